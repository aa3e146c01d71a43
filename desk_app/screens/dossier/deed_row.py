"""One line of the list of deeds: its key, its word, and below it why it must wait."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desk_app.qt.tokens import Gap
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.key_button import KeyButton
from desk_app.screens.widgets.labels import PlainLabel, rule

_LINE = 26
"""Height of a line without the room for its ring."""


class DeedRow(QWidget):
    """The button takes the whole width; a deed that must wait is off and names its reason."""

    def __init__(self, word: str, key: str, *, grave: bool) -> None:
        super().__init__()
        self.button = KeyButton(word, key, "grave row" if grave else "row", height=_LINE)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.setAccessibleName(word)
        # A key of the button itself would press it again and again while it is held.
        self.action = make_action(self, word, self.button.click, key)
        self.addAction(self.action)
        self._why = PlainLabel(size="hint", wrap=True)
        self._why.setContentsMargins(Gap.SMALL, 0, 0, Gap.SMALL)
        self._why.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addWidget(self.button)
        column.addWidget(self._why)

    def say_why(self, reason: str) -> None:
        """Switch the deed off with a reason; "" switches it on."""
        self.button.setEnabled(not reason)
        self.action.setEnabled(not reason)
        self.action.setToolTip(reason)
        self.button.setToolTip(reason)
        self.button.setAccessibleDescription(reason)
        self._why.setText(reason)
        self._why.setVisible(bool(reason))
