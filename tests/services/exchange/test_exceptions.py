"""What only a person can settle is listed with both sides in words, and stays until somebody says what was done."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desk_app.domain.dossier.divergences import Clash, Divergence
from desk_app.domain.dossier.dossier import CollectorKind, Status
from desk_app.domain.facts import facts
from desk_app.domain.facts.exception_kinds import CLASH_CHOICES
from desk_app.domain.facts.wire import fact_types
from desk_app.domain.steps.rights import Right
from desk_app.domain.time.due_dates import DueDate
from desk_app.errors import Refused
from desk_app.messages import Messages
from desk_app.ports.exchange.ward import ExceptionLine
from desk_app.services.exchange.city_state import CityStanding
from desk_app.services.exchange.exception_words import (
    CHOICES,
    ExceptionView,
    Saying,
    Version,
    choices_of,
    title_of,
)
from tests.builders import MORNING
from tests.fakes import FakeIds
from tests.gateway.desks import a_filing
from tests.printing.slips import PLAIN
from tests.services.ward_at_work import CLERK, SUPERVISOR, Ward, one_result_returned_to_two, the_same_person

VI, EN = Messages("vi"), Messages("en")
PARTED = (
    PLAIN,
    replace(PLAIN, voided_reason="x"),
    replace(PLAIN, disputed=True, status=Status.DONE),
)
"""A dossier two desks parted over: shown as one of them has it, its number cancelled, neither deed counting."""


def say(saying: Saying, words: Messages = VI) -> str:
    return words.text(saying.key, **saying.params)


def only(ward: Ward, number: int) -> ExceptionView:
    """Give the one thing that waits at a desk, after it has synced."""
    ward.sync(number)
    (view,) = ward.desk(number).exchange.exceptions(SUPERVISOR)
    return view


def lines(version: Version) -> list[str]:
    return [say(one) for one in version.lines]


@pytest.mark.fault("N8")
def test_one_citizen_taken_in_at_two_desks_is_shown_to_both_with_the_others_number(ward: Ward) -> None:
    ward.desk(1), ward.desk(2)
    first, second = ward.receive(1, the_same_person()), ward.receive(2, the_same_person())
    ward.sync(1), ward.sync(2)

    here, there = only(ward, 1), only(ward, 2)
    assert here.exception_id == there.exception_id
    assert say(here.title) == f"Có thể trùng với hồ sơ {second} ở quầy 2. Kiểm tra giúp."
    assert say(there.title) == f"Có thể trùng với hồ sơ {first} ở quầy 1. Kiểm tra giúp."
    assert [say(one.side) for one in here.versions] == ["Quầy 1", "Quầy 2"]
    assert [one.code for one in here.versions] == [first, second]
    assert lines(here.versions[1]) == [
        "Lúc 09:30 20/11/2026",
        "Người làm: Trần Thị Thực Tập",
        f"Mã hồ sơ: {second}",
        "Chủ hồ sơ: Nguyễn Thị Hòa",
        "Trạng thái: Được tiếp nhận",
    ]
    assert ward.desk(1).dossier.show(second, SUPERVISOR).status is Status.RECEIVED
    assert len(here.choices) == 3


@pytest.mark.fault("C4")
def test_a_result_returned_while_the_city_says_withdrawn_is_kept_and_shown_beside_it(ward: Ward) -> None:
    code = ward.receive(1)
    desk = ward.desk(1)
    desk.dossier.forward(code, "UBND phường", CLERK)
    desk.dossier.record_result(code, name="Giấy xác nhận", number="1", granted=True, place="", by=CLERK)
    ward.sync(1)
    ward.gateway.operations.set_status(code, Status.WITHDRAWN)
    desk.dossier.return_result(
        code,
        CollectorKind.APPLICANT,
        "Nguyễn Thị Số 1",
        "001191000001",
        "0912345678",
        "Căn cước",
        slip_lost=False,
        originals_back="",
        by=CLERK,
    )

    view = only(ward, 1)
    assert (view.about, view.codes) == ("clash", (code,))
    assert say(view.title) == (
        f"Hồ sơ {code}: quầy 1 trả kết quả lúc 09:30 20/11/2026; thành phố đặt trạng thái lúc 09:30 20/11/2026, "
        "khi chưa biết việc của nhau. Hồ sơ đang ở bước “Đã trả kết quả”, cần xem lại."
    )
    city, counter = sorted(view.versions, key=lambda one: one.desk_no or 0)
    assert (say(city.side), say(city.happened), city.status) == (
        "Thành phố",
        "Thành phố đặt trạng thái",
        Status.WITHDRAWN,
    )
    assert (say(counter.side), say(counter.happened), counter.detail) == (
        "Quầy 1",
        "Trả kết quả",
        "Nguyễn Thị Số 1",
    )
    assert ward.desk(1).dossier.show(code, SUPERVISOR).hand_over is not None


@pytest.mark.fault("H12")
def test_what_somebody_without_the_right_did_goes_to_the_supervisor(ward: Ward) -> None:
    ward.desk(1)
    ward.sync(1)
    ward.gateway.operations.end_rights("H26.99.01", CLERK.user, "Chuyển công tác")
    ward.clock.pass_time(minutes=5)
    code = ward.receive(1)

    view = only(ward, 1)
    late = "có việc gửi đến sau khi thành phố đã thu quyền"
    assert say(view.title) == f"Quầy 1: “{CLERK.user}” {late}. Chuyển phụ trách."
    assert view.codes == (code,)
    assert view.right is Right.SETTLE
    with pytest.raises(Refused) as refused:
        ward.desk(1).exchange.close_exception(view.exception_id, "was_allowed", "Vẫn trực hôm đó", CLERK)
    assert refused.value.key == "rights.missing"
    ward.desk(1).exchange.close_exception(
        view.exception_id, "taken_over", "Phụ trách nhận lại hồ sơ", SUPERVISOR
    )
    assert ward.desk(1).exchange.exceptions(SUPERVISOR) == ()


@pytest.mark.fault("H18")
def test_what_the_citys_own_check_found_names_the_fields(ward: Ward) -> None:
    code = ward.receive(1)
    ward.sync(1)
    ward.gateway.operations.ask(code, "ngày sinh, nơi cư trú")

    view = only(ward, 1)
    assert say(view.title) == f"Hồ sơ {code} cần sửa: ngày sinh, nơi cư trú."
    assert say(view.title, EN) == f"Dossier {code} needs correction: ngày sinh, nơi cư trú."
    assert ward.desk(1).dossier.show(code, SUPERVISOR).code == code


@pytest.mark.fault("H15")
def test_an_entry_that_came_in_two_versions_is_for_the_supervisor(ward: Ward, tmp_path: Path) -> None:
    ward.desk(2)
    before = ward.copy(2, tmp_path / "before")
    ward.put_back(2, before, FakeIds())
    first = ward.receive(2)
    ward.sync(2)
    # Identities that come again can only be made on purpose: the copy gives them once more, to other facts.
    ward.put_back(2, before, FakeIds())
    ward.receive(2)
    ward.sync(2)

    found = [one for one in ward.desk(2).exchange.exceptions(SUPERVISOR) if one.about == "entry_changed"]
    assert found
    for view in found:
        assert view.right is Right.SETTLE
        assert len(view.versions) == 2
        assert say(view.title).endswith("khác với bản đã gửi. Phụ trách kiểm tra.")
    assert first in {one.code for view in found for one in view.versions}
    settled = ward.desk(2).exchange.close_exception(
        found[0].exception_id, "first_right", "Giấy đã đưa là bản đầu", SUPERVISOR
    )
    assert settled.choice == "first_right"
    ward.sync(2)
    assert ward.unsent(2) == 0


def a_restored_desk(ward: Ward, before: Path) -> tuple[str, str]:
    """Put desk 2 back after it sent a dossier, and let it send another; gives the two codes."""
    ward.desk(1), ward.desk(2)
    ward.sync(2)
    ward.copy(2, before)
    first = ward.receive(2)
    ward.sync(2)
    ward.put_back(2, before)
    second = ward.receive(2)
    ward.sync(2)
    return first, second


def test_a_restored_desk_is_shown_with_the_numbers_of_both_its_journals(ward: Ward, tmp_path: Path) -> None:
    first, second = a_restored_desk(ward, tmp_path / "before")
    view = only(ward, 1)
    assert (view.about, view.desk_no, view.right) == ("branch", 2, Right.SETTLE)
    assert set(view.codes) == {first, second}
    stored, late = view.versions
    assert [one.numbers for one in (stored, late)] == [("2001",), ("2002",)]
    assert "Các số đã cấp: 2001" in lines(stored)


def test_the_standing_counts_what_waits_and_tells_a_desk_of_its_own_two_histories(
    ward: Ward, tmp_path: Path
) -> None:
    ward.desk(1, enrolled=False)
    assert ward.desk(1).exchange.city_standing() == CityStanding(False, None, 0, False)
    ward.enrol(1)
    a_restored_desk(ward, tmp_path / "before")
    ward.sync(1), ward.sync(2)
    told = [ward.desk(number).exchange.city_standing() for number in (1, 2)]
    assert told == [CityStanding(True, MORNING, 1, False), CityStanding(True, MORNING, 1, True)]


def test_one_number_on_two_slips_shows_both_people_and_keeps_both_dossiers(
    ward: Ward, tmp_path: Path
) -> None:
    ward.desk(1), ward.desk(2)
    ward.sync(2)
    ward.receive(2)
    before = ward.copy(2, tmp_path / "before")
    code = ward.receive(2)
    ward.sync(2)
    # Data put back, the marks beside it cleaned away, and the cable out: nobody can warn this desk.
    shutil.rmtree(tmp_path / "state")
    ward.put_back(2, before)
    ward.line.down = True
    assert ward.receive(2) == code
    ward.line.down = False
    ward.sync(2), ward.sync(1)

    (view,) = [one for one in ward.desk(1).exchange.exceptions(SUPERVISOR) if one.about == "number_twice"]
    assert view.codes == (code,)
    assert say(view.title).startswith(f"Hai hồ sơ ĐÃ lưu cùng mang số {code}; không hồ sơ nào bị mất.")
    assert [one.code for one in view.versions] == [code, code]
    assert len({one.name for one in view.versions}) == 2
    with pytest.raises(Refused):
        ward.desk(1).exchange.close_exception(view.exception_id, "replaced_one", "Đã đổi giấy", CLERK)
    ward.desk(1).exchange.close_exception(view.exception_id, "replaced_one", "Đã đổi giấy", SUPERVISOR)
    assert "number_twice" not in [one.about for one in ward.desk(1).exchange.exceptions(SUPERVISOR)]


@pytest.mark.parametrize("named", ["as a reference", "beside another number"])
def test_a_number_another_desk_has_used_up_hinders_no_reception(ward: Ward, named: str) -> None:
    """Whatever stands in the chain of another desk under the next number here: the counter goes on above it."""
    ward.desk(2)
    code = ward.receive(1)
    ward.sync(1)
    taken = f"{code[:-4]}1002"
    fact = facts.DossierRegistered(taken, a_filing())
    if named != "as a reference":
        fact = facts.DossierReceived(taken, 7, a_filing(), DueDate(ward.clock.at, None))
    with ward.desk(2).context.uow() as work:
        work.journal.append(fact, actor="clerk", at=ward.clock.at, dossier_id="d-2")
        work.commit()
    ward.sync(2), ward.sync(1)
    given = ward.receive(1)
    assert given == (taken if named == "as a reference" else f"{code[:-4]}1003")
    assert ward.desk(1).dossier.show(given, SUPERVISOR).code == given


def test_a_settled_exception_leaves_the_list_everywhere_and_stays_readable(ward: Ward) -> None:
    ward.desk(1), ward.desk(2)
    ward.receive(1, the_same_person()), ward.receive(2, the_same_person())
    ward.sync(1), ward.sync(2)
    view = only(ward, 1)

    done = ward.desk(1).exchange.close_exception(
        view.exception_id, "two_matters", "Hai lần xin cho hai việc", CLERK
    )
    assert done.seq == ward.desk(1).exchange.queue().head_seq
    assert ward.desk(1).exchange.exceptions(SUPERVISOR) == ()
    ward.sync(1), ward.sync(2)
    assert ward.desk(2).exchange.exceptions(SUPERVISOR) == ()
    assert ward.gateway.operations.report().exceptions == 0
    (kept,) = ward.desk(2).exchange.exceptions(SUPERVISOR, with_closed=True)
    assert (kept.choice, kept.reason, kept.closed_by) == (
        "two_matters",
        "Hai lần xin cho hai việc",
        CLERK.user,
    )
    assert kept.chosen is not None
    assert say(kept.chosen) == "Hai việc khác nhau, giữ cả hai"
    with pytest.raises(Refused) as refused:
        ward.desk(1).exchange.close_exception(view.exception_id, "two_matters", "Lần nữa", CLERK)
    assert refused.value.key == "exception.settled_before"


def test_an_exception_is_settled_only_with_a_known_choice_and_a_reason_in_words(ward: Ward) -> None:
    code = ward.receive(1)
    ward.sync(1)
    ward.gateway.operations.ask(code, "ngày sinh")
    view = only(ward, 1)
    head = ward.desk(1).exchange.queue().head_seq

    keys = []
    for name, choice, reason in (
        ("none", "corrected", "Đã sửa ngày sinh"),
        (view.exception_id, "forget_it", "Đã sửa ngày sinh"),
        (view.exception_id, "corrected", " "),
        (view.exception_id, "corrected", "ERR_500"),
    ):
        with pytest.raises(Refused) as refused:
            ward.desk(1).exchange.close_exception(name, choice, reason, CLERK)
        keys.append(refused.value.key)
    assert keys == ["exception.unknown", "exception.no_such_choice", "reason.missing", "reason.technical"]
    assert ward.desk(1).exchange.queue().head_seq == head


def test_nothing_else_is_held_up_while_something_waits(ward: Ward) -> None:
    code = ward.receive(1)
    ward.sync(1)
    ward.gateway.operations.ask(code, "ngày sinh")
    ward.sync(1)

    ward.desk(1).dossier.forward(code, "UBND phường", CLERK)
    other = ward.receive(1)
    ward.sync(1)
    assert ward.unsent(1) == 0
    assert ward.desk(1).dossier.show(other, SUPERVISOR).status is Status.RECEIVED
    assert ward.desk(1).dossier.show(code, SUPERVISOR).status is Status.PROCESSING


def test_two_collectors_are_shown_side_by_side_until_a_supervisor_has_the_answer(ward: Ward) -> None:
    code = one_result_returned_to_two(ward)
    here, there = only(ward, 1), only(ward, 2)
    assert (here.exception_id, here.about, here.codes) == (there.exception_id, "clash", (code,))
    assert say(here.title).startswith(f"Hồ sơ {code}: quầy 1 trả kết quả lúc 09:30")
    assert [(one.desk_no, one.detail) for one in here.versions] == [(1, "Bà Một"), (2, "Ông Hai")]
    assert "Nội dung: Ông Hai" in lines(here.versions[1])
    assert {one.choice for one in here.choices} == {"first_got", "second_got", "together", "unclear"}
    assert here.right is Right.SETTLE
    assert ward.desk(1).dossier.look_at(code, CLERK).waiting == (here,)

    settle = ward.desk(1).exchange.close_exception
    settle(here.exception_id, "unclear", "Đang gọi cả hai người", SUPERVISOR)
    for number in (1, 2):
        waiting = only(ward, number)
        assert (waiting.closed_at, waiting.choice, waiting.closed_by) == (None, "unclear", SUPERVISOR.user)
        assert waiting.chosen is not None
        assert say(waiting.chosen) == "Chưa rõ, đang xác minh"
    settle(here.exception_id, "first_got", "Người thứ hai không nhận giấy", SUPERVISOR)
    ward.sync(1), ward.sync(2)
    assert [ward.desk(number).exchange.exceptions(SUPERVISOR) for number in (1, 2)] == [(), ()]
    (kept,) = ward.desk(2).exchange.exceptions(SUPERVISOR, with_closed=True)
    assert (kept.choice, kept.reason) == ("first_got", "Người thứ hai không nhận giấy")


@pytest.mark.parametrize("words", [VI, EN], ids=["vi", "en"])
def test_every_kind_of_exception_and_every_kind_of_entry_has_its_words(words: Messages) -> None:
    abouts = (*CHOICES, "something_newer")
    for about in abouts:
        line = ExceptionLine("x", about, "d", None, (), (), "", MORNING)
        assert words.knows(title_of(line, (), None).key), about
        assert len(choices_of(line)) == 3
        assert all(words.knows(one.words.key) for one in choices_of(line)), about
    for choices in CLASH_CHOICES:
        for deeds, desk_nos in (("return", "return"), (1, 2)), (("return", "city_status"), (1, None)):
            for stands in ("first", "both", "none"):
                clash = Clash("a", "b", deeds, "P1", stands, choices)
                line = ExceptionLine(
                    "x", "clash", "d", None, ("c",), (), "", MORNING, divergence=Divergence("x", (clash,))
                )
                sides = tuple(Version(number, "", "", MORNING) for number in desk_nos)
                for dossier in PARTED:
                    title = title_of(line, sides, dossier)
                    assert title.key.startswith("exception.clash_")
                    assert words.knows(title.key)
                    assert "…" not in say(title, words)
                assert all(words.knows(one.words.key) for one in choices_of(line)), choices
    for kind in (*fact_types(), "something_newer"):
        assert words.knows(Version(1, "", kind, MORNING).happened.key), kind
