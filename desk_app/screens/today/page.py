"""The first page of the day: what came in, what is due, late or ready, what is unsent or unprinted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from desk_app.ports.dossiers import WorkList
from desk_app.qt.look import scaled
from desk_app.qt.tokens import Gap
from desk_app.screens.page import Page
from desk_app.screens.requests import OpenReception, OpenStart, PageRequest
from desk_app.screens.today.day_card import DayCard
from desk_app.screens.today.ready_line import ReadyLine
from desk_app.screens.today.tiles import RING, Tiles
from desk_app.screens.widgets.buttons import ActionButton, make_action
from desk_app.screens.widgets.tables.dossier_list import DossierList
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.services.dossier.due_day import DueDay
    from desk_app.services.dossier.lists import Today

ROOM_FOR_STRIP = 470
"""Height of the page in device-independent pixels under which the strip of hours gives way to the list."""


class TodayPage(Page):
    """Counts as tiles, the day by hour, the list of the chosen tile, and whether the desk is ready."""

    NAME = "today"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.tiles = Tiles()
        self.tiles.chosen.connect(self.show_list)
        self.day = DayCard()
        self.list = DossierList(workplace, self, self.NAME)
        self.ready = ReadyLine()
        self.which = WorkList.DUE_TODAY
        self._due_day: DueDay | None = None
        self._open = make_action(self, self.tr("Open dossier"), self._open_current)
        self._open.setProperty("shownKey", "Enter")
        self._receive = make_action(
            self, self.tr("Receive a dossier"), lambda: workplace.open_page(OpenReception())
        )
        self._receive.setProperty("shownKey", "F2")
        self._left_over = make_action(
            self, self.tr("What the start found"), lambda: workplace.open_page(OpenStart())
        )
        self.ready.add_end(ActionButton(self._left_over, "bare", self))
        self._lay_out()
        self.list.model.modelReset.connect(self._came)
        workplace.notices.queue.connect(self._stale)
        workplace.printer_sight.changed.connect(self._see_printer)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        # The tiles carry the room for their ring themselves.
        column.setContentsMargins(Gap.PAGE - RING, Gap.TIGHT - RING, Gap.PAGE - RING, Gap.SMALL)
        column.setSpacing(Gap.NEAR - RING)
        column.addWidget(self.tiles)
        rest = QVBoxLayout()
        rest.setContentsMargins(RING, 0, RING, 0)
        rest.setSpacing(Gap.NEAR)
        rest.addWidget(self.day)
        rest.addWidget(self.list.table, 1)
        rest.addWidget(self.ready)
        column.addLayout(rest, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list its rows on a low window."""
        super().resizeEvent(event)
        low = self.height() < scaled(ROOM_FOR_STRIP)
        self.day.setVisible(not low)
        self.tiles.set_low(low)

    def title(self) -> str:
        """Name the page."""
        return self.tr("Today")

    def next_actions(self) -> tuple[QAction, ...]:
        """Receiving comes next; its key F2 is the rail's."""
        return (self._open, self._receive)

    def opened(self, request: PageRequest) -> None:
        """Count anew and show the list shown before."""
        self._see_printer()
        self._count()
        self.show_list(self.which)
        self.list.table.setFocus()

    def show_list(self, which: WorkList) -> None:
        """Show one list below the tiles."""
        self.which = which
        self.tiles.mark(which)
        if which is not WorkList.DUE_TODAY:
            self.list.show_work_list(which)
        elif self._due_day is not None:
            self.list.show_rows(self._due_day.rows)

    def _count(self) -> None:
        desk, by = self.workplace.desk, self.workplace.operator
        self.workplace.ask_newest("today", desk.dossier.today, self._counted, owner=self)
        self.workplace.ask_newest("due_day", lambda: desk.dossier.due_day(by), self._came_due, owner=self)
        self.workplace.ask_newest("readiness", desk.care.readiness, self.ready.show_readiness, owner=self)

    def _counted(self, today: Today) -> None:
        for which, tile in self.tiles.tiles.items():
            if which is not WorkList.DUE_TODAY:
                tile.show_count(today.counts.get(which, 0))

    def _came_due(self, day: DueDay) -> None:
        """Take the day: what is promised for it is counted with what was handed out of it."""
        self._due_day = day
        self.tiles.tiles[WorkList.DUE_TODAY].show_count(len(day.rows))
        self.day.show_day(day)
        if self.which is WorkList.DUE_TODAY:
            self.list.show_rows(day.rows)

    def _came(self) -> None:
        self.list.table.say_when_empty(self.tr("Nothing here."))

    def _open_current(self) -> None:
        table = self.list.table
        if table.currentIndex().isValid():
            table.open_row(table.currentIndex().row())

    def _see_printer(self) -> None:
        self.ready.show_printer(self.workplace.printer_sight)

    def _stale(self) -> None:
        if self.isVisible():
            self._count()
            if self.which is not WorkList.DUE_TODAY:
                self.list.show_work_list(self.which)
