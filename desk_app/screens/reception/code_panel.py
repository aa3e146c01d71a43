"""After F9: the code in large figures, what was promised and what became of the paper, until the next citizen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_app.screens.notice import Tone
from desk_app.screens.reception.code_label import MOST_STEPS, CodeLabel
from desk_app.screens.widgets.buttons import plain_button
from desk_app.screens.widgets.icon_mark import IconMark
from desk_app.screens.widgets.labels import PlainLabel, rule

_MARKS = {
    Tone.GOOD: ("ok", "green"),
    Tone.PLAIN: ("print", "ink"),
    Tone.WARNING: ("warning", "orange"),
    Tone.TROUBLE: ("stop", "red"),
}
_TRIES = ((0, 8), (1, 8), (1, 4), (MOST_STEPS, 4))
"""Steps the number gives way, and pixels between the lines, tried one after the other."""


class CodePanel(QWidget):
    """Shows one saved dossier; by hand means the number is written for the citizen in 48 pt (UX 30)."""

    paper_confirmed = Signal()
    another_printer = Signal()
    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head = PlainLabel(size="section", wrap=True)
        self.code = CodeLabel()
        self.due = PlainLabel(size="title", wrap=True)
        self._much = PlainLabel(self.tr("FEE"), "hint")
        self.fee = PlainLabel(size="section", wrap=True)
        self.paper = PlainLabel(wrap=True)
        self._mark = IconMark(side=24)
        self._confirm = plain_button(self.tr("The paper came out in &full"), self.paper_confirmed.emit)
        self._printer = plain_button(self.tr("Another printer…"), self.another_printer.emit)
        self._open = plain_button(self.tr("Open the dossier"), self.open_wanted.emit, "quiet")
        self._lay_out()

    def show_saved(self, head: str, code: str, due: str, fee: str) -> None:
        """Show what was saved."""
        self.head.setText(head)
        self.code.show_code(code, by_hand=False)
        self.code.setAccessibleName(f"{head} {code}")
        self.due.setText(due)
        self.fee.setText(fee)
        self._much.setVisible(bool(fee))
        self.show_paper(Tone.PLAIN, "", by_hand=False)

    def show_paper(self, tone: Tone, text: str, *, by_hand: bool, in_doubt: bool = False) -> None:
        """Say what became of the paper; in doubt the clerk may confirm that it came out."""
        self._mark.show_icon(*_MARKS[tone])
        self._mark.setVisible(bool(text))
        self.paper.setText(text)
        self._confirm.setVisible(in_doubt)
        self._printer.setVisible(by_hand)
        self.code.show_code(self.code.code, by_hand=by_hand)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """On a low window the lines close up and the number gives way before the words about the paper are cut."""
        for steps, spacing in _TRIES:
            self.code.give_way(steps)
            self._column.setSpacing(spacing)
            self._column.activate()
            if self._column.heightForWidth(self.width()) <= self.height():
                break

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 24, 8)
        for part in (
            self.head,
            self.code,
            rule(),
            PlainLabel(self.tr("DUE BACK"), "hint"),
            self.due,
        ):
            column.addWidget(part)
        cost = QHBoxLayout()
        cost.setSpacing(12)
        cost.addWidget(self._much)
        cost.addWidget(self.fee, 1)
        column.addLayout(cost)
        column.addWidget(rule())
        said = QHBoxLayout()
        said.setSpacing(12)
        said.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.paper, 1)
        column.addLayout(said)
        choices = QHBoxLayout()
        for button in (self._confirm, self._printer, self._open):
            choices.addWidget(button)
        choices.addStretch(1)
        column.addLayout(choices)
        column.addStretch(1)
