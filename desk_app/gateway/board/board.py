"""Collects what the health board shows: every ward, its desks, when they last spoke and what they still hold back."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from desk_app.gateway.database import schema
from desk_app.gateway.database.database import Database
from desk_app.gateway.feed.day import line_of
from desk_app.gateway.identity import City
from desk_app.gateway.projector.waiting import waiting
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
    wards, desks = schema.wards, schema.desks
    lines: dict[int, list[DeskLine]] = {}
    with database.read() as connection:
        counted = waiting(connection)
        for row in connection.execute(select(desks).order_by(desks.c.desk_no, desks.c.desk_id)):
            exceptions = counted.get(row.ward_id, {}).get(row.desk_id, 0)
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
                sum(counted.get(row.ward_id, {}).values()),
            )
            for row in found
        ),
    )
