"""Returning results by scanning the slip."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from desk_app.domain.dossier.dossier import CollectorKind, HandOver, PrintState, Status
from desk_app.screens.returns.page import ReturnsPage
from tests.builders import BUSINESS, CLERK, SUPERVISOR, a_person
from tests.screens.program import Program

OWNER = a_person("Trần Bé Na", "001226000001")


class ReturnsDesk:
    """Page object of the returns page with one result in tray 3."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.desk = program.memory.desk
        self.desk.reference.change_settings({"print.printer.return": "Laser"}, SUPERVISOR)
        self.code = program.memory.receive(owner=OWNER)
        program.press("F7")

    def make_ready(self) -> None:
        """Let the result arrive."""
        self.desk.dossier.forward(self.code, "", CLERK)
        self.desk.dossier.record_result(self.code, "Giấy xác nhận", "15/XN", True, "Khay 3", CLERK)

    def scan(self, text: str) -> None:
        """Scan something."""
        self.program.memory.clock.pass_time(seconds=5)
        self.program.scan(text)

    @property
    def page(self) -> ReturnsPage:
        """The page."""
        page = self.program.page
        assert isinstance(page, ReturnsPage)
        return page

    @property
    def hand_over(self) -> HandOver:
        """How the result was handed over."""
        found = self.desk.dossier.show(self.code, SUPERVISOR).hand_over
        assert found is not None
        return found

    @property
    def focus(self) -> str:
        """The accessible name of the box with the cursor."""
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget else ""


@pytest.fixture
def returns(at_work: Program) -> ReturnsDesk:
    return ReturnsDesk(at_work)


def test_scan_look_f9_and_the_next_slip(returns: ReturnsDesk) -> None:
    returns.make_ready()
    returns.scan(returns.code)
    page = returns.page
    assert page.readiness.answer.text() == "Trả được ngay"
    assert page.readiness.place.text() == "Khay 3"
    assert page.face.facts.fee.text() == "8.000 đồng"
    assert returns.focus == "Đã xem giấy tờ nào? Căn cước"
    returns.program.press("1")
    assert returns.focus == "Trả kết quả"
    returns.program.press("F9")
    assert returns.hand_over.seen == "id_card"
    assert returns.hand_over.collector is CollectorKind.APPLICANT
    assert page.dossier is None
    assert page.hint.text().startswith("ĐÃ trả kết quả")
    assert returns.focus.startswith("Quét giấy hẹn")
    returns.program.bot.waitUntil(
        lambda: returns.desk.dossier.show(returns.code, SUPERVISOR).prints[-1].state is PrintState.CONFIRMED
    )


def test_a_fee_the_ward_has_not_set_is_not_called_free(returns: ReturnsDesk) -> None:
    returns.scan(returns.program.memory.receive(procedure=BUSINESS.code))
    assert returns.page.face.facts.fee.text() == "chưa ấn định"


def test_a_result_in_dispute_is_not_handed_over_and_says_why(returns: ReturnsDesk) -> None:
    returns.make_ready()
    home = returns.program.memory.story.uow
    kept = returns.desk.dossier.show(returns.code, SUPERVISOR)
    disputed = {kept.dossier_id: replace(kept, disputed=True)}
    home.memory = replace(home.memory, dossiers={**home.memory.dossiers, **disputed})
    returns.scan(returns.code)
    assert "hai kết quả khác nhau" in returns.page.readiness.said
    assert not returns.page.next_actions()[-1].isEnabled()
    returns.program.press("F9")
    assert returns.desk.dossier.show(returns.code, SUPERVISOR).status is Status.DONE


def test_a_typed_code_serves_as_well(returns: ReturnsDesk) -> None:
    returns.make_ready()
    returns.program.hands.type(returns.code.lower())
    returns.program.press("Return")
    assert returns.page.dossier is not None
    assert returns.focus.startswith("Đã xem giấy tờ nào?")


def test_what_is_not_ready_cannot_be_returned_and_says_until_when(returns: ReturnsDesk) -> None:
    returns.scan(returns.code)
    text = returns.page.readiness.said
    assert text.startswith("CHƯA trả được")
    assert "26/11/2026" in text
    returns.program.press("F9")
    assert returns.desk.dossier.show(returns.code, SUPERVISOR).status is Status.RECEIVED


def test_a_result_returned_before_names_who_took_it(returns: ReturnsDesk) -> None:
    returns.make_ready()
    returns.scan(returns.code)
    returns.program.press("1", "F9")
    returns.scan(returns.code)
    assert "ĐÃ trả lúc" in returns.page.readiness.said


