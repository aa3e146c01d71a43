"""Finds the running numbers that were given although a restored database does not hold them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select, union_all
from sqlalchemy.engine import Connection

from desk_app.domain.facts import NumbersMissing
from desk_app.ports import WitnessMark
from desk_app.storage import schema
from desk_app.storage.unit_of_work import SqliteUnitOfWork

REPLACED = "replaced database"
WITNESS = "witness"


def highest_by_day(connection: Connection) -> dict[str, int]:
    """Give the highest number used or named missing of every day (ISO dates) a database knows."""
    lines, missing = schema.dossiers.c, schema.numbers_missing.c
    used = select(lines.day, lines.number).where(lines.day.is_not(None))
    known = union_all(used, select(missing.day, missing.last.label("number"))).subquery()
    rows = connection.execute(select(known.c.day, func.max(known.c.number)).group_by(known.c.day))
    return {row[0]: row[1] for row in rows}


def gaps_against(
    work: SqliteUnitOfWork, numbers: dict[str, int], mark: WitnessMark | None
) -> tuple[NumbersMissing, ...]:
    """Give the numbers named by the replaced database or the witness but not held by this one, day by day."""
    told = {day: (number, REPLACED) for day, number in numbers.items()}
    if mark is not None and mark.number > told.get(mark.day.isoformat(), (0, ""))[0]:
        told[mark.day.isoformat()] = (mark.number, WITNESS)
    gaps = []
    for day, (last, source) in sorted(told.items()):
        known = work.dossiers.highest_number(date.fromisoformat(day))
        first = max(work.desk.first_number or 1, (known or 0) + 1)
        if last >= first:
            gaps.append(NumbersMissing(date.fromisoformat(day), first, last, source))
    return tuple(gaps)
