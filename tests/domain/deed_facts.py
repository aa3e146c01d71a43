"""A fact for every deed on a dossier, and others of the same deed that differ in what decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from desk_app.domain.dossier.dossier import CollectorKind, PaperLine, PrintState, Status
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import CityStatusSet
from desk_app.domain.facts.facts import Fact
from desk_app.domain.people.parties import Party, PartyKind
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.time.due_dates import DueDate
from tests.domain.histories import DUE, FILING, RECEIVED, REGISTERED, START

OTHER_FILING = replace(FILING, applicant=Party(PartyKind.CITIZEN, "Lê Văn B", "001090012345"))


def fact_of(deed: Deed, which: int = 0) -> Fact:
    """Give a fact of a deed; another `which` differs in the fields that decide."""
    return _MADE[deed][which % len(_MADE[deed])]


def _days(number: int) -> DueDate:
    return DueDate(START, DUE + timedelta(days=number))


def _printed(number: int) -> facts.FormPrinted:
    return facts.FormPrinted(f"p{number}", "01", "1", 1, "ab", "Máy in 1")


_MADE: dict[Deed, tuple[Fact, ...]] = {
    Deed.REGISTER: (REGISTERED, replace(REGISTERED, filing=OTHER_FILING, reference="H26.99.01-261120-HD2")),
    Deed.RECEIVE: (
        RECEIVED,
        replace(RECEIVED, code="H26.99.01-261120-2001", number=2001, filing=OTHER_FILING),
        replace(RECEIVED, code="H26.99.01-261120-3001", number=3001, filing=replace(FILING, papers=())),
    ),
    Deed.GUIDE: (facts.GuidanceGiven("Thiếu tờ khai"), facts.GuidanceGiven("Thiếu ảnh")),
    Deed.REFUSE: (facts.DossierRefused("Sai thẩm quyền"), facts.DossierRefused("Thiếu giấy")),
    Deed.FORWARD: (facts.DossierForwarded("Tư pháp"), facts.DossierForwarded("Địa chính")),
    Deed.MAKE_HAND_OVER: (facts.HandOverMade("BG-1", "Tư pháp"), facts.HandOverMade("BG-2", "Địa chính")),
    Deed.ACCEPT_HAND_OVER: (facts.HandOverAccepted("BG-1", "Hà"), facts.HandOverAccepted("BG-2", "Lan")),
    Deed.SUPPLEMENT: (facts.SupplementRequested("Thiếu trích lục"), facts.SupplementRequested("Thiếu ảnh")),
    Deed.SUPPLIED: (
        facts.SupplementSupplied((PaperLine("Trích lục", 1),), _days(3)),
        facts.SupplementSupplied((PaperLine("Ảnh", 2),), _days(4)),
    ),
    Deed.EXTEND: (
        facts.DueDateExtended("Chờ xác minh", DUE, DUE + timedelta(days=2), "sếp", "12/XL"),
        facts.DueDateExtended("Mất điện", DUE, DUE + timedelta(days=1), "sếp", "13/XL"),
    ),
    Deed.ASK_PAYMENT: (facts.PaymentAsked("Lệ phí"), facts.PaymentAsked("Phí thẩm định")),
    Deed.PAYMENT_MET: (facts.PaymentMet("Đã nộp"), facts.PaymentMet("Được miễn")),
    Deed.GRANT: (
        facts.ResultRecorded("Giấy xác nhận", "12/GXN"),
        facts.ResultRecorded("Giấy xác nhận", "13"),
    ),
    Deed.DENY: (
        facts.ResultRecorded("Thông báo", "14/TB", granted=False, ground="Không đủ điều kiện"),
        facts.ResultRecorded("Thông báo", "15/TB", granted=False, ground="Có tranh chấp"),
    ),
    Deed.RETURN: (
        facts.ResultReturned(CollectorKind.APPLICANT, "Nguyễn Thị Hòa", "001190012345"),
        facts.ResultReturned(CollectorKind.AUTHORISED, "Trần Văn Tám", "001080012345"),
        facts.ResultReturned(CollectorKind.AUTHORISED, "Lê Thị Chín", "001180012345"),
    ),
    Deed.STOP: (facts.DossierStopped("Chờ án"), facts.DossierStopped("Quá hạn bổ sung")),
    Deed.WITHDRAW: (
        facts.DossierWithdrawn("Đổi ý", "Nguyễn Thị Hòa"),
        facts.DossierWithdrawn("Đổi ý", "Trần Văn Tám"),
    ),
    Deed.REOPEN: (facts.DossierReopened("Đã có án"), facts.DossierReopened("Dừng nhầm")),
    Deed.VOID: (facts.DossierVoided("Nhập nhầm"), facts.DossierVoided("Trùng")),
    Deed.REPLACE: (facts.DossierVoided("Sai tên", "H26-2"), facts.DossierVoided("Sai tên", "H26-3")),
    Deed.TAKE_BACK: (facts.DeedTakenBack("00"), facts.DeedTakenBack("01")),
    Deed.PRINT: (_printed(1), _printed(2)),
    Deed.SETTLE_PRINT: (
        facts.PrintSettled("p1", PrintState.CONFIRMED),
        facts.PrintSettled("p1", PrintState.FAILED),
    ),
    Deed.TAKE_FEE: (
        facts.FeeTaken("t1", "Lệ phí", 8000),
        facts.FeeTaken("t2", "Lệ phí", 8000),
        facts.FeeTaken("t3", "Phí", 5000),
    ),
    Deed.CANCEL_FEE: (facts.FeeCancelled("t1", "Thu nhầm"), facts.FeeCancelled("t2", "Thu nhầm")),
    Deed.ATTACH: (facts.PaperAttached("aa", "Tờ khai"), facts.PaperAttached("bb", "Tờ khai")),
    Deed.NOTE: (facts.NoteAdded("Đã gọi"), facts.NoteAdded("Không nghe máy")),
    Deed.CITY_STATUS: (CityStatusSet(Status.PROCESSING, "HN-1"), CityStatusSet(Status.STOPPED, "HN-1")),
}
