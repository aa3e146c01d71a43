"""Kiểm tra máy quét và bộ gõ: a code to scan, what arrived of it, what changed it, and what to set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desk_app.domain.codes.arrivals import Arrival, arrival_of
from desk_app.domain.codes.scans import ScanKind
from desk_app.domain.codes.set_up import TRIAL_CODE, SetUp, examine
from desk_app.screens.notice import TONE_MARKS, Tone
from desk_app.screens.page import Page
from desk_app.screens.requests import PageRequest
from desk_app.screens.scanner.code_picture import CodePicture
from desk_app.screens.scanner.words import ADVICE, CHANGED_BY, arrived_text, closing_text
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.icon_mark import IconMark
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.services.reception.interpret_scan import ScanAnswer


class ScannerPage(Page):
    """Takes every scan made while it is in front; nothing is opened, filled or saved by it."""

    NAME = "scanner"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.verdict = PlainLabel(size="section", wrap=True)
        self.mark = IconMark(side=24)
        self.arrived = PlainLabel(wrap=True).selectable()
        self.changed_by = PlainLabel(wrap=True)
        self.closed_by = PlainLabel(wrap=True)
        self.advice = PlainLabel(wrap=True)
        self._roll = QScrollArea(widgetResizable=True)
        self._roll.setAccessibleName(self.title())
        self.setFocusProxy(self._roll)
        self._done = make_action(self, self.tr("Back"), lambda: workplace.back_asked.emit(), "F9")
        self._lay_out()

    def title(self) -> str:
        """Name the page."""
        return self.tr("Check scanner and input method")

    def next_actions(self) -> tuple[QAction, ...]:
        """Go back to work."""
        return (self._done,)

    def opened(self, request: PageRequest) -> None:
        """Wait for the first scan."""
        self._say(Tone.PLAIN, self.tr("Scan either code below. Leave the input method as it always is."))
        for label in (self.arrived, self.changed_by, self.closed_by, self.advice):
            label.setText("–")
        self.setFocus()

    def take_scan(self, answer: ScanAnswer) -> bool:
        """Show what came and what it tells of this PC."""
        arrival = arrival_of(answer.arrival)
        reading = examine(arrival)
        messages = self.workplace.messages
        self.arrived.setText(arrived_text(arrival.text))
        self.closed_by.setText(closing_text(arrival.closed_by))
        if reading.set_up is SetUp.NOT_THE_CODE:
            self._show_other(answer, arrival)
            return True
        self.changed_by.setText(messages.text(CHANGED_BY[reading.set_up]))
        advice = [messages.text(ADVICE[reading.set_up])]
        if not reading.closes:
            advice.append(messages.text("set_up.no_closing_key"))
        if reading.prefix:
            advice.append(messages.text("set_up.prefix", prefix=reading.prefix))
        self.advice.setText("\n".join(advice))
        good = reading.set_up is SetUp.GOOD
        words = self.tr("The scan arrived whole.") if good else self.tr("The scan was changed on its way.")
        self._say(Tone.GOOD if good else Tone.WARNING, words)
        return True

    def _show_other(self, answer: ScanAnswer, arrival: Arrival) -> None:
        """Another code than the one on the page: say how it reads."""
        messages, scan = self.workplace.messages, answer.scan
        self.changed_by.setText(messages.text(CHANGED_BY[SetUp.INPUT_METHOD]) if arrival.rewritten else "–")
        causes = [messages.of(one) for one in scan.warnings]
        self.advice.setText("\n".join([*causes, messages.text(ADVICE[SetUp.NOT_THE_CODE])]))
        known = scan.kind is not ScanKind.UNKNOWN
        words = self.tr("Read: {value}").format(value=scan.value) if known else self.tr("Not read.")
        self._say(Tone.GOOD if known and not causes else Tone.WARNING, words)

    def _say(self, tone: Tone, words: str) -> None:
        self.mark.show_icon(*TONE_MARKS[tone])
        self.verdict.setText(words)

    def _lay_out(self) -> None:
        drawer = self.workplace.code_drawer
        self.qr = CodePicture(drawer.qr(TRIAL_CODE), self.tr("QR to scan"), module=4)
        self.bars = CodePicture(drawer.bars(TRIAL_CODE), self.tr("Barcode to scan"), module=2, height=44)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._results(), 1, Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.mark)
        head.addWidget(self.verdict, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.bars)
        column.addLayout(below)
        column.addStretch(1)
        self._roll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._roll)

    def _results(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        lines = (
            (self.tr("Code sent"), PlainLabel(TRIAL_CODE).selectable()),
            (self.tr("What arrived"), self.arrived),
            (self.tr("Changed by"), self.changed_by),
            (self.tr("Ended by"), self.closed_by),
            (self.tr("To set"), self.advice),
        )
        for number, (name, value) in enumerate(lines):
            grid.addWidget(PlainLabel(name, "hint"), number, 0)
            grid.addWidget(value, number, 1)
            value.setAccessibleName(name)
        return card
