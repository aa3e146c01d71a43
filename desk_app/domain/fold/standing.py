"""What stands among deeds whose authors did not know of each other, after what persons have settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desk_app.domain.fold.pieces import Arranged, bits
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.law import (
    ADDITIONS,
    BOTH,
    CANCELLINGS,
    DECISIONS,
    FIRST,
    MONEY,
    NEITHER,
    Ruling,
    Verdict,
)
from desk_app.domain.steps.steps import STEPS

Pair = tuple[int, int]
"""Two places among the arranged pieces."""

ONE_ONLY = frozenset({Deed.REGISTER, Deed.RECEIVE, Deed.RETURN, Deed.WITHDRAW, Deed.REPLACE, Deed.REFUSE})
"""Deeds a dossier can show only once; where both of two stand, the other one is named by its divergence."""

FIRST_DATE = "city_first_date"
"""The choice by which the date of the deed that stands holds, and no longer the earlier of two."""


class Rulings:
    """What the law says of the pairs it has something to say of, by their places."""

    def __init__(self) -> None:
        self._by_late: dict[int, list[tuple[Pair, Ruling]]] = {}

    def __bool__(self) -> bool:
        return bool(self._by_late)

    def add(self, early: int, late: int, ruling: Ruling) -> None:
        """Keep a ruling; one that leaves everything as it is says nothing."""
        if ruling.verdict is not Verdict.NO_CLASH or ruling.stands != BOTH or ruling.principle == "P11":
            self._by_late.setdefault(late, []).append(((early, late), ruling))

    def within(self, mask: int) -> dict[Pair, Ruling]:
        """Give those of pairs that lie in a set."""
        return {
            pair: ruling
            for late, ruled in self._by_late.items()
            if mask >> late & 1
            for pair, ruling in ruled
            if mask >> pair[0] & 1
        }


@dataclass(frozen=True, slots=True)
class Parting:
    """The clashes of one divergence by their pairs, the gravest first, and how persons settled it.

    Of a pair the deed with the earlier moment comes first. `choice` is how it was settled, "" while it waits, `chosen`
    the deed that lets stand, `implied` the decisions that stand with it, `on_hold` that a person is still asking about it.
    """

    exception_id: str
    clashes: Mapping[Pair, Ruling]
    closings: tuple[int, ...]
    choice: str
    chosen: int | None
    implied: tuple[int, ...] = ()
    on_hold: bool = False


class Standing:
    """Which deeds do not count, and which come before which.

    `ranks` say for each place how early the city had it: the first of two counts where the law says so. `skipped` deeds
    do not count, those that are `undone` leave no trace either, those that are `gone` (as bits) were taken back. `before`
    has for a deed those that must come after it, `sooner` those that come after it where nothing stronger speaks against
    that.
    """

    def __init__(
        self,
        arranged: Arranged,
        rulings: Mapping[Pair, Ruling],
        same: Mapping[int, int],
        partings: Sequence[Parting],
        ranks: Sequence[int],
        known: Iterable[Pair] = (),
        gone: int = 0,
    ) -> None:
        self._ranks = ranks
        self.on_hold = any(one.on_hold for one in partings)
        self.gone = gone
        self._deeds = [
            None if gone >> place & 1 else piece.deed for place, piece in enumerate(arranged.pieces)
        ]
        self._same = same
        self.skipped: set[int] = set()
        self.undone: set[int] = set()
        self.before: dict[int, set[int]] = {}
        self.sooner: dict[int, set[int]] = {}
        self._disputes: dict[int, int] = {}
        self._beaten: list[Pair] = []
        for early, late in known:
            self._first(early, late)
        for pair, ruling in rulings.items():
            # A second record of a deed does not count, and says nothing beside the first.
            if ruling.verdict is Verdict.SAME or not (self.is_echo(pair[0]) or self.is_echo(pair[1])):
                self._rule(pair, ruling)
        self._heed_choices(partings)
        self.skipped |= {place for place, others in self._disputes.items() if others}
        self._follow(arranged, rulings)

    def _heed_choices(self, partings: Sequence[Parting]) -> None:
        """Let what persons chose stand."""
        settled = [
            (chosen, one.clashes)
            for one in partings
            for chosen in (one.chosen, *one.implied)
            if chosen is not None
        ]
        self.skipped -= {chosen for chosen, _ in settled}
        for chosen, clashes in settled:
            self._choose(chosen, clashes)
        for one in partings:
            if one.choice == FIRST_DATE:
                self.undone |= {place for pair in one.clashes for place in pair} & self.skipped

    def disputed_with(self, place: int) -> int:
        """Give the deeds beside which this one is not valid, nor they beside it, as bits."""
        return self._disputes.get(place, 0)

    def is_echo(self, place: int) -> bool:
        """Whether an equal deed comes before this one in the city's order."""
        return place in self._same and min(bits(self._same[place]), key=self._ranks.__getitem__) != place

    def order(self, arranged: Arranged, mask: int) -> Iterator[int]:
        """Order pieces: each after what its author had seen, and before what it yields to where that can be."""
        left = mask
        unseen = {place: (arranged.seen[place] & mask).bit_count() for place in bits(mask)}
        held, behind = self._counted(self.before, unseen), self._counted(self.sooner, unseen)
        while left:
            free = [place for place in bits(left) if not unseen[place]]
            chosen = min(free, key=lambda place: (bool(held[place]), bool(behind[place]), place))
            if held[chosen]:
                chosen = self._of_a_circle(arranged, left, chosen)
            yield chosen
            left &= ~(1 << chosen)
            for counted, orders in ((held, self.before), (behind, self.sooner)):
                for later in orders.get(chosen, ()):
                    if later in counted:
                        counted[later] -= 1
            for place in bits(left):
                unseen[place] -= arranged.seen[place] >> chosen & 1

    def _of_a_circle(self, arranged: Arranged, left: int, place: int) -> int:
        """Give the earliest of some that all wait for each other, found by asking what each waits for."""
        path: list[int] = []
        while place not in path:
            path.append(place)
            holder = next(one for one in bits(left) if place in self.before.get(one, ()))
            place = next(bits((arranged.seen[holder] | 1 << holder) & left))
        return min(path[path.index(place) :])

    @staticmethod
    def _counted(orders: Mapping[int, set[int]], places: Iterable[int]) -> dict[int, int]:
        counted = dict.fromkeys(places, 0)
        for place in counted:
            for later in orders.get(place, ()):
                if later in counted:
                    counted[later] += 1
        return counted

    def _rule(self, pair: Pair, ruling: Ruling) -> None:
        early, late = sorted(pair, key=self._ranks.__getitem__)
        one, other = self._deeds[early], self._deeds[late]
        if Deed.TAKE_BACK in (one, other) and ruling.verdict is Verdict.CLASH:
            # It came too late, and is no deed that anything else would have to come before or after.
            self.skipped.add(early if one is Deed.TAKE_BACK else late)
        elif ruling.stands == FIRST:
            self._set_aside(late, early)
        elif ruling.stands == NEITHER:
            self.skipped |= {early, late}
            self._dispute(early, late)
        elif ruling.stands == BOTH:
            if one is other and other in ONE_ONLY:
                self._set_aside(late, early)
            elif Deed.CITY_STATUS in (one, other):
                # The city's word allows the deed, so that this order loses nothing (P2).
                self._first(*((early, late) if one is Deed.CITY_STATUS else (late, early)))
        elif ruling.stands in (one, other):
            winner, loser = (early, late) if one == ruling.stands else (late, early)
            self._beat(winner, loser, clash=ruling.verdict is Verdict.CLASH)

    def _set_aside(self, loser: int, winner: int) -> None:
        """Leave a deed out beside another of its like; what was done on top of it comes after the one that counts."""
        self.skipped.add(loser)
        self.sooner.setdefault(winner, set()).add(loser)
        self.sooner.get(loser, set()).discard(winner)

    def _beat(self, winner: int, loser: int, *, clash: bool) -> None:
        if Deed.TAKE_BACK in (self._deeds[winner], self._deeds[loser]):
            return
        if clash and self._deeds[loser] in CANCELLINGS:
            # A number that was cancelled beside something stronger is not cancelled.
            self.skipped.add(loser)
        if self._deeds[loser] in ADDITIONS | MONEY:
            # Paper and money change no status: what was done after them must not wait with them.
            return
        self._beaten.append((loser, winner))
        self._first(loser, winner)

    def _follow(self, arranged: Arranged, rulings: Mapping[Pair, Ruling]) -> None:
        """Let what was done on top of a beaten deed come before what beat it too, where the law says nothing of the two."""
        on_top: dict[int, int] = {}
        for place, seen in enumerate(arranged.seen if self._beaten else ()):
            for known in bits(seen):
                on_top[known] = on_top.get(known, 0) | 1 << place
        for loser, winner in self._beaten:
            apart = on_top.get(loser, 0) & ~on_top.get(winner, 0) & ~arranged.seen[winner]
            for place in bits(apart & ~(1 << winner)):
                deed = self._deeds[place]
                moves = deed is not None and STEPS[deed].to is not None
                if moves and (min(place, winner), max(place, winner)) not in rulings:
                    self._first(place, winner)

    def _first(self, early: int, late: int) -> None:
        self.before.setdefault(early, set()).add(late)
        self.before.get(late, set()).discard(early)

    def _dispute(self, one: int, other: int) -> None:
        self._disputes[one] = self._disputes.get(one, 0) | 1 << other
        self._disputes[other] = self._disputes.get(other, 0) | 1 << one

    def _choose(self, chosen: int, clashes: Mapping[Pair, Ruling]) -> None:
        """Let the deed a person chose stand over those it clashes with; what has left the building stays out (P1)."""
        records = self._same.get(chosen, 1 << chosen)
        beaten = only_one = 0
        for (first, second), ruling in clashes.items():
            if records >> first & 1 or records >> second & 1:
                other = second if records >> first & 1 else first
                beaten |= self._same.get(other, 1 << other)
                if ruling.stands == FIRST:
                    only_one |= self._same.get(other, 1 << other)
        for other in bits(beaten):
            pair = {self._deeds[other], self._deeds[chosen]}
            if len(pair) == 1 or pair == DECISIONS or only_one >> other & 1:
                self._set_aside(other, chosen)
            elif Deed.RETURN not in pair:
                self._beat(chosen, other, clash=True)
        for place in bits(beaten | 1 << chosen):
            self._disputes[place] = self.disputed_with(place) & ~(beaten | 1 << chosen)
