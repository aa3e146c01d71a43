"""Puts the entries of one dossier in the order they are folded in: the city's, but never before what they were based on."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeVar

from desk_app.domain.dossier import Dossier
from desk_app.domain.facts import DossierReceived, DossierRegistered
from desk_app.domain.journal import Entry
from desk_app.domain.projection import apply

Key = TypeVar("Key", bound=Any)
"""Whatever orders the entries otherwise: the place in the city's feed, then the own sequence."""

OPENING = frozenset({DossierRegistered.KIND, DossierReceived.KIND})
"""Kinds that open a dossier: nothing can be folded before them."""


def in_order(entries: Iterable[tuple[Key, Entry]]) -> list[Entry]:
    """Give the entries by their keys, each after its `base` where that is among them, what opens the dossier first.

    A city put back from a backup gets entries handed in again in whatever order desks come: by the keys alone a return
    could stand before its reception, and two sides would still agree, but on nonsense.
    """
    by_hash = {entry.hash: (key, entry) for key, entry in entries}
    waiting: dict[str, list[str]] = defaultdict(list)
    free: list[tuple[bool, Key, str]] = []
    for entry_hash, (key, entry) in by_hash.items():
        base = entry.header.base
        if base in by_hash and base != entry_hash:
            waiting[base].append(entry_hash)
        else:
            heapq.heappush(free, (entry.header.kind not in OPENING, key, entry_hash))
    ordered: list[Entry] = []
    while free:
        entry_hash = heapq.heappop(free)[-1]
        ordered.append(by_hash[entry_hash][1])
        for follower in waiting.pop(entry_hash, ()):
            key, entry = by_hash[follower]
            heapq.heappush(free, (entry.header.kind not in OPENING, key, follower))
    return ordered


def fold_all(entries: Iterable[tuple[Key, Entry]]) -> Dossier | None:
    """Fold a dossier from all its entries, whatever order they came in."""
    dossier: Dossier | None = None
    for entry in in_order(entries):
        dossier = apply(dossier, entry)
    return dossier


def may_append(dossier: Dossier | None, entry: Entry) -> bool:
    """Whether folding `entry` on top gives what `fold_all` would, for an entry whose key is the highest.

    Not so when something folded before was based on it, when it opens what others have gone on with, nor for a dossier
    whose other entries came before the one that opens it: the caller, who knows whether there are such, folds all again.
    """
    if dossier is None or entry.hash in dossier.waits:
        return False
    return entry.header.kind not in OPENING or entry.header.base == dossier.head
