"""After F9: the number in the largest letters, what to hand over, what to say, and the promise, until the next citizen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk_app.qt.look import scaled
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.notice import Tone
from desk_app.screens.prints.page_picture import PagePicture
from desk_app.screens.reception.code_label import CodeLabel
from desk_app.screens.reception.hand_over_line import HandOverLine
from desk_app.screens.reception.saved_words import Saved
from desk_app.screens.widgets.buttons import ActionButton, make_action
from desk_app.screens.widgets.gutter import GUTTER, keep_gutter
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.widgets.runs_label import RunsLabel
from desk_app.screens.widgets.say_line import SayLine
from desk_app.screens.widgets.tables.chip import Chip, ChipLook
from desk_app.screens.widgets.ticket import Promised, Ticket

_MARKS = {
    Tone.GOOD: ("print", "green"),
    Tone.PLAIN: ("print", "blue"),
    Tone.WARNING: ("warning", "orange"),
    Tone.TROUBLE: ("stop", "red"),
}
_SIDE = 28


class SavedFace(QScrollArea):
    """Shows one saved dossier; by hand means the whole number is written for the citizen in large letters (UX 30)."""

    paper_confirmed = Signal()
    another_printer = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keep_gutter(self)
        self.head = Chip()
        self.since = PlainLabel(size="hint")
        self.code = CodeLabel()
        self.about = RunsLabel()
        self.slip, self.fee, self.back = HandOverLine(), HandOverLine(), HandOverLine()
        self.paper = self.slip.about
        self._out = Chip()
        self._handed = ""
        self._confirm = make_action(
            self, self.tr("The paper came out in full"), self.paper_confirmed.emit, "Alt+F"
        )
        self._printer = make_action(self, self.tr("Another printer…"), self.another_printer.emit, "Alt+P")
        self.addActions([self._confirm, self._printer])
        self.say = SayLine()
        self.ticket = Ticket()
        self.picture = PagePicture()
        self._lay_out()

    def show_saved(self, saved: Saved, ticket: Promised) -> None:
        """Show what was saved."""
        self.head.show_chip(ChipLook("ok", "green", saved.head))
        self.since.setText(saved.since)
        self.code.show_code(saved.code, by_hand=False)
        self.code.setAccessibleName(f"{saved.head} {saved.code}")
        self.about.show_runs(*saved.about)
        self.fee.show_line(saved.fee)
        self.back.show_line(saved.back)
        self._handed = saved.paper
        self.say.say(*saved.say)
        self.ticket.show_promised(ticket)
        self.ticket.setVisible(bool(ticket.day))
        self.picture.show_pdf(None)
        self.show_paper(Tone.PLAIN, "", by_hand=False)
        self.verticalScrollBar().setValue(0)

    def show_paper(self, tone: Tone, text: str, *, by_hand: bool, in_doubt: bool = False) -> None:
        """Say what became of the paper; in doubt the clerk may confirm that it came out."""
        self.slip.mark.show_icon(*_MARKS[tone])
        self.slip.title.setText(self.tr("The paper is not out yet") if tone is Tone.TROUBLE else self._handed)
        self.paper.setText(text)
        self._out.show_chip(ChipLook("ok", "green", self.tr("printed")) if tone is Tone.GOOD else None)
        self._confirm.setVisible(in_doubt)
        self._printer.setVisible(by_hand)
        self.code.show_code(self.code.code, by_hand=by_hand)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put promise and picture beside the number, or below it on a narrow window."""
        super().resizeEvent(event)
        narrow = self.window().width() < scaled(Size.NARROW_UNDER)
        self._row.setDirection(
            QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        )
        self._right.setMaximumWidth(16_777_215 if narrow else scaled(Size.RIGHT_COLUMN))
        self._right.setMinimumWidth(0 if narrow else scaled(Size.RIGHT_COLUMN))
        self.picture.setVisible(not narrow)

    def _lay_out(self) -> None:
        inside, self._right = QWidget(), QWidget()
        left, right = QVBoxLayout(), QVBoxLayout(self._right)
        left.setSpacing(Gap.WIDE)
        left.addWidget(self._card())
        left.addWidget(self.say)
        left.addStretch(1)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(Gap.WIDE)
        right.addWidget(self.ticket)
        right.addWidget(self.picture, 1)
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(Gap.PAGE, Gap.TIGHT, Gap.PAGE - GUTTER, Gap.NEAR)
        self._row.setSpacing(Gap.WIDE)
        self._row.addLayout(left, 1)
        self._row.addWidget(self._right)
        self.setWidget(inside)

    def _card(self) -> QFrame:
        card, head, choices = QFrame(), QHBoxLayout(), QHBoxLayout()
        card.setProperty("role", "card")
        head.setSpacing(Gap.NEAR)
        head.addWidget(self.head)
        head.addWidget(self.since)
        head.addStretch(1)
        choices.setContentsMargins(0, 0, 0, 0)
        for action in (self._confirm, self._printer):
            choices.addWidget(ActionButton(action, height=Size.SMALL_BUTTON))
        choices.addStretch(1)
        self.slip.set_aside(self._out)
        self.slip.below.addLayout(choices)
        column = QVBoxLayout(card)
        column.setContentsMargins(_SIDE, 20, _SIDE, Gap.SMALL)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.code)
        column.addWidget(self.about)
        column.addSpacing(Gap.WIDE)
        for line in (self.slip, self.fee, self.back):
            column.addWidget(line)
        return card
