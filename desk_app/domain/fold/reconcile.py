"""Brings together what authors did without knowledge of each other: what stands, what is set aside, what a person must look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desk_app.domain.dossier.divergences import Clash, Divergence, Settlement, divergence_id
from desk_app.domain.dossier.dossier import Dossier, Status
from desk_app.domain.facts.city_facts import JUDGED_ANEW, ExceptionClosed
from desk_app.domain.facts.dossier_facts import DueDateExtended
from desk_app.domain.facts.exception_kinds import PENDING
from desk_app.domain.fold.effects import beside
from desk_app.domain.fold.legality import after
from desk_app.domain.fold.pieces import Arranged, Piece, bits
from desk_app.domain.fold.standing import ONE_ONLY, Pair, Parting, Rulings, Standing
from desk_app.domain.fold.taken_back import TakenBack
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.law import BOTH, DECISIONS, ENDINGS, FIRST, NEITHER, Ruling, Verdict

MOST_PAIRS = 200
"""Pairs a divergence lists; of more only those are listed that bring in a deed no graver pair has named."""

_GRAVITY = ("P1", "P7", "P6", "P4", "P3", "P8", "P11", "P9", "P10")
"""Principles from what can harm somebody most to what is merely against procedure."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The state of a set of pieces, which of them do not count in it, and where authors parted."""

    dossier: Dossier | None
    set_aside: frozenset[int]
    divergences: tuple[Divergence, ...]


def reconcile(
    arranged: Arranged,
    fitting: Sequence[bool],
    rulings: Rulings,
    taken_back: TakenBack,
    mask: int,
    known: int = 0,
    state: Dossier | None = None,
    ranks: Sequence[int] = (),
) -> Reconciled:
    """Fold a set of pieces that holds all its authors had seen; `state` is that of those all the rest had `known`.

    `ranks` say how early the city had each piece, for the pairs of which the first counts; without them it is as arranged.
    """
    ranks = ranks or range(len(arranged.pieces))
    gone = taken_back.gone(mask)
    within = rulings.within(mask & ~known & ~gone)
    same = _recorded_twice(within)
    if same:
        # One more deed of the kind, done on top of a record of the first, is no record of that.
        same = _recorded_twice(_unknown_to_both(arranged, within, same))
    valid = _unknown_to_both(arranged, within, same) if same else within
    partings = _partings(arranged, valid, same, mask) if not known else []
    known_orders = [] if len(valid) == len(within) else _known_by_another_record(arranged, within, same)
    standing = Standing(arranged, valid, same, partings, ranks, known_orders, gone)
    dossier = _folded(arranged, fitting, standing, mask & ~known, state)
    found = (_divergence(arranged, one, ranks) for one in partings)
    return Reconciled(dossier, frozenset(standing.skipped | set(bits(gone))), tuple(found))


def _recorded_twice(rulings: Mapping[Pair, Ruling]) -> dict[int, int]:
    """Give for each deed that was recorded more than once all its records, itself among them, as bits (P10)."""
    same: dict[int, int] = {}
    for (early, late), ruling in rulings.items():
        if ruling.verdict is Verdict.SAME and ruling.stands == FIRST:
            both = 1 << early | 1 << late
            same[early] = same.get(early, 0) | both
            same[late] = same.get(late, 0) | both
    return same


def _unknown_to_both(
    arranged: Arranged, rulings: Mapping[Pair, Ruling], same: Mapping[int, int]
) -> dict[Pair, Ruling]:
    """Leave out pairs in which one author knew another record of the other's deed: the deed was done once."""
    seen = arranged.seen
    return {
        (one, other): ruling
        for (one, other), ruling in rulings.items()
        if not (seen[one] & same.get(other, 0) or seen[other] & same.get(one, 0))
    }


def _known_by_another_record(
    arranged: Arranged, rulings: Mapping[Pair, Ruling], same: Mapping[int, int]
) -> list[Pair]:
    """Give pairs of which the second author knew another record of the first deed, so that it comes after that."""
    seen = arranged.seen
    return [
        (early, late)
        for pair in rulings
        for early, late in (pair, pair[::-1])
        if seen[late] & same.get(early, 0) and not seen[early] & same.get(late, 0)
    ]


