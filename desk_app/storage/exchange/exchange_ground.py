"""What the parts of the exchange's store stand on: one transaction with its journal and its dossiers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.engine import Connection

from desk_app.errors import StorageTrouble
from desk_app.protocol.messages import Mark
from desk_app.storage.database import city_schema
from desk_app.storage.database.statements import Line, Prepared
from desk_app.storage.journal.folding import Folding
from desk_app.storage.journal.journal_store import SqliteJournal
from desk_app.storage.projections.dossier_projection import DossierProjection

_STATE = Prepared(select(city_schema.city_state))

GiveBlock = Callable[[int, int], None]
"""Told the first and last number of the desk's new block."""


class ExchangeGround:
    """One transaction as the exchange sees it."""

    def __init__(
        self,
        connection: Connection,
        journal: SqliteJournal,
        projection: DossierProjection,
        give_block: GiveBlock,
        now: Callable[[], datetime],
    ) -> None:
        self._connection = connection
        self._journal = journal
        self._projection = projection
        self._folding = Folding(connection, projection)
        self._give_block = give_block
        self._now = now

    def _state_row(self) -> Line:
        row = _STATE.row(self._connection, {})
        if row is None:
            raise StorageTrouble("storage.unreadable_row")
        return row

    def _set_state(self, values: dict[str, Any]) -> None:
        if values:
            self._connection.execute(update(city_schema.city_state), values)

    def _cursor(self) -> Mark:
        state = self._state_row()
        return Mark(state["cursor_position"], state["cursor_digest"])

    def _move_cursor(self, to: Mark) -> None:
        self._set_state({"cursor_position": to.position, "cursor_digest": to.digest})
