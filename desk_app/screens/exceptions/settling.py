"""The ways to settle one matter and the reason for it; which way was gone says what the person did, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desk_app.domain.findings import Severity
from desk_app.messages import Messages
from desk_app.qt.tokens import Gap
from desk_app.screens.exceptions.choice_button import ChoiceButton
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.fields.enter_walk import EnterWalk
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.labels import PlainLabel, restyle

if TYPE_CHECKING:
    from desk_app.services.exchange.exception_words import ExceptionView

LONGEST_REASON = 500
MOST_KEYS, IN_A_LINE = 9, 3
"""Ways with a key of their own, and how many stand beside each other."""


class Settling(QWidget):
    """Buttons under Alt with their digit, and one reason; `edited` when either changes, `at_end` when Enter leaves the reason."""

    edited = Signal()
    at_end = Signal()

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._buttons: list[ChoiceButton] = []
        self._names: list[str] = []
        self._group: QButtonGroup | None = None
        self._choices = QGridLayout()
        self._choices.setSpacing(Gap.TIGHT)
        self._choices.setContentsMargins(-4, 0, -4, 0)
        self.reason = QLineEdit(maxLength=LONGEST_REASON)
        self.reason.textChanged.connect(lambda _: self.edited.emit())
        self.field = Field(self.tr("Reason (kept in the journal)"), self.reason)
        self.missing = PlainLabel()
        self.missing.setProperty("role", "fault")
        self.only = PlainLabel(size="hint", wrap=True)
        self._walk = EnterWalk(self, self.at_end.emit).over(self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(Gap.NEAR)
        head.addWidget(PlainLabel(self.tr("What was done?"), "section"))
        head.addWidget(self.missing, 1)
        column.addLayout(head)
        column.addLayout(self._choices)
        column.addWidget(self.field)
        column.addWidget(self.only)

    def show_exception(self, view: ExceptionView, *, by_another: bool) -> None:
        """Offer the ways of this matter, nothing chosen beforehand; `by_another`: who is signed in may not settle it."""
        for old in self._buttons:
            self._choices.removeWidget(old)
            old.deleteLater()
        if self._group is not None:
            self._group.deleteLater()
        self._group = QButtonGroup(self)
        self._buttons, self._names = [], []
        for at, choice in enumerate(view.choices):
            words = self._messages.text(choice.words.key, **choice.words.params)
            key = f"Alt+{at + 1}"
            button = ChoiceButton(words, key if at < MOST_KEYS else "")
            button.toggled.connect(lambda _: self._edited())
            if at < MOST_KEYS:
                # Its action goes with the button; a key of the button itself would repeat while it is held.
                button.addAction(make_action(button, words, button.click, key))
            self._group.addButton(button)
            self._choices.addWidget(button, at // IN_A_LINE, at % IN_A_LINE)
            self._buttons.append(button)
            self._names.append(choice.choice)
        self.reason.clear()
        self.missing.setText("")
        self.field.clear_remark()
        text = self.tr("Somebody with the right settles this one and confirms with the own PIN.")
        self.only.setText(text if by_another else "")
        self.edited.emit()

    @property
    def choice(self) -> str:
        """The way chosen; empty while none is."""
        return next(
            (name for name, one in zip(self._names, self._buttons, strict=True) if one.isChecked()), ""
        )

    @property
    def buttons(self) -> list[ChoiceButton]:
        """The ways, in order."""
        return self._buttons

    @property
    def is_ready(self) -> bool:
        """Whether a way is chosen and a reason written."""
        return bool(self.choice and self.reason.text().strip())

    def ask_for_missing(self) -> None:
        """Say what is missing where it is missing, and go there."""
        if not self.choice:
            for button in self._buttons:
                restyle(button, "state", "fault")
                button.update()
            self.missing.setText(self.tr("Choose what was done."))
            self.start()
        else:
            self.field.remark(self.tr("Write the reason."), Severity.ERROR)
            self.reason.setFocus()

    def _edited(self) -> None:
        for button in self._buttons:
            restyle(button, "state", "")
        self.missing.setText("")
        self.edited.emit()

    def refuse(self, text: str) -> None:
        """Say at the reason why it cannot be kept."""
        self.field.remark(text, Severity.ERROR)
        self.reason.setFocus()

    def start(self) -> None:
        """Put the focus on the first way."""
        if self._buttons:
            self._buttons[0].setFocus()
