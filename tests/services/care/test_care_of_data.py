"""Catalogue, calendar, queue, drafts and copies: corrected by supervisors, journaled, readable by all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desk_app.domain.catalogue.everyday_words import EverydayWords
from desk_app.domain.catalogue.procedure import DeadlineKind, DeadlineRule, FeeRule
from desk_app.domain.time.local_time import VIETNAM
from desk_app.domain.time.working_time import CalendarDay, DayKind, YearState
from desk_app.errors import Refused
from desk_app.ports.database import VerifyReport
from desk_app.ports.dossiers import WorkList
from desk_app.seeds import seed_calendar, seed_everyday
from desk_app.services.care.back_up import BackUp, BackUpWhenDue, last_due
from desk_app.services.dossier.lists import TodaySummary
from desk_app.services.exchange.queue import QueueState
from desk_app.services.reception.drafts import DropDraft, KeepDraft
from desk_app.services.reception.due_date import ComputeDue
from desk_app.services.reception.receive import ReceiveDossier
from desk_app.services.reference.calendar import (
    ClearCalendarDay,
    ConfirmYear,
    LoadSeedCalendar,
    ReadCalendar,
    SaveCalendarDay,
    SaveWorkingHours,
    SeedYear,
)
from desk_app.services.reference.catalogue import (
    LoadSeedCatalogue,
    ReadCatalogue,
    SaveEverydayWords,
    SaveProcedure,
)
from tests.builders import CLERK, MARRIAGE, MORNING, SUPERVISOR, FakeDesk, a_draft, kept_drafts

OWN_WORDS = EverydayWords(said={MARRIAGE.code: ("giấy phường ta",)})
STORM = CalendarDay(date(2026, 11, 23), DayKind.OFF, "Nghỉ bão", "Công điện 12")


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


def refused(deed: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        deed()
    return caught.value.key


def test_a_corrected_time_limit_counts_from_its_day_on_and_old_dossiers_keep_theirs(desk: FakeDesk) -> None:
    receive = ReceiveDossier(desk.context, desk.witness, desk.rules)
    before = receive(a_draft(), CLERK)
    slower = replace(
        MARRIAGE, effective_from=date(2026, 11, 1), deadline=DeadlineRule(DeadlineKind.WORKING_DAYS, 5)
    )
    SaveProcedure(desk.context)(slower, SUPERVISOR)
    after = receive(a_draft(), CLERK)
    assert before.due_at is not None
    assert after.due_at is not None
    assert after.due_at > before.due_at
    with desk.uow(write=False) as work:
        kept = work.dossiers.by_code(before.code)
    assert kept is not None
    assert kept.procedure.deadline.amount == 3
    assert desk.kinds()[1] == "reference_data_changed"


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"name": " "}, "catalogue.name_needed"),
        ({"deadline": DeadlineRule(DeadlineKind.CALENDAR_DAYS, 0)}, "catalogue.bad_amount"),
        ({"effective_to": date(2020, 1, 1)}, "catalogue.bad_period"),
        ({"fees": (FeeRule("Lệ phí", -1),)}, "catalogue.bad_fee"),
        ({"received_here": False, "elsewhere": " "}, "catalogue.door_needed"),
    ],
)
def test_an_impossible_procedure_is_not_saved(desk: FakeDesk, change: dict[str, object], key: str) -> None:
    assert refused(lambda: SaveProcedure(desk.context)(replace(MARRIAGE, **change), SUPERVISOR)) == key  # type: ignore[arg-type]
    assert desk.kinds() == []


def test_clerks_correct_neither_catalogue_nor_calendar(desk: FakeDesk) -> None:
    context = desk.context
    for deed in (
        lambda: SaveProcedure(context)(MARRIAGE, CLERK),
        lambda: LoadSeedCatalogue(context, lambda: (MARRIAGE,))(CLERK),
        lambda: SaveEverydayWords(context)(OWN_WORDS, "a.json", CLERK),
        lambda: SaveCalendarDay(context)(STORM, CLERK),
        lambda: LoadSeedCalendar(context, seed_calendar)(CLERK),
        lambda: SaveWorkingHours(context)(seed_calendar()[1], "QĐ 1", CLERK),
    ):
        assert refused(deed) == "rights.missing"


def test_the_most_used_procedure_comes_first(desk: FakeDesk) -> None:
    ReceiveDossier(desk.context, desk.witness, desk.rules)(a_draft(procedure="2.000815"), CLERK)
    assert ReadCatalogue(desk.context, seed_everyday)().index.find("")[0].code == "2.000815"


def test_the_wards_own_words_find_at_once_and_are_journaled_with_their_source(desk: FakeDesk) -> None:
    read = ReadCatalogue(desk.context, seed_everyday)
    assert read().index.find("giấy phường ta")[:1] != (MARRIAGE,)
    SaveEverydayWords(desk.context)(OWN_WORDS, "tu-rieng.json", SUPERVISOR)
    view = read()
    assert view.index.find("giấy phường ta")[0].code == MARRIAGE.code
    assert [(age.kind, age.source) for age in view.ages] == [("everyday_words", "tu-rieng.json")]


def test_words_for_a_procedure_nobody_has_are_refused(desk: FakeDesk) -> None:
    wrong = EverydayWords(said={"9.999999": ("gì đó",)})
    assert (
        refused(lambda: SaveEverydayWords(desk.context)(wrong, "a.json", SUPERVISOR))
        == "catalogue.words_of_unknown"
    )
    assert desk.kinds() == []


def test_a_day_off_by_decision_moves_new_due_dates(desk: FakeDesk) -> None:
    ask = ComputeDue(desk.context)
    before, _ = ask(MARRIAGE.code, MORNING)
    SaveCalendarDay(desk.context)(STORM, SUPERVISOR)
    after, _ = ask(MARRIAGE.code, MORNING)
    assert before.due_at is not None
    assert after.due_at == before.due_at + timedelta(days=1)
    ClearCalendarDay(desk.context)(STORM.date, "Công điện 13", SUPERVISOR)
    assert ask(MARRIAGE.code, MORNING)[0] == before


def test_a_mark_needs_its_decision(desk: FakeDesk) -> None:
    context = desk.context
    assert (
        refused(lambda: SaveCalendarDay(context)(replace(STORM, source=""), SUPERVISOR))
        == "calendar.source_needed"
    )
    assert refused(lambda: ClearCalendarDay(context)(STORM.date, " ", SUPERVISOR)) == "calendar.source_needed"
    assert refused(lambda: ConfirmYear(context)(2027, "", SUPERVISOR)) == "calendar.decision_needed"
    for words in ("abc", "theo thông báo", "…"):
        assert refused(lambda text=words: ConfirmYear(context)(2027, text, SUPERVISOR)) == (
            "calendar.decision_needed"
        )
    assert refused(lambda: ConfirmYear(context)(2027, "1" * 201, SUPERVISOR)) == "text.too_long"
    assert refused(lambda: ConfirmYear(context)(2027, "12\u202e/TB", SUPERVISOR)) == "text.hidden_marks"
    hours = seed_calendar()[1]
    assert refused(lambda: SaveWorkingHours(context)(hours, "", SUPERVISOR)) == "calendar.hours_source_needed"


def test_a_year_is_seeded_as_an_estimate_and_confirmed_by_a_decision(desk: FakeDesk) -> None:
    SeedYear(desk.context)(2030, SUPERVISOR)
    assert ReadCalendar(desk.context)().calendar.state(2030) is YearState.ESTIMATED
    due, found = ComputeDue(desk.context)(MARRIAGE.code, datetime(2030, 5, 6, 9, tzinfo=VIETNAM))
    assert due.due_at is not None
    assert [one.key for one in found] == ["due.year_estimated"]
    ConfirmYear(desk.context)(2030, "QĐ 99/QĐ-TTg", SUPERVISOR)
    assert ReadCalendar(desk.context)().calendar.state(2030) is YearState.CONFIRMED


def test_a_year_nobody_has_given_a_holiday_of_is_not_confirmed(desk: FakeDesk) -> None:
    """Due dates would run through Tết and be told as certain."""
    confirm = ConfirmYear(desk.context)
    assert refused(lambda: confirm(2031, "12729/VPCP-KGVX", SUPERVISOR)) == "calendar.year_empty"
    assert ReadCalendar(desk.context)().calendar.state(2031) is YearState.UNKNOWN
    _, found = ComputeDue(desk.context)(MARRIAGE.code, datetime(2031, 1, 20, 9, tzinfo=VIETNAM))
    assert [one.key for one in found] != []


def test_an_unknown_procedure_has_no_due_date(desk: FakeDesk) -> None:
    assert refused(lambda: ComputeDue(desk.context)("9.999999", MORNING)) == "reception.unknown_procedure"


def test_the_queue_is_what_follows_the_newest_receipt(desk: FakeDesk) -> None:
    before = QueueState(desk.context)()
    ReceiveDossier(desk.context, desk.witness, desk.rules)(a_draft(), CLERK)
    after = QueueState(desk.context)()
    assert after.unsent == before.unsent + 1 == after.head_seq
    assert after.oldest_at == MORNING


def test_today_counts_what_was_received(desk: FakeDesk) -> None:
    ReceiveDossier(desk.context, desk.witness, desk.rules)(a_draft(), CLERK)
    counts = TodaySummary(desk.context)().counts
    assert (counts[WorkList.RECEIVED_TODAY], counts[WorkList.READY]) == (1, 0)


def test_a_draft_is_replaced_and_forgotten(desk: FakeDesk) -> None:
    KeepDraft(desk.context)("form-1", "thu", "one")
    KeepDraft(desk.context)("form-1", "thu", "two")
    assert [draft.content for draft in kept_drafts(desk.context)] == ["two"]
    DropDraft(desk.context)("form-1")
    DropDraft(desk.context)("form-1")
    assert kept_drafts(desk.context) == ()


class FakeStore:
    """Remembers where copies went."""

    def __init__(self) -> None:
        self.copies: list[Path] = []

    def verify(self) -> VerifyReport:
        return VerifyReport(0, 0, ())

    def backup(self, target: Path) -> None:
        self.copies.append(target)


class FakeShelf:
    """A shelf whose newest copy is told by the test."""

    def __init__(self, newest: datetime | None) -> None:
        self.at = newest

    def newest(self, folder: Path) -> datetime | None:
        return self.at

    def place(self, folder: Path, at: datetime) -> Path:
        return folder / f"{at:%H%M}.db"

    def keep(self, folder: Path, count: int) -> int:
        return count


def test_a_copy_never_overwrites_another(tmp_path: Path) -> None:
    store = FakeStore()
    (tmp_path / "taken.db").write_bytes(b"old")
    assert refused(lambda: BackUp(store)(tmp_path / "taken.db")) == "backup.exists"
    assert BackUp(store)(tmp_path / "free.db") == store.copies[0]


@pytest.mark.parametrize(
    ("hour", "newest", "written"),
    [(9, None, False), (13, None, True), (13, 9, True), (13, 12, False), (18, 12, True)],
)
def test_a_copy_is_written_when_its_time_has_passed(
    desk: FakeDesk, hour: int, newest: int | None, written: bool
) -> None:
    with desk.uow() as work:
        settings = {"backup.folder": "second-disk", "backup.times": "11:30;17:05"}
        desk.uow.memory.settings |= {(name, MORNING.date()): value for name, value in settings.items()}
        del work
    desk.clock.set_to(MORNING.replace(hour=hour))
    shelf = FakeShelf(None if newest is None else MORNING.replace(hour=newest))
    outcome = BackUpWhenDue(desk.context, FakeStore(), shelf)()
    assert (outcome.written is not None) == written


def test_without_a_second_place_nothing_is_due(desk: FakeDesk) -> None:
    desk.clock.set_to(MORNING.replace(hour=18))
    assert BackUpWhenDue(desk.context, FakeStore(), FakeShelf(None))().written is None


def test_the_newest_passed_time_of_the_day_counts() -> None:
    assert last_due(MORNING, ("09:30", "17:05")) == MORNING
    assert last_due(MORNING, ("17:05",)) is None
