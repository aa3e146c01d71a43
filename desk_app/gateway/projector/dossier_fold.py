"""Folds entries into their dossier as every desk does: on top where that is the same, else all of the dossier anew.

All of it is what the feed holds of it up to the place that is followed to; what cannot be folded is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import bindparam, select

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts.wire import fact_or_none
from desk_app.domain.fold.dossier_fold import fold_all, fold_on_top
from desk_app.domain.journal.entry import Entry
from desk_app.gateway.database import schema
from desk_app.gateway.database.bulk import Among
from desk_app.gateway.feed.incoming import Incoming
from desk_app.gateway.feed.stored import entry_of
from desk_app.gateway.feed.ward import WardWork
from desk_app.gateway.projector.unfolded import left_out

_ENTRY = schema.entries.c
_BEGUN = Among(
    select(_ENTRY.dossier_id)
    .where(_ENTRY.ward_id == bindparam("ward"), _ENTRY.position < bindparam("first"))
    .distinct(),
    _ENTRY.dossier_id,
)
_STORED = (
    select(_ENTRY.hash, _ENTRY.header, _ENTRY.body)
    .where(
        _ENTRY.ward_id == bindparam("ward"),
        _ENTRY.dossier_id == bindparam("dossier"),
        _ENTRY.position <= bindparam("last"),
    )
    .order_by(_ENTRY.position)
)


class DossierFold:
    """The fold of one piece of the feed; entries of before are read only where all must be folded anew."""

    def __init__(self, work: WardWork) -> None:
        self._work = work
        self._first = self._last = 0
        self._begun: set[str] = set()

    def look_up(self, dossier_ids: Iterable[str], first: int, last: int) -> None:
        """Begin with a piece of the feed; find out which dossiers nobody has opened yet have entries before it."""
        self._first, self._last = first, last
        rows = _BEGUN.rows(self._work.connection, set(dossier_ids), ward=self._work.ward_id, first=first)
        self._begun = {row.dossier_id for row in rows}

    def fold(self, dossier_id: str, before: Dossier | None, new: Sequence[Incoming]) -> Dossier | None:
        """Give the dossier with all its entries of this piece."""
        folded = before
        if before is not None:
            for one in new:
                folded = fold_on_top(folded, one.entry, one.fact)
                if folded is None:
                    break
            else:
                return folded
        read: dict[str, Any] = {one.entry.hash: one.fact for one in new}
        if before is None and dossier_id not in self._begun:
            entries = [one.entry for one in new]
        else:
            entries = [one for one in self._stored(dossier_id) if not self._left_out.get(one.hash)]
            read |= dict.fromkeys(self._left_out)
        return fold_all(enumerate(entries), lambda entry: _fact(read, entry), _stop)

    @cached_property
    def _left_out(self) -> dict[str, bool]:
        return left_out(self._work.connection, self._work.ward_id)

    def _stored(self, dossier_id: str) -> list[Entry]:
        asked = {"ward": self._work.ward_id, "dossier": dossier_id, "last": self._last}
        return [entry_of(row) for row in self._work.connection.execute(_STORED, asked)]


class Broken(Exception):
    """The fold fails on an entry."""


def _stop(entry: Entry) -> None:
    """Let whoever follows the feed find out which entry it is and ask about it."""
    raise Broken(entry.hash)


def _fact(read: dict[str, Any], entry: Entry) -> Any:
    return read[entry.hash] if entry.hash in read else fact_or_none(entry)
