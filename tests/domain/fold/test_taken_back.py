"""A deed taken back is as if it had not been, for all who knew; where another desk went on from it, a person is told once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from desk_app.domain.dossier.dossier import Dossier, Status
from desk_app.domain.facts.dossier_facts import DeedTakenBack, NoteAdded
from desk_app.domain.facts.facts import Fact
from desk_app.domain.facts.wire import canonical, fact_or_none, named_by
from desk_app.domain.fold.dossier_fold import fold_all
from desk_app.domain.journal.entry import Entry, seal
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.taking_back import KINDS_TAKEN_BACK, TAKEN_BACK
from tests.domain.deed_facts import fact_of
from tests.domain.desks import Desk, Ward, orders, wards
from tests.domain.histories import START, folded, line, written
from tests.domain.steps.test_taking_back import AFTER, BEFORE, NEEDS_IT, OUT


def ancestors(entries: Sequence[Entry]) -> dict[str, set[str]]:
    by_hash = {one.hash: one for one in entries}
    known: dict[str, set[str]] = {}

    def of(name: str) -> set[str]:
        if name not in known:
            parents = set(named_by(by_hash[name]))
            known[name] = parents.union(*(of(one) for one in parents))
        return known[name]

    for name in by_hash:
        of(name)
    return known


def taken_back_before_anybody_went_on(entries: Sequence[Entry]) -> dict[str, str]:
    """Give takings back that count with their deeds, where all who knew a deed knew that it was taken back."""
    by_hash, known = {one.hash: one for one in entries}, ancestors(entries)
    found: dict[str, str] = {}
    for one in entries:
        fact = fact_or_none(one)
        if not isinstance(fact, DeedTakenBack) or list(named_by(one)) != [fact.entry]:
            continue
        deed = by_hash[fact.entry]
        own = deed.header.desk_id == one.header.desk_id and deed.header.kind in KINDS_TAKEN_BACK
        alone = all(
            one.hash in names for name, names in known.items() if deed.hash in names and name != one.hash
        )
        if own and alone:
            found[one.hash] = deed.hash
    return found


def rewritten(entries: Sequence[Entry], instead: Mapping[str, Fact]) -> dict[str, Entry]:
    """Write entries again, each at a moment of its own, some with another fact; gives them by their old names."""
    known = ancestors(entries)
    made: dict[str, Entry] = {}
    for seq, one in enumerate(sorted(entries, key=lambda entry: len(known[entry.hash])), start=1):
        fact = instead.get(one.hash) or fact_or_none(one)
        assert fact is not None
        if isinstance(fact, DeedTakenBack) and fact.entry in made:
            fact = DeedTakenBack(made[fact.entry].hash)
        knew = [made[name] for name in named_by(one)]
        at = (START + timedelta(minutes=seq)).isoformat()
        made[one.hash] = written(fact, knew, desk=one.header.desk_id, seq=one.header.seq, at=at)
    return made


def apart_from_history(dossier: Dossier) -> bytes:
    return canonical(replace(dossier, history=(), heads=(), divergences=()))


@settings(max_examples=150)
@given(st.data(), wards())
def test_it_is_as_if_two_notes_had_been_written_in_their_place(data: st.DataObject, ward: Ward) -> None:
    entries = data.draw(orders(ward))
    taken = taken_back_before_anybody_went_on(entries)
    assume(taken)
    notes = {name: NoteAdded("Không làm gì") for pair in taken.items() for name in pair}
    one, other = rewritten(entries, {}), rewritten(entries, notes)
    with_deeds, with_notes = (folded([made[entry.hash] for entry in entries]) for made in (one, other))
    assert apart_from_history(with_deeds) == apart_from_history(with_notes)
    back = {made[name].hash: name for made in (one, other) for name in made}
    pairs = [
        {
            frozenset((back[clash.first], back[clash.second]))
            for divergence in dossier.divergences
            for clash in divergence.clashes
        }
        for dossier in (with_deeds, with_notes)
    ]
    assert pairs[0] == pairs[1]
    assert len(with_deeds.history) == len(entries)


def race(undone: Deed, deed: Deed) -> tuple[list[Entry], Entry, Entry, Entry]:
    """Let one desk take back what reached another one, which went on from it without knowing."""
    one, other = Desk("one"), Desk("other")
    for before in (Deed.RECEIVE, *BEFORE.get(undone, [])):
        one.write(fact_of(before))
    done = one.write(fact_of(undone))
    other.pull(one.held)
    taking = one.write(DeedTakenBack(done.hash))
    on_top = other.write(fact_of(deed, 1))
    return [*one.held, on_top], done, taking, on_top


RACES = [(undone, deed) for undone in sorted(TAKEN_BACK) for deed in sorted(AFTER[undone])]


@pytest.mark.parametrize(("undone", "deed"), RACES)
def test_another_desk_that_went_on_from_it_is_one_exception_or_none(undone: Deed, deed: Deed) -> None:
    entries, done, taking, on_top = race(undone, deed)
    dossier = folded(entries)
    marks = {one.entry_hash: one.mark for one in dossier.history}
    clashes = deed in OUT.get(undone, {}) or deed in NEEDS_IT.get(undone, set())
    if on_top.hash in {one.entry_hash for one in dossier.history if one.conflict}:
        return  # Nobody could do that there: a second date, a second return.
    if clashes:
        (divergence,) = dossier.divergences
        assert set(divergence.entries) == {taking.hash, on_top.hash}
        assert divergence.waits
        assert (marks[done.hash], marks[taking.hash], marks[on_top.hash]) == ("", "history.set_aside", "")
        kept = [one for one in entries if one is not taking]
    else:
        assert dossier.divergences == ()
        assert (marks[done.hash], marks[taking.hash], marks[on_top.hash]) == ("history.set_aside", "", "")
        kept = line(*(fact_of(one) for one in (Deed.RECEIVE, *BEFORE.get(undone, []))))
        at = on_top.header.occurred_at
        kept = [*kept, written(fact_of(deed, 1), kept[-1:], desk="other", seq=on_top.header.seq, at=at)]
    wanted = replace(folded(kept), desk_id=dossier.desk_id, parted=True)
    if clashes:
        assert apart_from_history(dossier) == apart_from_history(wanted)
    else:
        assert (dossier.status, dossier.result, dossier.due) == (wanted.status, wanted.result, wanted.due)
    placed = list(enumerate(entries))
    for order in list(permutations(placed[-3:])):
        assert canonical(fold_all([*placed[:-3], *order])) == canonical(dossier)


def test_the_paper_of_a_request_that_another_desk_printed_keeps_the_request() -> None:
    one, other = Desk("one"), Desk("other")
    one.write(fact_of(Deed.RECEIVE))
    asked = one.write(fact_of(Deed.SUPPLEMENT))
    other.pull(one.held)
    one.write(DeedTakenBack(asked.hash))
    printed = other.write(replace(fact_of(Deed.PRINT), form="02"))  # type: ignore[type-var]
    one.pull([printed])
    dossier = one.dossier
    assert dossier.status is Status.SUPPLEMENT_ASKED
    (divergence,) = dossier.divergences
    assert divergence.gravest.principle == "P1"
    assert divergence.gravest.choices == "call"


def test_what_had_clashed_with_it_clashes_no_more_once_it_is_known_that_it_is_gone() -> None:
    one, other = Desk("one"), Desk("other")
    one.write(fact_of(Deed.RECEIVE))
    other.pull(one.held)
    stopped = one.write(fact_of(Deed.STOP))
    granted = other.write(fact_of(Deed.GRANT))
    assert folded([*one.held, granted]).divergences
    one.write(DeedTakenBack(stopped.hash))
    one.pull([granted])
    assert one.dossier.divergences == ()
    assert one.dossier.status is Status.DONE


def test_what_went_on_may_be_taken_back_too_and_then_nothing_is_asked() -> None:
    entries, _, _, on_top = race(Deed.SUPPLEMENT, Deed.SUPPLIED)
    back = written(DeedTakenBack(on_top.hash), [on_top], desk="other", seq=20)
    dossier = folded([*entries, back])
    assert dossier.divergences == ()
    assert dossier.status is Status.RECEIVED


def by_another(entry: Entry) -> Entry:
    return seal(replace(entry.header, actor="somebody"), entry.body_bytes or b"")


def test_what_takes_back_anything_else_is_against_procedure_and_changes_nothing() -> None:
    told = line(fact_of(Deed.RECEIVE), fact_of(Deed.FORWARD))
    received, forwarded = told
    taking = DeedTakenBack(forwarded.hash)
    wrong = {
        "of another desk": written(taking, [forwarded], desk="other", seq=3),
        "of another person": by_another(written(taking, [forwarded], seq=3)),
        "names another entry": written(DeedTakenBack(received.hash), [forwarded], seq=3),
        "a reception": written(DeedTakenBack(received.hash), [received], seq=3),
        "knew of more": written(taking, [received, forwarded], seq=3),
        "knows nothing": written(taking, [], seq=3),
    }
    for what, entry in wrong.items():
        dossier = folded([*told, entry])
        (taken,) = [one for one in dossier.history if one.entry_hash == entry.hash]
        assert taken.conflict, what
        assert dossier.status is Status.PROCESSING, what
        assert not any(one.set_aside for one in dossier.history), what
    later = written(
        taking, line(fact_of(Deed.RECEIVE), fact_of(Deed.FORWARD), fact_of(Deed.NOTE))[-1:], seq=4
    )
    dossier = folded([*line(fact_of(Deed.RECEIVE), fact_of(Deed.FORWARD), fact_of(Deed.NOTE)), later])
    assert dossier.history[-1].conflict
    assert dossier.status is Status.PROCESSING


def test_a_taking_back_of_a_newer_program_changes_nothing_here() -> None:
    told = line(fact_of(Deed.RECEIVE), fact_of(Deed.FORWARD))
    newer = written(DeedTakenBack(told[-1].hash), told[-1:], seq=3, schema=3)
    dossier = folded([*told, newer])
    assert dossier.status is Status.PROCESSING
    assert not dossier.history[-1].conflict
