"""The right column of a narrow window as one strip: the promise, the fee, the first thing to look at with its keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desk_app.qt.look import present
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.reception.persons.question_bar import QuestionBar
from desk_app.screens.reception.promise import Promise, nothing_promised
from desk_app.screens.widgets.icon_mark import IconMark
from desk_app.screens.widgets.key_button import KeyButton
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.widgets.runs_label import Run, RunsLabel

STRIP = 58
"""Height in device-independent pixels at 100 % text."""


class PromiseStrip(QFrame):
    """Shows a promise in short and the question that is asked; `rest_wanted` opens all of it (Alt+L)."""

    rest_wanted = Signal()

    def __init__(self, question: QuestionBar) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._question = question
        self._promise = Promise(nothing_promised())
        self.due = RunsLabel()
        self.fee = RunsLabel()
        self.first, self.more = RunsLabel(size="hint"), RunsLabel(size="hint")
        self._mark = IconMark(side=16)
        self._take = KeyButton("", "Alt+1", height=Size.SMALL_BUTTON)
        self._keep = KeyButton(self.tr("Keep"), "Alt+2", height=Size.SMALL_BUTTON)
        self.rest = KeyButton(self.tr("See"), "Alt+L", "bare", height=Size.SMALL_BUTTON)
        self.rest.setAccessibleName(self.tr("See the promise and all remarks"))
        self._take.clicked.connect(question.take.trigger)
        self._keep.clicked.connect(question.keep.trigger)
        self.rest.clicked.connect(self.rest_wanted)
        self.addActions(list(question.answers))
        self._folds: list[QWidget] = []
        self._lay_out()
        question.asked.connect(self._show)
        self._show()

    def show_promise(self, promise: Promise) -> None:
        """Show another promise."""
        self._promise = promise
        self._show()

    def _show(self) -> None:
        ticket, remarks = self._promise.ticket, self._promise.remarks
        self.due.show_runs(Run(ticket.day or "–", strong=True), Run(f" {ticket.hour}".rstrip()))
        self.fee.show_runs(Run(ticket.fee or "–", strong=True))
        asked = bool(self._question.title)
        others = len(remarks) if asked else max(len(remarks) - 1, 0)
        worst = remarks[0] if remarks else None
        if asked:
            self.first.show_runs(Run(self._question.short, strong=True, role="orange"))
            self._mark.show_icon("attention", "orange")
        else:
            self.first.show_runs(Run(worst.text if worst else ""))
            blocks = worst is not None and worst.blocks
            self._mark.show_icon(
                ("stop" if blocks else "warning") if worst else "", "red" if blocks else "orange"
            )
        more = self.tr("and {count} more to look at").format(count=others) if others else ""
        self.more.show_runs(Run(more, role="hint"))
        self._take.setText(self._question.short_take)
        self._take.setVisible(asked and self._question.take.isVisible())
        self._keep.setVisible(asked and self._question.keep.isVisible())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card with its perforations."""
        super().paintEvent(event)
        painter = QPainter(self)
        dashes = QPen(QColor(present().hairline), 2, Qt.PenStyle.CustomDashLine)
        dashes.setDashPattern([3, 2])
        painter.setPen(dashes)
        for part in self._folds:
            left = part.mapTo(self, QPoint(0, 0)).x() - Gap.NEAR // 2
            painter.drawLine(left, Gap.NEAR, left, self.height() - Gap.NEAR)
        painter.end()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Gap.NEAR, Gap.TIGHT, Gap.TIGHT, Gap.TIGHT)
        row.setSpacing(Gap.NEAR)
        row.addWidget(_stack(PlainLabel(self.tr("DUE BACK"), "caps"), self.due))
        cost = _stack(PlainLabel(self.tr("FEE"), "caps"), self.fee)
        row.addWidget(cost)
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Gap.TIGHT)
        line.addWidget(self._mark)
        line.addWidget(self.first, 1)
        told = _stack(head, self.more)
        row.addWidget(told, 1)
        keys = QHBoxLayout()
        keys.setSpacing(0)
        for button in (self._take, self._keep, self.rest):
            keys.addWidget(button)
        row.addLayout(keys)
        self._folds = [cost, told]


def _stack(above: QWidget, below: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(above)
    column.addWidget(below)
    column.addStretch(1)
    return both
