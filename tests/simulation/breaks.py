"""Takes one step out of the protocol on purpose, so that the checker can be seen to notice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from desk_app.domain.actors.chain import ChainState, moment_in
from desk_app.domain.actors.doubts import Why
from desk_app.domain.actors.endings import Ending, Endings
from desk_app.domain.facts.wire import NONE, Approval, Particulars
from desk_app.domain.fold import judgement, reconcile
from desk_app.domain.fold.pieces import Arranged
from desk_app.domain.fold.ward_fold import Closing, ExceptionRecord
from desk_app.domain.journal.entry import Entry
from desk_app.domain.people.user_fold import UserLine
from desk_app.domain.steps.law import BOTH, Done, Ruling, Verdict
from desk_app.ports.exchange.feed import HandIn
from desk_app.ports.journal import Head
from desk_app.ports.witness import WitnessMark
from desk_app.protocol.messages import Checkpoint
from desk_app.storage.exchange import feed_store
from desk_app.storage.exchange.feed_store import FeedStore, Orders
from desk_app.storage.exchange.link_store import LinkStore
from desk_app.storage.exchange.own_chain import OwnChain
from desk_app.storage.exchange.replication_store import SqliteReplication
from desk_app.storage.journal import journal_store
from desk_app.storage.safekeeping.witness import FileWitness
from tests.simulation.replaced import replaced

LeaveOut = Callable[[ExitStack], None]


def _ancestors(broken: ExitStack) -> None:
    """No common entry is searched: the desk offers the acknowledged one only, and goes on after it whatever is said."""
    acknowledge = OwnChain.acknowledge

    def only_the_acknowledged(self: OwnChain) -> tuple[Head, ...]:
        acked = self._journal.acked()
        return (acked,) if acked.seq else ()

    def never_back(self: OwnChain, head: Head) -> None:
        if head.seq > self._journal.acked().seq:
            acknowledge(self, head)

    broken.enter_context(replaced(SqliteReplication, "ancestors", only_the_acknowledged))
    broken.enter_context(replaced(SqliteReplication, "acknowledge", never_back))


def _feed(broken: ExitStack) -> None:
    """The desk passes over its own entries in the feed, as if it could not have lost any."""
    add, refold = FeedStore._add, FeedStore._refold

    def of_others(self: FeedStore, entries: Iterable[Entry]) -> list[Entry]:
        return [entry for entry in entries if entry.header.desk_id != self._journal._desk_id]

    def add_others(
        self: FeedStore, new: Iterable[Entry], words: Iterable[Checkpoint], places: Mapping[str, int]
    ) -> None:
        add(self, of_others(self, new), words, places)

    def refold_others(
        self: FeedStore, before: Orders, after: Orders, new: Iterable[Entry]
    ) -> tuple[str, ...]:
        dropped = {entry.hash for entry in new} - {entry.hash for entry in of_others(self, new)}
        kept = {one: [name for name in names if name not in dropped] for one, names in after.items()}
        return refold(self, before, kept, of_others(self, new))

    broken.enter_context(replaced(FeedStore, "_add", add_others))
    broken.enter_context(replaced(FeedStore, "_refold", refold_others))
    broken.enter_context(replaced(feed_store, "check_parents", lambda *_: None))


def _witness(broken: ExitStack) -> None:
    """Nobody remembers numbers outside the database: neither this machine nor the city."""
    read, note = FileWitness.read, LinkStore.note

    def remembers_no_number(self: FileWitness, instance_id: str) -> WitnessMark | None:
        mark = read(self, instance_id)
        return None if mark is None else replace(mark, number=0, head_seq=0)

    def hears_no_floor(self: LinkStore, **told: Any) -> None:
        note(self, **{**told, "floor": None})

    broken.enter_context(replaced(FileWitness, "read", remembers_no_number))
    broken.enter_context(replaced(LinkStore, "note", hears_no_floor))


def _handin(broken: ExitStack) -> None:
    """Nobody gives the city what it lacks of others: after its restore, or from a stick."""

    def carries_nothing(self: SqliteReplication, limit: int) -> tuple[HandIn, ...]:
        return ()

    broken.enter_context(replaced(SqliteReplication, "carried", carries_nothing))


def _law(broken: ExitStack) -> None:
    """Nobody asks the law of pairs: whatever two desks did is no clash."""

    def never_a_clash(one: Done, other: Done, *, same_ground: bool = True) -> Ruling:
        return Ruling(Verdict.NO_CLASH, BOTH, "P2")

    broken.enter_context(replaced(judgement, "judge", never_a_clash))


def _knowledge(broken: ExitStack) -> None:
    """An author names the newest head of a dossier only, as if the others had not been folded."""

    def one_head_only(also: tuple[str, ...] = (), approval: Approval | None = None) -> Particulars:
        return NONE

    broken.enter_context(replaced(journal_store, "Particulars", one_head_only))


def _settlement(broken: ExitStack) -> None:
    """The last settlement counts, whether or not its author knew of the others."""
    all_of = reconcile._closings

    def the_last(self: ExceptionRecord) -> tuple[Closing, ...]:
        return self.closings[-1:]

    def last_of(arranged: Arranged, mask: int) -> dict[str, list[int]]:
        return {name: places[-1:] for name, places in all_of(arranged, mask).items()}

    broken.enter_context(replaced(ExceptionRecord, "standing", property(the_last)))
    broken.enter_context(replaced(reconcile, "_closings", last_of))


def _actors(broken: ExitStack) -> None:
    """Whose rights a desk's chain says ended is not held against what he writes afterwards."""
    absent = ChainState._absent

    def present_once_known(self: ChainState, line: UserLine | None, clock: datetime | None) -> Why | None:
        return absent(self, line, clock) if line is None else None

    broken.enter_context(replaced(ChainState, "_absent", present_once_known))


def _arrival(broken: ExitStack) -> None:
    """What the city held when it ended somebody's rights is not looked at: the time claimed counts."""

    def by_the_time_claimed(self: Endings, ending: Ending, entry: Entry) -> bool:
        return moment_in(entry) >= ending.at

    broken.enter_context(replaced(Endings, "_came_after", by_the_time_claimed))


@dataclass(frozen=True, slots=True)
class Break:
    """A step to leave out, and the invariants of which one must be seen to fall with it."""

    leave_out: LeaveOut
    shows: frozenset[str]


BREAKS = {
    "ancestors": Break(_ancestors, frozenset({"sent but absent"})),
    "feed": Break(_feed, frozenset({"sets differ"})),
    "witness": Break(_witness, frozenset({"duplicate printed numbers"})),
    "handin": Break(_handin, frozenset({"sets differ"})),
    "law": Break(_law, frozenset({"silent clashes"})),
    "knowledge": Break(_knowledge, frozenset({"knowledge not written"})),
    "settlement": Break(_settlement, frozenset({"settlements differ"})),
    "actors": Break(_actors, frozenset({"silent actors"})),
    "arrival": Break(_arrival, frozenset({"silent actors"})),
}
"""The steps that can be left out, by the name `--break` takes."""


@contextmanager
def broken_on_purpose(name: str) -> Iterator[None]:
    """Leave a step out ("" for none) while the block runs."""
    with ExitStack() as broken:
        if name:
            BREAKS[name].leave_out(broken)
        yield
