"""One line for each thing that does not agree, with the reason the supervisor gives for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from desk_app.domain.findings import Severity
from desk_app.messages import Messages
from desk_app.screens.widgets.enter_walk import EnterWalk
from desk_app.screens.widgets.field import Field
from desk_app.screens.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from desk_app.services.day.picture import Difference

LONGEST_REASON = 500


class Reasons(QWidget):
    """A field for each difference; what was typed stays when the day is looked at anew and the difference is there."""

    edited = Signal()
    at_end = Signal()

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._fields: dict[str, Field] = {}
        self._cards: list[QWidget] = []
        self._typed: dict[str, str] = {}
        self._walk = EnterWalk(self, self.at_end.emit)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show these in place of those before."""
        self._typed |= self.reasons
        for card in self._cards:
            self._column.removeWidget(card)
            card.deleteLater()
        self._cards, self._fields = [], {}
        self._walk.deleteLater()
        self._walk = EnterWalk(self, self.at_end.emit)
        for at, one in enumerate(differences, start=1):
            self._add(at, one)
        self.edited.emit()

    @property
    def reasons(self) -> Mapping[str, str]:
        """The reasons typed, by difference."""
        return {name: _edit(field).text().strip() for name, field in self._fields.items()}

    @property
    def editors(self) -> list[QLineEdit]:
        """The fields in order."""
        return [_edit(field) for field in self._fields.values()]

    @property
    def missing(self) -> int:
        """How many have no reason yet."""
        return sum(not text for text in self.reasons.values())

    def mark_missing(self) -> None:
        """Show which have no reason, and go to the first."""
        first: QLineEdit | None = None
        for field in self._fields.values():
            edit = _edit(field)
            if edit.text().strip():
                field.clear_remark()
                continue
            field.remark(self.tr("A reason is needed"), Severity.ERROR)
            first = first or edit
        if first is not None:
            first.setFocus()

    def forget(self) -> None:
        """Forget what was typed, for another day."""
        self._typed.clear()
        self.show_differences(())
        self._typed.clear()

    def _add(self, at: int, one: Difference) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        words = self._messages.text(one.says.key, **one.says.params)
        column.addWidget(PlainLabel(f"{at}. {words}", wrap=True))
        edit = QLineEdit(self._typed.get(one.difference_id, ""), maxLength=LONGEST_REASON)
        edit.textChanged.connect(lambda _: self.edited.emit())
        field = Field(self.tr("Reason"), edit, one.difference_id)
        edit.setAccessibleName(f"{self.tr('Reason')}: {words}")
        column.addWidget(field)
        self._column.addWidget(card)
        self._cards.append(card)
        self._fields[one.difference_id] = field
        self._walk.over(edit)


def _edit(field: Field) -> QLineEdit:
    if not isinstance(field.editor, QLineEdit):
        raise TypeError("a reason is one line of text")
    return field.editor
