"""Answers `/v1/pull`: the ward's feed after a place both sides agree on, in whole batches, each with its signature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.engine import Connection, Row

from desk_app.gateway.database import schema
from desk_app.gateway.database.database import Database
from desk_app.gateway.feed.stored import batches_query, entries_query
from desk_app.gateway.identity import City
from desk_app.gateway.projector.followers import left
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

_ENTRY = schema.entries.c
# Every page asks these; made once, they cost a fraction.
_DIGEST = select(_ENTRY.digest).where(
    _ENTRY.ward_id == bindparam("ward"), _ENTRY.position == bindparam("position")
)
_BATCHES = batches_query(schema.checkpoints)
_ENTRIES = entries_query(_ENTRY.position, _ENTRY.digest, _ENTRY.header, _ENTRY.body)


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
            behind = left(connection, ward_id)
            if not batches:
                return PullReply((), (), request.after, more=False, behind=behind)
            rows = _entries(connection, ward_id, request.after.position, batches[-1].last_position)
        return PullReply(
            tuple(FeedItem(row.position, _wire(row)) for row in rows),
            tuple(_checkpoint(row) for row in batches),
            Mark(rows[-1].position, rows[-1].digest.hex()),
            more,
            behind,
        )


def _is_ours(connection: Connection, ward_id: int, mark: Mark) -> bool:
    if mark.position == 0:
        return mark == START
    digest = connection.execute(_DIGEST, {"ward": ward_id, "position": mark.position}).scalar_one_or_none()
    return digest is not None and digest.hex() == mark.digest


def _batches(connection: Connection, ward_id: int, request: PullRequest) -> tuple[list[Row[Any]], bool]:
    limit = max(1, min(request.limit, MOST_ENTRIES))
    asked = {"ward": ward_id, "after": request.after.position, "most": limit + 1}
    page: list[Row[Any]] = []
    entries = size = 0
    for row in connection.execute(_BATCHES, asked):
        if page and (entries >= limit or size + row.size > MOST_BYTES):
            return page, True
        page.append(row)
        entries = row.last_position - request.after.position
        size += row.size
    return page, False


def _entries(connection: Connection, ward_id: int, after: int, last: int) -> Sequence[Any]:
    return connection.execute(_ENTRIES, {"ward": ward_id, "after": after, "last": last}).all()


def _wire(row: Row[Any]) -> WireEntry:
    return WireEntry(row.header.decode(), None if row.body is None else row.body.decode())


def _checkpoint(row: Row[Any]) -> Checkpoint:
    return Checkpoint(row.desk_id, row.seq, row.head_hash, row.signed_at, row.signature)
