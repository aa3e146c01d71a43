"""Answers `/v1/push`: entries of one chain become part of the ward's feed, all of them or none, once for ever.

Nothing of what they say is read here: that is for those who follow the feed, and no content can keep an entry out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import update
from sqlalchemy.engine import Connection

from desk_app.domain.facts.city_facts import city_chain
from desk_app.domain.journal.entry import Entry
from desk_app.gateway.database import schema
from desk_app.gateway.database.columns import whole_column
from desk_app.gateway.database.database import BUSY_SECONDS, Database
from desk_app.gateway.feed.chains import new_of
from desk_app.gateway.feed.city_words import hear_city, tell_of
from desk_app.gateway.feed.handshake import newest_of_chain
from desk_app.gateway.feed.push_order import PushOrder
from desk_app.gateway.feed.set_aside import set_aside
from desk_app.gateway.feed.ward import WardWork, read_ward
from desk_app.gateway.identity import City
from desk_app.gateway.projector.floors import floor_after
from desk_app.gateway.sessions import DeskRow, desk_in_session, find_desk, keys_of
from desk_app.protocol.batch import read_batch
from desk_app.protocol.messages import Checkpoint, Link, PushReply, PushRequest
from desk_app.protocol.signing import is_signed_by
from desk_app.protocol.troubles import Refusal, Trouble

MOST_ENTRIES = 5_000
"""Entries of one batch; a desk halves its batch when it is told so."""


class ParentUnknown(Refusal):
    """The batch hangs on an entry the city does not hold; `known` is the newest of that chain it does."""

    def __init__(self, known: Link | None) -> None:
        super().__init__(Trouble.PARENT_UNKNOWN)
        self.known = known


@dataclass(frozen=True, slots=True)
class _Chain:
    """Whose entries come, and who carries them; `desk` is None for the city's own chain."""

    carrier: DeskRow
    desk: DeskRow | None

    @property
    def is_own(self) -> bool:
        return self.desk is not None and self.desk.desk_id == self.carrier.desk_id


class Push:
    """Takes batches in; a fact that happened is never refused for what it says. `stored` is told of each."""

    def __init__(self, database: Database, city: City, stored: Callable[[], None]) -> None:
        self._database = database
        self._city = city
        self._stored = stored
        self._order = PushOrder(BUSY_SECONDS)

    def __call__(self, session: str, request: PushRequest) -> PushReply:
        """Take a batch and give the receipt for its head; raises Refusal."""
        if len(request.entries) > MOST_ENTRIES:
            raise Refusal(Trouble.TOO_LARGE, "entries")
        with self._order.line_up(request.checkpoint.desk_id) as place:
            with self._database.read() as connection:
                chain = self._chain(connection, session, request.checkpoint)
            batch = read_batch(request.entries, request.checkpoint)
            place.wait()
            reply = self._taken(chain, request.checkpoint, batch)
        self._stored()
        return reply

    def _taken(self, chain: _Chain, checkpoint: Checkpoint, batch: Sequence[Entry]) -> PushReply:
        with self._database.write() as connection:
            try:
                self._take(connection, chain, checkpoint, batch)
            except Refusal as refusal:
                if refusal.trouble is not Trouble.PARENT_UNKNOWN:
                    raise
                known = newest_of_chain(connection, chain.carrier.ward_id, checkpoint.desk_id)
                raise ParentUnknown(known) from refusal
            floor = floor_after(connection, chain.carrier, batch if chain.is_own else ())
        receipt = self._city.receipt(checkpoint.desk_id, checkpoint.seq, checkpoint.head_hash)
        return PushReply(receipt, floor)

    def _chain(self, connection: Connection, session: str, checkpoint: Checkpoint) -> _Chain:
        """Find out whose chain it is and whether its word stands under it."""
        carrier = desk_in_session(connection, session, self._city)
        if checkpoint.desk_id == carrier.desk_id and is_signed_by(checkpoint, carrier.public_key):
            return _Chain(carrier, carrier)
        ward = read_ward(connection, carrier.ward_id)
        if checkpoint.desk_id == city_chain(ward.ward):
            if not is_signed_by(checkpoint, self._city.key.public()):
                raise Refusal(Trouble.BAD_SIGNATURE, "city")
            return _Chain(carrier, None)
        desk = find_desk(connection, checkpoint.desk_id)
        if desk is None:
            raise Refusal(Trouble.UNKNOWN_DESK)
        if desk.ward_id != carrier.ward_id:
            raise Refusal(Trouble.OTHER_WARD)
        if not any(is_signed_by(checkpoint, key) for key in keys_of(connection, desk.desk_id)):
            raise Refusal(Trouble.BAD_SIGNATURE)
        return _Chain(carrier, desk)

    def _take(
        self, connection: Connection, chain: _Chain, checkpoint: Checkpoint, batch: Sequence[Entry]
    ) -> None:
        work = WardWork(connection, chain.carrier.ward_id, self._city).lock()
        desk = chain.desk and find_desk(connection, chain.desk.desk_id)
        if desk is not None and desk.revoked:
            self._set_aside(work, chain, checkpoint, batch)
            return
        new = new_of(connection, work.ward_id, batch)
        if desk is not None:
            self._touch(connection, desk, checkpoint, is_own=chain.is_own)
        if not new:
            return
        work.store(new, checkpoint)
        work.finish()
        if desk is None:
            hear_city(work, new)

    def _set_aside(
        self, work: WardWork, chain: _Chain, checkpoint: Checkpoint, batch: Sequence[Entry]
    ) -> None:
        """Keep what others bring of a revoked desk for a person; what was stored before it was revoked stays."""
        if chain.is_own:
            raise Refusal(Trouble.REVOKED)
        tell_of(work, set_aside(work, chain.carrier.desk_id, checkpoint, batch))
        work.finish()

    def _touch(self, connection: Connection, desk: DeskRow, checkpoint: Checkpoint, *, is_own: bool) -> None:
        """Keep for the health board how far the desk has come; `desk` was read under the lock."""
        desks = schema.desks
        told: dict[str, object] = {"head_seq": max(desk.head_seq, checkpoint.seq)}
        if is_own:
            unsent = whole_column(max(0, desk.told_seq - checkpoint.seq))
            told |= {"last_contact": self._city.moment(), "unsent": unsent}
            if not unsent:
                told["oldest_unsent"] = None
        connection.execute(update(desks).where(desks.c.desk_id == desk.desk_id).values(told))
