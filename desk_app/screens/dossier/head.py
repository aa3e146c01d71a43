"""The head of a dossier: its code in groups, its state, how long there is left, and whose it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.steps.remaining import DueLevel, Remaining
from desk_app.messages import Messages
from desk_app.screens.dossier.view import grouped, status_word
from desk_app.screens.reception.promise import due_text
from desk_app.screens.widgets.icon_mark import IconMark
from desk_app.screens.widgets.labels import PlainLabel, restyle, rule

_LEVELS = {
    DueLevel.OK: ("clock", "hint"),
    DueLevel.SOON: ("clock", "orange"),
    DueLevel.URGENT: ("attention", "orange"),
    DueLevel.OVERDUE: ("attention", "red"),
}


class DossierHead(QWidget):
    """Shows who, what, when; the countdown is words with an icon, never colour alone."""

    def __init__(self) -> None:
        super().__init__()
        self.code = PlainLabel(size="title").selectable()
        self.status = PlainLabel(size="section")
        self.left_over = PlainLabel()
        self._mark = IconMark(side=18)
        self.procedure = PlainLabel(wrap=True)
        self.due = PlainLabel(size="section")
        self._lay_out()

    def show_dossier(self, dossier: Dossier, left: Remaining | None, messages: Messages) -> None:
        """Show a dossier; `left` is None when nothing runs any more."""
        self.code.setText(grouped(dossier.code))
        self.code.setAccessibleName(dossier.code)
        self.status.setText(status_word(dossier, messages))
        self.procedure.setText(f"{dossier.procedure.name} · {dossier.procedure.code}")
        due = due_text(dossier.due)
        self.due.setText(self.tr("Due back: {due}").format(due=due) if due else "")
        words = messages.text(left.key, **left.params) if left else ""
        icon, colour = _LEVELS[left.level if left else DueLevel.OK]
        self.left_over.setText(words)
        restyle(self.left_over, "tone", colour)
        self._mark.show_icon(icon, colour)
        self._mark.setVisible(bool(words))

    def _lay_out(self) -> None:
        left = QHBoxLayout()
        left.setSpacing(6)
        left.addWidget(self._mark)
        left.addWidget(self.left_over)
        left.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.addWidget(self.code, 0, 0)
        grid.addWidget(self.status, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.procedure, 1, 0, 1, 2)
        grid.addWidget(self.due, 2, 0)
        grid.addLayout(left, 2, 1)
        grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 16, 8)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(rule())
