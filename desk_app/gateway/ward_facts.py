"""Heeds the facts of the exchange itself: desks admitted and revoked, rights ended, exceptions opened and closed, floors."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Integer, Text, bindparam, func, update

from desk_app.domain.city_facts import (
    DeskAdmitted,
    DeskRevoked,
    ExceptionClosed,
    ExceptionOpened,
    RightsEnded,
)
from desk_app.gateway import schema
from desk_app.gateway.arrived import Arrived
from desk_app.gateway.bulk import insert_missing
from desk_app.gateway.columns import long_text, text_column, whole_column
from desk_app.gateway.ward import WardWork

_DESK = schema.desks.c
_DAY, _NUMBER = bindparam("day", type_=Text), bindparam("number", type_=Integer)
_HIGHER = (
    update(schema.desks)
    .where(
        _DESK.desk_id == bindparam("desk"),
        _DESK.first_number <= _NUMBER,
        _DESK.last_number >= _NUMBER,
        (_DESK.floor_day.is_(None))
        | (_DESK.floor_day < _DAY)
        | ((_DESK.floor_day == _DAY) & (_DESK.floor_number < _NUMBER)),
    )
    .values(floor_day=_DAY, floor_number=_NUMBER)
)


def heed(work: WardWork, one: Arrived, *, is_new: bool = False) -> None:
    """Take notice of a fact that is not about a dossier's state; the same fact twice changes nothing.

    `is_new` is for a fact the city has just written, against one that comes back to a gateway that was restored.
    """
    fact, by_city = one.fact, one.entry.header.desk_id.startswith("city:")
    if isinstance(fact, ExceptionClosed):
        _closed(work, one, fact)
    elif not by_city:
        return
    elif isinstance(fact, ExceptionOpened):
        _opened(work, one, fact)
    elif isinstance(fact, DeskAdmitted):
        _admitted(work, one.entry.header.occurred_at, fact, is_new=is_new)
    elif isinstance(fact, DeskRevoked):
        desks = schema.desks
        work.connection.execute(
            update(desks).where(desks.c.desk_id == text_column(fact.desk_id)).values(revoked=True)
        )
    elif isinstance(fact, RightsEnded):
        row = _row(work, user=text_column(fact.user), ended_at=one.entry.header.occurred_at)
        insert_missing(work.connection, schema.rights, (row,))


def _opened(work: WardWork, one: Arrived, fact: ExceptionOpened) -> None:
    dossier_id = one.entry.header.dossier_id
    what = {
        "about": text_column(fact.about),
        "desk_id": text_column(fact.desk_id),
        "dossier_id": None if dossier_id is None else text_column(dossier_id),
        "codes": json.dumps(fact.codes),
        "entries": json.dumps(fact.entries),
        "detail": long_text(fact.detail),
    }
    table = schema.exceptions
    name = text_column(fact.exception_id)
    known = work.connection.execute(
        update(table)
        .where(table.c.ward_id == work.ward_id, table.c.exception_id == name)
        .values(**what, opened_at=func.coalesce(table.c.opened_at, one.entry.header.occurred_at))
    )
    if not known.rowcount:
        unsettled = {"closed_at": None, "closed_by": "", "choice": "", "reason": ""}
        opened = _row(work, exception_id=name, **what, opened_at=one.entry.header.occurred_at, **unsettled)
        work.connection.execute(table.insert().values(opened))


def _closed(work: WardWork, one: Arrived, fact: ExceptionClosed) -> None:
    header, table = one.entry.header, schema.exceptions
    name = text_column(fact.exception_id)
    how = {
        "closed_at": header.occurred_at,
        "closed_by": text_column(header.actor),
        "choice": text_column(fact.choice),
        "reason": long_text(fact.reason),
    }
    known = work.connection.execute(
        update(table).where(table.c.ward_id == work.ward_id, table.c.exception_id == name).values(how)
    )
    if not known.rowcount:
        # The closing came before the opening, which a gateway put back from a backup may see.
        empty = {"about": "", "desk_id": "", "dossier_id": None, "codes": "[]", "entries": "[]", "detail": ""}
        closed = _row(work, exception_id=name, **empty, opened_at=None, **how)
        work.connection.execute(table.insert().values(closed))


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
        "floor_day": None,
        "floor_number": None,
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


def raise_floor(work: WardWork, desk_id: str, day: str, number: int) -> None:
    """Remember the highest running number of a desk's newest day."""
    work.connection.execute(_HIGHER, {"desk": desk_id, "day": day, "number": number})


def _row(work: WardWork, **values: Any) -> dict[str, Any]:
    return {"ward_id": work.ward_id, **values}
