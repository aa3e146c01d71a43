"""Greets the city: finds the newest own entry it has, the common place in the feed, its clock and number floor."""

from __future__ import annotations

from datetime import datetime

from desk_app import VERSION
from desk_app.domain.facts.wire import SCHEMA
from desk_app.domain.journal.entry import GENESIS
from desk_app.errors import NeedsPerson, NoConnection
from desk_app.ports.exchange.city_line import Exchange
from desk_app.ports.journal import Head
from desk_app.protocol.messages import HandshakeReply, HandshakeRequest, Link
from desk_app.services.exchange.city_answers import GARBLED
from desk_app.services.exchange.queue import unsent_dossiers
from desk_app.services.exchange.run import SyncRun

CLOCK_PATIENCE = 300.0
"""Seconds the PC's clock may differ from the city's before it is told (FAULTS T4); sending goes on all the same."""


def handshake(run: SyncRun) -> Exchange[None]:
    """Open a session and put the desk in step with what the city says it has.

    Raises NeedsPerson for a receipt or a feed place that was never offered, and when the city wants a newer program.
    """
    run.tell("handshake", 0, 1)
    run.session = ""
    request = _request(run)
    asked_at = run.context.now()
    reply = yield from run.ask("/v1/handshake", request, HandshakeReply)
    _check(run, request, reply)
    _note_clock(run, asked_at, reply.server_time)
    _step_in(run, reply)
    run.session, run.feed_end = reply.session, reply.feed_end
    run.tell("handshake", 1, 1)
    if reply.newer_program_needed:
        raise NeedsPerson("city.newer_program", unsent=_waiting(run))


def _request(run: SyncRun) -> HandshakeRequest:
    with run.context.uow(write=False) as work:
        head, acked = work.journal.head(), work.journal.acked()
        oldest = next(iter(work.replication.own_after(acked.seq, 1)), None)
        ancestors = tuple(Link(one.seq, one.hash) for one in work.replication.ancestors())
        marks = work.replication.marks()
    return run.signed(
        HandshakeRequest(
            checkpoint=run.checkpoint(head.seq, head.hash),
            ancestors=ancestors,
            feed=marks,
            schema=SCHEMA,
            program=VERSION,
            clock=run.context.now().isoformat(),
            nonce=run.context.ids.salt(),
            unsent=head.seq - acked.seq,
            oldest_unsent=oldest.header.occurred_at if oldest else None,
        )
    )


def _check(run: SyncRun, request: HandshakeRequest, reply: HandshakeReply) -> None:
    receipt = reply.receipt
    run.check_floor(reply.floor)
    if receipt is not None:
        offered = Link(receipt.seq, receipt.head_hash) in request.ancestors
        if receipt.desk_id != run.desk_id or not offered:
            raise NeedsPerson("city.bad_receipt")
        run.check_signature(receipt)
    if reply.feed not in request.feed:
        raise NeedsPerson("city.feed_broken")


def _note_clock(run: SyncRun, asked_at: datetime, server_time: str) -> None:
    """Compare the clocks; half of the way there and back is allowed for."""
    answered_at = run.context.now()
    try:
        city = datetime.fromisoformat(server_time)
        offset = (asked_at + (answered_at - asked_at) / 2 - city).total_seconds()
    except (ValueError, TypeError) as error:
        raise NoConnection(GARBLED) from error
    run.clock_offset = offset
    if abs(offset) > CLOCK_PATIENCE:
        run.notice("clock", "city.clock_off", minutes=round(abs(offset) / 60))


def _step_in(run: SyncRun, reply: HandshakeReply) -> None:
    """Move acknowledged entry and feed place to where the city is, also back: then it was put back from a backup."""
    receipt = reply.receipt
    known = Head(receipt.seq, receipt.head_hash) if receipt else Head(0, GENESIS)
    with run.context.uow() as work:
        replication, acked, cursor = work.replication, work.journal.acked(), work.replication.state().cursor
        if known != acked:
            replication.acknowledge(known)
        lost = replication.rewind(reply.feed) if reply.feed != cursor else 0
        replication.note(contact=run.context.now(), clock_offset=run.clock_offset, floor=reply.floor)
        work.commit()
    again = max(acked.seq - known.seq, lost)
    if again > 0 or reply.feed.position < cursor.position:
        run.restored = True
        run.notice("city", "city.restored", count=again)


def _waiting(run: SyncRun) -> int:
    with run.context.uow(write=False) as work:
        return unsent_dossiers(work, run.context.now())
