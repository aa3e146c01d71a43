"""Sends the own chain, oldest first, in batches under signed checkpoints; only a verified receipt counts as sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desk_app.domain.journal.entry import Entry
from desk_app.errors import DeskError, NeedsPerson
from desk_app.ports.exchange.city_line import CityCall, Exchange
from desk_app.ports.journal import Head
from desk_app.protocol.batch import to_wire
from desk_app.protocol.messages import PushReply, PushRequest
from desk_app.protocol.troubles import Trouble
from desk_app.services.exchange.city_answers import CityRefused
from desk_app.services.exchange.conversation import put
from desk_app.services.exchange.run import SyncRun, unsent

PUSH = "/v1/push"
MOST_ENTRIES = 500
MOST_BYTES = 2 * 2**20
"""Longest batch before compression, as far as one entry alone is not longer."""
TRIES = 3
"""How often one single entry is offered before it is left for a person (FAULTS H17)."""


@dataclass(slots=True)
class _Size:
    """How many entries the next batch may have: halved when the city balks, doubled again when it does not."""

    entries: int = MOST_ENTRIES
    failures: int = 0

    def shrink(self, sent: int) -> None:
        self.entries = max(1, sent // 2)

    def grow(self) -> None:
        self.entries = min(MOST_ENTRIES, self.entries * 2)
        self.failures = 0


@dataclass(frozen=True, slots=True)
class _Batch:
    """Entries ready to go: the entry they follow, the message and the call that carries it."""

    after: Head
    request: PushRequest
    call: CityCall

    @property
    def end(self) -> Head:
        return Head(self.request.checkpoint.seq, self.request.checkpoint.head_hash)


def push_own(run: SyncRun) -> Exchange[None]:
    """Send what stands in the journal now; an entry the city cannot take is kept in `run.stuck`, other work goes on.

    While the city works on one batch the next is made ready, so that a line can send it ahead.
    Raises NoConnection, NeedsPerson for a wrong receipt, CityRefused for what a new handshake or a person must settle.
    """
    size, done, following = _Size(), 0, None
    with run.context.uow(write=False) as work:
        head = work.journal.head().seq
    while run.stuck is None:
        batch, waiting = _next_batch(run, size.entries, head, following)
        if batch is None:
            return
        run.tell("push", done, done + waiting)
        following = _batch_after(run, batch.end, size.entries) if batch.end.seq < head else None
        try:
            reply = yield from put(
                replace(batch.call, ahead=following.call if following else None), PushReply
            )
        except CityRefused as refused:
            run.stuck = _balked(refused, batch.request, size)
            following = None
            continue
        run.check_receipt(reply.receipt, batch.request.checkpoint)
        run.check_floor(reply.floor)
        _acknowledge(run, reply)
        size.grow()
        sent = len(batch.request.entries)
        done += sent
        run.pushed += sent
        run.tell("push", done, done + waiting - sent)


def _next_batch(run: SyncRun, most: int, head: int, following: _Batch | None) -> tuple[_Batch | None, int]:
    """Give the batch after the acknowledged entry, None when all up to `head` is sent, and how many entries wait."""
    with run.context.uow(write=False) as work:
        acked, waiting = work.journal.acked(), unsent(work)
    if acked.seq >= head:
        return None, waiting
    if following is not None and following.after == acked:
        return following, waiting
    batch = _batch_after(run, acked, most)
    if batch is None:
        run.stuck = NeedsPerson("city.chain_refused")
    return batch, waiting


def _batch_after(run: SyncRun, after: Head, most: int) -> _Batch | None:
    """Make the batch that follows an own entry; None when what follows does not hang on it."""
    with run.context.uow(write=False) as work:
        entries = work.replication.own_after(after.seq, most)
    linked = _linked(after, entries)
    if not linked:
        return None
    batch = within(linked, MOST_BYTES)
    newest = batch[-1]
    checkpoint = run.checkpoint(newest.header.seq, newest.hash)
    request = PushRequest(checkpoint, tuple(to_wire(entry) for entry in batch))
    return _Batch(after, request, run.call(PUSH, request))


def _linked(acked: Head, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Give the entries from the front that follow each other without a gap; a hole is somebody's work (FAULTS N9)."""
    last = acked.hash
    for count, entry in enumerate(entries):
        if entry.header.prev_hash != last:
            return entries[:count]
        last = entry.hash
    return entries


def within(entries: Sequence[Entry], most: int) -> Sequence[Entry]:
    """Give as many entries from the front as fit into `most` bytes, at least one."""
    total = 0
    for count, entry in enumerate(entries):
        total += len(entry.header_bytes) + len(entry.body_bytes or b"")
        if count and total > most:
            return entries[:count]
    return entries


def _balked(refused: CityRefused, request: PushRequest, size: _Size) -> DeskError | None:
    """Make the next batch smaller; gives why nothing smaller is left to try."""
    sent, trouble = len(request.entries), refused.trouble
    if trouble is Trouble.BROKEN_CHAIN:
        return NeedsPerson("city.chain_refused")
    if trouble is Trouble.TOO_LARGE and sent == 1:
        return NeedsPerson("city.too_large", megabytes=_megabytes(request))
    if trouble not in (Trouble.TOO_LARGE, Trouble.BUG, Trouble.UNREADABLE):
        raise refused
    if sent == 1:
        size.failures += 1
        if size.failures >= TRIES:
            return NeedsPerson("city.stuck", seq=request.checkpoint.seq)
    size.shrink(sent)
    return None


def _megabytes(request: PushRequest) -> str:
    entry = request.entries[0]
    return f"{(len(entry.header) + len(entry.body or '')) / 2**20:.1f}".replace(".", ",")


def _acknowledge(run: SyncRun, reply: PushReply) -> None:
    head = Head(reply.receipt.seq, reply.receipt.head_hash)
    with run.context.uow() as work:
        if work.journal.acked().seq < head.seq:
            work.replication.acknowledge(head)
        work.replication.note(floor=reply.floor)
        work.commit()
