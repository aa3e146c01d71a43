"""The bottom bar: state of the desk always at its left, the next action always at its right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk_app.qt.look import scaled
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.main_window.status_block import PrinterBlock, StatusArea, TwoLineBlock
from desk_app.screens.widgets.buttons import ActionButton


class BottomBar(QWidget):
    """Status area, a word on the printer, and the buttons of the page in front."""

    status_pressed = Signal()
    scanner_pressed = Signal()
    printer_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bottomBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.status = StatusArea()
        self.status.clicked.connect(self.status_pressed)
        self.scanner = TwoLineBlock()
        self.scanner.set_narrow(True)
        self.scanner.show_lines("scan", "ink", self.tr("Check scanner and input method"), "")
        self.scanner.clicked.connect(self.scanner_pressed)
        self.printer = PrinterBlock()
        self.printer.clicked.connect(self.printer_pressed)
        self._buttons: list[ActionButton] = []
        self._narrow = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Gap.NEAR, 0, Gap.PAGE - 4, 0)
        self._row.setSpacing(Gap.TIGHT)
        self._row.addWidget(self.status)
        self._row.addWidget(self.printer)
        self._row.addWidget(self.scanner)
        self._row.addStretch(1)
        self.follow_zoom()

    def set_narrow(self, narrow: bool) -> None:
        """Give up height and the printer's words on a narrow window."""
        self._narrow = narrow
        self.printer.set_narrow(narrow)
        self.follow_zoom()

    def follow_zoom(self) -> None:
        """Take the height of the present text."""
        self.setFixedHeight(scaled(Size.NARROW_BAR if self._narrow else Size.BAR))

    def show_actions(self, actions: Sequence[QAction]) -> None:
        """Offer these actions, the last one marked as the next step; the cursor on one stays on the bar."""
        if [one.action for one in self._buttons] == list(actions):
            return
        held = any(one.hasFocus() for one in self._buttons)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [
            ActionButton(action, "next" if action is actions[-1] else "", self, height=Size.BAR_BUTTON)
            for action in actions
        ]
        for button in self._buttons:
            self._row.addWidget(button)
        if held:
            self.focus_next()

    def focus_next(self) -> None:
        """Lead from the last field to the next step, without taking it."""
        if self._buttons:
            self._buttons[-1].setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def next_button(self) -> ActionButton | None:
        """The button of the next step, where Enter in the last field leads."""
        return self._buttons[-1] if self._buttons else None
