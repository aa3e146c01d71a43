"""Folds what the city said of desks and of exceptions, and how a person settled these, whatever order the words come in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, MutableMapping
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.engine import Connection

from desk_app.domain.city_facts import CITY, DeskAdmitted, DeskRevoked, ExceptionClosed, ExceptionOpened
from desk_app.domain.journal import Entry
from desk_app.domain.wire import UNREADABLE, read_fact
from desk_app.storage import city_schema
from desk_app.storage.chunks import chunks
from desk_app.storage.dossier_lines import instant_text

CityWord = DeskAdmitted | DeskRevoked | ExceptionOpened | ExceptionClosed

KINDS = frozenset({DeskAdmitted.KIND, DeskRevoked.KIND, ExceptionOpened.KIND, ExceptionClosed.KIND})
"""Kinds that leave a row here; all but the closing count only from the city's own chain."""

DESKS, EXCEPTIONS = city_schema.ward_desks.name, city_schema.exceptions.name
CITY_TABLES = (DESKS, EXCEPTIONS)
"""The tables this tells of."""

Folded = MutableMapping[str, MutableMapping[str, dict[str, Any]]]
"""Rows by table and key."""


def word_of(entry: Entry) -> CityWord | None:
    """Read a word that leaves a row; None for every other entry and for one that cannot be read."""
    header = entry.header
    if header.kind not in KINDS:
        return None
    try:
        fact = read_fact(entry)
    except UNREADABLE:
        return None
    if isinstance(fact, ExceptionClosed):
        return fact
    from_city = header.desk_id.startswith(CITY)
    return fact if from_city and isinstance(fact, DeskAdmitted | DeskRevoked | ExceptionOpened) else None


def place_of(word: CityWord) -> tuple[str, str]:
    """Give the table and the key of the row a word is about."""
    if isinstance(word, DeskAdmitted | DeskRevoked):
        return DESKS, word.desk_id
    return EXCEPTIONS, word.exception_id


def fold_word(rows: Folded, entry: Entry, word: CityWord) -> None:
    """Merge a word into its row; merging again, or in another order, gives the same."""
    table, key = place_of(word)
    row = rows[table].setdefault(key, _new_desk(key) if table == DESKS else _new_exception(key))
    stamp = _stamp(entry)
    if isinstance(word, DeskAdmitted):
        if stamp > row["admitted"]:
            names = ("desk_no", "public_key", "first_number", "last_number")
            row |= {name: getattr(word, name) for name in names} | {"admitted": stamp}
    elif isinstance(word, DeskRevoked):
        row["revoked"] = max(row["revoked"], stamp)
    elif isinstance(word, ExceptionOpened):
        if not row["opened"] or stamp < row["opened"]:
            row |= {"about": word.about, "desk_id": word.desk_id, "detail": word.detail, "opened": stamp}
            row |= {"codes": _listed(word.codes), "entries": _listed(word.entries)}
            row["dossier_id"] = entry.header.dossier_id
    elif not row["closed"] or stamp < row["closed"]:
        row |= {"closed": stamp, "closed_by": entry.header.actor}
        row |= {"choice": word.choice, "reason": word.reason}
    if table == EXCEPTIONS:
        row["waits"] = bool(row["opened"]) and not row["closed"]


def fold_city_facts(connection: Connection, entries: Iterable[Entry]) -> None:
    """Merge the words among some entries into the stored rows."""
    words = [(entry, word) for entry in entries if (word := word_of(entry)) is not None]
    if not words:
        return
    keys = {place_of(word) for _, word in words}
    for table in (city_schema.ward_desks, city_schema.exceptions):
        wanted = [key for name, key in keys if name == table.name]
        for piece in chunks(wanted):
            rows: Folded = {DESKS: {}, EXCEPTIONS: {}, table.name: _stored(connection, table, piece)}
            for entry, word in words:
                if place_of(word)[0] == table.name and place_of(word)[1] in piece:
                    fold_word(rows, entry, word)
            _store(connection, table, rows[table.name])


def _stored(connection: Connection, table: Table, keys: list[str]) -> dict[str, dict[str, Any]]:
    key = next(iter(table.primary_key))
    rows = connection.execute(select(table).where(key.in_(keys))).mappings()
    return {row[key.name]: dict(row) for row in rows}


def _store(connection: Connection, table: Table, rows: Mapping[str, dict[str, Any]]) -> None:
    key = next(iter(table.primary_key)).name
    statement = upsert(table)
    fresh = {column.name: statement.excluded[column.name] for column in table.c if column.name != key}
    statement = statement.on_conflict_do_update(index_elements=[key], set_=fresh)
    connection.execute(statement, list(rows.values()))


def _stamp(entry: Entry) -> str:
    """Give a text that sorts by moment, then by place in the chain; equal only for one and the same entry."""
    header = entry.header
    return f"{instant_text(header.occurred_at)} {header.seq:016d} {entry.hash}"


def _listed(values: tuple[str, ...]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _new_desk(desk_id: str) -> dict[str, Any]:
    empty = dict.fromkeys(("desk_no", "public_key", "first_number", "last_number"))
    return {"desk_id": desk_id, **empty, "admitted": "", "revoked": ""}


def _new_exception(exception_id: str) -> dict[str, Any]:
    texts = ("about", "desk_id", "detail", "opened", "closed", "closed_by", "choice", "reason")
    row = {"exception_id": exception_id, **dict.fromkeys(texts, "")}
    return row | {"codes": "[]", "entries": "[]", "dossier_id": None, "waits": False}
