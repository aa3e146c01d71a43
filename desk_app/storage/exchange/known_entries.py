"""Asks which entries of others are known already, and whether the rest hangs on what is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from desk_app.domain.journal.entry import GENESIS, Entry
from desk_app.protocol.troubles import Refusal, Trouble
from desk_app.storage.database import schema
from desk_app.storage.database.chunks import chunks
from desk_app.storage.journal.entry_rows import fold_key

_ENTRY = schema.entries.c
_PLACE = select(
    _ENTRY.position,
    _ENTRY.hash,
    _ENTRY.own,
    _ENTRY.city_position,
    _ENTRY.dossier_id,
    _ENTRY.desk_id,
    _ENTRY.seq,
)


def known_among(connection: Connection, hashes: Iterable[str]) -> dict[str, RowMapping]:
    """Give the places of those hashes that are stored."""
    known: dict[str, RowMapping] = {}
    for piece in chunks(hashes):
        wanted = [bytes.fromhex(one) for one in piece]
        rows = connection.execute(_PLACE.where(_ENTRY.hash.in_(wanted))).mappings()
        known |= {row["hash"].hex(): row for row in rows}
    return known


def places_of(
    connection: Connection, dossier_ids: Iterable[str], *, unplaced: bool = False
) -> dict[str, list[RowMapping]]:
    """Give, by dossier, the places of its stored entries, or only of those that have none in the city's feed."""
    query = _PLACE.where(_ENTRY.city_position.is_(None)) if unplaced else _PLACE
    found: dict[str, list[RowMapping]] = {}
    for piece in chunks(dossier_ids):
        for row in connection.execute(query.where(_ENTRY.dossier_id.in_(piece))).mappings():
            found.setdefault(row["dossier_id"], []).append(row)
    return found


def moves_without(rows: Iterable[RowMapping], position: int) -> bool:
    """Whether the entries of a dossier change their order when the places after a position are taken away."""
    before = sorted(rows, key=fold_key)
    after = sorted(before, key=lambda row: fold_key(row, placed_to=position))
    return before != after


def check_parents(connection: Connection, entries: Sequence[Entry], known: Iterable[str]) -> None:
    """Raise Refusal `parent_unknown` unless each entry follows a stored one, an earlier one of these, or nothing."""
    there, missing = {GENESIS, *known}, set()
    for entry in entries:
        if entry.header.prev_hash not in there:
            missing.add(entry.header.prev_hash)
        there.add(entry.hash)
    if missing - known_among(connection, missing).keys():
        raise Refusal(Trouble.PARENT_UNKNOWN, "entry without its parent")
