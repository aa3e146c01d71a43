"""A day is closed only when both sides hold the same, or when a supervisor has named every difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desk_app.domain.codes.number_gaps import Gap, GapReason
from desk_app.domain.facts.city_facts import DayClosed
from desk_app.domain.facts.wire import read_fact
from desk_app.errors import NeedsPerson, PrintTrouble, Refused
from desk_app.messages import Messages
from desk_app.services.day.close_day import DayClosing
from desk_app.services.day.picture import DayPicture
from desk_app.services.exchange.conversation import drive
from desk_app.services.printing.print_form import Paper, PdfFile
from tests.builders import MORNING, kept_drafts
from tests.printing.slips import running_text
from tests.services.ward_at_work import (
    CLERK,
    PIN,
    SUPERVISOR,
    Ward,
    one_result_returned_to_two,
    the_same_person,
)

VI = Messages("vi")
TODAY = MORNING.date()


def look(ward: Ward, number: int = 1, day: date = TODAY) -> DayPicture:
    return drive(ward.desk(number).day.look_at(day, SUPERVISOR), ward.line)


def close(ward: Ward, picture: DayPicture, reason: str = "Đã gọi quầy đó") -> DayClosing:
    reasons = {one.difference_id: reason for one in picture.differences}
    return ward.desk(1).day.close(picture, reasons, SUPERVISOR, PIN)


def said(picture: DayPicture) -> list[str]:
    return [VI.text(one.says.key, **one.says.params) for one in picture.differences]


def a_day_at_two_desks(ward: Ward) -> None:
    for number in (1, 2):
        ward.desk(number)
        code = ward.receive(number)
        ward.receive(number)
        ward.desk(number).dossier.forward(code, "UBND phường", CLERK)
        ward.desk(number).dossier.void(ward.receive(number), "Nhập nhầm người", CLERK)
        ward.sync(number)


def test_a_day_on_which_all_is_sent_is_closed_without_a_word(ward: Ward) -> None:
    a_day_at_two_desks(ward)

    picture = look(ward)
    assert (picture.offline, picture.agreed, picture.differences) == (False, True, ())
    here, there = picture.desks
    assert [one.figures.desk_no for one in picture.desks] == [1, 2]
    assert (here.figures.received, here.figures.voided, here.figures.unsent) == (3, 1, 0)
    assert here.figures.entries_here == here.figures.entries_city
    assert there.figures.entries_here == there.figures.entries_city
    assert there.signed_in == (CLERK.user,)

    closing = close(ward, picture)
    assert (closing.fact.agreed, closing.fact.offline) == (True, False)
    assert (closing.fact.head_seq, closing.fact.head_hash) == (picture.head.seq, picture.head.hash)
    ward.sync(1)
    assert ward.unsent(1) == 0
    assert ward.desk(1).store.verify().ok


@pytest.mark.fault("O2")
def test_a_desk_shut_down_with_unsent_entries_is_named_with_their_number_and_age(ward: Ward) -> None:
    ward.desk(1), ward.desk(2)
    ward.sync(2)
    for _ in range(2):
        ward.receive(2)
    waits = ward.unsent(2)
    # The desk greets the city and is switched off before it has sent anything.
    talk = ward.desk(2).exchange.sync()
    call = next(talk)
    ward.line.send(call)
    talk.close()
    ward.clock.pass_time(hours=26)

    picture = look(ward, day=TODAY + timedelta(days=1))
    assert not picture.agreed
    assert f"Quầy 2: {waits} việc chưa gửi, lâu nhất từ 09:30 20/11/2026." in said(picture)[0]
    with pytest.raises(NeedsPerson) as needed:
        ward.desk(1).day.close(picture, {}, SUPERVISOR, PIN)
    assert VI.of(needed.value) == "CHƯA chốt: còn 1 chênh lệch chưa có lý do. Ghi lý do cho từng điểm."
    closing = close(ward, picture, "Máy quầy 2 mang đi sửa")
    (named,) = closing.fact.differences
    assert (named.key, named.desk_no, named.reason) == ("day.unsent", 2, "Máy quầy 2 mang đi sửa")
    assert not closing.fact.agreed


def test_a_desk_nobody_has_heard_of_since_noon_is_named(ward: Ward) -> None:
    ward.desk(1), ward.desk(2)
    ward.receive(2)
    ward.sync(2)
    ward.clock.pass_time(hours=1)
    assert look(ward).agreed
    ward.clock.pass_time(hours=6)

    picture = look(ward)
    assert [one.key for one in picture.differences] == ["day.silent"]
    assert said(picture)[0].startswith("Quầy 2 liên hệ với thành phố lần cuối lúc 09:30 20/11/2026.")
    ward.sync(2)
    assert look(ward).agreed


def test_after_the_day_it_is_enough_that_a_desk_was_heard_of_the_next_morning(ward: Ward) -> None:
    ward.desk(1), ward.desk(2)
    ward.receive(2)
    ward.clock.pass_time(hours=23)
    ward.sync(2)
    assert look(ward).agreed


@pytest.mark.fault("C5")
def test_a_counter_that_still_receives_is_named_and_what_comes_late_falls_to_the_next_close(
    ward: Ward,
) -> None:
    ward.desk(1)
    ward.receive(1)
    for number in range(2):
        ward.desk(1).reception.keep_draft(f"draft-{number}", CLERK.user, "{}")

    picture = look(ward)
    assert said(picture) == ["Quầy 1 còn 2 hồ sơ đang nhập. Lưu hoặc bỏ trước khi chốt, hoặc ghi lý do."]
    late = ward.receive(1)
    closing = close(ward, picture, "Quầy 1 nhập nốt sau giờ")
    assert closing.fact.head_seq < ward.desk(1).exchange.queue().head_seq - 1

    for draft in kept_drafts(ward.desk(1).context):
        ward.desk(1).reception.drop_draft(draft.draft_id)
    ward.clock.pass_time(days=1)
    tomorrow = look(ward, day=TODAY + timedelta(days=1))
    assert tomorrow.late == (late,)
    assert tomorrow.agreed


def test_a_difference_between_the_sets_is_named_dossier_by_dossier(ward: Ward) -> None:
    ward.desk(1), ward.desk(2)
    code = ward.receive(2)
    ward.sync(2)
    other = ward.desk(2).identity.desk_id

    def forget(path: str, plain: dict[str, Any]) -> dict[str, Any]:
        """Let the city lack every entry of desk 2 of this day."""
        if path == "/v1/day":
            lists = [one for one in plain["lists"] if one["desk_id"] != other]
            sets = [one for one in plain["sets"] if one["desk_id"] != other]
            return {**plain, "sets": sets, "lists": lists}
        return plain

    ward.line.meddle = forget
    picture = look(ward)
    assert not picture.agreed
    (difference,) = picture.differences
    assert (difference.key, difference.desk_no) == ("day.not_at_city", 2)
    assert code in said(picture)[0]
    closing = close(ward, picture)
    assert not closing.fact.agreed
    assert code in closing.fact.differences[0].detail


def test_entries_the_city_has_and_this_desk_lacks_are_named_too(ward: Ward) -> None:
    ward.desk(1), ward.desk(2)
    ward.sync(2)
    other = ward.desk(2).identity.desk_id

    def know_more(path: str, plain: dict[str, Any]) -> dict[str, Any]:
        """Let the city have one entry of desk 2 that never comes with the feed."""
        if path == "/v1/day":
            for one in (*plain["sets"], *plain["lists"]):
                if one["desk_id"] == other:
                    one |= {"count": one.get("count", 0) + 1, "digest": "f" * 64}
                    one |= {"hashes": sorted([*one["hashes"], "f" * 64])} if "hashes" in one else {}
        return plain

    ward.line.meddle = know_more
    picture = look(ward)
    assert said(picture)[0].startswith("Thành phố có 1 việc của quầy 2 mà máy này chưa có")
    assert [(one.key, one.detail) for one in picture.differences] == [("day.not_here", "1")]
    # It looks twice: what another desk sent between the pull and the question is no difference.
    assert ward.line.paths.count("/v1/pull") >= 2


def test_offline_the_day_is_closed_with_the_difference_named(ward: Ward) -> None:
    ward.desk(1), ward.desk(2)
    ward.sync(1)
    ward.receive(1)
    ward.line.down = True

    picture = look(ward)
    assert (picture.offline, picture.agreed) == (True, False)
    assert picture.trouble is not None
    assert picture.trouble.key == "city.offline"
    assert [one.key for one in picture.differences] == ["day.offline", "day.unsent"]
    assert picture.desks[0].figures.entries_city is None
    closing = close(ward, picture, "Mất mạng cả phường từ 14 giờ")
    assert (closing.fact.offline, closing.fact.agreed) == (True, False)

    ward.line.down = False
    ward.sync(1)
    with ward.desk(2).context.uow(write=False) as work:
        assert work.replication.day_entries(TODAY, (DayClosed.KIND,)) == ()
    ward.sync(2)
    with ward.desk(2).context.uow(write=False) as work:
        (entry,) = work.replication.day_entries(TODAY, (DayClosed.KIND,))
    assert read_fact(entry) == closing.fact


def test_an_open_exception_needs_a_reason_too(ward: Ward) -> None:
    ward.desk(1), ward.desk(2)
    ward.receive(1, the_same_person()), ward.receive(2, the_same_person())
    ward.sync(1), ward.sync(2)

    picture = look(ward)
    (difference,) = picture.differences
    assert difference.difference_id == picture.exceptions[0].exception_id
    assert difference.key == "exception.possible_duplicate"
    assert not picture.agreed
    assert not close(ward, picture).fact.agreed


def test_two_collectors_of_one_result_are_named_and_nothing_is_said_to_agree(
    ward: Ward, tmp_path: Path
) -> None:
    code = one_result_returned_to_two(ward)
    picture = look(ward)
    assert not picture.agreed
    (difference,) = picture.differences
    assert (difference.key, difference.detail) == ("exception.clash_desks_shown", code)
    with pytest.raises(NeedsPerson) as needed:
        ward.desk(1).day.close(picture, {}, SUPERVISOR, PIN)
    assert needed.value.key == "day.reason_missing"
    fact = close(ward, picture, "Đã gọi cả hai người").fact
    assert (fact.agreed, [one.reason for one in fact.differences]) == (False, ["Đã gọi cả hai người"])

    ward.desk(1).day.print_closing(TODAY, SUPERVISOR, PdfFile(tmp_path / "chot.pdf"))
    text = running_text((tmp_path / "chot.pdf").read_bytes())
    assert "KHỚP" not in text
    assert "Chênh lệch và mục cần xử lý Không có." not in text
    assert "Cần xử lý: hai quầy làm trái nhau" in text

    clash = picture.exceptions[0].exception_id
    ward.desk(1).exchange.close_exception(clash, "unclear", "Đang xác minh", SUPERVISOR)
    assert not look(ward).agreed
    ward.desk(1).exchange.close_exception(clash, "first_got", "Người thứ hai không nhận", SUPERVISOR)
    assert look(ward).agreed


def test_only_a_supervisor_closes_with_the_right_pin_and_a_fresh_picture(ward: Ward) -> None:
    ward.desk(1)
    picture = look(ward)
    head = ward.desk(1).exchange.queue().head_seq
    with pytest.raises(Refused) as refused:
        ward.desk(1).day.close(picture, {}, CLERK, PIN)
    assert refused.value.key == "rights.missing"
    with pytest.raises(Refused) as refused:
        ward.desk(1).day.close(picture, {}, SUPERVISOR, "111222")
    assert refused.value.key == "sign_in.wrong_pin"
    assert ward.desk(1).exchange.queue().head_seq == head + 1

    ward.clock.pass_time(hours=2)
    with pytest.raises(Refused) as refused:
        close(ward, picture)
    assert refused.value.key == "day.look_again"
    with pytest.raises(Refused) as refused:
        close(ward, replace(look(ward), head=replace(picture.head, hash="0" * 64)))
    assert refused.value.key == "day.look_again"


def test_a_day_to_come_is_not_looked_at(ward: Ward) -> None:
    with pytest.raises(Refused) as refused:
        look(ward, day=TODAY + timedelta(days=1))
    assert refused.value.key == "day.to_come"


@pytest.mark.parametrize("day", [date.min, date(2020, 1, 1), TODAY - timedelta(days=1)])
def test_a_day_before_the_desk_began_is_not_looked_at(ward: Ward, day: date) -> None:
    """R2: such a day was closed with a reason, and the first of all days broke the program."""
    ward.desk(1)
    ward.receive(1)
    with pytest.raises(Refused) as refused:
        look(ward, day=day)
    assert (refused.value.key, refused.value.params["first"]) == ("day.before_desk", TODAY)


def test_a_desk_that_has_not_joined_the_city_closes_its_day_alone(ward: Ward) -> None:
    ward.desk(1, enrolled=False)
    ward.receive(1)
    picture = look(ward)
    assert picture.offline
    assert picture.trouble is not None
    assert picture.trouble.key == "city.not_enrolled"
    assert close(ward, picture).fact.offline


def test_every_number_up_to_the_witness_is_explained(ward: Ward, tmp_path: Path) -> None:
    ward.desk(1)
    ward.sync(1)
    ward.desk(1).dossier.void(ward.receive(1), "Nhập nhầm", CLERK)
    before = ward.copy(1, tmp_path / "before")
    ward.receive(1)
    ward.sync(1)
    ward.receive(1)
    ward.put_back(1, before)
    ward.receive(1)

    report = ward.desk(1).day.gap_report(TODAY)
    assert (report.first, report.last, report.carried) == (1001, 1004, 1)
    assert report.gaps == (
        Gap(1001, 1001, GapReason.VOIDED),
        Gap(1002, 1003, GapReason.NAMED, "witness"),
    )
    ward.sync(1)
    assert ward.desk(1).day.gap_report(TODAY).gaps[1] == Gap(1002, 1002, GapReason.OTHER_BRANCH)


def test_numbers_named_while_the_clock_was_wrong_are_explained_all_the_same(
    ward: Ward, tmp_path: Path
) -> None:
    ward.desk(1)
    before = ward.copy(1, tmp_path / "before")
    ward.receive(1)
    ward.put_back(1, before)
    for days in (30, -30):
        ward.clock.set_to(MORNING + timedelta(days=days))
        ward.desk(1).care.confirm_clock(SUPERVISOR)
        ward.desk(1).care.start(CLERK)
    ward.clock.set_to(MORNING)
    assert ward.desk(1).day.gap_report(TODAY).gaps == (Gap(1001, 1001, GapReason.NAMED, "witness"),)


def test_a_number_only_the_witness_has_seen_is_a_difference_until_it_is_named(
    ward: Ward, tmp_path: Path
) -> None:
    ward.desk(1)
    before = ward.copy(1, tmp_path / "before")
    ward.receive(1)
    ward.put_back(1, before)

    picture = look(ward)
    assert "day.gap" in [one.key for one in picture.differences]
    assert any("số 1001–1001" in words for words in said(picture))


def test_the_sheet_is_printed_and_printed_again_with_its_mark(ward: Ward, tmp_path: Path) -> None:
    ward.desk(1)
    ward.receive(1)
    desk = ward.desk(1)
    with pytest.raises(Refused) as refused:
        desk.day.print_closing(TODAY, SUPERVISOR, PdfFile(tmp_path / "a.pdf"))
    assert refused.value.key == "day.not_closed"
    close(ward, look(ward))

    first = desk.day.print_closing(TODAY, SUPERVISOR, PdfFile(tmp_path / "a.pdf"))
    again = desk.day.print_closing(TODAY, SUPERVISOR, Paper("Laser"))
    assert (first.copy_no, again.copy_no) == (1, 2)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert again.job is not None
    with pytest.raises(PrintTrouble) as trouble:
        desk.day.print_closing(TODAY, SUPERVISOR, PdfFile(tmp_path / "nowhere" / "a.pdf"))
    assert VI.of(trouble.value).startswith("Ngày 20/11/2026 ĐÃ chốt; tờ chốt CHƯA in được.")
    assert desk.day.preview_closing(TODAY).pdf.startswith(b"%PDF")
    assert desk.day.preview_closing.sheet(TODAY).copy_no == 3
