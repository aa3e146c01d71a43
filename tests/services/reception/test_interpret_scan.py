"""A scan leads to its dossier and the step that comes next."""

from __future__ import annotations

import pytest

from desk_app.domain.codes.scans import ScanKind
from desk_app.services.dossier.payment import AskPayment, RecordPaymentMet
from desk_app.services.dossier.plain_steps import ForwardDossier, RecordResult
from desk_app.services.dossier.supplement import RequestSupplement
from desk_app.services.reception.guidance import GiveGuidance
from desk_app.services.reception.interpret_scan import InterpretScan
from desk_app.services.reception.receive import ReceiveDossier
from desk_app.services.reception.void import VoidDossier
from tests.builders import CLERK, FORM, FakeDesk, a_draft


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def code(desk: FakeDesk) -> str:
    return ReceiveDossier(desk.context, desk.witness, desk.rules)(a_draft(), CLERK).code


def next_of(desk: FakeDesk, text: str) -> str:
    return InterpretScan(desk.context, desk.look_ups)(text).next_action


def test_each_station_of_a_dossier_has_its_next_step(desk: FakeDesk, code: str) -> None:
    assert next_of(desk, code) == "forward"
    ForwardDossier(desk.context)(code, "Tư pháp", CLERK)
    assert next_of(desk, code) == "record_result"
    RequestSupplement(desk.context)(code, "Thiếu trích lục", (FORM,), None, CLERK)
    assert next_of(desk, code) == "supplied"


def test_who_was_asked_to_pay_is_asked_whether_it_is_paid(desk: FakeDesk, code: str) -> None:
    AskPayment(desk.context)(code, "Lệ phí", CLERK)
    assert next_of(desk, code) == "payment_met"
    RecordPaymentMet(desk.context)(code, "Biên lai 12", CLERK)
    assert next_of(desk, code) == "forward"


def test_a_finished_result_is_to_be_returned(desk: FakeDesk, code: str) -> None:
    ForwardDossier(desk.context)(code, "Tư pháp", CLERK)
    RecordResult(desk.context)(code, "Giấy xác nhận", "", True, "", CLERK)
    assert next_of(desk, code.lower()) == "return"


def test_a_cancelled_slip_is_only_looked_at(desk: FakeDesk, code: str) -> None:
    VoidDossier(desk.context, desk.witness, desk.rules)(code, "Nhầm thủ tục", CLERK)
    answer = InterpretScan(desk.context, desk.look_ups)(code)
    assert answer.next_action == "look"
    assert answer.dossier is not None
    assert answer.dossier.voided_reason == "Nhầm thủ tục"


def test_the_reference_of_a_guidance_slip_opens_the_reception_again(desk: FakeDesk) -> None:
    deed = GiveGuidance(desk.context, desk.rules)(a_draft(), (FORM,), "Thiếu tờ khai", CLERK)
    answer = InterpretScan(desk.context, desk.look_ups)(f" {deed.dossier.code.lower()}\r")
    assert (answer.dossier, answer.next_action) == (deed.dossier, "resume")
    assert (answer.scan.kind, answer.scan.value) == (ScanKind.DOSSIER_CODE, deed.dossier.code)


def test_a_reference_nobody_was_given_is_told_as_unknown(desk: FakeDesk) -> None:
    answer = InterpretScan(desk.context, desk.look_ups)("HD-01-261120-00000")
    assert (answer.scan.kind, answer.dossier) == (ScanKind.UNKNOWN, None)


def test_the_code_of_another_ward_is_told_apart_from_an_unknown_one(desk: FakeDesk) -> None:
    scan = InterpretScan(desk.context, desk.look_ups)
    assert scan("H26.50.05-261120-0975").foreign_ward
    unknown = scan("H26.99.01-261120-1999")
    assert (unknown.foreign_ward, unknown.dossier) == (False, None)


def test_a_card_and_rubbish_are_told_apart(desk: FakeDesk) -> None:
    scan = InterpretScan(desk.context, desk.look_ups)
    card = scan("001190012345||NGUYỄN THỊ HÒA|01051990|Nữ|Số 1, Hà Nội|15042021")
    assert card.scan.kind is ScanKind.CITIZEN_CARD
    assert scan("\x00\x01rubbish").scan.kind is ScanKind.UNKNOWN
