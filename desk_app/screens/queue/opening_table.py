"""The list of what waits: a row opens to its deeds below it by Right and closes by Left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent

from desk_app.qt.look import Look, scaled
from desk_app.screens.queue.columns import QueueRow
from desk_app.screens.widgets.tables.row_table import RowTable
from desk_app.screens.widgets.tables.windowed_rows import WINDOW, Fetch, Window, WindowedRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_app.services.exchange.queue_dossiers import WaitingDossier

_SUB_ROW = 28


class OpeningTable(RowTable):
    """Shows dossiers; those `opened` by their code show their deeds until they are closed again."""

    def __init__(self, model: WindowedRows, look: Look, name: str) -> None:
        super().__init__(model, look, name)
        self._model = model
        self._opened: set[str] = set()
        self._read: Fetch | None = None
        self._flat: list[QueueRow] = []
        self._last: str | None = None
        self._ended = False
        self.clicked.connect(self._clicked)
        model.modelReset.connect(self._size_rows)
        model.rowsInserted.connect(self._size_rows)

    def show_waiting(self, fetch: Fetch) -> None:
        """Show what `fetch` gives, dossier by dossier."""
        self._read = fetch

        self._flat, self._last, self._ended = [], None, False

        def with_deeds(start: str | None, came: Callable[[Window], None]) -> None:
            keys = (at for at, row in enumerate(self._flat, 1) if row.code == start)
            self._serve(fetch, next(keys, 0), came)

        self._model.show_list(with_deeds)

    def _serve(self, fetch: Fetch, first: int, came: Callable[[Window], None]) -> None:
        """Give a window from `first` on; dossiers are fetched until there are lines enough."""
        if self._ended or len(self._flat) >= first + WINDOW:
            came(self._flat[first : first + WINDOW])
            return
        flat = self._flat

        def rows(waiting: Sequence[WaitingDossier]) -> None:
            if flat is not self._flat:
                return
            self._flat += [row for one in waiting for row in self._rows_of(one)]
            self._ended = len(waiting) < WINDOW
            self._last = waiting[-1].code if waiting else self._last
            self._serve(fetch, first, came)

        fetch(self._last, rows)

    def toggle(self, row: QueueRow) -> None:
        """Open or close a dossier."""
        self._opened ^= {row.waiting.code}
        if self._read is not None:
            self.show_waiting(self._read)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Right, close by Left."""
        row = self.current()
        wanted = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}.get(Qt.Key(event.key()))
        if wanted is None or row is None:
            super().keyPressEvent(event)
        elif (row.waiting.code in self._opened) is not wanted:
            self.toggle(row)

    def _rows_of(self, waiting: WaitingDossier) -> list[QueueRow]:
        opened = waiting.code in self._opened
        below = [QueueRow(waiting, deed=deed) for deed in waiting.deeds] if opened else []
        return [QueueRow(waiting, opened), *below]

    def _clicked(self, index: QModelIndex) -> None:
        row = self._model.row(index.row())
        if index.column() == 0 and row is not None and not row.is_sub:
            self.toggle(row)

    def _size_rows(self) -> None:
        if not self._opened:
            return
        for at in range(self._model.rowCount()):
            row = self._model.row(at)
            if row is not None and row.is_sub:
                self.verticalHeader().resizeSection(at, scaled(_SUB_ROW))
