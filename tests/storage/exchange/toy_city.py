"""A city of a few lines for storage tests: one feed in the order of arrival, no signatures, no network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import city_chain
from desk_app.domain.facts.facts import Fact
from desk_app.domain.facts.wire import Particulars, schema_of, write_body
from desk_app.domain.journal.entry import GENESIS, Entry, Header, seal, sha256_hex
from desk_app.ports.desk_identity import DeskIdentity
from desk_app.ports.exchange.feed import Taken
from desk_app.ports.journal import Head
from desk_app.protocol.batch import to_wire
from desk_app.protocol.feed import next_mark
from desk_app.protocol.messages import START, Checkpoint, FeedItem, Mark, PullReply
from tests.heads import heads_of
from tests.storage.desk_builders import NOW, WARD, OpenDesk

SECOND = DeskIdentity("desk-instance-2", f"{WARD}-2", WARD, 2, False, 1001, 1999)


class ToyCity:
    """Takes entries whose parent it knows and gives them back in the order they came, everybody's to everybody."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.checkpoints: dict[str, Checkpoint] = {}
        self.marks: list[Mark] = [START]

    def take_in(self, entries: Sequence[Entry]) -> None:
        """Take a batch of one chain; what is known is skipped."""
        known = {GENESIS, *(entry.hash for entry in self.entries)}
        for entry in entries:
            if entry.hash not in known:
                assert entry.header.prev_hash in known, "a parent comes first"
                self.entries.append(entry)
                self.marks.append(next_mark(self.marks[-1], entry.hash))
                known.add(entry.hash)
        if entries:
            head = entries[-1]
            self.checkpoints[head.hash] = checkpoint_of(head)

    def say(self, fact: Fact, dossier_id: str | None = None, number: int = 0) -> Entry:
        """Let the city itself tell something."""
        own = [entry for entry in self.entries if entry.header.desk_id == city_chain(WARD)]
        head = Head(len(own), own[-1].hash if own else GENESIS)
        heads = heads_of(self.entries, dossier_id)
        entry = written(fact, head, city_chain(WARD), dossier_id, heads)
        self.take_in([entry])
        return entry

    def page(self, after: Mark, limit: int = 500) -> PullReply:
        """Give a page of the feed."""
        assert self.marks[after.position] == after, "a mark of this feed"
        part = self.entries[after.position : after.position + limit]
        items = tuple(
            FeedItem(position, to_wire(entry))
            for position, entry in enumerate(part, start=after.position + 1)
        )
        words = tuple(self.checkpoints[entry.hash] for entry in part if entry.hash in self.checkpoints)
        end = self.marks[after.position + len(part)]
        return PullReply(items, words, end, end != self.marks[-1])

    def put_back(self, position: int) -> None:
        """Become what it was after so many entries, as a backup put in place does."""
        del self.entries[position:], self.marks[position + 1 :]

    def common(self, offered: Iterable[Mark]) -> Mark:
        """Give the newest of some marks that lies on this feed."""
        return next(one for one in offered if self.marks[one.position : one.position + 1] == [one])


def written(
    fact: Fact, head: Head, desk_id: str, dossier_id: str | None = None, heads: tuple[str, ...] = ()
) -> Entry:
    """Give the entry that follows a head of a chain; `heads` are what its author knew last of the dossier."""
    salt = sha256_hex(f"{desk_id} {head.hash} {fact}".encode())[:32]
    body = write_body(fact, salt, Particulars(also=heads[:-1]))
    header = Header(
        desk_id, head.seq + 1, salt, fact.KIND, schema_of(fact.KIND), dossier_id, heads[-1] if heads else None,
        NOW.isoformat(), "other", sha256_hex(body), head.hash,
    )  # fmt: skip
    return seal(header, body)


def chain(
    desk_id: str, *told: tuple[Fact, str | None], head: Head | None = None, knew: Sequence[Entry] = ()
) -> list[Entry]:
    """Give a stretch of a chain of another desk: facts with the dossier each is about; `knew` is what it held of others."""
    at, entries = head or Head(0, GENESIS), []
    for fact, dossier_id in told:
        entries.append(written(fact, at, desk_id, dossier_id, heads_of((*knew, *entries), dossier_id)))
        at = Head(at.seq + 1, entries[-1].hash)
    return entries


def checkpoint_of(entry: Entry) -> Checkpoint:
    return Checkpoint(entry.header.desk_id, entry.header.seq, entry.hash, NOW.isoformat(), "00")


def push(desk: OpenDesk, city: ToyCity, limit: int = 500) -> int:
    """Send what the city lacks of the own chain, and what is carried of others; gives how many entries."""
    with desk.work() as work:
        known = {entry.hash for entry in city.entries}
        seen = next((head.seq for head in work.replication.ancestors() if head.hash in known), 0)
        sent = 0
        while batch := work.replication.own_after(seen, limit):
            city.take_in(batch)
            seen, sent = batch[-1].header.seq, sent + len(batch)
        if last := work.replication.own(seen):
            work.replication.acknowledge(last)
        work.commit()
    return sent


def hand_in(desk: OpenDesk, city: ToyCity, limit: int = 500) -> int:
    """Hand in what is held of others and has no place."""
    with desk.work(write=False) as work:
        carried = work.replication.carried(limit)
    for one in carried:
        assert one.entries[-1].hash == one.checkpoint.head_hash
        city.take_in(one.entries)
    return sum(len(one.entries) for one in carried)


def pull(desk: OpenDesk, city: ToyCity, limit: int = 500) -> list[Taken]:
    """Take the feed to its end; goes back first when the city was put back."""
    with desk.work() as work:
        common = city.common(work.replication.marks())
        if common != work.replication.state().cursor:
            work.replication.rewind(common)
        work.commit()
    taken: list[Taken] = []
    more = True
    while more:
        with desk.work() as work:
            page = city.page(work.replication.state().cursor, limit)
            taken.append(work.replication.take(page))
            work.commit()
        more = page.more
    return taken


def sync(desk: OpenDesk, city: ToyCity, limit: int = 500) -> None:
    """Talk to the city as a desk does: pull may go back, then everything is sent, then the rest is taken."""
    pull(desk, city, limit)
    push(desk, city, limit)
    hand_in(desk, city, limit)
    pull(desk, city, limit)


def received_elsewhere(number: int) -> tuple[facts.DossierReceived, str]:
    """Give a reception at another desk with its dossier."""
    from tests.storage.desk_builders import received

    fact = received(number)
    return fact, f"dossier-{fact.code}"
