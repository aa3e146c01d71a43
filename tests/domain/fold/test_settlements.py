"""What a person says of a divergence ends the waiting when all of it was known, and lets the chosen deed stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_app.domain.dossier.divergence_lines import stood_in
from desk_app.domain.dossier.divergences import Divergence
from desk_app.domain.dossier.dossier import Dossier, Status
from desk_app.domain.facts.city_facts import ExceptionClosed
from desk_app.domain.facts.exception_kinds import CLASH_CHOICES, PENDING
from desk_app.domain.facts.facts import Fact, FeeCancelled, FeeTaken, SupplementSupplied
from desk_app.domain.facts.wire import canonical
from desk_app.domain.fold.dossier_fold import fold_all
from desk_app.domain.journal.entry import Entry
from desk_app.domain.steps.deeds import Deed
from tests.domain.deed_facts import fact_of
from tests.domain.desks import WAY_TO, Desk, Ward, orders, wards
from tests.domain.histories import DUE, FORWARD, RECEIVED, RESULT, RETURN, done_in, folded, is_same, line

FEWER = settings(max_examples=60)


def settle(desk: Desk, divergence: Divergence, choice: str) -> Entry:
    dossier = desk.dossier
    assert dossier is not None
    stood = stood_in(dossier, divergence)
    return desk.write(ExceptionClosed(divergence.exception_id, choice, "đã gọi dân", stood=stood))


def found(dossier: Dossier, name: str) -> Divergence:
    return next(one for one in dossier.divergences if one.exception_id == name)


def parted(common: list[Entry], *branches: list[Fact]) -> list[Entry]:
    """Give what desks wrote that went on from one state, each with its own branch."""
    entries = list(common)
    for number, facts in enumerate(branches):
        desk = Desk(f"desk{number}", held=list(common))
        entries += [desk.write(fact) for fact in facts]
    return entries


def told(entries: list[Entry], choice: str) -> Dossier:
    """Give the dossier after somebody who had seen everything said a word about its one divergence."""
    desk = Desk("phụ trách", held=list(entries))
    (divergence,) = desk.dossier.divergences
    assert divergence.waits
    settle(desk, divergence, choice)
    assert [one.exception_id for one in desk.dossier.divergences] == [divergence.exception_id]
    return desk.dossier


def settled(entries: list[Entry], choice: str) -> Dossier:
    """Give the dossier after that word settled it."""
    dossier = told(entries, choice)
    assert not dossier.divergences[0].waits
    return dossier


@FEWER
@given(st.data(), wards())
def test_a_settlement_that_knew_all_pairs_ends_the_waiting_on_every_side(
    data: st.DataObject, ward: Ward
) -> None:
    desk = Desk("last", held=data.draw(orders(ward)))
    before = desk.dossier
    for one in before.divergences:
        choice = data.draw(st.sampled_from(CLASH_CHOICES[one.gravest.choices]))
        settle(desk, one, choice)
        after = found(desk.dossier, one.exception_id)
        # Of two decisions none is valid yet, and a word about something else says nothing of them (P7).
        undecided = any(clash.stands == "none" for clash in after.clashes) and one.gravest.stands != "none"
        assert after.waits == (choice in PENDING) or (undecided and after.waits)
        assert [word.choice for word in after.settlements] == [choice]
        assert after.clashes == one.clashes
    placed = list(enumerate(desk.held))
    assert canonical(desk.dossier) == canonical(fold_all(data.draw(st.permutations(placed))))


@FEWER
@given(st.data(), wards())
def test_one_that_did_not_know_all_leaves_it_waiting(data: st.DataObject, ward: Ward) -> None:
    entries = data.draw(orders(ward))
    early = Desk("early", held=entries[: data.draw(st.integers(len(ward.common), len(entries)))])
    shown = fold_all(enumerate(early.held))
    if shown is None:
        return
    for one in shown.divergences:
        settle(early, one, CLASH_CHOICES[one.gravest.choices][0])
    late = folded([*entries, *(one for one in early.held if one not in entries)])
    deeds = {entry.hash: done_in(entry) for entry in entries}
    for one in shown.divergences:
        after = found(late, one.exception_id)
        grown = {(clash.first, clash.second) for clash in after.clashes} - {
            (clash.first, clash.second) for clash in one.clashes
        }
        pending = CLASH_CHOICES[one.gravest.choices][0] in PENDING
        # Of two decisions none is valid yet: a word about who collected settles nothing (P7).
        undecided = any(clash.stands == "none" for clash in after.clashes) and after.gravest.stands != "none"
        assert grown or after.waits == pending or (undecided and after.waits)
        # What only brings in another record of a deed that was judged is no news, whichever of the two counts.
        known = [deeds[name] for name in one.entries]
        again = {line.entry_hash for line in late.history if line.set_aside} | {
            name
            for name in deeds.keys() - set(one.entries)
            if any(is_same(deeds[name], two) for two in known)
        }
        assert after.waits or all(again & {*pair} for pair in grown)


@FEWER
@given(st.data(), wards(most=2))
def test_two_that_differ_and_did_not_know_of_each_other_leave_it_waiting(
    data: st.DataObject, ward: Ward
) -> None:
    entries = data.draw(orders(ward))
    one, other = Desk("one", held=list(entries)), Desk("other", held=list(entries))
    for divergence in folded(entries).divergences:
        choices = [choice for choice in CLASH_CHOICES[divergence.gravest.choices] if choice not in PENDING]
        first, second = data.draw(st.sampled_from(choices)), data.draw(st.sampled_from(choices))
        words = [settle(one, divergence, first), settle(other, divergence, second)]
        after = found(
            folded([*entries, *one.held[len(entries) :], *other.held[len(entries) :]]),
            divergence.exception_id,
        )
        assert after.waits == (first != second)
        assert {word.entry_hash for word in after.settlements} == {word.hash for word in words}
        one.pull(other.held)
        settle(one, divergence, first)
        assert not found(one.dossier, divergence.exception_id).waits
        other.pull(one.held)


def at(status: Status) -> list[Entry]:
    return line(*(fact_of(deed) for deed in WAY_TO[status]))


@pytest.mark.parametrize("side", ["first", "second"])
def test_who_got_it_got_what_had_been_decided_at_that_counter(side: str) -> None:
    branches = ([fact_of(Deed.GRANT, which), fact_of(Deed.RETURN, which)] for which in (0, 1))
    entries = parted(at(Status.PROCESSING), *branches)
    (divergence,) = folded(entries).divergences
    assert divergence.gravest.deeds == ("return", "return")
    got = getattr(divergence.gravest, side)
    numbers = {entries[-3].hash: "12/GXN", entries[-1].hash: "13"}
    shown = settled(entries, f"{side}_got")
    assert (shown.status, shown.disputed) == (Status.RETURNED, False)
    assert shown.result is not None
    assert shown.result.number == numbers[got]


TWICE = {
    Deed.FORWARD: Status.RECEIVED,
    Deed.EXTEND: Status.PROCESSING,
    Deed.SUPPLIED: Status.SUPPLEMENT_ASKED,
    Deed.STOP: Status.PROCESSING,
    Deed.VOID: Status.RECEIVED,
    Deed.ASK_PAYMENT: Status.PROCESSING,
    Deed.RETURN: Status.DONE,
    Deed.WITHDRAW: Status.PROCESSING,
    Deed.RECEIVE: Status.REGISTERED,
}
"""Deeds of which only one counts when two did them, with the state they are done in."""


@pytest.mark.parametrize("deed", TWICE)
def test_what_a_person_said_means_the_same_where_entries_came_in_another_order(deed: Deed) -> None:
    common = at(TWICE[deed])
    one, other = parted(common, [fact_of(deed)], [fact_of(deed, 1)])[len(common) :]
    (divergence,) = folded([*common, one, other]).divergences
    for choice in CLASH_CHOICES[divergence.gravest.choices]:
        if choice in PENDING:
            continue
        desk = Desk("phụ trách", held=[*common, one, other])
        word = settle(desk, divergence, choice)
        here, there = (folded([*common, *pair, word]) for pair in ((one, other), (other, one)))
        assert not here.divergences[0].waits
        assert shown(here) == shown(there), choice


def shown(dossier: Dossier) -> Dossier:
    """Leave out in which order deeds are listed, and how what stands is told."""
    lines = tuple(sorted(dossier.history, key=lambda one: one.entry_hash))
    told = tuple(
        replace(one, clashes=tuple(replace(pair, stands="") for pair in one.clashes))
        for one in dossier.divergences
    )
    return replace(dossier, history=lines, divergences=told)


@pytest.mark.parametrize("side", ["first", "second"])
def test_of_two_results_the_chosen_one_stands(side: str) -> None:
    entries = parted(at(Status.PROCESSING), [fact_of(Deed.GRANT)], [fact_of(Deed.GRANT, 1)])
    waiting = folded(entries)
    assert (waiting.status, waiting.disputed, waiting.result) == (Status.DONE, True, None)
    chosen = getattr(waiting.divergences[0].gravest, side)
    numbers = {entries[-2].hash: "12/GXN", entries[-1].hash: "13"}
    shown = settled(entries, f"{side}_right")
    assert (shown.status, shown.disputed) == (Status.DONE, False)
    assert shown.result is not None
    assert shown.result.number == numbers[chosen]


def test_of_three_results_the_chosen_one_stands_over_both_others() -> None:
    facts = [fact_of(Deed.GRANT), fact_of(Deed.DENY), fact_of(Deed.GRANT, 1)]
    for order in permutations(range(3)):
        entries = parted(at(Status.PROCESSING), *([facts[place]] for place in order))
        assert folded(entries).disputed
        shown = settled(entries, "first_right")
        assert not shown.disputed
        assert shown.result is not None


def test_a_chosen_result_does_not_undo_the_return_of_the_other() -> None:
    entries = parted(at(Status.PROCESSING), [RESULT, RETURN], [fact_of(Deed.DENY)])
    waiting = folded(entries)
    (divergence,) = waiting.divergences
    assert any(one.urgent for one in divergence.clashes)
    assert (waiting.status, waiting.hand_over is not None) == (Status.RETURNED, True)
    for choice in ("first_right", "second_right"):
        shown = settled(entries, choice)
        assert (shown.status, shown.hand_over is not None) == (Status.RETURNED, True)


@pytest.mark.parametrize("side", ["first", "second"])
def test_of_two_collectors_the_chosen_one_is_shown(side: str) -> None:
    entries = parted(at(Status.DONE), [fact_of(Deed.RETURN)], [fact_of(Deed.RETURN, 1)])
    chosen = getattr(folded(entries).divergences[0].gravest, side)
    shown = settled(entries, f"{side}_got")
    assert shown.status is Status.RETURNED
    assert shown.hand_over is not None
    assert [line.set_aside for line in shown.history if line.entry_hash == chosen] == [False]


@pytest.mark.parametrize("which", [0, 1])
def test_a_stop_chosen_over_a_withdrawal_stands(which: int) -> None:
    entries = parted(at(Status.PROCESSING), [fact_of(Deed.STOP)], [fact_of(Deed.WITHDRAW)])
    waiting = folded(entries)
    assert waiting.status is Status.WITHDRAWN
    gravest = waiting.divergences[0].gravest
    choice = ("first_kept", "second_kept")[which]
    expected = Status.STOPPED if gravest.deeds[which] == Deed.STOP else Status.WITHDRAWN
    assert settled(entries, choice).status is expected


@pytest.mark.parametrize("which", [0, 1])
def test_a_cancelling_chosen_over_a_stop_cancels(which: int) -> None:
    entries = parted(at(Status.PROCESSING), [fact_of(Deed.STOP)], [fact_of(Deed.REPLACE)])
    waiting = folded(entries)
    assert (waiting.status, waiting.voided_reason) == (Status.STOPPED, "")
    shown = settled(entries, ("first_number", "second_number")[which])
    cancelled = waiting.divergences[0].gravest.deeds[which] == Deed.REPLACE
    assert bool(shown.voided_reason) == cancelled


@pytest.mark.parametrize("side", ["first", "second"])
def test_of_two_numbers_the_chosen_one_stands_and_the_other_stays_findable(side: str) -> None:
    registered = line(fact_of(Deed.REGISTER))
    entries = parted(registered, [RECEIVED, FORWARD], [fact_of(Deed.RECEIVE, 1)])
    shown = settled(entries, f"{side}_number")
    codes = {RECEIVED.code, "H26.99.01-261120-2001"}
    assert {shown.code, *shown.other_codes} == codes
    assert len(shown.other_codes) == 1
    assert shown.status is Status.PROCESSING


def test_one_word_about_two_different_pairs_is_no_agreement() -> None:
    common = at(Status.PROCESSING)
    entries = parted(common, [fact_of(Deed.GRANT)], [fact_of(Deed.GRANT, 1)], [fact_of(Deed.DENY)])
    one, two, three = entries[len(common) :]
    words = []
    for knew in ((one, two), (two, three), (one, three)):
        desk = Desk("-".join(entry.header.desk_id for entry in knew), held=[*common, *knew])
        words.append(settle(desk, desk.dossier.divergences[0], "first_right"))
    after = folded([*entries, *words]).divergences[0]
    assert after.waits
    assert len(after.settlements) == 3


def test_a_second_record_of_a_deed_does_not_wake_what_was_settled() -> None:
    common = at(Status.PROCESSING)
    stop, withdraw = parted(common, [fact_of(Deed.STOP)], [fact_of(Deed.WITHDRAW)])[len(common) :]
    desk = Desk("phụ trách", held=[*common, stop, withdraw])
    settle(desk, desk.dossier.divergences[0], "second_kept")
    again = Desk("desk9", held=list(common)).write(fact_of(Deed.WITHDRAW))
    for entries in ([*desk.held, again], [*common, again, *desk.held[len(common) :]]):
        (divergence,) = folded(entries).divergences
        assert not divergence.waits
        assert len(divergence.clashes) == 2


def test_of_two_dates_the_earlier_gives_the_alarm_until_the_first_in_the_city_is_chosen() -> None:
    entries = parted(at(Status.RECEIVED), [fact_of(Deed.EXTEND)], [fact_of(Deed.EXTEND, 1)])
    earlier, later = DUE + timedelta(days=1), DUE + timedelta(days=2)
    assert folded(entries).due_at == earlier
    assert settled(entries, "earlier_date").due_at == earlier
    assert settled(entries, "city_first_date").due_at == later
    assert folded(entries).due_at == earlier


def test_of_two_supplies_the_earlier_date_gives_the_alarm() -> None:
    for which in ((0, 1), (1, 0)):
        branches = ([fact_of(Deed.SUPPLIED, one)] for one in which)
        dossier = folded(parted(at(Status.SUPPLEMENT_ASKED), *branches))
        assert dossier.due_at == DUE + timedelta(days=3)
        assert dossier.divergences[0].gravest.choices == "dates"


def test_one_supply_recorded_twice_has_the_date_of_the_first_record() -> None:
    first = fact_of(Deed.SUPPLIED)
    assert isinstance(first, SupplementSupplied)
    again = replace(first, due=replace(first.due, due_at=DUE))
    dossier = folded(parted(at(Status.SUPPLEMENT_ASKED), [first], [again]))
    assert dossier.divergences == ()
    assert dossier.due_at == DUE + timedelta(days=3)


def test_money_recorded_twice_is_one_payment_and_is_cancelled_under_either_number() -> None:
    taken = FeeTaken("t1", "Lệ phí", 8000, reference="BL-1")
    for cancelled in ("t1", "t2"):
        branches = [[taken], [replace(taken, payment_id="t2")]]
        branches[int(cancelled[1]) - 1].append(FeeCancelled(cancelled, "Thu nhầm"))
        for order in (branches, branches[::-1]):
            dossier = folded(parted(at(Status.RECEIVED), *order))
            assert dossier.divergences == ()
            (payment,) = dossier.payments
            assert payment.cancelled_at is not None
            assert {payment.payment_id, *payment.also} == {"t1", "t2"}


def test_a_reopening_beside_a_returned_result_does_not_bring_it_back() -> None:
    branches = ([fact_of(Deed.STOP), fact_of(Deed.REOPEN)], [RESULT, RETURN])
    for order in (branches, branches[::-1]):
        dossier = folded(parted(at(Status.RECEIVED), *order))
        assert dossier.status is Status.RETURNED
        assert len(dossier.divergences) == 1


def test_two_results_go_on_waiting_while_a_word_about_something_else_settles_the_rest() -> None:
    """A dossier must never be locked by a settlement that chose no result."""
    entries = parted(
        at(Status.RECEIVED),
        [fact_of(Deed.SUPPLEMENT), fact_of(Deed.SUPPLIED), fact_of(Deed.GRANT)],
        [fact_of(Deed.ASK_PAYMENT), fact_of(Deed.PAYMENT_MET), fact_of(Deed.DENY)],
    )
    (divergence,) = folded(entries).divergences
    assert set(divergence.gravest.deeds) == {Deed.GRANT, Deed.DENY}
    other_word = told(entries, "call_back")
    assert (other_word.disputed, other_word.divergences[0].waits) == (True, True)
    chosen = settled(entries, "first_right")
    assert (chosen.disputed, chosen.divergences[0].waits) == (False, False)
    assert chosen.result is not None


@pytest.mark.parametrize("ending", [Deed.STOP, Deed.WITHDRAW])
def test_while_the_unit_is_asked_again_nothing_is_returned(ending: Deed) -> None:
    entries = parted(at(Status.PROCESSING), [RESULT], [fact_of(ending)])
    assert not folded(entries).disputed
    asked = told(entries, "ask_again")
    assert (asked.status, asked.disputed, asked.divergences[0].waits) == (Status.DONE, True, True)


def test_a_citizen_who_still_withdraws_has_withdrawn() -> None:
    entries = parted(at(Status.PROCESSING), [RESULT], [fact_of(Deed.WITHDRAW)])
    assert settled(entries, "citizen_withdraws").status is Status.WITHDRAWN
    assert settled(entries, "keep_result").status is Status.DONE


def test_two_collectors_are_what_a_divergence_is_named_by() -> None:
    entries = parted(at(Status.PROCESSING), [RESULT, RETURN], [fact_of(Deed.DENY), fact_of(Deed.RETURN, 1)])
    assert set(folded(entries).divergences[0].gravest.deeds) == {Deed.RETURN}


@pytest.mark.parametrize("choice", ["first_right", "second_right"])
def test_a_result_beside_a_cancelling_stays_right_whichever_is_called_first(choice: str) -> None:
    entries = parted(at(Status.PROCESSING), [RESULT], [fact_of(Deed.VOID)])
    shown = settled(entries, choice)
    assert (shown.status, shown.voided_reason) == (Status.DONE, "")


def test_the_extension_follows_the_earlier_date_a_person_kept() -> None:
    first, second = fact_of(Deed.EXTEND), fact_of(Deed.EXTEND, 1)
    entries = parted(at(Status.PROCESSING), [first], [second])
    shown = settled(entries, "earlier_date")
    assert shown.extension is not None
    assert shown.extension.due_after == shown.due_at == min(first.due_after, second.due_after)
