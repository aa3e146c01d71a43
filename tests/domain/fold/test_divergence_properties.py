"""Whatever desks do without knowledge of each other, all sides agree, and each clash is told exactly once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from desk_app.domain.dossier.divergences import Divergence
from desk_app.domain.dossier.dossier import Dossier, Status
from desk_app.domain.facts.city_facts import CITY
from desk_app.domain.facts.dossier_facts import DeedTakenBack
from desk_app.domain.facts.wire import canonical, fact_or_none, read_particulars
from desk_app.domain.fold.dossier_fold import fold_all, fold_on_top
from desk_app.domain.fold.pieces import read_piece
from desk_app.domain.fold.reconcile import MOST_PAIRS
from desk_app.domain.journal.entry import Entry
from desk_app.domain.steps.deeds import Deed, deed_of
from desk_app.domain.steps.law import CANCELLINGS, DECISIONS, ENDINGS, Done, Verdict, judge
from desk_app.domain.steps.steps import STEPS
from desk_app.domain.steps.taking_back import TAKEN_BACK
from tests.domain.deed_facts import fact_of
from tests.domain.desks import Desk, Ward, orders, wards
from tests.domain.histories import RESULT, folded, written

FEWER = settings(max_examples=50)


class Oracle:
    """Finds the clashes of a dossier by trying all pairs, with its own walk through what authors knew."""

    def __init__(self, entries: Sequence[Entry], shown: Dossier) -> None:
        self.by_hash = {one.hash: one for one in entries}
        self.order = [line.entry_hash for line in shown.history]
        against = {line.entry_hash for line in shown.history if line.conflict}
        self.known = {name: self._ancestors(name) for name in self.by_hash}
        self.done = {}
        self.taken = {name: deed for name in self.by_hash if (deed := self._takes_back(name))}
        for name, one in self.by_hash.items():
            deed = deed_of(fact_or_none(one))
            if deed is not None and (name not in against or deed is Deed.RETURN):
                piece = read_piece(one, fact_or_none(one))
                assert piece is not None
                self.done[name] = Done(deed, piece.fact, piece.at)
        self.fitting = set(self.done) - against
        for name, undone in self.taken.items():
            if undone in self.fitting:
                self.done[name] = replace(self.done[name], undoes=self.done[undone].deed)
            else:
                del self.done[name]

    def _ancestors(self, name: str) -> set[str]:
        found: set[str] = set()
        left = self._parents(name)
        while left:
            one = left.pop()
            if one not in found:
                found.add(one)
                left += self._parents(one)
        return found

    def _parents(self, name: str) -> list[str]:
        entry = self.by_hash[name]
        header = entry.header
        named = [*read_particulars(entry).also, *([header.base] if header.base else [])]
        if header.schema == 1 and not header.desk_id.startswith(CITY):
            named += [
                one.hash
                for one in self.by_hash.values()
                if one.header.desk_id == header.desk_id and one.header.seq < header.seq
            ]
        return named

    def _takes_back(self, name: str) -> str:
        """Give what an entry takes back: the only newest one its author knew, his own at the same desk."""
        one, fact = self.by_hash[name], fact_or_none(self.by_hash[name])
        if not isinstance(fact, DeedTakenBack) or self._parents(name) != [fact.entry]:
            return ""
        other = self.by_hash[fact.entry]
        own = (other.header.desk_id, other.header.actor) == (one.header.desk_id, one.header.actor)
        return fact.entry if own and deed_of(fact_or_none(other)) in TAKEN_BACK else ""

    def gone(self, among: set[str]) -> set[str]:
        """Give what was taken back and what nobody had gone on from in a way that needs it, the newest first."""
        gone: set[str] = set()
        takers = [name for name in self.taken if name in among]
        for taker in sorted(takers, key=lambda one: len(self.known[self.taken[one]]), reverse=True):
            if not any(self._went_on(taker, one) for one in among & self.done.keys() - gone):
                gone.add(self.taken[taker])
        return gone

    def _went_on(self, taker: str, other: str) -> bool:
        return (
            taker in self.done
            and self._met_the_deed(taker, other)
            and self._verdict(taker, other) is Verdict.CLASH
        )

    def _met_the_deed(self, taker: str, other: str) -> bool:
        """Whether the author of another deed knew what was taken back, and not that it was."""
        deed = self.taken[taker]
        return deed in self.known[other] and not any(
            self.taken.get(one) == deed for one in (*self.known[other], other)
        )

    def clashes(self) -> dict[frozenset[str], frozenset[str]]:
        """Give each clash with what both its authors had known."""
        names = sorted(self.done.keys() - self.gone(set(self.by_hash)))
        return {
            frozenset({one, other}): frozenset(self.known[one] & self.known[other])
            for place, one in enumerate(names)
            for other in names[place + 1 :]
            if self._apart(one, other) and self._verdict(one, other) is Verdict.CLASH
            if all(
                self._met_the_deed(*pair) for pair in ((one, other), (other, one)) if pair[0] in self.taken
            )
            if not (self._knew_its_like(one, other) or self._knew_its_like(other, one))
        }

    def _apart(self, one: str, other: str) -> bool:
        return one not in self.known[other] and other not in self.known[one]

    def _verdict(self, one: str, other: str) -> Verdict:
        return judge(self.done[one], self.done[other], same_ground=self._same_ground(one, other)).verdict

    def _knew_its_like(self, one: str, other: str) -> bool:
        """Whether one author knew of another record of the very deed the other did."""
        return any(
            self._equal(like, other)
            and not any(self._equal(known, other) for known in self.known[like])
            and not any(self._equal(known, like) for known in self.known[other])
            for like in self.known[one]
        )

    def _equal(self, one: str, other: str) -> bool:
        return (
            {one, other} <= self.done.keys() - self.gone(set(self.by_hash))
            and self._apart(one, other)
            and self.done[one].deed is self.done[other].deed
            and self._verdict(one, other) is Verdict.SAME
        )

    def _same_ground(self, one: str, other: str) -> bool:
        for city, desk in ((one, other), (other, one)):
            if self.done[city].deed in (Deed.CITY_STATUS, Deed.TAKE_BACK):
                if self.done[desk].deed is Deed.TAKE_BACK:
                    continue
                between = self.known[desk] - self.known[city] - self.gone(self.known[desk])
                return not any(
                    name in self.fitting and STEPS[self.done[name].deed].to is not None for name in between
                )
        if not {one, other} <= self.fitting:
            return True
        return self._status_seen(one) == self._status_seen(other)

    def _status_seen(self, name: str) -> Status | None:
        seen = [self.by_hash[one] for one in self.order if one in self.known[name]]
        dossier = fold_all(enumerate(seen))
        return dossier.status if dossier else None


def pairs_of(divergence: Divergence) -> list[frozenset[str]]:
    return [frozenset({one.first, one.second}) for one in divergence.clashes]


@given(st.data(), wards())
def test_every_order_gives_the_same_divergences_and_with_the_same_places_the_same_bytes(
    data: st.DataObject, ward: Ward
) -> None:
    final, other = list(enumerate(data.draw(orders(ward)))), folded(data.draw(orders(ward)))
    one = folded([entry for _, entry in final])
    assert canonical(fold_all(data.draw(st.permutations(final)))) == canonical(one)
    assert [divergence.exception_id for divergence in one.divergences] == [
        divergence.exception_id for divergence in other.divergences
    ]
    assert [set(pairs_of(divergence)) for divergence in one.divergences] == [
        set(pairs_of(divergence)) for divergence in other.divergences
    ]
    assert set(one.heads) == set(other.heads)


@given(st.data(), wards())
def test_as_entries_come_on_top_agrees_with_anew_and_names_stay(data: st.DataObject, ward: Ward) -> None:
    placed = list(enumerate(data.draw(orders(ward))))
    dossier = None
    names: set[str] = set()
    for count, (_, entry) in enumerate(placed, start=1):
        anew = fold_all(placed[:count])
        on_top = fold_on_top(dossier, entry, fact_or_none(entry)) if dossier else None
        assert on_top is None or canonical(on_top) == canonical(anew)
        dossier = on_top or anew
        found = {one.exception_id for one in dossier.divergences} if dossier else set()
        # What was taken back may have clashed before that was known.
        assert names <= found or isinstance(fact_or_none(entry), DeedTakenBack)
        names = found


@given(st.data(), wards())
def test_each_clash_is_in_exactly_one_divergence_and_nothing_else_is(data: st.DataObject, ward: Ward) -> None:
    entries = data.draw(orders(ward))
    dossier = folded(entries)
    expected = Oracle(entries, dossier).clashes()
    found = [pair for divergence in dossier.divergences for pair in pairs_of(divergence)]
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))
    forks = {one.exception_id: {expected[pair] for pair in pairs_of(one)} for one in dossier.divergences}
    assert all(len(known) == 1 for known in forks.values())
    assert len({next(iter(known)) for known in forks.values()}) == len(forks)


@FEWER
@given(st.data(), wards(old=True))
def test_old_entries_are_judged_by_their_base_and_their_own_chain(data: st.DataObject, ward: Ward) -> None:
    entries = data.draw(orders(ward))
    dossier = folded(entries)
    found = [pair for divergence in dossier.divergences for pair in pairs_of(divergence)]
    assert sorted(map(sorted, found)) == sorted(map(sorted, Oracle(entries, dossier).clashes()))
    again = folded(data.draw(orders(ward)))
    assert {one.exception_id for one in again.divergences} == {
        one.exception_id for one in dossier.divergences
    }


@FEWER
@given(st.data(), wards())
def test_what_hangs_on_something_missing_waits_and_is_judged_when_it_comes(
    data: st.DataObject, ward: Ward
) -> None:
    entries = ward.entries
    lost = data.draw(st.sampled_from(entries))
    rest = [one for one in entries if one is not lost]
    dossier = fold_all(enumerate(rest))
    hanging = {name for name, known in Oracle(entries, folded(entries)).known.items() if lost.hash in known}
    if dossier is not None:
        assert {line.entry_hash for line in dossier.history} == {one.hash for one in rest}
        assert (lost.hash in dossier.waits) == bool(hanging)
        without = fold_all((place, one) for place, one in enumerate(rest) if one.hash not in hanging)
        assert without is not None
        assert (without.status, without.divergences) == (dossier.status, dossier.divergences)
    assert canonical(fold_all([*enumerate(entries)])) == canonical(
        fold_all([(entries.index(one), one) for one in (*rest, lost)])
    )


@FEWER
@given(st.data(), wards(most=2))
def test_a_desk_that_had_pulled_everything_clashes_with_nobody(data: st.DataObject, ward: Ward) -> None:
    last = Desk("last", None, data.draw(orders(ward)))
    before = last.dossier
    entry = last.write(fact_of(data.draw(st.sampled_from(sorted(Deed)))))
    after = last.dossier
    assert after.divergences == before.divergences
    assert after.heads == (entry.hash,)


def test_two_hundred_deeds_beside_each_other_are_one_divergence_that_names_them_all() -> None:
    """A rogue desk may write what it likes: the fold stays total, and what it stores stays small."""
    opened = written(fact_of(Deed.RECEIVE))
    rogue = [
        written(replace(RESULT, number=str(number)), [opened], desk=f"rogue{number}", seq=number)
        for number in range(2, 202)
    ]
    dossier = folded([opened, *rogue])
    (divergence,) = dossier.divergences
    assert dossier.disputed
    assert set(divergence.entries) == {one.hash for one in rogue}
    assert len(divergence.clashes) <= MOST_PAIRS + len(rogue)


def test_two_chains_that_know_each_other_at_every_step_fold_in_a_moment() -> None:
    """Each author knew two heads: what both had seen is folded once, not anew for each of them."""
    entries = [written(fact_of(Deed.RECEIVE))]
    heads = entries[:]
    for seq in range(2, 150):
        heads = [written(fact_of(Deed.NOTE, seq), heads, desk=desk, seq=seq) for desk in ("one", "two")]
        entries += heads
    dossier = folded(entries)
    assert dossier.heads == tuple(one.hash for one in heads)
    assert dossier.divergences == ()


@given(st.data(), wards(with_city=False))
def test_what_is_shown_meanwhile_is_what_a_supervisor_would_expect(data: st.DataObject, ward: Ward) -> None:
    entries = data.draw(orders(ward))
    dossier = folded(entries)
    oracle = Oracle(entries, dossier)
    deeds = {name: one.deed for name, one in oracle.done.items()}
    if Deed.RETURN in deeds.values():
        assert dossier.status is Status.RETURNED  # P1
        assert dossier.hand_over is not None
    clashes = [{deeds[name] for name in pair} for pair in oracle.clashes()]
    assert dossier.disputed == any(pair <= DECISIONS for pair in clashes)  # P7
    assert not (dossier.disputed and dossier.result)
    if dossier.voided_reason:  # P3, P4, P7
        stronger = DECISIONS | ENDINGS | {Deed.RETURN}
        beaten = {
            name for pair in oracle.clashes() for name in pair if stronger & {deeds[one] for one in pair}
        }
        assert {name for name, deed in deeds.items() if deed in CANCELLINGS} - beaten
    assert dossier.status in {STEPS[deed].to for deed in deeds.values()}


@given(st.data(), wards())
def test_whatever_the_city_says_what_left_the_building_stays_out(data: st.DataObject, ward: Ward) -> None:
    entries = data.draw(orders(ward))
    dossier = folded(entries)
    oracle = Oracle(entries, dossier)
    if Deed.RETURN in {one.deed for one in oracle.done.values()}:
        assert dossier.status is Status.RETURNED
        assert dossier.hand_over is not None
