"""Taking back a deed just done: which ones, by whom, and its rows of the law of pairs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import CityStatusSet
from desk_app.domain.facts.exception_kinds import CLASH_CHOICES
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.law import ADDITIONS, MONEY, Done, Ruling, Verdict, judge
from desk_app.domain.steps.rights import Right
from desk_app.domain.steps.steps import STEPS, Hindrance, allowed, right_for
from desk_app.domain.steps.taking_back import (
    KINDS_TAKEN_BACK,
    LEFT_BY_THEM,
    TAKEN_BACK,
    deed_to_take_back,
    is_by,
)
from tests.domain.deed_facts import fact_of
from tests.domain.histories import START, folded, line, without_body

NEEDS_IT = {
    Deed.SUPPLEMENT: {Deed.SUPPLIED},
    Deed.SUPPLIED: {Deed.FORWARD, Deed.MAKE_HAND_OVER, Deed.ACCEPT_HAND_OVER, Deed.SUPPLEMENT}
    | {Deed.ASK_PAYMENT, Deed.GRANT, Deed.DENY},
    Deed.ASK_PAYMENT: {Deed.PAYMENT_MET},
    Deed.PAYMENT_MET: {Deed.FORWARD, Deed.MAKE_HAND_OVER, Deed.ACCEPT_HAND_OVER, Deed.SUPPLEMENT}
    | {Deed.ASK_PAYMENT, Deed.GRANT, Deed.DENY},
    Deed.STOP: {Deed.REOPEN},
    Deed.REOPEN: {Deed.FORWARD, Deed.MAKE_HAND_OVER, Deed.ACCEPT_HAND_OVER, Deed.SUPPLEMENT, Deed.EXTEND}
    | {Deed.ASK_PAYMENT, Deed.GRANT, Deed.DENY, Deed.STOP, Deed.WITHDRAW, Deed.VOID, Deed.REPLACE},
}
"""Written by hand: of each deed what another desk can only have done because of it, so that it stands with that (P9)."""
OUT = {
    Deed.FORWARD: {Deed.MAKE_HAND_OVER: "papers", Deed.ACCEPT_HAND_OVER: "papers"},
    Deed.GRANT: {Deed.RETURN: "against_procedure"},
    Deed.DENY: {Deed.RETURN: "against_procedure"},
}
"""What has left the building on the strength of a deed, with the ways to settle it (P1)."""
AFTER = {
    undone: {
        deed for deed, step in STEPS.items() if (STEPS[undone].to or Status.PROCESSING) in step.legal_from
    }
    - {Deed.TAKE_BACK, Deed.CITY_STATUS}
    for undone in TAKEN_BACK
}
"""What can be done where a deed leads to."""
ROWS = [(undone, deed) for undone in sorted(TAKEN_BACK) for deed in sorted(AFTER[undone])]


def taken(undone: Deed | None) -> Done:
    return Done(Deed.TAKE_BACK, fact_of(Deed.TAKE_BACK), START, undone)


def ruled(undone: Deed, deed: Deed, fact: object = None, *, same_ground: bool = True) -> Ruling:
    one, other = taken(undone), Done(deed, fact or fact_of(deed), START)
    ruling = judge(one, other, same_ground=same_ground)
    assert ruling == judge(other, one, same_ground=same_ground)
    return ruling


@pytest.mark.parametrize(("undone", "deed"), ROWS)
def test_every_row_of_a_deed_taken_back_beside_one_done_on_top_of_it(undone: Deed, deed: Deed) -> None:
    ruling = ruled(undone, deed)
    if deed in OUT.get(undone, {}):
        wanted = (Verdict.CLASH, deed, "P1", OUT[undone][deed])
    elif deed in NEEDS_IT.get(undone, set()):
        wanted = (Verdict.CLASH, deed, "P9", "against_procedure")
    else:
        wanted = (
            Verdict.NO_CLASH,
            "both",
            "P5" if deed in ADDITIONS else "P6" if deed in MONEY else "P2",
            "",
        )
    assert (ruling.verdict, ruling.stands, ruling.principle, ruling.choices) == wanted
    assert ruling.urgent == (deed is Deed.RETURN)
    if ruling.verdict is Verdict.CLASH:
        assert not any(one.startswith(("first", "second")) for one in CLASH_CHOICES[ruling.choices])
    assert ruled(undone, deed, same_ground=False).verdict is Verdict.NO_CLASH


def test_a_request_that_is_printed_stands() -> None:
    printed = replace(fact_of(Deed.PRINT), form="02")  # type: ignore[call-arg]
    assert ruled(Deed.SUPPLEMENT, Deed.PRINT, printed) == Ruling(Verdict.CLASH, Deed.PRINT, "P1", "call")
    assert ruled(Deed.FORWARD, Deed.PRINT, printed).verdict is Verdict.NO_CLASH


@pytest.mark.parametrize("undone", sorted(TAKEN_BACK))
def test_the_city_that_said_the_same_is_asked_about(undone: Deed) -> None:
    for status in Status:
        ruling = ruled(undone, Deed.CITY_STATUS, CityStatusSet(status))
        clash = status is STEPS[undone].to
        assert (ruling.verdict is Verdict.CLASH) == clash
        assert (ruling.stands, ruling.choices) == ((Deed.CITY_STATUS, "city") if clash else ("both", ""))


def test_two_takings_back_of_one_deed_are_one() -> None:
    same, other = taken(Deed.STOP), replace(taken(Deed.STOP), fact=fact_of(Deed.TAKE_BACK, 1))
    assert judge(same, same).verdict is Verdict.SAME
    assert judge(same, other).verdict is Verdict.NO_CLASH


def test_what_says_more_than_where_a_dossier_stands_is_never_taken_back() -> None:
    kept = {Deed.REGISTER, Deed.RECEIVE, Deed.GUIDE, Deed.REFUSE, Deed.RETURN, Deed.VOID, Deed.REPLACE}
    kept |= ADDITIONS | MONEY | {Deed.MAKE_HAND_OVER, Deed.ACCEPT_HAND_OVER, Deed.CITY_STATUS, Deed.TAKE_BACK}
    assert set(Deed) - kept == TAKEN_BACK
    assert facts.DossierVoided.KIND not in KINDS_TAKEN_BACK
    led_to = {STEPS[one].to for one in TAKEN_BACK} - {None} | STEPS[Deed.EXTEND].legal_from
    assert led_to == LEFT_BY_THEM


class Anyone:
    """A person with the rights given."""

    def __init__(self, *rights: Right) -> None:
        self._rights = rights

    def may(self, right: Right) -> bool:
        return right in self._rights


BEFORE = {
    Deed.SUPPLIED: [Deed.SUPPLEMENT],
    Deed.PAYMENT_MET: [Deed.ASK_PAYMENT],
    Deed.REOPEN: [Deed.STOP],
}


@pytest.mark.parametrize("deed", sorted(TAKEN_BACK))
def test_it_takes_the_right_of_the_deed_and_nothing_done_since(deed: Deed) -> None:
    told = [fact_of(one) for one in (Deed.RECEIVE, *BEFORE.get(deed, []), deed)]
    dossier, right = folded(line(*told)), STEPS[deed].right
    assert right_for(Deed.TAKE_BACK, dossier) is right
    assert allowed(Deed.TAKE_BACK, dossier, Anyone(right)) is None
    assert allowed(Deed.TAKE_BACK, dossier, Anyone()) == Hindrance("rights.missing", {"right": right})
    newest = deed_to_take_back(dossier)
    assert newest == dossier.history[-1]
    assert is_by(newest, "clerk", "desk")
    assert not is_by(newest, "clerk", "other")
    assert not is_by(newest, "somebody", "desk")
    for later in (Deed.NOTE, Deed.PRINT):
        since = folded(line(*told, fact_of(later)))
        hindrance = allowed(Deed.TAKE_BACK, since, Anyone(*Right))
        assert hindrance is not None
        assert hindrance.key == "take_back.too_late"


def test_what_needed_approval_is_taken_back_alone() -> None:
    dossier = folded(line(fact_of(Deed.RECEIVE), fact_of(Deed.EXTEND)))
    assert allowed(Deed.TAKE_BACK, dossier, Anyone(Right.HAND_ON)) is None


@pytest.mark.parametrize("deed", sorted(TAKEN_BACK))
def test_the_dossier_is_as_it_was_and_both_lines_stay(deed: Deed) -> None:
    told = [fact_of(one) for one in (Deed.RECEIVE, *BEFORE.get(deed, []))]
    entries = line(*told, fact_of(deed))
    before = folded(entries[:-1])
    taking = facts.DeedTakenBack(entries[-1].hash)
    after = folded(line(*told, fact_of(deed), taking))
    assert replace(after, history=before.history, heads=before.heads) == before
    assert [one.mark for one in after.history[-2:]] == ["history.set_aside", ""]
    again = folded(line(*told, fact_of(deed), taking, fact_of(deed)))
    assert again.status is folded(entries).status
    assert not again.history[-1].conflict


def test_the_headers_alone_still_say_it_after_retention() -> None:
    told = line(fact_of(Deed.RECEIVE), fact_of(Deed.STOP))
    whole = line(fact_of(Deed.RECEIVE), fact_of(Deed.STOP), facts.DeedTakenBack(told[-1].hash))
    assert folded([without_body(one) for one in whole]).status is Status.RECEIVED
