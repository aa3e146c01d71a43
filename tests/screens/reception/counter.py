"""The reception page as a clerk uses it: keys, scans and what stands on the screen."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication

from desk_app.domain.dossier.dossier import Dossier
from desk_app.screens.reception.page import ReceptionPage
from tests.builders import SUPERVISOR
from tests.screens.program import Program

CARD = "001190123456||NGUYỄN THỊ HÒA|01051990|Nữ|Số 1, phường Khương Đình, Hà Nội|15042021"
OTHER_CARD = "001085000001||TRẦN VĂN BA|05061985|Nam|Số 9, ngõ 2, Hà Nội|15042021"
ID_NUMBER = "001190123456"


class ReceptionCounter:
    """Page object of the reception page."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.memory = program.memory
        for form in ("01", "02", "03", "return"):
            self.memory.desk.reference.change_settings({f"print.printer.{form}": "Laser"}, SUPERVISOR)
        program.press("F2")

    @property
    def page(self) -> ReceptionPage:
        """The page itself."""
        page = self.program.page
        assert isinstance(page, ReceptionPage)
        return page

    def type(self, text: str) -> None:
        """Type where the cursor is."""
        self.program.hands.type(text)
        self.program.settle()

    def press(self, *keys: str) -> None:
        """Press keys."""
        self.program.press(*keys)

    def scan(self, text: str) -> None:
        """Scan, on another second than the scan before."""
        self.memory.clock.pass_time(seconds=3)
        self.program.scan(text)

    def choose(self, text: str) -> None:
        """Choose a procedure in its box by words, initials or code."""
        edit = self.page.form.procedure.edit
        edit.setFocus()
        self.type(text)
        self.program.bot.waitUntil(lambda: bool(edit.suggestions))
        self.press("Return")

    def fill(self, card: str = CARD, procedure: str = "xntthn") -> None:
        """Fill a whole form from a card."""
        self.scan(card)
        self.choose(procedure)
        self.checked()

    def checked(self) -> None:
        """Wait until the desk has judged what stands on the page."""
        page = self.page
        self.program.bot.waitUntil(lambda: not page.check._rest.isActive())
        self.program.settle()

    def save(self, key: str = "F9") -> str:
        """Save and wait for the number."""
        self.press(key)
        assert self.page.presenter.is_saved, f"not saved: {self.program.notice}"
        sheet = self.page.after.sheet
        assert sheet is not None
        return sheet.code

    def dossier(self, code: str) -> Dossier:
        """Look a dossier up behind the window's back."""
        return self.memory.desk.dossier.show(code, SUPERVISOR)

    @property
    def focus(self) -> str:
        """The accessible name of the box with the cursor."""
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget else ""

    @property
    def remarks(self) -> list[str]:
        """The summary at the right."""
        return [remark.text for remark in self.page.promise.remarks.remarks]

    def applicant(self) -> Any:
        """What stands in the applicant's boxes."""
        return self.page.form.applicant.state()
