"""Nobody looks without a trace, and nobody is kept from looking by it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from desk_app.domain.facts.desk_facts import LookUpsRecorded
from desk_app.domain.facts.wire import read_fact
from desk_app.domain.journal.look_ups import Looking
from desk_app.errors import Refused, StorageTrouble
from desk_app.ports.dossiers import WorkList
from desk_app.ports.look_ups import LookUpsWanted
from desk_app.services.dossier.lists import ListDossiers
from desk_app.services.dossier.look_at_dossier import LookAtDossier
from desk_app.services.dossier.look_up import FindDossiers
from desk_app.services.people.journal_look_ups import JournalLookUps
from desk_app.services.people.read_look_ups import ReadLookUps
from desk_app.services.people.record_look_up import MOST_HELD, LookingFrom, RecordLookUp
from desk_app.services.reception.interpret_scan import InterpretScan
from desk_app.services.reception.known_citizens import LookUpPerson
from tests.builders import CLERK, HOA, OTHER_CLERK, SUPERVISOR, FakeDesk, StoryDesk, a_draft, a_person
from tests.fake_look_ups import FakeLookUpBook


def lines(desk: StoryDesk, **wanted: Any) -> list[tuple[str, str, str, str]]:
    """Give who did what to which dossier and asked for what, the oldest first, as it is stored."""
    with desk.uow(write=False) as work:
        found = [line.look for line in work.look_ups.page(LookUpsWanted(**wanted))]
    return [(one.user, one.what, one.code, one.query) for one in reversed(found) if one is not None]


def recorded(desk: StoryDesk) -> list[tuple[str, int, int, int]]:
    """Give user, hour, count and place of everything the journal recorded."""
    facts = [read_fact(one) for one in desk.entries() if one.header.kind == LookUpsRecorded.KIND]
    return [
        (one.user, one.hour.hour, one.count, one.seq) for one in facts if isinstance(one, LookUpsRecorded)
    ]


def look_at(desk: StoryDesk, code: str, by: Any = CLERK) -> None:
    LookAtDossier(desk.context, desk.look_ups)(code, by)


def test_each_way_of_looking_leaves_a_line(desk: StoryDesk) -> None:
    code = desk.receive()
    look_at(desk, code.lower())
    ListDossiers(desk.context, desk.look_ups)(WorkList.ALL, CLERK)
    LookUpPerson(desk.context, desk.look_ups)(HOA.id_number, CLERK)
    InterpretScan(desk.context, desk.look_ups)(code, OTHER_CLERK)
    FindDossiers(desk.context, desk.look_ups)("hòa", OTHER_CLERK)
    desk.look_ups.settle()
    assert lines(desk) == [
        ("thu", "show", code, ""),
        ("thu", "list", "", "all"),
        ("thu", "card", "", HOA.id_number),
        ("minh", "show", code, ""),
        ("minh", "find", "", "hòa"),
    ]


def test_what_finds_nobody_shows_nobody(desk: StoryDesk) -> None:
    FindDossiers(desk.context, desk.look_ups)("nguyễn", CLERK)
    ListDossiers(desk.context, desk.look_ups)(WorkList.ALL, CLERK)
    LookUpPerson(desk.context, desk.look_ups)("001190099999", CLERK)
    with pytest.raises(Refused):
        look_at(desk, "H26.99.01-261120-9999")
    desk.look_ups.leave()
    assert lines(desk) == recorded(desk) == []


def test_a_screen_reading_itself_anew_is_one_look_and_coming_back_is_another(desk: StoryDesk) -> None:
    one, other = desk.receive(), desk.receive(a_draft(applicant=a_person("Lê Văn Bình", "001080012345")))
    for code in (one, one, other, one):
        look_at(desk, code)
    assert [code for _, _, code, _ in lines(desk)] == [one, other, one]


def test_a_list_is_taken_down_once_per_user_and_hour(desk: StoryDesk) -> None:
    desk.receive()
    show = ListDossiers(desk.context, desk.look_ups)
    for _ in range(50):
        show(WorkList.ALL, CLERK)
        show(WorkList.RECEIVED_TODAY, CLERK)
        show(WorkList.ALL, OTHER_CLERK)
        desk.clock.pass_time(seconds=5)
    assert len(lines(desk)) == 3
    desk.clock.pass_time(hours=1)
    show(WorkList.ALL, CLERK)
    assert len(lines(desk)) == 4


def test_letters_typed_on_and_taken_back_are_one_search(desk: StoryDesk) -> None:
    desk.receive()
    find = FindDossiers(desk.context, desk.look_ups)
    for text in ("n", "ng", "nguyễn", "nguyễn thị h", "nguyễn thị hòa", "nguyễn thị", "ng"):
        find(text, CLERK)
        desk.clock.pass_time(seconds=1)
    find("0912", CLERK)
    desk.clock.pass_time(seconds=6)
    find("0912345", CLERK)
    look_at(desk, desk.receive(a_draft(applicant=a_person("Lê Văn Bình", "001080012345"))))
    assert [query for _, _, _, query in lines(desk)] == ["nguyễn thị hòa", "0912", "0912345", ""]


def test_the_same_letters_of_another_user_are_another_search(desk: StoryDesk) -> None:
    desk.receive()
    find = FindDossiers(desk.context, desk.look_ups)
    find("hòa", CLERK), find("hòa", OTHER_CLERK)
    desk.look_ups.settle()
    assert [user for user, *_ in lines(desk)] == ["thu", "minh"]


def test_the_journal_gets_a_number_once_per_user_and_hour(desk: StoryDesk) -> None:
    one, other = desk.receive(), desk.receive(a_draft(applicant=a_person("Lê Văn Bình", "001080012345")))
    for code in (one, other, one):
        look_at(desk, code)
    look_at(desk, one, OTHER_CLERK)
    assert recorded(desk) == []
    desk.clock.pass_time(hours=1)
    look_at(desk, one), look_at(desk, other)
    assert recorded(desk) == [("thu", 9, 3, 3), ("minh", 9, 1, 4)]
    desk.clock.pass_time(hours=1)
    look_at(desk, one), look_at(desk, other)
    assert recorded(desk)[2:] == [("thu", 10, 2, 6)]
    texts = b"".join(one.body_bytes or b"" for one in desk.entries() if one.header.kind == "lookups_recorded")
    assert one.encode() not in texts


def test_leaving_records_the_rest_and_going_on_counts_on(desk: StoryDesk) -> None:
    one, other = desk.receive(), desk.receive(a_draft(applicant=a_person("Lê Văn Bình", "001080012345")))
    look_at(desk, one), look_at(desk, other)
    assert desk.look_ups.leave().queue
    assert not desk.look_ups.leave().queue
    assert recorded(desk) == [("thu", 9, 2, 2)]
    look_at(desk, one)
    desk.clock.pass_time(hours=1)
    look_at(desk, other)
    assert recorded(desk) == [("thu", 9, 2, 2), ("thu", 9, 3, 3)]


def test_what_only_reads_beside_a_window_never_writes_the_journal(desk: StoryDesk) -> None:
    code = desk.receive()
    beside = RecordLookUp(desk.context, desk.look_up_book, LookingFrom("command"))
    beside(Looking.SHOW, CLERK, code=code)
    desk.clock.pass_time(hours=1)
    beside(Looking.SHOW, CLERK, code=code)
    beside.leave()
    assert recorded(desk) == []
    look_at(desk, code, OTHER_CLERK)
    assert recorded(desk) == [("thu", 9, 1, 1)]
    desk.look_ups.leave()
    assert recorded(desk)[1:] == [("thu", 10, 1, 2), ("minh", 10, 1, 3)]


def test_a_command_with_the_folder_to_itself_records_only_hours_that_are_over(desk: StoryDesk) -> None:
    code = desk.receive()
    for _ in range(3):
        command = RecordLookUp(desk.context, desk.look_up_book, LookingFrom("command", journals=True))
        command(Looking.PRINT, CLERK, code=code)
        command.leave()
    assert recorded(desk) == []
    desk.clock.pass_time(hours=1)
    command = RecordLookUp(desk.context, desk.look_up_book, LookingFrom("command", journals=True))
    assert command.journal_passed(CLERK).queue
    assert recorded(desk) == [("thu", 9, 3, 3)]


def test_a_line_killed_before_its_record_is_recorded_by_whoever_writes_next(desk: StoryDesk) -> None:
    code = desk.receive()
    look_at(desk, code)
    # The program is killed here: nothing of it is left but what it wrote.
    desk.clock.pass_time(days=3)
    next_one = RecordLookUp(desk.context, desk.look_up_book, desk.looking_from)
    next_one(Looking.SHOW, OTHER_CLERK, code=code)
    assert recorded(desk) == [("thu", 9, 1, 1)]
    entry = next(one for one in desk.entries() if one.header.kind == "lookups_recorded")
    assert entry.header.actor == OTHER_CLERK.user


def test_whoever_cannot_be_taken_down_looks_all_the_same_and_is_taken_down_later() -> None:
    desk = FakeDesk()
    code, book = desk.receive(), desk.look_up_book
    assert isinstance(book, FakeLookUpBook)
    book.trouble = StorageTrouble("storage.disk_full")
    for _ in range(MOST_HELD + 5):
        desk.look_ups(Looking.PREVIEW, CLERK, code=code)
    assert desk.look_ups.settle() == desk.look_ups.unkept == MOST_HELD + 5
    at = desk.clock.at
    desk.clock.pass_time(minutes=10)
    book.trouble = None
    assert desk.look_ups.settle() == 5
    assert {one.at for one in book.written} == {at}
    assert len(lines(desk)) == 100


def test_a_journal_that_cannot_be_written_keeps_nobody_from_looking() -> None:
    desk = FakeDesk()
    code = desk.receive()
    look_at(desk, code)
    desk.clock.pass_time(hours=1)
    desk.uow.full = StorageTrouble("storage.disk_full")
    look_at(desk, code)
    assert not desk.look_ups.leave().queue
    desk.uow.full = None
    desk.look_ups.leave()
    assert recorded(desk) == [("thu", 9, 1, 1), ("thu", 10, 1, 2)]


def test_a_supervisor_reads_them_and_that_is_taken_down_too(desk: StoryDesk) -> None:
    code = desk.receive()
    look_at(desk, code)
    read = ReadLookUps(desk.context, desk.look_ups)
    first = read(LookUpsWanted(), SUPERVISOR)
    assert first.problems == ()
    assert [line.look.what for line in first.lines if line.look] == ["lookups", "show"]
    today = desk.clock.at.date()
    found = read(LookUpsWanted(today, today, "thu", code.lower()), SUPERVISOR)
    assert [line.look.user for line in found.lines if line.look] == ["thu"]
    tomorrow = today + timedelta(days=1)
    assert read(LookUpsWanted(first=tomorrow), SUPERVISOR).lines == ()
    queries = [query for _, what, _, query in lines(desk) if what == "lookups"]
    assert queries == ["", f"{today} thu", f"{tomorrow}…"]
    (older,) = read(LookUpsWanted(), SUPERVISOR, before=2).lines
    assert older.seq == 1


def test_a_clerk_may_not_read_them(desk: StoryDesk) -> None:
    with pytest.raises(Refused, match=r"rights\.missing"):
        ReadLookUps(desk.context, desk.look_ups)(LookUpsWanted(), CLERK)
    assert lines(desk) == []


def test_days_the_wrong_way_round_are_refused(desk: StoryDesk) -> None:
    today = desk.clock.at.date()
    with pytest.raises(Refused, match=r"lookups\.days"):
        ReadLookUps(desk.context, desk.look_ups)(LookUpsWanted(today, today - timedelta(days=1)), SUPERVISOR)


def test_a_deed_can_record_within_its_own_transaction(desk: StoryDesk) -> None:
    look_at(desk, desk.receive())
    with desk.uow() as work:
        JournalLookUps(desk.context).inside(work, SUPERVISOR.user, whole=True)
        work.commit()
    assert recorded(desk) == [("thu", 9, 1, 1)]
