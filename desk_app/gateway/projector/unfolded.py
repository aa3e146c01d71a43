"""Entries this program could not fold: what they say is left out, asked about, and tried again by another program."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.engine import Connection

from desk_app import VERSION
from desk_app.gateway.database import schema
from desk_app.gateway.database.bulk import upsert
from desk_app.gateway.feed.ward import WardWork
from desk_app.gateway.projector.findings import Finding

TRIED_AGAIN = ""
"""The program of an entry that is folded once more; it counts like any other until it fails again."""

_ROW, _CASE = schema.unfolded.c, schema.exceptions.c
_LEFT_OUT = select(_ROW.hash, _ROW.whole).where(
    _ROW.ward_id == bindparam("ward"), _ROW.program != TRIED_AGAIN
)
_FOLDED = (
    select(_ROW.exception_id, _CASE.dossier_id, _CASE.closings)
    .select_from(
        schema.unfolded.join(
            schema.exceptions, (_CASE.ward_id == _ROW.ward_id) & (_CASE.exception_id == _ROW.exception_id)
        )
    )
    .where(_ROW.ward_id == bindparam("ward"), _ROW.program == TRIED_AGAIN)
)


def left_out(connection: Connection, ward_id: int) -> dict[str, bool]:
    """Give the entries of a ward of which no fold reads what they say, and whether not even that they are there."""
    rows = connection.execute(_LEFT_OUT, {"ward": ward_id})
    return {row.hash.hex(): row.whole for row in rows}


def leave_out(work: WardWork, finding: Finding, *, whole: bool) -> None:
    """Leave what the entry of a finding says, or the whole of it, out of every fold of this program."""
    row = {
        "ward_id": work.ward_id,
        "hash": bytes.fromhex(finding.entries[0]),
        "exception_id": finding.exception_id,
        "program": VERSION,
        "whole": whole,
    }
    upsert(work.connection, schema.unfolded, (row,))


def wards_to_try_again(connection: Connection) -> Sequence[int]:
    """Give the wards with entries that another program could not fold."""
    others = select(_ROW.ward_id).where(_ROW.program.not_in((VERSION, TRIED_AGAIN)))
    return connection.execute(others.distinct().order_by(_ROW.ward_id)).scalars().all()


def try_again(connection: Connection, ward_id: int) -> None:
    """Let all entries of a ward count once more."""
    rows = schema.unfolded
    connection.execute(update(rows).where(rows.c.ward_id == ward_id).values(program=TRIED_AGAIN))


def folded_after_all(work: WardWork) -> dict[str, str | None]:
    """Give the exceptions about entries that could be folded after all, with their dossiers; told once."""
    rows = schema.unfolded
    found = work.connection.execute(_FOLDED, {"ward": work.ward_id}).all()
    done = delete(rows).where(rows.c.ward_id == work.ward_id, rows.c.program == TRIED_AGAIN)
    work.connection.execute(done)
    return {row.exception_id: row.dossier_id for row in found if row.closings == "[]"}
