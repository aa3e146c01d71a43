"""One line for each thing that does not agree, with the reason the supervisor gives for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desk_app.domain.findings import Severity
from desk_app.messages import Messages
from desk_app.qt.tokens import Gap
from desk_app.screens.day_close.words import Step, step_of
from desk_app.screens.widgets.fields.enter_walk import EnterWalk
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from desk_app.services.day.picture import Difference

LONGEST_REASON = 500


class Reasons(QWidget):
    """A field for each difference, in the `parts` of the steps; what was typed stays when the day is looked at anew and the difference is there."""

    edited = Signal()
    at_end = Signal()

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._fields: dict[str, Field] = {}
        self._cards: list[QWidget] = []
        self._typed: dict[str, str] = {}
        self._steps: dict[str, Step] = {}
        self._walk = EnterWalk(self, self.at_end.emit)
        self.parts = {step: QWidget() for step in Step}
        self._columns: dict[Step, QVBoxLayout] = {}
        for step, part in self.parts.items():
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(Gap.SMALL)
            self._columns[step] = column

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show these in place of those before."""
        self._typed |= self.reasons
        for card in self._cards:
            card.setParent(None)
            card.deleteLater()
        self._cards, self._fields, self._steps = [], {}, {}
        self._walk.deleteLater()
        self._walk = EnterWalk(self, self.at_end.emit)
        for one in sorted(differences, key=step_of):
            self._add(one)
        for step, part in self.parts.items():
            part.setVisible(any(step_of(one) is step for one in differences))
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

    def missing_in(self, step: Step) -> int:
        """How many of a step have no reason yet."""
        return sum(
            not _edit(field).text().strip()
            for name, field in self._fields.items()
            if self._steps.get(name) is step
        )

    def of(self, step: Step) -> int:
        """How many differences a step has."""
        return sum(one is step for one in self._steps.values())

    def _add(self, one: Difference) -> None:
        card = QWidget()
        row = QHBoxLayout(card)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Gap.WIDE)
        words = self._messages.text(one.says.key, **one.says.params)
        row.addWidget(PlainLabel(words, wrap=True), 1)
        edit = QLineEdit(self._typed.get(one.difference_id, ""), maxLength=LONGEST_REASON)
        edit.textChanged.connect(lambda _: self.edited.emit())
        field = Field(self.tr("Reason"), edit, one.difference_id)
        reason = self.tr("Reason")
        edit.setAccessibleName(f"{reason}: {words}")
        row.addWidget(field, 1)
        step = step_of(one)
        self._columns[step].addWidget(card)
        self._steps[one.difference_id] = step
        self._cards.append(card)
        self._fields[one.difference_id] = field
        self._walk.over(edit)


def _edit(field: Field) -> QLineEdit:
    if not isinstance(field.editor, QLineEdit):
        raise TypeError("a reason is one line of text")
    return field.editor
