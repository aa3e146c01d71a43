"""The published reasons for not taking a dossier in: chosen by digit or arrow, never eating another key."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from desk_app.domain.dossier.turning_away import TurningAwayReason, Way
from desk_app.messages import Messages
from desk_app.screens.reception.turning.reason_delegate import ReasonDelegate
from desk_app.screens.widgets.keyed_list import KeyedList

DIGITS = "1234567890"
"""The key of each reason, in the order of the row above the letters."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ReasonList(KeyedList):
    """Tells `chosen` with a TurningAwayReason; digits and arrows work from the buttons of its dialog too."""

    chosen = Signal(object)

    def __init__(self, reasons: Iterable[TurningAwayReason], messages: Messages) -> None:
        super().__init__()
        self.reasons = tuple(reasons)[: len(DIGITS)]
        self.setAccessibleName(self.tr("Published reasons"))
        for digit, reason in zip(DIGITS, self.reasons, strict=False):
            paper = messages.text(f"paper.turned_away_{reason.way}")
            self.addItem(f"{digit}   {reason.title}")
            self.item(self.count() - 1).setToolTip(f"{reason.title} · {paper}")
        self.setItemDelegate(ReasonDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._show_way(None)
        self.currentRowChanged.connect(self._tell)

    @property
    def reason(self) -> TurningAwayReason | None:
        """The reason chosen now."""
        row = self.currentRow()
        return self.reasons[row] if row >= 0 else None

    def choose(self, reason: TurningAwayReason) -> None:
        """Choose a reason."""
        self.setCurrentRow(self.reasons.index(reason))

    def serve(self, *buttons: QWidget) -> None:
        """Take digits and arrows pressed on these buttons, which would only move the focus."""
        for button in buttons:
            button.installEventFilter(self)

    def take_key(self, event: QKeyEvent) -> bool:
        """Choose by digit or arrow; True when the key was one of them."""
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            row = self.currentRow() + _STEPS[key]
        else:
            row = DIGITS.find(event.text()) if event.text() else -1
        if 0 <= row < self.count():
            self.setCurrentRow(row)
        return key in _STEPS or 0 <= row < self.count()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the keys of a button first."""
        pressed = event.type() is QEvent.Type.KeyPress and isinstance(watched, QAbstractButton)
        return pressed and isinstance(event, QKeyEvent) and self.take_key(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose nothing by coming here: Qt would take the first row."""
        with QSignalBlocker(self):
            row = self.currentRow()
            super().focusInEvent(event)
            self.setCurrentRow(row)

    def _show_way(self, way: Way | None) -> None:
        """Show the reasons of one way, each still under its own digit; None shows all."""
        shown = [row for row, one in enumerate(self.reasons) if way is None or one.way is way]
        for row in range(self.count()):
            self.setRowHidden(row, row not in shown)
        least = max(sum(one.way is other for one in self.reasons) for other in Way)
        rows = len(shown) if way is None else max(len(shown), least)
        self.setFixedHeight(self.sizeHintForRow(0) * rows + 2 * self.frameWidth() + 2)

    def _tell(self, row: int) -> None:
        if row >= 0:
            self._show_way(self.reasons[row].way)
            self.chosen.emit(self.reasons[row])
