"""Shows both versions of a matter side by side: whose word it is, what happened, when, by whom, on which dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desk_app.messages import Messages
from desk_app.screens.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_app.services.exchange.exception_words import Version

MOST_SHOWN = 4
"""Versions that still fit beside each other in two lines; the note below says how many more there are."""


class VersionsView(QWidget):
    """One card for each version, two in a line."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._shown: list[QWidget] = []

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Show these versions in place of those before."""
        for old in self._shown:
            self._column.removeWidget(old)
            old.deleteLater()
        self._shown = []
        shown = versions[:MOST_SHOWN]
        for at in range(0, len(shown), 2):
            self._add(self._line(shown[at : at + 2]))
        if len(versions) > MOST_SHOWN:
            text = self.tr("and {count} more of the same kind").format(count=len(versions) - MOST_SHOWN)
            self._add(PlainLabel(text, "hint", wrap=True))

    @property
    def texts(self) -> list[str]:
        """Every word shown, for those who listen instead of looking."""
        return [label.text() for part in self._shown for label in part.findChildren(PlainLabel)]

    def _add(self, part: QWidget) -> None:
        self._column.addWidget(part)
        self._shown.append(part)

    def _line(self, versions: Sequence[Version]) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for version in versions:
            row.addWidget(self._card(version), 1)
        return line

    def _card(self, version: Version) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        side = self._messages.text(version.side.key, **version.side.params)
        happened = self._messages.text(version.happened.key, **version.happened.params)
        column.addWidget(PlainLabel(side, "hint", wrap=True))
        column.addWidget(PlainLabel(happened, "section", wrap=True))
        lines = [self._messages.text(line.key, **line.params) for line in version.lines]
        for line in lines:
            column.addWidget(PlainLabel(line, wrap=True).selectable())
        column.addStretch(1)
        card.setAccessibleName(". ".join((side, happened, *lines)))
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        return card
