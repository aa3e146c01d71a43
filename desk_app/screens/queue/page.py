"""Shows what has been saved on this PC and has not been sent to the city, and sends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desk_app.qt.tokens import Gap
from desk_app.screens.formats import age_text, count_text
from desk_app.screens.page import Page
from desk_app.screens.queue.band import QueueBand
from desk_app.screens.queue.columns import QueueRow, queue_columns
from desk_app.screens.queue.contact import contact_text, summary_of, trouble_text
from desk_app.screens.queue.opening_table import OpeningTable
from desk_app.screens.queue.progress import SendProgress
from desk_app.screens.queue.states import LineStates
from desk_app.screens.queue.stick import StickButtons
from desk_app.screens.requests import OpenDossier, PageRequest
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.widgets.tables.windowed_rows import WINDOW, Window, WindowedRows
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.ports.exchange.city_link import CityState
    from desk_app.services.exchange.queue import QueueAnswer


@dataclass(frozen=True, slots=True)
class _Standing:
    """The state of the outbox and of the exchange, read together."""

    queue: QueueAnswer
    city: CityState


class QueuePage(Page):
    """The outbox, oldest first; a clerk can look and send, nobody can delete."""

    NAME = "queue"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.band = QueueBand()
        self.progress = SendProgress()
        self.progress.cancelled.connect(workplace.city.cancel)
        self.states = LineStates()
        columns = queue_columns(self.states.state, self.states.words, workplace.messages, workplace.clock.now)
        self.model = WindowedRows(columns)
        self.table = OpeningTable(self.model, workplace.look, self.tr("Dossiers to send"))
        self.table.remember_as(self.NAME)
        self.table.chosen.connect(self._open)
        self.table.moved.connect(self._moved)
        self.stick = StickButtons(workplace, self)
        self._standing: _Standing | None = None
        self._send = make_action(self, self.tr("Send now"), workplace.city.sync_now, "Ctrl+G")
        self._send.setShortcuts([QKeySequence("Ctrl+G"), QKeySequence("F9")])
        self._open_action = make_action(self, self.tr("Open dossier"), self._open_current)
        self._open_action.setProperty("shownKey", "Enter")
        self._lay_out()
        self.model.modelReset.connect(self._came)
        workplace.notices.queue.connect(self._stale)
        workplace.city.changed.connect(self._run_changed)
        workplace.city.ended.connect(self._stale)

    def title(self) -> str:
        """Name the page."""
        return self.tr("Queue")

    def next_actions(self) -> tuple[QAction, ...]:
        """Sending stands there, off with its reason until this desk has joined the city."""
        return (self._open_action, self._send)

    def opened(self, request: PageRequest) -> None:
        """Read the queue anew."""
        self._read()
        self._run_changed()
        self.table.setFocus()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(Gap.TIGHT)
        foot.addWidget(PlainLabel(self.tr("No network for long? Another desk can send it:"), "hint"))
        foot.addWidget(self.stick.export)
        foot.addWidget(self.stick.take)
        foot.addWidget(self.progress, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Gap.PAGE, Gap.TIGHT, Gap.PAGE, Gap.SMALL)
        column.setSpacing(Gap.SMALL)
        column.addWidget(self.band)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _read(self) -> None:
        desk = self.workplace.desk

        def fetch(start: str | None, came: Callable[[Window], None]) -> None:
            self.workplace.ask("queue_lines", lambda: desk.exchange.waiting(start, WINDOW), came, owner=self)

        self._read_standing()
        self.table.show_waiting(fetch)

    def _read_standing(self) -> None:
        desk = self.workplace.desk
        self.workplace.ask_newest(
            "queue_page",
            lambda: _Standing(desk.exchange.queue(), desk.exchange.city_state()),
            self._sum_up,
            owner=self,
        )

    def _sum_up(self, standing: _Standing) -> None:
        self._standing, queue = standing, standing.queue
        self.states.acked_seq = queue.acked_seq
        self.table.viewport().update()
        self._say_contact()
        age = age_text(self.workplace.clock.now() - queue.oldest_at) if queue.oldest_at else ""
        self.band.show_figures(count_text(queue.dossiers), age)

    def _say_contact(self) -> None:
        if self._standing is None:
            return
        state, queue = self._standing.city, self._standing.queue
        run, now = self.workplace.city.state, self.workplace.clock.now()
        contact = contact_text(state, now)
        trouble = trouble_text(run, queue.dossiers, self.workplace.messages)
        known = contact if state.link is not None else self.tr("Receiving and returning go on as usual.")
        icon, tone, summary = summary_of(state, run, queue, now)
        self.band.show_state(icon, tone, summary, f"{trouble} {known}".strip())
        joined = state.link is not None
        self._send.setEnabled(joined)
        self._send.setToolTip("" if joined else contact)
        self.stick.show_joined(joined=joined, reason=contact)

    def _run_changed(self) -> None:
        before, state = self.states.run, self.workplace.city.state
        self.states.run = state
        self.progress.show_run(state)
        self.table.viewport().update()
        self._say_contact()
        if self.isVisible() and before.progress != state.progress:
            self._read_standing()

    def _came(self) -> None:
        self.table.say_when_empty(self.tr("Everything saved on this PC has been sent."))

    def _moved(self, row: QueueRow | None) -> None:
        action = self._open_action
        action.setEnabled(bool(row and row.waiting.dossier))
        action.setToolTip(action.text() if action.isEnabled() else self.tr("This line is about no dossier."))

    def _open(self, row: QueueRow) -> None:
        if row.waiting.dossier:
            self.workplace.open_page(OpenDossier(row.waiting.dossier))
        else:
            self.table.toggle(row)

    def _open_current(self) -> None:
        line = self.table.current()
        if line is not None:
            self._open(line)

    def _stale(self) -> None:
        if self.isVisible():
            self._read()
