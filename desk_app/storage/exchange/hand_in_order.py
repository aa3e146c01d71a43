"""Puts stretches of held entries in the order in which the city understands them at once: what others build on comes first."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from desk_app.domain.facts.city_facts import CITY
from desk_app.protocol.messages import Checkpoint


@dataclass(slots=True)
class Stretch:
    """Linked entries up to a checkpoint, oldest first."""

    checkpoint: Checkpoint
    hashes: list[bytes]
    parent: bytes

    @property
    def by_city(self) -> bool:
        """Whether it is of the city's own chain, by which a city put back knows its desks again."""
        return self.checkpoint.desk_id.startswith(CITY)


def in_order(stretches: Sequence[Stretch], named: Mapping[bytes, Collection[bytes]]) -> list[Stretch]:
    """Order stretches: the city's own first, a chain never against its links, else each after what its authors had seen.

    `named` are the entries each entry names as seen. Where two stretches name each other their first order decides.
    """
    first = sorted(stretches, key=lambda one: not one.by_city)
    links, wishes = _needs(first, named)
    possible = [number for number, needed in enumerate(links) if not needed]
    free = [number for number in possible if not wishes[number]]
    followers: dict[int, set[int]] = {}
    for needs in (links, wishes):
        for number, needed in enumerate(needs):
            for one in needed:
                followers.setdefault(one, set()).add(number)
    done: dict[int, Stretch] = {}
    while possible:
        number = heapq.heappop(free or possible)
        if number in done:
            continue
        done[number] = first[number]
        for follower in followers.get(number, ()):
            if number in links[follower]:
                links[follower].discard(number)
                heapq.heappush(possible, follower)
            wishes[follower].discard(number)
            if not links[follower] and not wishes[follower]:
                heapq.heappush(free, follower)
    return list(done.values())


def _needs(
    stretches: Sequence[Stretch], named: Mapping[bytes, Collection[bytes]]
) -> tuple[list[set[int]], list[set[int]]]:
    """Give, for every stretch, the one its chain goes on from, and the others its authors had seen."""
    place = {hash_: number for number, one in enumerate(stretches) for hash_ in one.hashes}
    links = [{place[one.parent]} if one.parent in place else set[int]() for one in stretches]
    wishes: list[set[int]] = []
    for number, one in enumerate(stretches):
        # The city's entries build on what desks wrote, and desks are known only by them: they do not wait.
        hashes = () if one.by_city else one.hashes
        seen = {place[name] for hash_ in hashes for name in named.get(hash_, ()) if name in place}
        wishes.append(seen - links[number] - {number})
    return links, wishes