def _partings(
    arranged: Arranged, rulings: Mapping[Pair, Ruling], same: Mapping[int, int], mask: int
) -> list[Parting]:
    """Group the clashes by what all their authors had seen, the gravest pair of each group first."""
    grouped: dict[int, list[tuple[Pair, Ruling]]] = {}
    for pair, ruling in rulings.items():
        if ruling.verdict is Verdict.CLASH:
            shared = arranged.seen[pair[0]] & arranged.seen[pair[1]]
            grouped.setdefault(shared, []).append((pair, ruling))
    closings = _closings(arranged, mask) if grouped else {}
    by_moment = _ranks(arranged, _moment)
    by_name = _ranks(arranged, lambda piece: piece.entry.hash)
    found = []
    for shared, clashes in grouped.items():
        # Whole numbers sort fast: somebody with a valid key may let hundreds of deeds clash.
        ordered = sorted(
            (_gravity(ruling), by_name[first], by_name[second], first, second, ruling)
            for (one, other), ruling in clashes
            for first, second in [(one, other) if by_moment[one] < by_moment[other] else (other, one)]
        )
        name = _fork_id(arranged, clashes[0][0], shared)
        gravest_first = {(first, second): ruling for *_, first, second, ruling in ordered}
        found.append(_parting(arranged, name, gravest_first, same, closings.get(name, [])))
    return sorted(found, key=lambda one: one.exception_id)


def _ranks(arranged: Arranged, key: Callable[[Piece], Any]) -> dict[int, int]:
    """Give each place its rank by a key."""
    ordered = sorted(range(len(arranged.pieces)), key=lambda place: key(arranged.pieces[place]))
    return {place: rank for rank, place in enumerate(ordered)}


def _fork_id(arranged: Arranged, pair: Pair, shared: int) -> str:
    dossier_id = arranged.pieces[pair[0]].entry.header.dossier_id or ""
    return divergence_id(dossier_id, (arranged.pieces[place].entry.hash for place in arranged.heads(shared)))


def _moment(piece: Piece) -> tuple[object, ...]:
    return piece.at, piece.entry.hash


def _gravity(ruling: Ruling) -> int:
    """Two persons who collected come before two decisions, these before all else that may harm somebody today."""
    if ruling.urgent and ruling.choices == "collectors":
        return -3
    if ruling.stands == NEITHER:
        return -2
    return _GRAVITY.index(ruling.principle) + (0 if ruling.urgent else len(_GRAVITY))


def _closings(arranged: Arranged, mask: int) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place in bits(mask):
        fact = arranged.pieces[place].fact
        if isinstance(fact, ExceptionClosed) and fact.choice != JUDGED_ANEW:
            found.setdefault(fact.exception_id, []).append(place)
    return found


def _parting(
    arranged: Arranged,
    name: str,
    clashes: dict[Pair, Ruling],
    same: Mapping[int, int],
    closings: list[int],
) -> Parting:
    """Say whether persons have settled a group of clashes: they saw each of its pairs, and they agree."""
    seen = arranged.seen
    standing = [one for one in closings if not any(seen[other] >> one & 1 for other in closings)]
    meanings = {_meaning(arranged, one, clashes, same) for one in standing}
    choices = {arranged.pieces[one].fact.choice for one in standing}
    known = all(
        any(
            seen[one] & same.get(first, 1 << first) and seen[one] & same.get(second, 1 << second)
            for one in standing
        )
        for first, second in clashes
    )
    waiting = Parting(name, clashes, tuple(standing), "", None, on_hold=bool(choices & PENDING))
    if not (known and len(meanings) == len(choices) == 1) or choices & PENDING:
        return waiting
    meaning = meanings.pop()
    undecided = [pair for pair, ruling in clashes.items() if ruling.stands == NEITHER]
    implied = [] if meaning is None else _decided_with(arranged, meaning, undecided, same)
    if undecided and not implied and not any(meaning in pair for pair in undecided):
        # As long as two decisions are known a word about something else settles nothing (P7).
        return waiting
    return Parting(name, clashes, tuple(standing), choices.pop(), meaning, tuple(implied))


def _decided_with(
    arranged: Arranged, chosen: int, undecided: Iterable[Pair], same: Mapping[int, int]
) -> list[int]:
    """Give the decisions somebody had acted on whose deed was chosen: who got it got what had been decided."""
    seen = arranged.seen[chosen]
    found = set()
    for pair in undecided:
        known = [place for place in pair if seen & same.get(place, 1 << place)]
        if chosen not in pair and len(known) == 1:
            found.add(next(bits(same.get(known[0], 1 << known[0]))))
    return sorted(found)


def _meaning(
    arranged: Arranged, closing: int, clashes: Mapping[Pair, Ruling], same: Mapping[int, int]
) -> int | None:
    """Give the deed a person chose of the gravest pair that person had seen; None for a way that chooses none and changes nothing."""
    seen, choice = arranged.seen[closing], arranged.pieces[closing].fact.choice
    for (first, second), ruling in clashes.items():
        if seen >> first & seen >> second & 1:
            chosen = _chosen(arranged, first, second, choice, ruling.choices)
            if chosen is None:
                chosen = _stood(arranged, closing, clashes)
            return None if chosen is None else next(bits(same.get(chosen, 1 << chosen)))
    return None


