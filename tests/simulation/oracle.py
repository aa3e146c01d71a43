"""Says from the entries of the feed alone what the city had to ask people about.

Written again from what the issue and the law of pairs say, apart from the program's own reconciling: who knew what is
read from what every entry names, the state an author had seen is the fold of all that was known to it, and the law is
asked about every two deeds whose authors did not know of each other.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from desk_app.domain.codes.dossier_code import parse
from desk_app.domain.dossier.dossier import Dossier, Status
from desk_app.domain.facts.city_facts import CityStatusSet, ExceptionClosed
from desk_app.domain.facts.facts import DeedTakenBack, DossierRegistered
from desk_app.domain.fold.dossier_fold import fold_all, fold_on_top
from desk_app.domain.journal.entry import Entry
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.law import Ruling, Verdict, judge
from desk_app.domain.steps.steps import STEPS, is_legal
from tests.simulation.oracle_nodes import Known, Node, is_foreign, nodes_of

Pair = tuple[int, str, str]
"""Two deeds that clash, the earlier first, after how grave it is: the gravest sorts first."""

GRAVITY = ("P1", "P7", "P6", "P4", "P3", "P8", "P11", "P9", "P10")
ONLY_ADDS = frozenset({Deed.PRINT, Deed.SETTLE_PRINT, Deed.ATTACH, Deed.NOTE})
ENDED = frozenset({Status.REFUSED, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED})
TO_TAKE_BACK = frozenset(
    {Deed.FORWARD, Deed.SUPPLEMENT, Deed.SUPPLIED, Deed.EXTEND, Deed.ASK_PAYMENT, Deed.PAYMENT_MET}
    | {Deed.GRANT, Deed.DENY, Deed.STOP, Deed.WITHDRAW, Deed.REOPEN}
)
NOT_OVER = frozenset({"ask_again", "unclear"})
"""Choices that say what is being done, not how it ended."""


@dataclass(frozen=True, slots=True)
class Parted:
    """A divergence as it has to be: its pairs, whether it waits, and how those settled it whom nobody went beyond."""

    dossier_id: str
    pairs: frozenset[Known]
    waits: bool
    settled: frozenset[tuple[str, str]]


@dataclass(slots=True)
class Expected:
    """What people must be asked about; `parted` by exception id, the others by entry.

    `out_of_turn` are entries of the first schema that wait only for what stands earlier on another branch of their chain:
    where they came first, they were judged without it.
    """

    parted: dict[str, Parted] = field(default_factory=dict)
    against: set[str] = field(default_factory=set)
    foreign: set[str] = field(default_factory=set)
    out_of_turn: set[str] = field(default_factory=set)
    pairs: int = 0


class DossierOracle:
    """All of one dossier."""

    def __init__(self, dossier_id: str, entries: Iterable[Entry]) -> None:
        self._id = dossier_id
        nodes = nodes_of(list(entries))
        self._all = {node.entry.hash: node for node in nodes}
        self.nodes = self._ordered()
        self._place = {node.entry.hash: place for place, node in enumerate(self.nodes)}
        self.knew: dict[str, Known] = {}
        for node in self.nodes:
            self.knew[node.entry.hash] = self._known_to(node)
        self._states: dict[Known, Dossier | None] = {frozenset(): None}
        self.seen = {node.entry.hash: self._state(self.knew[node.entry.hash]) for node in self.nodes}
        self.taken = {
            node.entry.hash: node.fact.entry for node in self.nodes if self._takes_back(node) is not None
        }
        for name, undone in self.taken.items():
            self._all[name].undoes = self._all[undone].deed

    def tell(self, expected: Expected) -> None:
        """Add what people must be asked about this dossier."""
        expected.out_of_turn |= self._out_of_turn()
        against = {one.entry.hash for one in self.nodes if self._is_against(one)}
        expected.against |= {one for one in against if not self._all[one].foreign}
        deeds = [
            one
            for one in self.nodes
            if one.deed is not None
            and (one.entry.hash not in against or one.deed is Deed.RETURN)
            and self.taken.get(one.entry.hash) not in against
        ]
        gone = self._gone(frozenset(self.knew), against)
        clashes: dict[tuple[str, str], Ruling] = {}
        equal: list[tuple[str, str]] = []
        for early, late in combinations(deeds, 2):
            names = early.entry.hash, late.entry.hash
            if names[0] in self.knew[names[1]]:
                continue
            expected.pairs += 1
            if gone & set(names) or not self._met(early, late):
                continue
            ruling = self._ruled(early, late, against)
            if ruling.verdict is Verdict.CLASH:
                clashes[names] = ruling
            elif ruling.verdict is Verdict.SAME and ruling.stands == "first_in_city_order":
                equal.append(names)
        same = self._same_deeds(equal)
        by_fork: dict[str, list[Pair]] = defaultdict(list)
        for (one, other), ruling in clashes.items():
            # Who knew one record of a deed knew the deed.
            if not (self.knew[one] & same[other] or self.knew[other] & same[one]):
                by_fork[self._fork(one, other)].append(self._pair(one, other, ruling))
        for name, pairs in by_fork.items():
            expected.parted[name] = self._parted(name, sorted(pairs), same)

    def _same_deeds(self, equal: list[tuple[str, str]]) -> dict[str, set[str]]:
        """Give for each deed the other records of it."""
        # Done once more on top of a record of the first deed it is another deed, not one more record of that.
        records = _joined(equal)
        return _joined(
            pair
            for pair in equal
            if not (self.knew[pair[0]] & records[pair[1]] or self.knew[pair[1]] & records[pair[0]])
        )

    def _takes_back(self, node: Node) -> Node | None:
        """Give the deed an entry takes back: the one newest its author knew, by the same person at the same desk."""
        if not isinstance(node.fact, DeedTakenBack) or node.named != {node.fact.entry}:
            return None
        other = self._all.get(node.fact.entry)
        if other is None or other.deed not in TO_TAKE_BACK:
            return None
        one, header = other.entry.header, node.entry.header
        return other if (one.desk_id, one.actor) == (header.desk_id, header.actor) else None

    def _met(self, early: Node, late: Node) -> bool:
        """Whether the law is asked: beside a taking back it is about who had seen the deed, and not that it is gone."""
        for taking, other in ((early, late), (late, early)):
            deed = self.taken.get(taking.entry.hash)
            if deed is None or other.entry.hash in self.taken:
                continue
            knew = self.knew[other.entry.hash]
            if deed not in knew or any(self.taken.get(one) == deed for one in knew):
                return False
        return True

    def _gone(self, known: Known, against: set[str]) -> set[str]:
        """Give what of all that is known was taken back, with nobody having gone on from it in a way that needs it."""
        gone: set[str] = set()
        takers = [one for one in self.taken if one in known and self.taken[one] not in against]
        for taker in sorted(takers, key=lambda one: self._place[self.taken[one]], reverse=True):
            others = (self._all[one] for one in known - gone - self.taken.keys() - self.knew[taker])
            if not any(self._went_on(self._all[taker], one, against) for one in others):
                gone.add(self.taken[taker])
        return gone

    def _went_on(self, taker: Node, other: Node, against: set[str]) -> bool:
        name = other.entry.hash
        if other.deed is None or taker.entry.hash in self.knew[name] or not self._met(taker, other):
            return False
        if name in against and other.deed is not Deed.RETURN:
            return False
        return self._ruled(taker, other, against).verdict is Verdict.CLASH

    def _ruled(self, early: Node, late: Node, against: set[str]) -> Ruling:
        same_ground = self._same_ground(early, late, against)
        return judge(early.done(), late.done(), same_ground=same_ground)

    def _ordered(self) -> list[Node]:
        """Put entries in the order they happened, but none before what it names, and what opens the dossier first.

        Not in the feed's: a city put back may have another, and what an author had seen must not change with it.
        """
        left, order = set(self._all), []
        come: set[str] = set()
        lost = self._lost()
        while left:
            ready = [node for one in left if (node := self._all[one]).named | node.earlier <= come]
            if not ready:
                # Two branches of one chain, each with a lower number than the other's: neither came before.
                circle = [
                    one for one in left - lost if self._all[one].earlier and self._all[one].named <= come
                ]
                if not circle:
                    break
                self._all[min(circle)].earlier = frozenset()
                continue
            following = min(ready, key=lambda one: (not one.opens, one.at, one.entry.hash))
            order.append(following)
            come.add(following.entry.hash)
            left.discard(following.entry.hash)
        return order

    def _out_of_turn(self) -> set[str]:
        """Give the entries that name nothing missing and were not come to all the same."""
        known = self.knew.keys()
        return {name for name, node in self._all.items() if name not in known and node.named <= known}

    def _lost(self) -> set[str]:
        """Give what hangs, however far, on an entry that never came."""
        lost: set[str] = set()
        while more := {
            name
            for name, node in self._all.items()
            if name not in lost
            and any(one in lost or one not in self._all for one in node.named | node.earlier)
        }:
            lost |= more
        return lost

    def _known_to(self, node: Node) -> Known:
        parents = node.named | node.earlier
        return parents.union(*(self.knew[one] for one in parents))

    def _state(self, known: Known) -> Dossier | None:
        if known not in self._states:
            ordered = sorted(known, key=lambda one: self._place[one])
            last = ordered[-1]
            before = known - {last}
            state = None
            if self.knew[last] == before and (under := self._states.get(before)) is not None:
                state = fold_on_top(under, self._all[last].entry, self._all[last].fact)
            if state is None:
                state = fold_all((place, self._all[one].entry) for place, one in enumerate(ordered))
            self._states[known] = state
        return self._states[known]

    def _is_against(self, node: Node) -> bool:
        """Whether a deed did not fit the state its author had seen."""
        seen, deed = self.seen[node.entry.hash], node.deed
        if deed is Deed.TAKE_BACK:
            return node.entry.hash not in self.taken
        if deed is None or (deed is Deed.CITY_STATUS and seen is None):
            return node.foreign or deed is not None
        if isinstance(node.fact, DossierRegistered) and parse(node.fact.reference):
            # The code of a slip is no reference.
            return True
        if seen is None:
            return not node.opens
        if node.by_city:
            confirms = isinstance(node.fact, CityStatusSet) and node.fact.status is seen.status
            return seen.status in ENDED and not confirms
        if deed in ONLY_ADDS:
            return False
        if deed is Deed.EXTEND and seen.extension is not None:
            return True
        if deed is Deed.RETURN and seen.disputed:
            return True
        if deed in (Deed.VOID, Deed.REPLACE) and node.entry.header.schema < 2:
            return bool(seen.voided_reason) or seen.status in ENDED
        return not is_legal(deed, seen)

    def _same_ground(self, early: Node, late: Node, against: set[str]) -> bool:
        for apart in (Deed.TAKE_BACK, Deed.CITY_STATUS):
            if apart not in (early.deed, late.deed):
                continue
            city, desk = (early, late) if early.deed is apart else (late, early)
            knew = self.knew[desk.entry.hash]
            between = knew - self.knew[city.entry.hash] - against - self._gone(knew, against)
            deeds = (self._all[one].deed for one in between)
            return not any(deed is not None and STEPS[deed].to is not None for deed in deeds)
        if against & {early.entry.hash, late.entry.hash}:
            return True
        one, other = (self.seen[node.entry.hash] for node in (early, late))
        return (one and one.status) == (other and other.status)

    def _pair(self, one: str, other: str, ruling: Ruling) -> Pair:
        first, second = sorted((one, other), key=lambda name: (self._all[name].done().at, name))
        return _gravity(ruling), first, second

    def _fork(self, one: str, other: str) -> str:
        """Name a divergence after the newest entries both authors had seen."""
        both = self.knew[one] & self.knew[other]
        heads = both - frozenset().union(*(self.knew[name] for name in both))
        return hashlib.sha256("|".join(("clash", *sorted((self._id, *heads)))).encode()).hexdigest()[:32]

    def _parted(self, name: str, pairs: list[Pair], same: dict[str, set[str]]) -> Parted:
        closed = {
            node.entry.hash: node
            for node in self.nodes
            if isinstance(node.fact, ExceptionClosed)
            and node.fact.exception_id == name
            and node.fact.choice != "judged_anew"
        }
        standing = [one for one in closed if not any(one in self.knew[other] for other in closed)]
        settled = frozenset((closed[one].fact.choice, closed[one].entry.header.actor) for one in standing)
        choices = {choice for choice, _ in settled}
        meanings = {self._meaning(closed[one], pairs, same) for one in standing}
        seen_all = all(
            any(self._knew_both(one, first, second, same) for one in standing) for _, first, second in pairs
        )
        names = frozenset(frozenset(pair[1:]) for pair in pairs)
        undecided = [pair for pair in pairs if pair[0] == TWO_DECISIONS]
        decided = any(
            meaning in pair or (meaning is not None and self._acted_on_one(meaning, pair, same))
            for meaning in meanings
            for pair in undecided
        )
        over = seen_all and len(choices) == len(meanings) == 1 and not choices & NOT_OVER
        over = over and (decided or not undecided)
        return Parted(self._id, names, not over, settled)

    def _acted_on_one(self, name: str, pair: Pair, same: dict[str, set[str]]) -> bool:
        """Whether a deed was done knowing one of two decisions: whoever lets it stand lets that one stand."""
        return sum(bool(self.knew[name] & (same[one] or {one})) for one in pair[1:]) == 1

    def _knew_both(self, one: str, first: str, second: str, same: dict[str, set[str]]) -> bool:
        return all(self.knew[one] & (same[name] or {name}) for name in (first, second))

    def _meaning(self, node: Node, pairs: list[Pair], same: dict[str, set[str]]) -> str | None:
        """Give the deed that was chosen: of the gravest pair this person had seen."""
        for _, first, second in pairs:
            if {first, second} <= self.knew[node.entry.hash]:
                chosen = self._chosen(first, second, node.fact.choice) or self._stood(node, pairs)
                return None if chosen is None else min({chosen} | same[chosen])
        return None

    def _stood(self, node: Node, pairs: list[Pair]) -> str | None:
        """Give the deed that counted before this person's eyes, of those of which only one can."""
        for _, first, second in pairs:
            one, other = self._all[first], self._all[second]
            stands = judge(one.done(), other.done()).stands
            first_only = stands == "first_in_city_order" or (
                stands == "both" and one.deed is other.deed in ONCE
            )
            if first_only and node.fact.stood in (first, second):
                return str(node.fact.stood)
        return None

    def _chosen(self, first: str, second: str, choice: str) -> str | None:
        one, other = (self._all[name].deed for name in (first, second))
        choices = judge(self._all[first].done(), self._all[second].done()).choices
        if choice == "earlier_date" and one is other is Deed.EXTEND:
            return min((first, second), key=lambda name: (self._all[name].fact.due_after, name != first))
        if choice == "citizen_withdraws":
            return next((name for name, deed in ((first, one), (second, other)) if deed in ENDS), None)
        name, deed = {"first": (first, one), "second": (second, other)}.get(
            choice.partition("_")[0], (None, None)
        )
        return None if choices in ABOUT and deed not in ABOUT[choices] else name


