"""A dossier just received, on its page."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from desk_app.domain.steps.deeds import Deed
from desk_app.screens.dossier.page import DossierPage
from tests.builders import SUPERVISOR
from tests.screens.program import Program


class DossierDesk:
    """Page object of the dossier page, on a dossier just received."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.desk = program.memory.desk
        for form in ("01", "02", "03", "return"):
            self.desk.reference.change_settings({f"print.printer.{form}": "Laser"}, SUPERVISOR)
        self.code = program.memory.receive()
        self.open()

    def open(self) -> None:
        """Scan the slip."""
        self.program.memory.clock.pass_time(seconds=5)
        self.program.scan(self.code)

    @property
    def page(self) -> DossierPage:
        """The page."""
        page = self.program.page
        assert isinstance(page, DossierPage)
        return page

    @property
    def dossier(self) -> Any:
        """The dossier as the desk has it."""
        return self.desk.dossier.show(self.code, SUPERVISOR)

    def do(self, name: Deed) -> Any:
        """Press the button of a deed and give its dialog."""
        self.page.deed_list.button(name).click()
        return self.dialog()

    def dialog(self) -> Any:
        """Give the dialog in front once it has the keyboard."""
        self.program.settle()
        front = QApplication.activeModalWidget()
        assert front is not None
        self.program.bot.waitUntil(lambda: front.isActiveWindow() and QApplication.focusWidget() is not None)
        return front

    def type(self, text: str) -> None:
        """Type where the cursor is."""
        self.program.hands.type(text)

    @property
    def texts(self) -> str:
        """Everything in the cards of the page and in what happened."""
        rows = [f"{a} | {b}" for part in self.page.sections.sections for a, b in part.rows]
        return "\n".join([*rows, *(f"{one.at} | {one.text}" for one in self.page.timeline.events)])

    def press_deed(self, name: Deed) -> Any:
        """Walk to the button of a deed with the keyboard, press it and give its dialog."""
        self.tab_to(self.page.deed_list.button(name))
        self.program.press("Return")
        return self.dialog()

    def tab_to(self, widget: QWidget) -> None:
        """Walk to a widget with the keyboard."""
        for _ in range(40):
            if widget.hasFocus():
                return
            self.program.press("Tab")
        raise AssertionError("Tab never comes there")
