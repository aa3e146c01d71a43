"""The bottom bar: state of the desk always at its left, the next action always at its right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desk_app.qt.icons import line_icon
from desk_app.qt.look import Colours
from desk_app.screens.main_window.status_words import DeskState, StatusLine, status_line
from desk_app.screens.widgets.buttons import ActionButton, EnterButton
from desk_app.screens.widgets.labels import CutLabel

_AROUND = 48
"""Room the icon and the frame of the status area take."""


class StatusArea(QPushButton):
    """The state of the desk as icon and words; pressing it opens the queue."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("statusArea")
        self.setAutoDefault(False)
        self.setIconSize(QSize(18, 18))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._colours = colours
        self._line: StatusLine | None = None
        self.show_state(DeskState())

    def show_state(self, state: DeskState) -> None:
        """Show a state; nothing is painted anew while it stays the same."""
        line = status_line(state)
        if line != self._line:
            self._line = line
            self.updateGeometry()
            self._cut()
            self.setToolTip(line.text)
            self.setAccessibleName(line.text)
            colour = getattr(self._colours, line.colour)
            self.setIcon(line_icon(line.icon, colour))
            ground = f" background: {self._colours.yellow};" if line.on_yellow else ""
            self.setStyleSheet(f"color: {colour};{ground}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words with "…" where buttons leave too little room."""
        super().resizeEvent(event)
        self._cut()

    def sizeHint(self) -> QSize:
        """Ask for room for all words."""
        words = self._line.text if self._line else ""
        # One more, as the width of a text is no whole number.
        return QSize(self.fontMetrics().horizontalAdvance(words) + _AROUND + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Make do with the icon and the first word or two."""
        return QSize(self.fontMetrics().horizontalAdvance("0" * 12) + _AROUND, super().sizeHint().height())

    def _cut(self) -> None:
        if self._line is not None:
            room = max(self.width() - _AROUND, 0) if self.isVisible() else 10_000
            text = self.fontMetrics().elidedText(self._line.text, Qt.TextElideMode.ElideRight, room)
            if text != self.text():
                self.setText(text)


class BottomBar(QWidget):
    """Status area, a word on the printer, and the buttons of the page in front."""

    status_pressed = Signal()
    scanner_pressed = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("bottomBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.status = StatusArea(colours)
        self.status.clicked.connect(self.status_pressed)
        self.scanner = EnterButton(parent=self)
        self.scanner.setProperty("role", "quiet")
        self.scanner.setIcon(line_icon("scan", colours.grey))
        self.scanner.setToolTip(self.tr("Check scanner and input method"))
        self.scanner.setAccessibleName(self.scanner.toolTip())
        self.scanner.clicked.connect(self.scanner_pressed)
        self.printer = CutLabel(size="hint")
        self._buttons: list[ActionButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 4, 16, 4)
        self._row.setSpacing(8)
        self._row.addWidget(self.status)
        self._row.addWidget(self.scanner)
        self._row.addWidget(self.printer, 1)

    def show_actions(self, actions: Sequence[QAction]) -> None:
        """Offer these actions, the last one marked as the next step."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [
            ActionButton(action, "next" if action is actions[-1] else "", self) for action in actions
        ]
        for button in self._buttons:
            self._row.addWidget(button)
        self.setMinimumHeight(self.sizeHint().height())

    def focus_next(self) -> None:
        """Lead from the last field to the next step, without taking it."""
        if self._buttons:
            self._buttons[-1].setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def next_button(self) -> ActionButton | None:
        """The button of the next step, where Enter in the last field leads."""
        return self._buttons[-1] if self._buttons else None
