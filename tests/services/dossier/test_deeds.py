"""What happens to a dossier after reception, each step by the legal moves and with what the law asks."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from desk_app.domain.dossier.dossier import CollectorKind, PaperLine, SeenPaper, Status
from desk_app.domain.facts import facts
from desk_app.domain.facts.wire import Approval, read_fact, read_particulars
from desk_app.domain.steps.lists import is_open
from desk_app.domain.time.local_time import VIETNAM
from desk_app.errors import Refused
from desk_app.services.dossier.deeds import Done
from desk_app.services.dossier.extend import ExtendDueDate
from desk_app.services.dossier.payment import AskPayment, RecordPaymentMet
from desk_app.services.dossier.plain_steps import (
    ForwardDossier,
    RecordResult,
    ReopenDossier,
    StopDossier,
    WithdrawDossier,
)
from desk_app.services.dossier.return_result import ReturnResult
from desk_app.services.dossier.supplement import RequestSupplement, SupplySupplement
from desk_app.services.printing.print_form import must_be_ready
from tests.builders import CLERK, OTHER_CLERK, SUPERVISOR, StoryDesk
from tests.services.ward_at_work import Ward

DIVORCE = PaperLine("Trích lục ghi chú ly hôn", 1)
WHY = "Thiếu trích lục ghi chú ly hôn"


def ask(desk: StoryDesk, code: str, reason: str = WHY, **more: Any) -> Done:
    more = {"papers": (DIVORCE,), "respond_by": None, "by": CLERK} | more
    return RequestSupplement(desk.context)(code, reason, **more)


def supply(desk: StoryDesk, code: str) -> Done:
    return SupplySupplement(desk.context)(code, (DIVORCE,), CLERK)


def forward(desk: StoryDesk, code: str) -> Done:
    return ForwardDossier(desk.context)(code, "Công chức Tư pháp – Hộ tịch", CLERK)


def record(desk: StoryDesk, code: str) -> Done:
    return RecordResult(desk.context)(code, "", "12/XNHN", True, "Khay 3", CLERK)


def hand_over(desk: StoryDesk, code: str, **changes: Any) -> Done:
    values: dict[str, Any] = {
        "collector": CollectorKind.APPLICANT,
        "name": "",
        "id_number": "",
        "phone": "",
        "proof": "",
        "slip_lost": False,
        "originals_back": "",
    }
    return ReturnResult(desk.context)(code, **values | changes, by=CLERK)


def extend(desk: StoryDesk, code: str, day: int = 30, hour: int = 9, **changes: Any) -> Done:
    due_at = datetime(2026, 11, day, hour, 30, tzinfo=VIETNAM)
    values: dict[str, Any] = {"due_at": due_at, "by": SUPERVISOR} | changes
    return ExtendDueDate(desk.context)(code, "Chờ xác minh tại xã cũ", **values)


def done(desk: StoryDesk) -> str:
    code = desk.receive()
    forward(desk, code)
    record(desk, code)
    return code


def refused(deed: Any, *args: Any, **kwargs: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        deed(*args, **kwargs)
    return caught.value


def test_a_dossier_goes_from_reception_to_its_return(desk: StoryDesk) -> None:
    code = desk.receive()
    assert forward(desk, code).dossier.forwarded_to == "Công chức Tư pháp – Hộ tịch"
    result = record(desk, code).dossier.result
    assert result is not None
    assert (result.name, result.place) == ("Giấy xác nhận tình trạng hôn nhân", "Khay 3")
    deed = hand_over(desk, code, originals_back="Sổ hộ khẩu")
    over = deed.dossier.hand_over
    assert over is not None
    assert (deed.dossier.status, over.name, over.by) == (Status.RETURNED, "Nguyễn Thị Hòa", "thu")
    shown = desk.show(code)
    assert [line.kind for line in shown.history] == desk.kinds()
    assert not any(line.conflict for line in shown.history)
    assert (deed.changes.codes, deed.seq) == ((code,), shown.history[-1].seq)


def test_a_code_is_found_as_clerks_type_it_and_an_unknown_one_is_named(desk: StoryDesk) -> None:
    code = desk.receive()
    assert forward(desk, f"  {code.lower().replace('-', ' - ')} ").dossier.code == code
    trouble = refused(forward, desk, "H26.99.01-261120-1777")
    assert (trouble.key, trouble.params["code"]) == ("find.unknown_code", "H26.99.01-261120-1777")


def test_an_illegal_step_names_where_the_dossier_stands_and_writes_nothing(desk: StoryDesk) -> None:
    code = desk.receive()
    before = desk.kinds()
    for step in (supply, hand_over):
        assert refused(step, desk, code).params["status"] is Status.RECEIVED
    assert refused(RecordPaymentMet(desk.context), code, WHY, CLERK).key == "payment.not_asked"
    record(desk, code)
    assert refused(forward, desk, code).params["status"] is Status.DONE
    assert refused(StopDossier(desk.context), code, WHY, CLERK).key == "moves.not_legal"
    assert desk.kinds() == [*before, "result_recorded"]


@pytest.mark.parametrize(
    "reason", ["", "  ", "ERR_500", "0x80070005", "HTTP 404", "null", "Exception: E-12", "..."]
)
def test_a_reason_is_told_in_words_and_not_in_codes(desk: StoryDesk, reason: str) -> None:
    code = desk.receive()
    assert refused(ask, desk, code, reason).key in ("reason.missing", "reason.technical")
    assert refused(WithdrawDossier(desk.context), code, reason, CLERK).findings[0].field == "reason"
    assert desk.show(code).status is Status.RECEIVED


def test_a_supplement_recounts_the_due_date_from_the_day_all_is_there(desk: StoryDesk) -> None:
    code = desk.receive()
    before = desk.show(code).due_at
    asked = ask(desk, code, respond_by=date(2026, 11, 27)).dossier.supplements[-1]
    assert (asked.reason, asked.papers, asked.due_before) == (WHY, (DIVORCE,), before)
    desk.clock.pass_time(days=5)
    answered = supply(desk, code).dossier
    assert answered.status is Status.PROCESSING
    assert answered.due_at == datetime(2026, 11, 30, 9, 30, tzinfo=VIETNAM)
    assert answered.papers[-1] == DIVORCE
    assert (answered.supplements[-1].due_after, answered.original_due_at) == (answered.due_at, before)


def set_by_city(ward: Ward, code: str, status: Status) -> None:
    """Let the city move a dossier of desk 1 on."""
    ward.sync(1)
    ward.gateway.operations.set_status(code, status)
    ward.sync(1)
    assert ward.desk(1).dossier.show(code, SUPERVISOR).status is status


def test_what_the_city_asked_for_is_taken_in_and_an_earlier_answer_stays(ward: Ward) -> None:
    code, desk = ward.receive(1), ward.desk(1)
    set_by_city(ward, code, Status.SUPPLEMENT_ASKED)
    ward.clock.pass_time(days=1)
    assert desk.dossier.supply_supplement(code, (DIVORCE,), CLERK).dossier.status is Status.PROCESSING
    desk.dossier.request_supplement(code, WHY, (DIVORCE,), None, CLERK)
    first = desk.dossier.supply_supplement(code, (DIVORCE,), CLERK).dossier.supplements
    set_by_city(ward, code, Status.SUPPLEMENT_ASKED)
    ward.clock.pass_time(days=1)
    assert desk.dossier.supply_supplement(code, (DIVORCE,), CLERK).dossier.supplements == first


def test_a_refusal_by_the_city_is_no_refusal_of_this_counter(ward: Ward) -> None:
    code = ward.receive(1)
    set_by_city(ward, code, Status.REFUSED)
    with pytest.raises(Refused, match=r"print\.not_ready_03"):
        must_be_ready(ward.desk(1).dossier.show(code, SUPERVISOR), "03")


def test_what_was_completed_before_it_was_handed_on_is_handed_on_after(desk: StoryDesk) -> None:
    code = desk.receive()
    ask(desk, code)
    answered = supply(desk, code).dossier
    assert (answered.status, answered.forwarded_at) == (Status.PROCESSING, None)
    forwarded = forward(desk, code).dossier
    assert (forwarded.status, forwarded.forwarded_to) == (
        Status.PROCESSING,
        "Công chức Tư pháp – Hộ tịch",
    )
    assert forwarded.forwarded_at == desk.clock.at
    assert not any(line.conflict for line in forwarded.history)


def test_what_is_done_at_once_is_returned_at_once(desk: StoryDesk) -> None:
    code = desk.receive()
    assert record(desk, code).dossier.status is Status.DONE
    returned = hand_over(desk, code).dossier
    assert returned.status is Status.RETURNED
    assert not any(line.conflict for line in returned.history)


@pytest.mark.parametrize("station", ["received", "processing", "supplement asked", "payment asked"])
def test_work_can_be_stopped_or_promised_later_wherever_it_stands(desk: StoryDesk, station: str) -> None:
    code = desk.receive()
    if station == "processing":
        forward(desk, code)
    elif station == "supplement asked":
        ask(desk, code)
    elif station == "payment asked":
        AskPayment(desk.context)(code, "Lệ phí đăng ký", CLERK)
    extended = extend(desk, code).dossier
    assert extended.extension is not None
    stopped = StopDossier(desk.context)(code, "Có văn bản của tòa án", CLERK).dossier
    assert stopped.status is Status.STOPPED
    assert not any(line.conflict for line in stopped.history)


def test_payment_is_asked_for_and_met_at_the_desk(desk: StoryDesk) -> None:
    code = desk.receive()
    asked = AskPayment(desk.context)(code, "Lệ phí đăng ký", CLERK).dossier
    assert asked.status is Status.PAYMENT_ASKED
    assert refused(record, desk, code).key == "moves.not_legal"
    assert refused(AskPayment(desk.context), code, "Lệ phí đăng ký", CLERK).key == "moves.not_legal"
    paid = RecordPaymentMet(desk.context)(code, "Biên lai 0012", CLERK).dossier
    assert paid.status is Status.PROCESSING
    assert refused(RecordPaymentMet(desk.context), code, "Biên lai", CLERK).key == "payment.not_asked"
    assert desk.kinds()[-2:] == ["payment_asked", "payment_met"]


def test_a_second_request_needs_a_supervisor(desk: StoryDesk) -> None:
    code = desk.receive()
    ask(desk, code)
    supply(desk, code)
    assert refused(ask, desk, code).key == "rights.approval_needed"
    assert refused(ask, desk, code, approver=OTHER_CLERK).key == "rights.approver_missing"
    assert refused(ask, desk, code, approver=CLERK).key == "rights.approve_self"
    ask(desk, code, approver=SUPERVISOR)
    supply(desk, code)
    ask(desk, code, by=SUPERVISOR)
    assert len(desk.show(code).supplements) == 3
    asked = [one for one in desk.entries() if one.header.kind == facts.SupplementRequested.KIND]
    assert [(one.header.actor, read_particulars(one).approval) for one in asked] == [
        ("thu", None),
        ("thu", Approval("hanh", desk.clock.now())),
        ("hanh", None),
    ]
    assert [getattr(read_fact(one), "approved_by", None) for one in asked] == ["", "hanh", "hanh"]


def test_nobody_is_asked_to_answer_by_yesterday(desk: StoryDesk) -> None:
    code = desk.receive()
    assert refused(ask, desk, code, respond_by=date(2026, 11, 19)).key == "supplement.past_day"
    ask(desk, code, respond_by=date(2026, 11, 20))


@pytest.mark.parametrize("count", [-1, 1000])
def test_a_request_for_an_impossible_number_of_papers_is_refused(desk: StoryDesk, count: int) -> None:
    code = desk.receive()
    assert refused(ask, desk, code, papers=(PaperLine("Ảnh", count),)).key == "reception.paper_count"


def test_a_small_clock_slip_between_request_and_answer_does_no_harm(desk: StoryDesk) -> None:
    code = desk.receive()
    ask(desk, code)
    desk.clock.pass_time(minutes=-10)
    assert supply(desk, code).dossier.status is Status.PROCESSING


def test_a_due_date_is_moved_once_later_and_by_a_supervisor(desk: StoryDesk) -> None:
    code = desk.receive()
    forward(desk, code)
    assert refused(extend, desk, code, by=CLERK).key == "rights.approval_needed"
    assert refused(extend, desk, code, by=CLERK, approver=OTHER_CLERK).key == "rights.approver_missing"
    moved = extend(desk, code, by=CLERK, approver=SUPERVISOR).dossier
    assert moved.extension is not None
    assert (moved.due_at, moved.extension.approved_by) == (moved.extension.due_after, "hanh")
    assert refused(extend, desk, code, day=30, hour=10).key == "extend.only_once"


@pytest.mark.parametrize(
    ("day", "hour", "key"),
    [
        (25, 9, "extend.not_later"),
        (28, 9, "extend.rest_day"),
        (29, 9, "extend.rest_day"),
        (30, 12, "extend.outside_hours"),
        (30, 18, "extend.outside_hours"),
    ],
)
def test_a_new_date_must_be_one_the_citizen_can_use(desk: StoryDesk, day: int, hour: int, key: str) -> None:
    code = desk.receive()
    trouble = refused(extend, desk, code, day=day, hour=hour)
    assert (trouble.key, trouble.findings[0].field) == (key, "due_at")


def test_a_late_dossier_gets_a_date_still_to_come(desk: StoryDesk) -> None:
    code = desk.receive()
    desk.clock.pass_time(days=10, hours=1)
    assert refused(extend, desk, code, day=30, hour=9).key == "extend.past"
    extend(desk, code, day=30, hour=13)


def test_a_result_is_not_promised_anew_once_it_is_there(desk: StoryDesk) -> None:
    assert refused(extend, desk, done(desk)).key == "extend.not_open"


AUTHORISED = {"collector": CollectorKind.AUTHORISED}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        (AUTHORISED | {"proof": "Giấy ủy quyền 12/UQ", "id_number": "001080012345"}, "name"),
        (AUTHORISED | {"name": "Lê Văn Bình", "id_number": "001080012345"}, "proof"),
        (AUTHORISED | {"name": "Lê Văn Bình", "proof": "Giấy ủy quyền 12/UQ"}, "id_number"),
        ({"slip_lost": True}, "id_number"),
        ({"slip_lost": True, "id_number": "001080012345", "seen": SeenPaper.SLIP_ONLY}, "seen"),
    ],
)
def test_who_collects_must_be_proved(desk: StoryDesk, changes: dict[str, Any], field: str) -> None:
    code = done(desk)
    trouble = refused(hand_over, desk, code, **changes)
    assert [finding.field for finding in trouble.findings] == [field]
    assert desk.show(code).status is Status.DONE


def test_which_paper_was_seen_and_why_there_is_no_number_are_kept(desk: StoryDesk) -> None:
    answers = {"seen": SeenPaper.BIRTH_CERTIFICATE, "no_number": "Trẻ 12 tuổi, chưa có thẻ"}
    given = AUTHORISED | {"name": "Lê Văn Bình", "proof": "Giấy ủy quyền 12/UQ"} | answers
    over = hand_over(desk, done(desk), **given).dossier.hand_over
    assert over is not None
    assert (over.seen, over.no_number) == ("birth_certificate", "Trẻ 12 tuổi, chưa có thẻ")


def test_somebody_authorised_collects_with_proof_even_without_the_slip(desk: StoryDesk) -> None:
    over = hand_over(
        desk,
        done(desk),
        collector=CollectorKind.AUTHORISED,
        name="Lê Văn Bình",
        id_number="001080012345",
        proof="Giấy ủy quyền 12/UQ",
        slip_lost=True,
    ).dossier.hand_over
    assert over is not None
    assert (over.collector, over.name, over.slip_lost) == (CollectorKind.AUTHORISED, "Lê Văn Bình", True)


def test_a_returned_result_is_not_returned_again_and_says_who_took_it(desk: StoryDesk) -> None:
    code = done(desk)
    hand_over(desk, code)
    trouble = refused(hand_over, desk, code)
    assert (trouble.key, trouble.params["name"]) == ("return.already", "Nguyễn Thị Hòa")


def test_a_stopped_dossier_is_reopened_by_a_supervisor_only(desk: StoryDesk) -> None:
    code = desk.receive()
    forward(desk, code)
    StopDossier(desk.context)(code, "Đương sự đề nghị dừng", CLERK)
    assert refused(ReopenDossier(desk.context), code, WHY, CLERK).key == "rights.missing"
    reopened = ReopenDossier(desk.context)(code, "Đương sự đề nghị tiếp tục", SUPERVISOR).dossier
    assert (reopened.status, reopened.closing_reason) == (Status.PROCESSING, "")
    assert not any(line.conflict for line in reopened.history)
    assert refused(ReopenDossier(desk.context), code, WHY, SUPERVISOR).key == "reopen.not_stopped"


def test_a_citizen_takes_the_dossier_back(desk: StoryDesk) -> None:
    code = desk.receive()
    deed = WithdrawDossier(desk.context)(code, "Công dân không còn nhu cầu", CLERK)
    assert (deed.dossier.status, is_open(deed.dossier)) == (Status.WITHDRAWN, False)
    assert refused(forward, desk, code).key == "moves.not_legal"


@pytest.mark.parametrize("text", ["Khay\u202e 3", "Khay\x00", "Khay " * 200])
def test_hidden_marks_and_endless_text_are_refused_where_they_are_typed(desk: StoryDesk, text: str) -> None:
    code = desk.receive()
    forward(desk, code)
    trouble = refused(RecordResult(desk.context), code, "", "", True, text, CLERK)
    assert trouble.findings[0].field == "place"
