"""What is kept at the newest entries of chains, what the city said of ended rights, and stored entries page by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, delete, func, select

from desk_app.domain.actors.chain import ChainState
from desk_app.domain.actors.endings import Ending
from desk_app.domain.facts.city_facts import CITY, Held
from desk_app.domain.facts.wire import from_json, to_json
from desk_app.domain.journal.entry import Entry
from desk_app.gateway.database import schema
from desk_app.gateway.database.bulk import insert_new
from desk_app.gateway.feed.stored import entry_of
from desk_app.gateway.feed.ward import WardWork
from desk_app.gateway.projector.followers import DOSSIERS

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
_PLACE = select(schema.followers.c.position).where(
    schema.followers.c.ward_id == bindparam("ward"), schema.followers.c.follower == DOSSIERS
)
_NOT_FOLDED = select(_ENTRY.desk_id, _ENTRY.seq, _ENTRY.hash, _ENTRY.prev_hash).where(
    _ENTRY.ward_id == bindparam("ward"), _ENTRY.position > _PLACE.scalar_subquery()
)
_WORDS = select(schema.rights.c.words).where(schema.rights.c.ward_id == bindparam("ward"))
_CHAIN = (_ENTRY.ward_id == bindparam("ward"), _ENTRY.desk_id == bindparam("desk"))
_FOLLOWED = (*_CHAIN, _ENTRY.position <= bindparam("place"))
_NEWEST = select(func.max(_ENTRY.seq)).where(*_FOLLOWED)
_LINKS = select(_ENTRY.hash, _ENTRY.prev_hash).where(*_FOLLOWED)
_STRETCH = (
    select(_ENTRY.hash, _ENTRY.header, _ENTRY.body)
    .where(*_FOLLOWED, _ENTRY.seq.between(bindparam("first"), bindparam("last")))
    .order_by(_ENTRY.seq)
)


class ChainRows:
    """The rows about chains within one transaction of a ward."""

    def __init__(self, work: WardWork) -> None:
        self._connection, self._ward_id = work.connection, work.ward_id
        self._ward = {"ward": work.ward_id}

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
        """Give the newest entries of every desk of the ward, as far as the feed is folded."""
        rows = self._connection.execute(_HEADS, self._ward)
        return tuple(Held(row.desk_id, row.seq, row.hash.hex()) for row in rows)

    def heads_held(self) -> tuple[Held, ...]:
        """Give the newest entries held of every desk of the ward, with those not folded yet."""
        rows = self._connection.execute(_NOT_FOLDED, self._ward).all()
        new = [Held(row.desk_id, row.seq, row.hash.hex()) for row in rows if not row.desk_id.startswith(CITY)]
        gone_on = {row.prev_hash.hex() for row in rows}
        held = {one for one in (*self.heads(), *new) if one.hash not in gone_on}
        return tuple(sorted(held, key=lambda one: (one.desk_id, one.seq, one.hash)))

    def endings(self) -> tuple[Ending, ...]:
        """Give what the city said of ended rights in the ward."""
        told = self._connection.execute(_WORDS, self._ward).scalars()
        return tuple(one for words in told for one in _read(words))

    def links(self, desk_id: str, place: int) -> dict[str, str]:
        """Give for every entry of a desk up to a place in the feed the one before it."""
        rows = self._connection.execute(_LINKS, self._asked(desk_id, place=place))
        return {row.hash.hex(): row.prev_hash.hex() for row in rows}

    def entries(self, desk_id: str, place: int) -> Iterator[Entry]:
        """Give every entry of a desk up to a place in the feed by its place in the chain, of all branches."""
        newest = self._connection.execute(_NEWEST, self._asked(desk_id, place=place)).scalar() or 0
        for first in range(1, newest + 1, PAGE):
            asked = self._asked(desk_id, place=place, first=first, last=first + PAGE - 1)
            for row in self._connection.execute(_STRETCH, asked):
                yield entry_of(row)

    def _asked(self, desk_id: str, **more: Any) -> dict[str, Any]:
        return {**self._ward, "desk": desk_id, **more}

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
