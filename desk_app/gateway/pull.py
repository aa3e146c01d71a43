"""Answers `/v1/pull`: the ward's feed after a place both sides agree on, in whole batches, each with its signature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection, Row

from desk_app.gateway import schema
from desk_app.gateway.database import Database
from desk_app.gateway.identity import City
from desk_app.gateway.sessions import desk_in_session
from desk_app.protocol.messages import (
    START,
    Checkpoint,
    FeedItem,
    Mark,
    PullReply,
    PullRequest,
    WireEntry,
)
from desk_app.protocol.troubles import Refusal, Trouble

MOST_ENTRIES = 2_000
MOST_BYTES = 3 * 2**20
"""A page ends with the batch that reaches one of these; a single batch is given whole, whatever its size."""


class Pull:
    """Gives the feed."""

    def __init__(self, database: Database, city: City) -> None:
        self._database = database
        self._city = city

    def __call__(self, session: str, request: PullRequest) -> PullReply:
        """Give the page after a mark; raises Refusal, `parent_unknown` when the mark is not of this feed."""
        with self._database.read() as connection:
            ward_id = desk_in_session(connection, session, self._city).ward_id
            if not _is_ours(connection, ward_id, request.after):
                raise Refusal(Trouble.PARENT_UNKNOWN, "mark")
            batches, more = _batches(connection, ward_id, request)
            if not batches:
                return PullReply((), (), request.after, more=False)
            rows = _entries(connection, ward_id, request.after.position, batches[-1].last_position)
        return PullReply(
            tuple(FeedItem(row.position, _wire(row)) for row in rows),
            tuple(_checkpoint(row) for row in batches),
            Mark(rows[-1].position, rows[-1].digest.hex()),
            more,
        )


def _is_ours(connection: Connection, ward_id: int, mark: Mark) -> bool:
    if mark.position == 0:
        return mark == START
    entries = schema.entries.c
    query = select(entries.digest).where(entries.ward_id == ward_id, entries.position == mark.position)
    digest = connection.execute(query).scalar_one_or_none()
    return digest is not None and digest.hex() == mark.digest


def _batches(connection: Connection, ward_id: int, request: PullRequest) -> tuple[list[Row[Any]], bool]:
    limit = max(1, min(request.limit, MOST_ENTRIES))
    table = schema.checkpoints
    query = (
        select(table)
        .where(table.c.ward_id == ward_id, table.c.last_position > request.after.position)
        .order_by(table.c.last_position)
        .limit(limit + 1)
    )
    page: list[Row[Any]] = []
    entries = size = 0
    for row in connection.execute(query):
        if page and (entries >= limit or size + row.size > MOST_BYTES):
            return page, True
        page.append(row)
        entries = row.last_position - request.after.position
        size += row.size
    return page, False


def _entries(connection: Connection, ward_id: int, after: int, last: int) -> Sequence[Any]:
    entries = schema.entries.c
    query = (
        select(entries.position, entries.digest, entries.header, entries.body)
        .where(entries.ward_id == ward_id, entries.position > after, entries.position <= last)
        .order_by(entries.position)
    )
    return connection.execute(query).all()


def _wire(row: Row[Any]) -> WireEntry:
    return WireEntry(row.header.decode(), None if row.body is None else row.body.decode())


def _checkpoint(row: Row[Any]) -> Checkpoint:
    return Checkpoint(row.desk_id, row.seq, row.head_hash, row.signed_at, row.signature)
