"""Shows both versions of a matter side by side, line by line; lines that differ stand on a ground of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desk_app.messages import Messages
from desk_app.qt.look import scaled
from desk_app.qt.tokens import Gap
from desk_app.screens.widgets.icon_mark import IconMark
from desk_app.screens.widgets.labels import PlainLabel, rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_app.services.exchange.exception_words import Version

MOST_SHOWN = 4
"""Versions that still fit beside each other in two lines; the note below says how many more there are."""
_LABEL = 100


class VersionsView(QWidget):
    """One card for each version, two in a line."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Gap.SMALL)
        self._shown: list[QWidget] = []
        self._versions: Sequence[Version] = ()
        self._is_narrow = False
        self.texts: list[str] = []

    def set_narrow(self, narrow: bool) -> None:
        """Write names above what they name where both versions would not fit beside each other."""
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self.show_versions(self._versions)

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Show these versions in place of those before."""
        self._versions = versions
        for old in self._shown:
            self._column.removeWidget(old)
            old.deleteLater()
        self._shown, self.texts = [], []
        shown = versions[:MOST_SHOWN]
        for at in range(0, len(shown), 2):
            self._add(self._line(shown[at : at + 2]))
        if len(versions) > MOST_SHOWN:
            text = self.tr("and {count} more of the same kind").format(count=len(versions) - MOST_SHOWN)
            self._add(PlainLabel(text, "hint", wrap=True))

    def _add(self, part: QWidget) -> None:
        self._column.addWidget(part)
        self._shown.append(part)

    def _line(self, versions: Sequence[Version]) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Gap.WIDE)
        tables = [self._rows(version) for version in versions]
        names = [
            name
            for name in dict.fromkeys(one for table in tables for one in table)
            if name != self._same(tables)
        ]
        for version, table in zip(versions, tables, strict=True):
            row.addWidget(self._card(version, table, names, tables), 1)
        return line

    def _same(self, tables: list[dict[str, str]]) -> str:
        """Name the line of the code where all tell of one dossier: the list and the sentence above say it."""
        saying = self._messages.text("exception.line_code", code="").partition(":")[0]
        return saying if len({table.get(saying) for table in tables}) == 1 and len(tables) > 1 else ""

    def _rows(self, version: Version) -> dict[str, str]:
        """Give what is known of a version by the name of its line; when it was stands in the head."""
        happened = self._messages.text(version.happened.key, **version.happened.params)
        rows = {self.tr("Deed"): happened}
        for line in version.lines:
            name, parted, value = self._messages.text(line.key, **line.params).partition(": ")
            if parted:
                rows[name] = value
        return rows

    def _card(
        self, version: Version, table: dict[str, str], names: list[str], tables: list[dict[str, str]]
    ) -> QFrame:
        text = self._messages.text
        side = text(version.side.key, **version.side.params)
        lines = [text(line.key, **line.params) for line in version.lines]
        self.texts += [side, text(version.happened.key, **version.happened.params), *lines]
        card = QFrame()
        card.setProperty("role", "card")
        card.setAccessibleName(". ".join((side, *lines)))
        column = QVBoxLayout(card)
        column.setContentsMargins(1, Gap.SMALL, 1, Gap.SMALL)
        column.setSpacing(0)
        when = next((line for line in lines if ": " not in line), "")
        column.addWidget(_head(side, when, narrow=self._is_narrow))
        column.addWidget(rule())
        column.addSpacing(6)
        for name in names:
            value = table.get(name, "–")
            differs = len(tables) > 1 and len({one.get(name) for one in tables}) > 1
            column.addWidget(_row(name, value, differs=differs, narrow=self._is_narrow))
        column.addStretch(1)
        return card


def _head(side: str, when: str, *, narrow: bool) -> QWidget:
    head = QWidget()
    column = QVBoxLayout(head)
    column.setContentsMargins(15, Gap.TIGHT, 15, Gap.SMALL)
    column.setSpacing(0)
    row = QHBoxLayout()
    row.setSpacing(Gap.SMALL)
    row.addWidget(IconMark("person"))
    row.addWidget(PlainLabel(side, "strong"))
    row.addStretch(1)
    column.addLayout(row)
    said = PlainLabel(when, "hint", wrap=narrow)
    if narrow:
        column.addWidget(said)
    else:
        row.addWidget(said)
    return head


def _row(name: str, value: str, *, differs: bool, narrow: bool) -> QFrame:
    """Make one line; what differs is written strong as well, for eyes without colour."""
    frame = QFrame()
    if differs:
        frame.setProperty("role", "differs")
    row = QBoxLayout(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight, frame)
    row.setContentsMargins(15, 5, 15, 5)
    row.setSpacing(0 if narrow else Gap.NEAR)
    label = PlainLabel(name, "hint")
    if not narrow:
        label.setFixedWidth(scaled(_LABEL))
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    row.addWidget(label)
    row.addWidget(PlainLabel(value, "strong" if differs else "body", wrap=True).selectable(), 1)
    return frame
