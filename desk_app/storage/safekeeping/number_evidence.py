"""Finds the running numbers that were given although a restored database does not hold them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select, union_all
from sqlalchemy.engine import Connection

from desk_app.domain.facts.facts import NumbersMissing
from desk_app.ports.witness import WitnessMark
from desk_app.storage.database import schema
from desk_app.storage.projections.number_block import block_ends
from desk_app.storage.unit_of_work import SqliteUnitOfWork

REPLACED = "replaced database"
WITNESS = "witness"


def highest_by_day(connection: Connection) -> dict[str, int]:
    """Give the highest number of the desk's block used or named missing of every day (ISO dates) a database knows."""
    lines, missing = schema.dossiers.c, schema.numbers_missing.c
    first, last = block_ends()
    used = select(lines.day, lines.number).where(lines.day.is_not(None))
    named = select(missing.day, func.min(missing.last, last).label("number")).where(missing.first <= last)
    known = union_all(used, named).subquery()
    number = known.c.number
    inside = select(known.c.day, func.max(number)).where(number >= first, number <= last)
    return {row[0]: row[1] for row in connection.execute(inside.group_by(known.c.day))}


def gaps_against(
    work: SqliteUnitOfWork, numbers: dict[str, int], mark: WitnessMark | None
) -> tuple[NumbersMissing, ...]:
    """Give the numbers named by the replaced database or the witness but not held by this one, day by day."""
    told = {day: (number, REPLACED) for day, number in numbers.items()}
    for printed_on, number in ((mark.day, mark.number), *mark.other_days) if mark is not None else ():
        if number > told.get(printed_on.isoformat(), (0, ""))[0]:
            told[printed_on.isoformat()] = (number, WITNESS)
    gaps = []
    for day, (last, source) in sorted(told.items()):
        known = work.dossiers.highest_number(date.fromisoformat(day))
        first = max(work.desk.first_number or 1, (known or 0) + 1)
        if last >= first:
            gaps.append(NumbersMissing(date.fromisoformat(day), first, last, source))
    return tuple(gaps)