def test_the_card_of_the_owner_is_recognised(returns: ReturnsDesk) -> None:
    returns.make_ready()
    returns.scan(returns.code)
    returns.scan("001226000001||TRẦN BÉ NA|01112026|Nữ|Hà Nội|15042026")
    assert returns.page.collector.collection().kind is CollectorKind.OWNER
    returns.program.press("4", "F9")
    assert (returns.hand_over.collector, returns.hand_over.name) == (CollectorKind.OWNER, "TRẦN BÉ NA")


def test_a_strangers_card_makes_him_show_an_authorisation(returns: ReturnsDesk) -> None:
    returns.make_ready()
    returns.scan(returns.code)
    returns.scan("001085000777||PHẠM VĂN LẠ|05061985|Nam|Hà Nội|15042021")
    returns.program.press("1")
    assert returns.focus.startswith("Giấy ủy quyền")
    returns.program.press("F9")
    assert returns.desk.dossier.show(returns.code, SUPERVISOR).status is Status.DONE
    assert returns.focus.startswith("Giấy ủy quyền")
    returns.program.hands.type("Số 12 ngày 19/11/2026")
    returns.program.press("F9")
    over = returns.hand_over
    assert (over.collector, over.name, over.proof) == (
        CollectorKind.AUTHORISED,
        "PHẠM VĂN LẠ",
        "Số 12 ngày 19/11/2026",
    )


def test_a_lost_slip_is_written_down(returns: ReturnsDesk) -> None:
    returns.make_ready()
    returns.scan(returns.code)
    returns.page.collector.slip_lost.setChecked(True)
    returns.program.press("5", "F9")
    assert returns.desk.dossier.show(returns.code, SUPERVISOR).status is Status.DONE
    returns.program.press("Alt+2", "F9")
    assert returns.hand_over.slip_lost


def test_a_card_without_a_slip_is_told_apart(returns: ReturnsDesk) -> None:
    returns.scan("001085000777||PHẠM VĂN LẠ|05061985|Nam|Hà Nội|15042021")
    assert returns.program.page.NAME == "returns"
    assert "không phải giấy hẹn" in returns.program.notice


def test_an_unknown_code_stays_in_the_box(returns: ReturnsDesk) -> None:
    returns.program.hands.type("H26.99.01-261120-1777")
    returns.program.press("Return")
    assert returns.page.code_box.text() == "H26.99.01-261120-1777"
    assert returns.page.dossier is None
    assert returns.focus.startswith("Quét giấy hẹn")


def test_f9_twice_returns_once(returns: ReturnsDesk) -> None:
    returns.make_ready()
    returns.scan(returns.code)
    returns.program.hands.press("1", "F9", "F9")
    returns.program.settle()
    assert returns.program.notice == ""
    kinds = [line.kind for line in returns.desk.dossier.show(returns.code, SUPERVISOR).history]
    assert kinds.count("result_returned") == 1


def test_esc_puts_the_dossier_aside(returns: ReturnsDesk) -> None:
    returns.make_ready()
    returns.scan(returns.code)
    returns.program.press("Esc")
    assert returns.page.dossier is None
    assert returns.program.page.NAME == "returns"


def test_which_paper_was_seen_is_asked_and_never_filled_in(returns: ReturnsDesk) -> None:
    returns.make_ready()
    returns.scan(returns.code)
    returns.program.press("F9")
    assert returns.desk.dossier.show(returns.code, SUPERVISOR).status is Status.DONE
    assert returns.focus.startswith("Đã xem giấy tờ nào?")
    returns.scan("001226000001||TRẦN BÉ NA|01112026|Nữ|Hà Nội|15042026")
    assert returns.page.collector.collection().seen is None
    returns.program.press("3", "F9")
    assert returns.hand_over.seen == "passport"


def test_somebody_authorised_has_a_number_or_the_ground_why_not(returns: ReturnsDesk) -> None:
    returns.make_ready()
    returns.scan(returns.code)
    collector = returns.page.collector
    collector._kinds[CollectorKind.AUTHORISED].click()
    returns.program.hands.type("Lê Văn Bé")
    returns.program.press("Alt+4")
    assert returns.focus.startswith("Số định danh")
    returns.program.press("F9")
    assert returns.desk.dossier.show(returns.code, SUPERVISOR).status is Status.DONE
    for name, text in (("proof", "Giấy ủy quyền 7"), ("no_number", "Trẻ em chưa có thẻ")):
        collector.focus(name)
        returns.program.hands.type(text)
    returns.program.press("F9")
    assert (returns.hand_over.id_number, returns.hand_over.no_number) == ("", "Trẻ em chưa có thẻ")
