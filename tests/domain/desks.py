"""Desks of a ward and the city that go on with one dossier, each knowing only what it has pulled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st

from desk_app.domain.dossier.dossier import Dossier, Status
from desk_app.domain.facts.city_facts import CityStatusSet
from desk_app.domain.facts.facts import DeedTakenBack, Fact
from desk_app.domain.facts.wire import fact_or_none, read_particulars
from desk_app.domain.fold.dossier_fold import fold_all
from desk_app.domain.journal.entry import Entry
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.law import ADDITIONS
from desk_app.domain.steps.steps import STEPS, is_legal
from desk_app.domain.steps.taking_back import deed_to_take_back
from tests.domain.deed_facts import fact_of
from tests.domain.histories import CITY_CHAIN, folded, written

WAY_TO: dict[Status, tuple[Deed, ...]] = {
    Status.REGISTERED: (Deed.REGISTER,),
    Status.RECEIVED: (Deed.RECEIVE,),
    Status.REFUSED: (Deed.REGISTER, Deed.REFUSE),
    Status.PROCESSING: (Deed.RECEIVE, Deed.FORWARD),
    Status.SUPPLEMENT_ASKED: (Deed.RECEIVE, Deed.SUPPLEMENT),
    Status.PAYMENT_ASKED: (Deed.RECEIVE, Deed.ASK_PAYMENT),
    Status.WITHDRAWN: (Deed.RECEIVE, Deed.WITHDRAW),
    Status.STOPPED: (Deed.RECEIVE, Deed.STOP),
    Status.DONE: (Deed.RECEIVE, Deed.GRANT),
    Status.RETURNED: (Deed.RECEIVE, Deed.GRANT, Deed.RETURN),
}
"""How a dossier gets to each status."""

TELLING = tuple(one for one in Deed if one not in ADDITIONS | {Deed.CITY_STATUS, Deed.TAKE_BACK})
"""Deeds that say more than a note does; what is taken back is said by its entry, and drawn apart."""


@dataclass
class Desk:
    """One desk (or the city) with the entries of the dossier it holds."""

    name: str
    schema: int | None = None
    held: list[Entry] = field(default_factory=list)
    own: int = 0

    @property
    def dossier(self) -> Dossier:
        """What it shows."""
        return folded(self.held)

    def write(self, fact: Fact) -> Entry:
        """Write a fact on all that is folded here, naming the heads as the journal does."""
        dossier = fold_all(enumerate(self.held))
        heads = dossier.heads if dossier else ()
        if self.schema == 1:
            heads = heads[-1:]
        self.own += 1
        entry = written(fact, heads, desk=self.name, seq=len(self.held) + self.own, schema=self.schema)
        self.held.append(entry)
        return entry

    def pull(self, entries: Sequence[Entry]) -> None:
        """Take over what it has not got."""
        known = {one.hash for one in self.held}
        self.held += [one for one in entries if one.hash not in known]


@dataclass(frozen=True, repr=False)
class Ward:
    """What was written by whom, in the order of each chain."""

    common: tuple[Entry, ...]
    chains: tuple[tuple[Entry, ...], ...]

    def __repr__(self) -> str:
        """Tell who wrote what on top of what."""
        return "\n".join(_told(one) for one in self.entries)

    @property
    def entries(self) -> list[Entry]:
        """Everything, in one order the city may have got it."""
        return [*self.common, *(one for chain in self.chains for one in chain)]


def _told(entry: Entry) -> str:
    header = entry.header
    knew = [name[:4] for name in (*read_particulars(entry).also, header.base or "")]
    return f"{entry.hash[:4]} {header.desk_id} {header.kind} on {' '.join(knew)}: {fact_or_none(entry)}"


@st.composite
def wards(
    draw: st.DrawFn, *, most: int = 4, with_city: bool = True, knowing: bool = True, old: bool = False
) -> Ward:
    """Draw two or three desks that go on from one status; `knowing` lets them pull from each other meanwhile."""
    schema = 1 if old else None
    first = Desk("first", schema)
    for deed in WAY_TO[draw(st.sampled_from(Status))]:
        first.write(fact_of(deed))
    common = tuple(first.held)
    names = ["first", "second", "third"][: draw(st.integers(2, 3))]
    if with_city and draw(st.booleans()):
        names.append(CITY_CHAIN)
    desks = [Desk(name, schema, list(common), first.own if name == "first" else 0) for name in names]
    turns = [desk for desk in desks for _ in range(draw(st.integers(1, most)))]
    chains: dict[str, list[Entry]] = {name: [] for name in names}
    for desk in draw(st.permutations(turns)):
        if knowing and draw(st.integers(0, 4)) == 0:
            _pull_some(draw, desk, desks)
        fact = _next_fact(draw, desk)
        if fact is not None:
            chains[desk.name].append(desk.write(fact))
    return Ward(common, tuple(tuple(chain) for chain in chains.values()))


def _pull_some(draw: st.DrawFn, desk: Desk, desks: list[Desk]) -> None:
    other = draw(st.sampled_from(desks))
    count = draw(st.integers(0, len(other.held)))
    desk.pull(other.held[:count] if draw(st.booleans()) else other.held)


def _next_fact(draw: st.DrawFn, desk: Desk) -> Fact | None:
    if desk.name == CITY_CHAIN:
        return CityStatusSet(draw(st.sampled_from(Status)))
    dossier = desk.dossier
    newest = None if desk.schema == 1 else deed_to_take_back(dossier)
    # Now and then somebody else's: that is against procedure.
    if newest is not None and draw(st.integers(0, 2 if newest.desk_id == desk.name else 11)) == 0:
        return DeedTakenBack(newest.entry_hash)
    legal = [one for one in TELLING if _may(one, dossier)]
    if not legal or draw(st.integers(0, 5)) == 0:
        legal = [one for one in sorted(ADDITIONS) if is_legal(one, dossier)]
    if not legal:
        return None
    # Few contents, so that desks often do the very same.
    return fact_of(draw(st.sampled_from(legal)), draw(st.integers(0, 2)))


def _may(deed: Deed, dossier: Dossier) -> bool:
    if deed is Deed.EXTEND and dossier.extension is not None:
        return False
    if deed is Deed.RETURN and dossier.disputed:
        return False
    return is_legal(deed, dossier) and STEPS[deed].deed is not Deed.REGISTER


def orders(ward: Ward) -> st.SearchStrategy[list[Entry]]:
    """Draw an order in which the city gets everything that keeps the order of each chain."""
    chains = [list(ward.common), *(list(chain) for chain in ward.chains)]
    turns = [number for number, chain in enumerate(chains) for _ in chain]
    return st.permutations(turns).map(lambda drawn: _dealt(chains, drawn))


def _dealt(chains: list[list[Entry]], turns: Sequence[int]) -> list[Entry]:
    rest = [iter(chain) for chain in chains]
    return [next(rest[number]) for number in turns]
