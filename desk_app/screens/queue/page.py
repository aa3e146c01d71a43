"""Shows what has been saved on this PC and has not been sent to the city."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout

from desk_app.screens.formats import age_text, count_text, moment_text
from desk_app.screens.page import Page
from desk_app.screens.queue.columns import queue_columns
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.widgets.row_table import RowTable
from desk_app.screens.widgets.windowed_rows import WINDOW, Window, WindowedRows
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.services.queue import QueueAnswer
    from desk_app.services.queue_lines import QueueLine


class QueuePage(Page):
    """The outbox, oldest first; a clerk can look, nobody can delete."""

    NAME = "queue"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.summary = PlainLabel(size="section")
        self.model = WindowedRows(queue_columns())
        self.model.setParent(self)
        self.table = RowTable(self.model, workplace.look, self.tr("Entries to send"))
        self.table.chosen.connect(self._open)
        self.table.moved.connect(self._moved)
        self._send = make_action(self, self.tr("Send now"), lambda: None)
        self._send.setEnabled(False)
        self._send.setToolTip(
            self.tr("This desk has not joined the city yet; entries wait safely on this PC.")
        )
        self._open_action = make_action(self, self.tr("Open dossier"), self._open_current, "F9")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(PlainLabel(self._send.toolTip(), "hint", wrap=True))
        column.addWidget(self.table, 1)
        self.model.modelReset.connect(self._came)
        workplace.notices.queue.connect(self._stale)

    def title(self) -> str:
        """Name the page."""
        return self.tr("Queue")

    def next_actions(self) -> tuple[QAction, ...]:
        """Sending stands there, off with its reason, until this desk has joined the city."""
        return (self._send, self._open_action)

    def opened(self, details: Mapping[str, object]) -> None:
        """Read the queue anew."""
        self._read()
        self.table.setFocus()

    def _read(self) -> None:
        desk = self.workplace.desk

        def fetch(start: str | None, came: Callable[[Window], None]) -> None:
            self.workplace.ask("queue_lines", lambda: desk.queue_lines(start, WINDOW), came, owner=self)

        self.workplace.ask_newest("queue_page", desk.queue_state, self._sum_up, owner=self)
        self.model.show_list(fetch)

    def _sum_up(self, queue: QueueAnswer) -> None:
        if queue.oldest_at is None:
            self.summary.setText(self.tr("Nothing to send"))
            return
        age = age_text(self.workplace.clock.now() - queue.oldest_at)
        text = self.tr("{count} entries to send · oldest {age}, saved {moment}")
        self.summary.setText(
            text.format(count=count_text(queue.unsent), age=age, moment=moment_text(queue.oldest_at))
        )

    def _came(self) -> None:
        self.table.say_when_empty(self.tr("Everything saved on this PC has been sent."))
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _moved(self, line: QueueLine | None) -> None:
        self._open_action.setEnabled(bool(line and line.dossier))

    def _open(self, line: QueueLine) -> None:
        if line.dossier:
            self.workplace.open_page("dossier", code=line.dossier)

    def _open_current(self) -> None:
        line = self.table.current()
        if line is not None:
            self._open(line)

    def _stale(self) -> None:
        if self.isVisible():
            self._read()
