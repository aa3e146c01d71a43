"""Shows, side by side, where a card or an earlier visit says something else than what was typed, and lets the clerk decide."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desk_app.domain.people.birth import written_birth
from desk_app.domain.people.identity import in_capitals
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.formats import day_text, name_text
from desk_app.screens.reception.persons.at_counter import Asked, Question
from desk_app.screens.reception.persons.box_words import boxes_text
from desk_app.screens.reception.persons.marked_text import marked
from desk_app.screens.widgets.buttons import ActionButton, make_action
from desk_app.screens.widgets.fields.grouped_line_edit import as_phone, every_three, in_groups
from desk_app.screens.widgets.icon_mark import IconMark
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.widgets.runs_label import RunsLabel

_GROUPED = {"id_number": every_three, "phone": as_phone}
_SIDE = 6
"""Room at the sides of the card, where the buttons add that of their rings: the longest answer fills the column."""


class QuestionBar(QFrame):
    """A card below the promise until the clerk has decided; nothing typed changes before a button is pressed.

    Its `answers` are actions, so that a narrow window can offer them in a strip of its own.
    """

    take_other = Signal()
    keep_typed = Signal()
    is_owner = Signal()
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("asks", "true")
        self.title = self.short = self.short_take = ""
        self._head = PlainLabel(size="strong", wrap=True)
        self._head.setProperty("tone", "orange")
        self._about = PlainLabel(wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Gap.NEAR)
        self._grid.setVerticalSpacing(2)
        self._shown: list[QWidget] = []
        self._said: list[str] = []
        self.take = make_action(self, "", self.take_other.emit, "Alt+1")
        self.keep = make_action(self, self.tr("Keep mine"), self.keep_typed.emit, "Alt+2")
        self.owner = make_action(self, self.tr("It is the owner's card"), self.is_owner.emit, "Alt+3")
        self.answers = (self.take, self.keep, self.owner)
        self.addActions(list(self.answers))
        self._lay_out()
        self.ask(None)

    def ask(self, question: Question | None, *, may_be_owners: bool = False) -> None:
        """Show a question, None for none; `may_be_owners` offers to take the card as the owner's."""
        self._question = question
        for answer in self.answers:
            answer.setVisible(False)
        self.setVisible(question is not None)
        self._clear()
        self.title = self._heading(question) if question is not None else ""
        self.short, self.short_take = self._in_short(question)
        if question is not None:
            self._head.setText(self.title)
            about = self._known(question)
            self._about.setText(about)
            self._about.setVisible(bool(about))
            take = self._taking(question)
            self.take.setText(take)
            self.take.setVisible(bool(take))
            self.keep.setVisible(question.blocks)
            self.owner.setVisible(may_be_owners)
            self._compare(question)
        self.asked.emit()

    def at_boxes(self, role: str) -> dict[str, str]:
        """Give what a card says otherwise, by the draft path of its box."""
        question = self._question
        if question is None or question.about is not Asked.CARD:
            return {}
        words = self.tr("On the card: {value}")
        return {
            f"{role}.{one.box}": words.format(value=self._value(one.box, one.other))
            for one in question.differences
        }

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Gap.SMALL)
        head.addWidget(IconMark("attention", "orange"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._head, 1)
        buttons = QGridLayout()
        buttons.setSpacing(0)
        for at, answer in enumerate(self.answers):
            button = ActionButton(answer, height=Size.SMALL_BUTTON)
            if answer is self.owner:
                buttons.addWidget(button, 1, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
            else:
                buttons.addWidget(button, 0, at)
        buttons.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, Gap.NEAR, _SIDE, Gap.NEAR)
        column.setSpacing(Gap.TIGHT)
        for part in (head, self._grid):
            part.setContentsMargins(Gap.SMALL, 0, Gap.SMALL, 0)
        self._about.setContentsMargins(Gap.SMALL, 0, Gap.SMALL, 0)
        column.addLayout(head)
        column.addWidget(self._about)
        column.addLayout(self._grid)
        column.addLayout(buttons)

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything shown, row by row."""
        return (self.title, *((self._about.text(),) if self._about.text() else ()), *self._said)

    def _heading(self, question: Question) -> str:
        if question.about is Asked.CARD and not question.differences:
            return self.tr("The card agrees with what is typed now")
        return {
            Asked.CARD: self.tr("The card differs in {count}; no box was changed").format(
                count=len(question.differences)
            ),
            Asked.VISIT: self.tr("This number is known as another person's"),
            Asked.PLAIN: self.tr("The name has no capitals or no marks"),
            Asked.OFFER: self.tr("This number is known"),
        }[question.about]

    def _in_short(self, question: Question | None) -> tuple[str, str]:
        """Give the heading and the first answer as a strip has room for them."""
        if question is None:
            return "", ""
        count = len(question.differences)
        return {
            Asked.CARD: (self.tr("Card differs in {count}").format(count=count), self.tr("Card's")),
            Asked.VISIT: (self.tr("Another's number"), self.tr("Last visit's")),
            Asked.PLAIN: (self.tr("Name without capitals"), self.tr("Capitals")),
            Asked.OFFER: (self.tr("Known number"), self.tr("This one")),
        }[question.about]

    def _known(self, question: Question) -> str:
        if question.about is Asked.PLAIN:
            typed = question.differences[0].typed
            capitals = in_capitals(typed)
            said = self.tr("Typed: {name}").format(name=name_text(typed))
            return f"{said} → {name_text(capitals)}" if capitals != typed else said
        if question.about is Asked.CARD:
            return ""
        words = [name_text(question.other.name)]
        if question.other.birth:
            words.append(self.tr("born {date}").format(date=written_birth(question.other.birth)))
        if question.at is not None:
            words.append(self.tr("last visit {date}").format(date=day_text(question.at.date())))
        return " · ".join(words)

    def _taking(self, question: Question) -> str:
        if question.about is Asked.PLAIN:
            typed = question.differences[0].typed
            capitals = in_capitals(typed)
            return self.tr("Write it in capitals") if capitals != typed else ""
        return {
            Asked.CARD: self.tr("Take the card's"),
            Asked.VISIT: self.tr("Take the last visit's"),
            Asked.OFFER: self.tr("It is this person"),
        }[question.about]

    def _clear(self) -> None:
        for part in self._shown:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._shown, self._said = [], []

    def _compare(self, question: Question) -> None:
        if not question.differences or question.about is Asked.PLAIN:
            return
        other = self.tr("on the card") if question.about is Asked.CARD else self.tr("last visit")
        for column, word in ((1, self.tr("typed")), (2, other)):
            self._put(PlainLabel(word, "caps"), 0, column, word)
        for row, one in enumerate(question.differences, start=1):
            word = boxes_text((one.box,))
            name = word[:1].upper() + word[1:]
            self._put(PlainLabel(name, "hint"), row, 0, name)
            typed, there = self._value(one.box, one.typed), self._value(one.box, one.other)
            for column, text, against in ((1, typed, there), (2, there, typed)):
                self._put(RunsLabel(*marked(text, against)), row, column, text)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)

    def _put(self, part: QWidget, row: int, column: int, said: str) -> None:
        part.setToolTip(said)
        part.setAccessibleName(said)
        self._grid.addWidget(part, row, column)
        self._shown.append(part)
        self._said.append(said)

    def _value(self, box: str, value: str) -> str:
        if box == "sex":
            return {"male": self.tr("Male"), "female": self.tr("Female")}.get(value, value)
        if box in _GROUPED:
            value = in_groups(value, _GROUPED[box])
        return name_text(value) if box == "name" and value else value or self.tr("(not on the card)")