TWO_DECISIONS = -2
ONCE = {Deed.REGISTER, Deed.RECEIVE, Deed.RETURN, Deed.WITHDRAW, Deed.REPLACE, Deed.REFUSE}
ENDS = {Deed.STOP, Deed.WITHDRAW}
ABOUT = {
    "results": {Deed.GRANT, Deed.DENY, Deed.RETURN},
    "numbers": {Deed.RECEIVE, Deed.REPLACE},
}
"""Of what the words of two sets of choices speak."""


def _gravity(ruling: Ruling) -> int:
    if ruling.urgent and ruling.choices == "collectors":
        return -3
    if ruling.stands == "none":
        return TWO_DECISIONS
    return GRAVITY.index(ruling.principle) + (0 if ruling.urgent else len(GRAVITY))


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Give for each name those it stands in a pair with, itself among them."""
    joined: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        for name in pair:
            joined[name] |= set(pair)
    return joined


def expect(feed: Sequence[Entry]) -> Expected:
    """Say what people had to be asked about, of a whole feed in its order."""
    expected = Expected()
    by_dossier: dict[str, list[Entry]] = defaultdict(list)
    for entry in feed:
        if entry.header.dossier_id:
            by_dossier[entry.header.dossier_id].append(entry)
    for dossier_id, entries in by_dossier.items():
        DossierOracle(dossier_id, entries).tell(expected)
    expected.foreign = {entry.hash for entry in feed if is_foreign(entry)}
    return expected
