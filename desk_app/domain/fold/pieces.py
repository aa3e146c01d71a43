"""The entries of a dossier with their facts read, arranged by what their authors had seen."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from desk_app.domain.facts.city_facts import CITY, CityStatusSet
from desk_app.domain.facts.facts import DossierReceived, DossierRegistered
from desk_app.domain.facts.wire import read_particulars
from desk_app.domain.journal.entry import Entry
from desk_app.domain.steps.deeds import Deed, deed_of
from desk_app.domain.steps.law import Done
from desk_app.domain.time.local_time import local

Key = TypeVar("Key", bound=Any)
"""Whatever orders entries otherwise: the place in the city's feed, then the own sequence."""

OPENING = frozenset({DossierRegistered.KIND, DossierReceived.KIND})
"""Kinds that open a dossier."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One entry of a dossier as the fold sees it.

    `at` is when it happened, on the desk's wall clock. `named` are the heads its author had folded; an entry of the
    first schema names one only, and its author's own earlier entries are known to it too. `foreign` marks a word that
    only the city may say, in the chain of a desk: it does not count.
    """

    entry: Entry
    fact: Any
    at: datetime
    done: Done | None
    named: tuple[str, ...]
    by_city: bool
    foreign: bool

    @property
    def deed(self) -> Deed | None:
        """The deed it is."""
        return self.done.deed if self.done else None


def read_piece(entry: Entry, fact: Any) -> Piece | None:
    """Give an entry with its fact (None for one nobody here can read); None when its moment cannot be read."""
    header = entry.header
    try:
        written = datetime.fromisoformat(header.occurred_at)
    except ValueError:
        return None
    if written.tzinfo is None:
        return None
    beside = read_particulars(entry)
    # One clock for all: a moment with an odd offset is the same instant, and its day is that of the desk (T13).
    at = local(beside.happened_at or written)
    by_city = header.desk_id.startswith(CITY)
    foreign = isinstance(fact, CityStatusSet) and not by_city
    deed = None if foreign else deed_of(fact)
    return Piece(
        entry=entry,
        fact=None if foreign else fact,
        at=at,
        done=Done(deed, fact, at) if deed else None,
        named=(*beside.also, header.base) if header.base else beside.also,
        by_city=by_city,
        foreign=foreign,
    )


@dataclass(frozen=True, slots=True)
class Arranged:
    """The pieces that can be folded, each after all its author had seen, as far as possible by their keys.

    `seen` has for each piece the set of earlier ones its author had seen, as bits. `waiting` are pieces that hang on
    entries which have not come, `missing` those entries.
    """

    pieces: tuple[Piece, ...]
    seen: tuple[int, ...]
    waiting: tuple[Piece, ...]
    missing: tuple[str, ...]

    @property
    def whole(self) -> int:
        """All pieces, as bits."""
        return (1 << len(self.pieces)) - 1

    def heads(self, mask: int) -> tuple[int, ...]:
        """Give the pieces of a set nobody in it has seen, in their order."""
        known = 0
        for place in bits(mask):
            known |= self.seen[place]
        return tuple(bits(mask & ~known))

    def together(self, place: int) -> int:
        """Give the earlier pieces that neither knew of this one nor were known to it."""
        return ((1 << place) - 1) & ~self.seen[place]

    def trunks(self, mask: int) -> Iterator[int]:
        """Give what all the rest of a set had seen, as the set without its newest pieces: the most first."""
        shared = mask
        for place in reversed(list(bits(mask))):
            shared &= self.seen[place]
            below = mask & ((1 << place) - 1)
            if below and not below & ~shared:
                yield below


