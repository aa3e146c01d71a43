"""A list of dossiers fetched window by window from the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desk_app.screens.requests import OpenDossier
from desk_app.screens.widgets.tables.dossier_columns import dossier_columns
from desk_app.screens.widgets.tables.row_table import RowTable
from desk_app.screens.widgets.tables.windowed_rows import WINDOW, Window, WindowedRows
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.ports.dossiers import DossierRow, WorkList


class DossierList(QObject):
    """The table of dossiers with its model; opening a row opens its dossier. Its columns are remembered under `name`."""

    def __init__(self, workplace: Workplace, parent: QObject, name: str) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.model = WindowedRows(dossier_columns(workplace.messages, workplace.clock))
        self.table = RowTable(self.model, workplace.look, self.tr("Dossiers"))
        self.table.remember_as(name)
        self.table.chosen.connect(self._open)

    def show_work_list(self, which: WorkList) -> None:
        """Show a standing list, newest first."""
        desk, by = self._workplace.desk, self._workplace.operator

        def fetch(start: str | None, came: Callable[[Window], None]) -> None:
            self._workplace.ask(
                "list_dossiers", lambda: desk.dossier.list(which, by, start, WINDOW), came, owner=self
            )

        self.model.show_list(fetch)

    def show_rows(self, rows: Sequence[DossierRow]) -> None:
        """Show rows read elsewhere, in their order."""

        def fetch(start: str | None, came: Callable[[Window], None]) -> None:
            at = 0 if start is None else next(at for at, one in enumerate(rows, 1) if one.code == start)
            came(rows[at : at + WINDOW])

        self.model.show_list(fetch)

    def show_found(self, text: str, limit: int) -> None:
        """Show what a search finds, newest first; earlier searches still under way are forgotten."""
        desk, by = self._workplace.desk, self._workplace.operator

        def fetch(start: str | None, came: Callable[[Window], None]) -> None:
            if start is None:
                self._workplace.ask_newest(
                    "find_dossiers", lambda: desk.dossier.find(text, by, limit), came, owner=self
                )

        self.model.show_list(fetch)

    def _open(self, row: DossierRow) -> None:
        self._workplace.open_page(OpenDossier(row.code))
