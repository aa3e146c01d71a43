"""The standing lists of the page "today", window by window: every list walks an index and never a whole table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, and_, func, or_, select, tuple_
from sqlalchemy.engine import Connection

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.time.local_time import VIETNAM, local
from desk_app.ports.dossiers import DossierRow, WorkList
from desk_app.ports.journal import Head
from desk_app.storage.database import schema
from desk_app.storage.projections.code_key import code_key
from desk_app.storage.projections.dossier_lines import instant, moment

LINE, ENTRY = schema.dossiers.c, schema.entries.c
COLUMNS = (
    LINE.pk,
    LINE.code,
    LINE.name,
    LINE.phone,
    LINE.procedure,
    LINE.procedure_name,
    LINE.status,
    LINE.voided,
    LINE.received_at,
    LINE.due_at,
    LINE.place,
    LINE.unprinted,
    LINE.own_seq,
)
"""What a list line is made of."""

_PLACED = select(ENTRY.position).where(ENTRY.city_position.is_not(None))
_HELD = select(ENTRY.position).where(ENTRY.own.is_(None), ENTRY.city_position.is_(None))
_ANY_OF_OTHERS = select(or_(_PLACED.exists(), _HELD.exists()))
_BY_DUE = frozenset({WorkList.DUE_TODAY, WorkList.OVERDUE})


def row_to_line(row: RowMapping, acked_seq: int) -> DossierRow:
    """Give a list line as the screens know it."""
    return DossierRow(
        code=row["code"],
        name=row["name"],
        procedure=row["procedure"],
        procedure_name=row["procedure_name"],
        status=Status(row["status"]),
        received_at=moment(row["received_at"]),
        due_at=moment(row["due_at"]) if row["due_at"] else None,
        voided=row["voided"],
        place=row["place"],
        phone=row["phone"],
        printed=row["unprinted"] is None,
        sent=row["own_seq"] <= acked_seq,
    )


class WorkLists:
    """Windows and counts of the standing lists: due lists by date, unsent by newest entry, others newest first."""

    def __init__(self, connection: Connection, acked: Callable[[], Head]) -> None:
        self._connection = connection
        self._acked = acked

    def page(self, which: WorkList, now: datetime, before: str | None, limit: int) -> tuple[DossierRow, ...]:
        """Give the window after the row with code `before`, or the first one."""
        query = self._members(select(*COLUMNS), which, now).order_by(*_order(which)).limit(limit)
        if before is not None:
            last = self._connection.execute(_line_with(before)).mappings().one_or_none()
            if last is None:
                return ()
            query = query.where(_after(which, last))
        rows = self._connection.execute(query).mappings()
        return tuple(row_to_line(row, self._acked().seq) for row in rows)

    def count(self, which: WorkList, now: datetime) -> int:
        """Count a list; dossiers are never deleted, so the newest row number counts them all."""
        if which is WorkList.ALL or (which is WorkList.UNSENT and self._never_synced()):
            return int(self._connection.execute(select(func.max(LINE.pk))).scalar_one() or 0)
        counted = self._members(select(func.count()).select_from(schema.dossiers), which, now)
        return int(self._connection.execute(counted).scalar_one())

    def _never_synced(self) -> bool:
        """Whether every entry here is an own one the city does not have."""
        return self._acked().seq == 0 and not self._connection.execute(_ANY_OF_OTHERS).scalar_one()

    def _members(self, query: Select[Any], which: WorkList, now: datetime) -> Select[Any]:
        if which is WorkList.UNSENT:
            # Walking the journal back from its head needs no index of its own on the dossiers.
            newest = and_(ENTRY.dossier_id == LINE.dossier_id, ENTRY.seq == LINE.own_seq)
            unsent = and_(schema.OWN, ENTRY.seq > self._acked().seq)
            return query.join(schema.entries, newest).where(unsent)
        return query.where(_condition(which, now))


def _condition(which: WorkList, now: datetime) -> ColumnElement[bool]:
    today = local(now).date()
    midnight = datetime.combine(today, time(), VIETNAM)
    tomorrow = midnight + timedelta(days=1)
    conditions: dict[WorkList, ColumnElement[bool]] = {
        WorkList.RECEIVED_TODAY: LINE.day == today.isoformat(),
        WorkList.DUE_TODAY: and_(LINE.due_open >= instant(midnight), LINE.due_open < instant(tomorrow)),
        WorkList.OVERDUE: LINE.due_open < instant(now),
        WorkList.READY: LINE.ready == 1,
        WorkList.UNPRINTED: LINE.unprinted == 1,
        WorkList.PRINT_UNSURE: LINE.print_unsure == 1,
        WorkList.ALL: LINE.pk > 0,
    }
    return conditions[which]


def _order(which: WorkList) -> tuple[ColumnElement[Any], ...]:
    if which in _BY_DUE:
        return (LINE.due_open, LINE.pk)
    return (ENTRY.seq.desc(),) if which is WorkList.UNSENT else (LINE.pk.desc(),)


def _line_with(code: str) -> Select[Any]:
    codes = schema.dossier_codes.c
    found = select(codes.pk).where(codes.code_key == code_key(code)).order_by(codes.pk.desc()).limit(1)
    return select(LINE.pk, LINE.due_open, LINE.due_at, LINE.own_seq).where(LINE.pk == found.scalar_subquery())


def _after(which: WorkList, last: RowMapping) -> ColumnElement[bool]:
    later: ColumnElement[bool] = LINE.pk < last["pk"]
    if which is WorkList.UNSENT:
        later = ENTRY.seq < last["own_seq"]
    if which in _BY_DUE:
        # The row itself may have left the list since it was shown; its due date still says where the clerk was.
        due = last["due_open"] or last["due_at"]
        later = tuple_(LINE.due_open, LINE.pk) > (due, last["pk"])
    return later
