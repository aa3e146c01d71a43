"""Applies the facts of the ward: desks admitted and revoked, rights ended, exceptions opened and closed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Table, bindparam, select, update

from desk_app.domain.actors.endings import Ending
from desk_app.domain.dossier.divergences import CLASH
from desk_app.domain.facts.city_facts import JUDGED_ANEW, DeskAdmitted, DeskRevoked
from desk_app.domain.facts.wire import from_json, to_json
from desk_app.domain.fold.ward_fold import (
    Closing,
    ExceptionRecord,
    RightsRecord,
    WardRecord,
    WardWord,
    fold_word,
    subject_of,
    ward_word,
)
from desk_app.domain.journal.entry import Entry
from desk_app.gateway.database import schema
from desk_app.gateway.database.bulk import Among, insert_missing, upsert
from desk_app.gateway.database.columns import long_text, text_column, whole_column
from desk_app.gateway.feed.incoming import Incoming
from desk_app.gateway.feed.ward import WardWork

_LISTS: dict[str, Any] = {
    "codes": tuple[str, ...],
    "entries": tuple[str, ...],
    "closings": tuple[Closing, ...],
    "words": tuple[Ending, ...],
}
_CASE, _RIGHT = schema.exceptions.c, schema.rights.c
_STORED: dict[type[WardRecord], Among] = {
    ExceptionRecord: Among(
        select(schema.exceptions).where(_CASE.ward_id == bindparam("ward")), _CASE.exception_id
    ),
    RightsRecord: Among(select(schema.rights).where(_RIGHT.ward_id == bindparam("ward")), _RIGHT.user),
}
_OPENED = Among(
    select(_CASE.exception_id).where(_CASE.ward_id == bindparam("ward"), _CASE.opened != ""),
    _CASE.exception_id,
)
_PARTED = schema.divergences.c
_UNTOLD = (
    select(_PARTED.dossier_id)
    .where(
        _PARTED.ward_id == bindparam("ward"),
        ~select(_CASE.exception_id)
        .where(
            _CASE.ward_id == bindparam("ward"),
            _CASE.exception_id == _PARTED.exception_id,
            _CASE.opened != "",
        )
        .exists(),
    )
    .distinct()
    .order_by(_PARTED.dossier_id)
)
_GONE = select(_CASE.exception_id, _CASE.dossier_id, _CASE.closings).where(
    _CASE.ward_id == bindparam("ward"),
    _CASE.about == CLASH,
    _CASE.opened != "",
    ~select(_PARTED.exception_id)
    .where(_PARTED.ward_id == bindparam("ward"), _PARTED.exception_id == _CASE.exception_id)
    .exists(),
)


def apply_ward_facts(work: WardWork, incoming: Sequence[Incoming], *, is_new: bool = False) -> None:
    """Apply facts that are not about a dossier's state; the same fact twice, or in another order, changes nothing.

    `is_new` is for a fact the city has just written, against one that comes back to a gateway that was restored.
    """
    words = [(one.entry, word) for one in incoming if (word := ward_word(one.entry)) is not None]
    if not words:
        return
    work.lock()
    for kind, table in (
        (ExceptionRecord, schema.exceptions),
        (RightsRecord, schema.rights),
    ):
        mine = [(entry, word) for entry, word in words if subject_of(word)[0] is kind]
        if mine:
            _keep(work, kind, table, mine)
    for entry, word in words:
        if isinstance(word, DeskAdmitted):
            _admitted(work, entry.header.occurred_at, word, is_new=is_new)
        elif isinstance(word, DeskRevoked):
            desks = schema.desks
            named = desks.c.desk_id == text_column(word.desk_id)
            work.connection.execute(update(desks).where(named).values(revoked=True))


def opened_among(work: WardWork, ids: Collection[str]) -> list[str]:
    """Give those of some exceptions that were opened before."""
    rows = _OPENED.rows(work.connection, ids, ward=work.ward_id)
    return [row.exception_id for row in rows]


def divergences_not_opened(work: WardWork) -> list[str]:
    """Give the dossiers with divergences nobody was told of."""
    return list(work.connection.execute(_UNTOLD, {"ward": work.ward_id}).scalars())


def divergences_gone(work: WardWork) -> dict[str, str]:
    """Give what was opened as a divergence, is none, and was not said to be none; with its dossier."""
    rows = work.connection.execute(_GONE, {"ward": work.ward_id}).all()
    found = ((row, from_json(_LISTS["closings"], row.closings)) for row in rows)
    return {
        row.exception_id: row.dossier_id
        for row, closings in found
        if not any(one.choice == JUDGED_ANEW for one in closings)
    }


def _keep(work: WardWork, kind: type[WardRecord], table: Table, words: list[tuple[Entry, WardWord]]) -> None:
    """Merge words into the rows of a table."""
    query = _STORED[kind]
    keys = {text_column(subject_of(word)[1]) for _, word in words}
    rows = query.rows(work.connection, keys, ward=work.ward_id)
    records = {one[table.c[1].name]: _record_of(kind, one) for one in (dict(row._mapping) for row in rows)}
    for entry, word in words:
        key = text_column(subject_of(word)[1])
        records[key] = fold_word(records.get(key), entry, word)
    upsert(work.connection, table, [_row_of(work, key, one) for key, one in records.items()])


def _record_of(kind: type[WardRecord], row: Mapping[str, Any]) -> WardRecord:
    values = {name: row[name] for name in kind.__slots__}
    for name in _LISTS.keys() & values.keys():
        values[name] = from_json(_LISTS[name], values[name])
    return kind(**values)


def _row_of(work: WardWork, key: str, record: WardRecord) -> dict[str, Any]:
    row: dict[str, Any] = {"ward_id": work.ward_id}
    if isinstance(record, RightsRecord):
        return row | {"user": key, "ended": record.ended, "words": to_json(record.words).decode()}
    if not isinstance(record, ExceptionRecord):
        raise TypeError("desks are kept otherwise")
    named = record.dossier_id
    return row | {
        "exception_id": key,
        "about": text_column(record.about),
        "desk_id": text_column(record.desk_id),
        "dossier_id": None if named is None else text_column(named),
        "codes": to_json(record.codes).decode(),
        "entries": to_json(record.entries).decode(),
        "detail": long_text(record.detail),
        "opened": record.opened,
        "closings": to_json(record.closings).decode(),
        "waits": record.waits,
    }


def _admitted(work: WardWork, at: str, fact: DeskAdmitted, *, is_new: bool) -> None:
    """Know a desk: one just admitted, or one whose admission comes back to a gateway that was restored."""
    connection = work.connection
    desk_id = text_column(fact.desk_id)
    key = {"desk_id": desk_id, "public_key": text_column(fact.public_key)}
    insert_missing(connection, schema.desk_keys, (key,))
    desk = {
        **key,
        "ward_id": work.ward_id,
        "desk_no": whole_column(fact.desk_no),
        "first_number": whole_column(fact.first_number),
        "last_number": whole_column(fact.last_number),
        "practice": fact.practice,
        "revoked": False,
        "admitted_at": at,
        "head_seq": 0,
        "told_seq": 0,
        "unsent": 0,
        "program": "",
        "schema": 1,
    }
    desks, wards = schema.desks, schema.wards
    insert_missing(connection, desks, (desk,))
    newest = update(desks).where(desks.c.desk_id == desk_id)
    if not is_new:
        newest = newest.where(desks.c.admitted_at < at)
    connection.execute(newest.values(public_key=key["public_key"], admitted_at=at))
    connection.execute(
        update(wards)
        .where(wards.c.ward_id == work.ward_id, wards.c.practice.is_(None))
        .values(practice=fact.practice)
    )
