"""Collects what the health board shows: every ward, its desks, when they last spoke and what they still hold back."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from desk_app.gateway import schema
from desk_app.gateway.database import Database
from desk_app.gateway.day import line_of
from desk_app.gateway.identity import City
from desk_app.protocol.messages import DeskLine


@dataclass(frozen=True, slots=True)
class BoardWard:
    """One ward on the board; `exceptions` counts all that wait for a person there."""

    ward: str
    practice: bool
    feed_end: int
    desks: tuple[DeskLine, ...]
    exceptions: int


@dataclass(frozen=True, slots=True)
class Board:
    """The board at a moment."""

    server_time: str
    wards: tuple[BoardWard, ...]


def look(database: Database, city: City) -> Board:
    """Read the board."""
    wards, desks, table = schema.wards, schema.desks, schema.exceptions.c
    waiting: dict[int, dict[str, int]] = {}
    lines: dict[int, list[DeskLine]] = {}
    with database.read() as connection:
        query = (
            select(table.ward_id, table.desk_id, func.count().label("waiting"))
            .where(table.opened_at.is_not(None), table.closed_at.is_(None))
            .group_by(table.ward_id, table.desk_id)
        )
        for row in connection.execute(query):
            waiting.setdefault(row.ward_id, {})[row.desk_id] = row.waiting
        for row in connection.execute(select(desks).order_by(desks.c.desk_no, desks.c.desk_id)):
            exceptions = waiting.get(row.ward_id, {}).get(row.desk_id, 0)
            lines.setdefault(row.ward_id, []).append(line_of(row, exceptions))
        found = connection.execute(select(wards).order_by(wards.c.ward)).all()
    return Board(
        city.moment(),
        tuple(
            BoardWard(
                row.ward,
                bool(row.practice),
                row.feed_position,
                tuple(lines.get(row.ward_id, ())),
                sum(waiting.get(row.ward_id, {}).values()),
            )
            for row in found
        ),
    )
