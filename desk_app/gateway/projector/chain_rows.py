"""What is kept at the newest entries of chains, what the city said of ended rights, and stored entries page by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, delete, func, select

from desk_app.domain.actors.chain import ChainState
from desk_app.domain.actors.endings import Ending
from desk_app.domain.facts.city_facts import Held
from desk_app.domain.facts.wire import from_json, to_json
from desk_app.domain.journal.entry import Entry, Header
from desk_app.gateway.database import schema
from desk_app.gateway.database.bulk import insert_new
from desk_app.gateway.feed.ward import WardWork

PAGE = 2_000
"""Places of a chain read at a time."""

_HEAD, _ENTRY = schema.chain_heads.c, schema.entries.c
_OF_DESK = (_HEAD.ward_id == bindparam("ward"), _HEAD.desk_id == bindparam("desk"))
_AT = select(_HEAD.state).where(*_OF_DESK, _HEAD.hash == bindparam("at"))
_FORGET = delete(schema.chain_heads).where(*_OF_DESK, _HEAD.hash == bindparam("at"))
_FORGET_ALL = delete(schema.chain_heads).where(*_OF_DESK)
_HEADS = (
    select(_HEAD.desk_id, _HEAD.seq, _HEAD.hash)
    .where(_HEAD.ward_id == bindparam("ward"))
    .order_by(_HEAD.desk_id, _HEAD.seq, _HEAD.hash)
)
_WORDS = select(schema.rights.c.words).where(schema.rights.c.ward_id == bindparam("ward"))
_CHAIN = (_ENTRY.ward_id == bindparam("ward"), _ENTRY.desk_id == bindparam("desk"))
_NEWEST = select(func.max(_ENTRY.seq)).where(*_CHAIN)
_LINKS = select(_ENTRY.hash, _ENTRY.prev_hash).where(*_CHAIN)
_STRETCH = (
    select(_ENTRY.hash, _ENTRY.header, _ENTRY.body)
    .where(*_CHAIN, _ENTRY.seq.between(bindparam("first"), bindparam("last")))
    .order_by(_ENTRY.seq)
)


class ChainRows:
    """The rows about chains within one transaction of a ward."""

    def __init__(self, work: WardWork) -> None:
        self._connection, self._ward_id = work.connection, work.ward_id

    def state_at(self, desk_id: str, head: str) -> ChainState | None:
        """Give the state at an entry; None where the chain has gone on from there, or nothing is kept of it."""
        state = self._connection.execute(_AT, self._asked(desk_id, at=bytes.fromhex(head))).scalar()
        return None if state is None else from_json(ChainState, state)

    def go_on(self, desk_id: str, before: str, newest: Entry, state: ChainState) -> None:
        """Keep the state at the newest entry of a branch in place of the one before."""
        self._connection.execute(_FORGET, self._asked(desk_id, at=bytes.fromhex(before)))
        insert_new(self._connection, schema.chain_heads, [self._row(newest, state)])

    def replace(self, desk_id: str, heads: Iterable[tuple[Entry, ChainState]]) -> None:
        """Keep the states at all branches of a desk."""
        self._connection.execute(_FORGET_ALL, self._asked(desk_id))
        insert_new(self._connection, schema.chain_heads, [self._row(*one) for one in heads])

    def heads(self) -> tuple[Held, ...]:
        """Give the newest entries held of every desk of the ward."""
        rows = self._connection.execute(_HEADS, {"ward": self._ward_id})
        return tuple(Held(row.desk_id, row.seq, row.hash.hex()) for row in rows)

    def endings(self) -> tuple[Ending, ...]:
        """Give what the city said of ended rights in the ward."""
        told = self._connection.execute(_WORDS, {"ward": self._ward_id}).scalars()
        return tuple(one for words in told for one in _read(words))

    def links(self, desk_id: str) -> dict[str, str]:
        """Give for every stored entry of a desk the one before it."""
        rows = self._connection.execute(_LINKS, self._asked(desk_id))
        return {row.hash.hex(): row.prev_hash.hex() for row in rows}

    def entries(self, desk_id: str) -> Iterator[Entry]:
        """Give every stored entry of a desk by its place, of all branches."""
        newest = self._connection.execute(_NEWEST, self._asked(desk_id)).scalar() or 0
        for first in range(1, newest + 1, PAGE):
            asked = self._asked(desk_id, first=first, last=first + PAGE - 1)
            for row in self._connection.execute(_STRETCH, asked):
                yield Entry(from_json(Header, row.header), row.header, row.hash.hex(), row.body)

    def _asked(self, desk_id: str, **more: Any) -> dict[str, Any]:
        return {"ward": self._ward_id, "desk": desk_id, **more}

    def _row(self, newest: Entry, state: ChainState) -> dict[str, Any]:
        return {
            "ward_id": self._ward_id,
            "desk_id": newest.header.desk_id,
            "hash": bytes.fromhex(newest.hash),
            "seq": newest.header.seq,
            "state": to_json(state).decode(),
        }


@lru_cache(maxsize=1024)
def _read(words: str) -> tuple[Ending, ...]:
    return from_json(tuple[Ending, ...], words)
