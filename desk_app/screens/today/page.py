"""The first page of the day: what came in, what is due, late or ready, what is unsent or unprinted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout

from desk_app.ports.dossiers import WorkList
from desk_app.screens.page import Page
from desk_app.screens.requests import OpenReception, OpenStart, PageRequest
from desk_app.screens.today.tiles import Tiles, list_word
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.dossier_list import DossierList
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.services.dossier.lists import Today


class TodayPage(Page):
    """Counts as tiles, the list of the chosen tile below."""

    NAME = "today"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.tiles = Tiles()
        self.tiles.chosen.connect(self.show_list)
        self.list = DossierList(workplace, self)
        self.which = WorkList.RECEIVED_TODAY
        self._heading = PlainLabel(size="section")
        self._receive = make_action(
            self, self.tr("Receive a dossier"), lambda: workplace.open_page(OpenReception())
        )
        self._receive.setProperty("shownKey", "F2")
        self._left_over = make_action(
            self, self.tr("What the start found"), lambda: workplace.open_page(OpenStart())
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addWidget(self.tiles)
        column.addWidget(self._heading)
        column.addWidget(self.list.table, 1)
        self.list.model.modelReset.connect(self._came)
        workplace.notices.queue.connect(self._stale)

    def title(self) -> str:
        """Name the page."""
        return self.tr("Today")

    def next_actions(self) -> tuple[QAction, ...]:
        """Receiving comes next; its key F2 is the rail's."""
        return (self._left_over, self._receive)

    def opened(self, request: PageRequest) -> None:
        """Count anew and show the list shown before."""
        self._count()
        self.show_list(self.which)
        self.tiles.tiles[self.which].setFocus()

    def show_list(self, which: WorkList) -> None:
        """Show one list below the tiles."""
        self.which = which
        self.tiles.mark(which)
        self._heading.setText(list_word(which))
        self.list.show_work_list(which)

    def _count(self) -> None:
        self.workplace.ask_newest("today", self.workplace.desk.dossier.today, self._counted, owner=self)

    def _counted(self, today: Today) -> None:
        for which, tile in self.tiles.tiles.items():
            tile.show_count(today.counts.get(which, 0))

    def _came(self) -> None:
        self.list.table.say_when_empty(self.tr("Nothing here."))

    def _stale(self) -> None:
        if self.isVisible():
            self._count()
            self.list.show_work_list(self.which)