def bits(mask: int) -> Iterator[int]:
    """Give the members of a set in their order."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def arrange(keyed_pieces: Iterable[tuple[Key, Piece]]) -> Arranged:
    """Arrange the pieces of a dossier, each after what its author had seen, else by their keys.

    A city put back from a backup gets entries handed in again in whatever order desks come: by the keys alone a return
    could stand before its reception, and two sides would still agree, but on nonsense.
    """
    keyed = {piece.entry.hash: (key, piece) for key, piece in keyed_pieces}
    parents = _parents([piece for _, piece in keyed.values()])
    ordered = _in_order(keyed, parents)
    places = {piece.entry.hash: place for place, piece in enumerate(ordered)}
    seen: list[int] = []
    for piece in ordered:
        mask = 0
        for name in parents[piece.entry.hash]:
            mask |= seen[places[name]] | 1 << places[name]
        seen.append(mask)
    waiting = [
        one for _, one in sorted(keyed.values(), key=lambda pair: pair[0]) if one.entry.hash not in places
    ]
    named = dict.fromkeys(name for one in waiting for name in one.named)
    missing = tuple(name for name in named if name not in keyed)
    return Arranged(tuple(ordered), tuple(seen), tuple(waiting), missing)


def _parents(pieces: Sequence[Piece]) -> dict[str, set[str]]:
    """Give what each author had seen last: what the entry names, for one of the first schema also the last of its chain.

    Not so for the city: it names all it had folded in every schema, and once it was put back from a backup its chain
    has branches, on which a lower number does not say that it was known.
    """
    parents = {piece.entry.hash: set(piece.named) for piece in pieces}
    old = [piece.entry for piece in pieces if piece.entry.header.schema < 2 and not piece.by_city]
    chains: dict[str, list[tuple[int, str]]] = defaultdict(list)
    desks = {piece.entry.hash: piece.entry.header.desk_id for piece in pieces} if old else {}
    if old:
        for piece in pieces:
            chains[piece.entry.header.desk_id].append((piece.entry.header.seq, piece.entry.hash))
        for chain in chains.values():
            chain.sort()
    for entry in old:
        if desks.get(entry.header.base or "") == entry.header.desk_id:
            # Named is the newest it knew, so that whatever its chain has between stands on another branch.
            continue
        chain = chains[entry.header.desk_id]
        place = bisect_left(chain, (entry.header.seq, ""))
        if place:
            parents[entry.hash].add(chain[place - 1][1])
    return parents


def _in_order(keyed: dict[str, tuple[Any, Piece]], parents: dict[str, set[str]]) -> list[Piece]:
    """Put pieces in order, what opens the dossier first; those that hang on something missing are left out."""
    hindered = {name: len(known) for name, known in parents.items()}
    followers = _followers(parents)
    free: list[tuple[bool, Any, str]] = []
    for name, (key, piece) in keyed.items():
        if not hindered[name]:
            heapq.heappush(free, (piece.entry.header.kind not in OPENING, key, name))
    hanging = _hanging(keyed.keys(), followers)
    ordered: list[Piece] = []
    while (placed := heapq.heappop(free)[2] if free else _freed(keyed, hindered, hanging)) is not None:
        if hindered.pop(placed):
            parents[placed] = set(keyed[placed][1].named)
        ordered.append(keyed[placed][1])
        for follower in followers.pop(placed, ()):
            if follower not in hindered:
                continue
            hindered[follower] -= 1
            if not hindered[follower]:
                key, piece = keyed[follower]
                heapq.heappush(free, (piece.entry.header.kind not in OPENING, key, follower))
    return ordered


def _followers(parents: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """Give for each entry those that name it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, known in parents.items():
        for parent in known:
            found[parent].append(name)
    return found


def _hanging(come: Container[str], followers: Mapping[str, list[str]]) -> set[str]:
    """Give the entries that hang, however far, on one that has not come."""
    left = [name for parent, names in followers.items() if parent not in come for name in names]
    hanging: set[str] = set()
    while left:
        name = left.pop()
        if name not in hanging:
            hanging.add(name)
            left += followers.get(name, ())
    return hanging


def _freed(keyed: dict[str, tuple[Any, Piece]], hindered: dict[str, int], hanging: set[str]) -> str | None:
    """Give an entry of the first schema that only waits for what its chain says was earlier; it need not any more.

    A chain put back from a backup has two entries of one number: what stands earlier by its number may have been
    written later, even by somebody who had seen this one, and both would wait for each other for ever.
    """
    free = [
        name
        for name in hindered.keys() - hanging
        if keyed[name][1].entry.header.schema < 2 and all(one not in hindered for one in keyed[name][1].named)
    ]
    return min(free, default=None)
