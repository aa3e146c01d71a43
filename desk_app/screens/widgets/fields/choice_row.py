"""Three or four answers to one question as buttons in rows, each under Alt with its digit; none is chosen beforehand."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desk_app.qt.tokens import Size
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.key_button import KeyButton
from desk_app.screens.widgets.labels import restyle


class ChoiceRow(QWidget):
    """Tells `answered` with the place of the answer, after each answer by hand."""

    answered = Signal(int)

    def __init__(
        self, question: str, words: Iterable[str], *, height: int = Size.BAR_BUTTON, columns: int = 4
    ) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons: list[KeyButton] = []
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for number, word in enumerate(words, start=1):
            key = f"Alt+{number}"
            button = KeyButton(word, key, "choice", height=height)
            button.setCheckable(True)
            button.setAccessibleName(f"{question} {word}")
            # A shortcut of the button itself would press it a moment later, when F9 may have been pressed already.
            self.addAction(make_action(self, word, button.click, key))
            button.clicked.connect(lambda _on, at=number - 1: self.answered.emit(at))
            self._group.addButton(button)
            self.buttons.append(button)
        for first in range(0, len(self.buttons), columns):
            row = QHBoxLayout()
            # The buttons bring four pixels of room for their ring on each side.
            row.setSpacing(2)
            for button in self.buttons[first : first + columns]:
                row.addWidget(button)
            row.addStretch(1)
            rows.addLayout(row)

    @property
    def chosen(self) -> int:
        """The place of the answer; -1 while there is none."""
        return next((at for at, button in enumerate(self.buttons) if button.isChecked()), -1)

    def choose(self, place: int) -> None:
        """Show an answer; -1 shows none."""
        self._group.setExclusive(False)
        for at, button in enumerate(self.buttons):
            button.setChecked(at == place)
        self._group.setExclusive(True)

    def mark(self, state: str) -> None:
        """Mark the question as one to be answered ("fault"), or take the mark away."""
        for button in self.buttons:
            restyle(button, "state", state)
            button.update()

    def focus(self) -> None:
        """Put the focus on the answer, or on the first button."""
        (self._group.checkedButton() or self.buttons[0]).setFocus()
