"""The entries of one dossier as the oracle of the simulation reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from desk_app.domain.facts.city_facts import CityStatusSet, ExceptionClosed
from desk_app.domain.facts.facts import DossierReceived, DossierRegistered
from desk_app.domain.facts.wire import fact_or_none, read_particulars
from desk_app.domain.journal.entry import Entry
from desk_app.domain.steps.deeds import Deed, deed_of
from desk_app.domain.steps.law import Done
from desk_app.domain.time.local_time import local

Known = frozenset[str]
"""Hashes of entries."""


@dataclass(eq=False)
class Node:
    """An entry of a dossier with what it says and names."""

    entry: Entry
    fact: Any
    named: Known
    earlier: Known
    """What its chain says was before it, where it does not name all it knew itself."""
    undoes: Deed | None = None
    """What it takes back."""

    @cached_property
    def by_city(self) -> bool:
        """Whether the city wrote it."""
        return self.entry.header.desk_id.startswith("city:")

    @cached_property
    def foreign(self) -> bool:
        """Whether a desk says what only the city may."""
        return isinstance(self.fact, CityStatusSet) and not self.by_city

    @cached_property
    def deed(self) -> Deed | None:
        """What was done."""
        return None if self.foreign else deed_of(self.fact)

    @cached_property
    def opens(self) -> bool:
        """Whether its kind opens a dossier."""
        return self.entry.header.kind in (DossierReceived.KIND, DossierRegistered.KIND)

    @cached_property
    def at(self) -> datetime:
        """When it happened."""
        written = datetime.fromisoformat(self.entry.header.occurred_at)
        return local(read_particulars(self.entry).happened_at or written)

    def done(self) -> Done:
        """Give it as the law wants it."""
        assert self.deed is not None
        return Done(self.deed, self.fact, self.at, self.undoes)


def nodes_of(entries: Sequence[Entry]) -> list[Node]:
    """Read entries; one of the first schema names one head only, and what its desk did last is known to it too.

    Not where it names one of its own desk: that was the last, and what stands between is of another branch.
    """
    nodes = [Node(entry, fact_or_none(entry), _named(entry), frozenset()) for entry in entries]
    chain = sorted((node.entry.header.seq, node.entry.hash, node) for node in nodes)
    desk_of = {node.entry.hash: node.entry.header.desk_id for node in nodes}
    for seq, name, node in chain:
        header = node.entry.header
        if header.schema < 2 and not node.by_city and desk_of.get(header.base or "") != header.desk_id:
            own = [one for one in chain if one[2].entry.header.desk_id == header.desk_id and one[0] < seq]
            # A chain that branches says nothing of the other branch: what was written later does not come before.
            if own and not _hangs_on(own[-1][1], name, nodes):
                node.earlier = frozenset({own[-1][1]})
    return nodes


def _named(entry: Entry) -> Known:
    base = entry.header.base
    return frozenset({*read_particulars(entry).also, *([base] if base else [])})


def _hangs_on(name: str, other: str, nodes: Sequence[Node]) -> bool:
    known = {node.entry.hash: node.named | node.earlier for node in nodes}
    reached = {name}
    while more := frozenset().union(*(known.get(one, frozenset()) for one in reached)) - reached:
        reached |= more
    return other in reached


CITYS = frozenset({"city_status_set", "desk_admitted", "desk_revoked", "rights_ended", "exception_opened"})
"""Kinds only the city may state."""


def is_foreign(entry: Entry) -> bool:
    """Whether a desk says what only the city may."""
    header = entry.header
    if header.desk_id.startswith("city:"):
        return False
    fact = fact_or_none(entry)
    if isinstance(fact, ExceptionClosed):
        return fact.choice == "judged_anew"
    return header.kind in CITYS and fact is not None