def _stood(arranged: Arranged, closing: int, clashes: Mapping[Pair, Ruling]) -> int | None:
    """Give the deed that counted beside its like before a person's eyes and that by the city's order could change."""
    named = arranged.pieces[closing].fact.stood
    for pair, ruling in clashes.items():
        one, other = (arranged.pieces[place].deed for place in pair)
        if ruling.stands == FIRST or (ruling.stands == BOTH and one is other and one in ONE_ONLY):
            for place in pair:
                if arranged.pieces[place].entry.hash == named:
                    return place
    return None


def _chosen(arranged: Arranged, first: int, second: int, choice: str, choices: str) -> int | None:
    """Give the one of two deeds that a way to settle them lets stand, None where its words choose none."""
    deeds = {place: arranged.pieces[place].deed for place in (first, second)}
    if choice == "earlier_date":
        return _earlier_date(arranged, first, second)
    if choice == "citizen_withdraws":
        return next((place for place, deed in deeds.items() if deed in ENDINGS), None)
    side = choice.partition("_")[0]
    if side not in ("first", "second"):
        return None
    chosen = first if side == "first" else second
    speaks_of = {"results": DECISIONS | {Deed.RETURN}, "numbers": {Deed.RECEIVE, Deed.REPLACE}}.get(choices)
    # "The first result is right" says nothing about a cancelling beside the only result there is.
    return chosen if speaks_of is None or deeds[chosen] in speaks_of else None


def _earlier_date(arranged: Arranged, first: int, second: int) -> int | None:
    one, other = (arranged.pieces[place].fact for place in (first, second))
    if not (isinstance(one, DueDateExtended) and isinstance(other, DueDateExtended)):
        return None
    return first if one.due_after <= other.due_after else second


def _divergence(arranged: Arranged, parting: Parting, ranks: Sequence[int]) -> Divergence:
    words = (_settlement(arranged.pieces[one]) for one in parting.closings)
    return Divergence(
        exception_id=parting.exception_id,
        clashes=tuple(
            _clash(arranged, pair, parting.clashes[pair], ranks) for pair in _most_telling(parting.clashes)
        ),
        settlements=tuple(sorted(words, key=lambda one: (one.at, one.entry_hash))),
        waits=not parting.choice,
    )


def _most_telling(pairs: Iterable[Pair]) -> Iterator[Pair]:
    named = 0
    for number, (first, second) in enumerate(pairs):
        both = 1 << first | 1 << second
        if number < MOST_PAIRS or both & ~named:
            named |= both
            yield first, second


def _clash(arranged: Arranged, pair: Pair, ruling: Ruling, ranks: Sequence[int]) -> Clash:
    first, second = (arranged.pieces[place] for place in pair)
    deeds = (str(first.deed or ""), str(second.deed or ""))
    stands = ruling.stands
    if stands == FIRST:
        stands = "first" if ranks[pair[0]] < ranks[pair[1]] else "second"
    elif stands in deeds and deeds[0] != deeds[1]:
        stands = "first" if stands == deeds[0] else "second"
    return Clash(
        first.entry.hash,
        second.entry.hash,
        deeds,
        ruling.principle,
        stands,
        ruling.choices,
        ruling.urgent,
        ruling.first_choice,
    )


def _settlement(piece: Piece) -> Settlement:
    fact: ExceptionClosed = piece.fact
    return Settlement(fact.choice, fact.reason, piece.entry.header.actor, piece.at, piece.entry.hash)


def _folded(
    arranged: Arranged, fitting: Sequence[bool], standing: Standing, mask: int, state: Dossier | None
) -> Dossier | None:
    come = 0
    for place in standing.order(arranged, mask):
        come |= 1 << place
        if standing.gone >> place & 1:
            continue
        piece, before = arranged.pieces[place], state
        if place not in standing.skipped or state is None:
            state = after(piece, state, fitting=fitting[place])
        elif standing.disputed_with(place) & come:
            # Two different decisions: none is valid, and nothing may be returned on either (P7).
            state = replace(state, status=Status.DONE, result=None, closing_reason="", disputed=True)
        elif place not in standing.undone:
            state = beside(state, piece.fact, again=standing.is_echo(place))
        if state and before and before.status is Status.RETURNED:
            # What left the building stays out, also where deeds that wait for each other leave no good order (P1).
            over, result = state.hand_over or before.hand_over, state.result or before.result
            state = replace(state, status=Status.RETURNED, hand_over=over, result=result)
    if state is not None and standing.on_hold and state.status is Status.DONE:
        # Somebody is asking the unit again: nothing is returned meanwhile.
        return replace(state, disputed=True)
    return state
