"""Shows, side by side, where a card or an earlier visit says something else than what was typed, and lets the clerk decide."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShortcutEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desk_app.domain.people.birth import written_birth
from desk_app.domain.people.identity import in_capitals
from desk_app.screens.formats import day_text, name_text
from desk_app.screens.reception.persons.at_counter import Asked, Question
from desk_app.screens.reception.persons.box_words import boxes_text
from desk_app.screens.widgets.enter_button import EnterButton
from desk_app.screens.widgets.labels import PlainLabel


class _Answer(EnterButton):
    """A button whose key acts at once: the save key may follow it in the same breath."""

    def event(self, event: QEvent) -> bool:
        """Take the key as a click; Qt itself would press the button down and click a tenth of a second later."""
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)


def _answer(text: str, do: Callable[[], object]) -> _Answer:
    button = _Answer(text)
    button.clicked.connect(lambda: do())
    return button


class QuestionBar(QScrollArea):
    """Stands in place of the promise until the clerk has decided; nothing typed changes before a button is pressed."""

    take_other = Signal()
    keep_typed = Signal()
    is_owner = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title = PlainLabel(size="section", wrap=True)
        self._about = PlainLabel(wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._shown: list[PlainLabel] = []
        self._take = _answer("", self.take_other.emit)
        self._keep = _answer(self.tr("Keep what is typed (&2)"), self.keep_typed.emit)
        self._owner = _answer(
            self.tr("The card is the owner's, not the applicant's (&3)"), self.is_owner.emit
        )
        buttons = QVBoxLayout()
        buttons.setSpacing(4)
        for button in (self._take, self._keep, self._owner):
            buttons.addWidget(button)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 8, 24, 8)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addLayout(buttons)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setWidget(inside)

    def ask(self, question: Question, *, may_be_owners: bool) -> None:
        """Show a question; `may_be_owners` offers to take the card as the owner's."""
        self._title.setText(self._heading(question))
        about = self._known(question)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        take = self._taking(question)
        self._take.setText(take)
        self._take.setVisible(bool(take))
        self._keep.setVisible(question.blocks)
        self._owner.setVisible(may_be_owners)
        self._compare(question)

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything shown, row by row."""
        head = (self._title.text(), *((self._about.text(),) if self._about.text() else ()))
        return (*head, *(label.text() for label in self._shown))

    def _heading(self, question: Question) -> str:
        if question.about is Asked.CARD and not question.differences:
            return self.tr("The card agrees with what is typed now")
        return {
            Asked.CARD: self.tr("The card says something else"),
            Asked.VISIT: self.tr("This number is known as another person's"),
            Asked.PLAIN: self.tr("The name has no capitals or no marks"),
            Asked.OFFER: self.tr("This number is known"),
        }[question.about]

    def _known(self, question: Question) -> str:
        if question.about is Asked.PLAIN:
            return self.tr("Typed: {name}").format(name=name_text(question.differences[0].typed))
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
            # An ampersand would be taken for an access key.
            words = self.tr("Write {name} (&1)").format(name=name_text(capitals).replace("&", "&&"))
            return words if capitals != typed else ""
        return {
            Asked.CARD: self.tr("Take the card's (&1)"),
            Asked.VISIT: self.tr("Take the last visit's (&1)"),
            Asked.OFFER: self.tr("It is this person (&1)"),
        }[question.about]

    def _compare(self, question: Question) -> None:
        for label in self._shown:
            self._grid.removeWidget(label)
            label.deleteLater()
        self._shown = []
        if not question.differences or question.about is Asked.PLAIN:
            return
        other = self.tr("card") if question.about is Asked.CARD else self.tr("last visit")
        self._add(0, self.tr("typed"), other, "hint")
        for place, one in enumerate(question.differences):
            row = 1 + 2 * place
            word = boxes_text((one.box,))
            self._put(PlainLabel(word[:1].upper() + word[1:], "hint"), row, 0, span=2)
            self._add(row + 1, self._value(one.box, one.typed), self._value(one.box, one.other), "body")
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    def _add(self, row: int, typed: str, other: str, size: str) -> None:
        for column, text in enumerate((typed, other)):
            self._put(PlainLabel(text, size, wrap=True), row, column)

    def _put(self, label: PlainLabel, row: int, column: int, span: int = 1) -> None:
        self._grid.addWidget(label, row, column, 1, span)
        self._shown.append(label)

    def _value(self, box: str, value: str) -> str:
        if box == "sex":
            return {"male": self.tr("Male"), "female": self.tr("Female")}.get(value, value)
        return name_text(value) if box == "name" and value else value or self.tr("(not on the card)")
