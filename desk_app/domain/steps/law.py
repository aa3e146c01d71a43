"""The law of pairs: what it means that two deeds on one dossier were done without knowledge of each other.

The eleven principles: P1 what left the building is a fact nothing undoes · P2 if one order of the two is legal and
loses nothing there is no clash · P3 an ending stands over going on · P4 a cancelled number stands over going on, not
over P1 and P7 · P5 what only adds never clashes · P6 money is never merged in silence · P7 a decision stands over asking,
stopping, withdrawing, cancelling · P8 of two dates given to a citizen only one holds · P9 no status allows both ·
P10 equal deeds are one deed · P11 the city's word stands, but for P1 and a citizen's own withdrawal.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.equal_deeds import Likeness, likeness
from desk_app.domain.steps.forms import FormId
from desk_app.domain.steps.steps import STEPS

ENDINGS = frozenset({Deed.STOP, Deed.WITHDRAW})
CANCELLINGS = frozenset({Deed.VOID, Deed.REPLACE})
DECISIONS = frozenset({Deed.GRANT, Deed.DENY})
MOVES = frozenset({Deed.FORWARD, Deed.MAKE_HAND_OVER, Deed.ACCEPT_HAND_OVER})
PAPER = frozenset({Deed.PRINT, Deed.SETTLE_PRINT})
ADDITIONS = PAPER | {Deed.ATTACH, Deed.NOTE}
MONEY = frozenset({Deed.TAKE_FEE, Deed.CANCEL_FEE})
ASKING = frozenset({Deed.SUPPLEMENT, Deed.ASK_PAYMENT})
ANSWERS = frozenset({Deed.SUPPLIED, Deed.PAYMENT_MET})
BEFORE_RECEPTION = frozenset({Deed.REGISTER, Deed.GUIDE, Deed.REFUSE})


class Verdict(StrEnum):
    """What a pair is: nothing to say, one deed recorded twice, or something for a person."""

    NO_CLASH = "no_clash"
    SAME = "same"
    CLASH = "clash"


BOTH, FIRST, NEITHER, LEGAL_ONE = "both", "first_in_city_order", "none", "legal_one"
"""What may stand beside the name of a deed."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the law says of a pair: `stands` is the deed shown until a person settles it, or one of the four words.

    `choices` names the set of ways to settle it; `first_choice` the one to offer first.
    """

    verdict: Verdict
    stands: str
    principle: str
    choices: str = ""
    urgent: bool = False
    first_choice: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """A deed as the law sees it, with the fact that was journaled and when it happened.

    Of a taking back `undoes` is the deed it takes back.
    """

    deed: Deed
    fact: Any
    at: datetime
    undoes: Deed | None = None


def judge(one: Done, other: Done, *, same_ground: bool = True) -> Ruling:
    """Say what it means that two deeds were done without knowledge of each other, whatever their order.

    Where no status allows both and each was legal on its own, they were done on different ground, after other deeds:
    whether those agree decides, so that the pair itself says nothing more (P2). `same_ground` is False then, and also
    where a deed beside the city's word, or beside a taking back, was done after another one the other side did not know of.

    Beside a taking back only such deeds are judged whose author had seen what is taken back, and not that it was.
    """
    pair = frozenset({one.deed, other.deed})
    if Deed.TAKE_BACK in pair:
        taking, beside = (one, other) if one.deed is Deed.TAKE_BACK else (other, one)
        return _beside_taking_back(taking, beside, same_ground=same_ground)
    if Deed.CITY_STATUS in pair:
        return _with_city(one, other, same_ground=same_ground)
    if pair & ADDITIONS:
        return _with_addition(one, other, pair)
    if one.deed is other.deed or pair == DECISIONS:
        return _twice(one, other)
    if exception := _SPECIAL.get(pair):
        return exception
    if not can_meet(one.deed, other.deed):
        return _impossible(pair) if same_ground else _none(BOTH, "P2")
    for rule in _RULES:
        if ruling := rule(pair, one, other):
            return ruling
    return _none(BOTH, "P2")


def can_meet(one: Deed, other: Deed) -> bool:
    """Whether some state of a dossier allows both deeds."""
    first, second = STEPS[one], STEPS[other]
    return bool(first.legal_from & second.legal_from) or (first.opens and second.opens)


def _none(stands: str, principle: str) -> Ruling:
    return Ruling(Verdict.NO_CLASH, stands, principle)


def _clash(stands: str, principle: str, choices: str, *, urgent: bool = False) -> Ruling:
    return Ruling(Verdict.CLASH, stands, principle, choices, urgent)


_AGAINST = "against_procedure"
_RETURNED_ANYWAY = _clash(Deed.RETURN, "P1", "results", urgent=True)
_SPECIAL: dict[frozenset[Deed], Ruling] = {
    frozenset({Deed.RETURN, Deed.GRANT}): _RETURNED_ANYWAY,
    frozenset({Deed.RETURN, Deed.DENY}): _RETURNED_ANYWAY,
    frozenset({Deed.RETURN, Deed.VOID}): _clash(Deed.RETURN, "P1", _AGAINST, urgent=True),
    frozenset({Deed.RETURN, Deed.REPLACE}): _clash(Deed.RETURN, "P1", _AGAINST, urgent=True),
    frozenset({Deed.RETURN, Deed.WITHDRAW}): _clash(Deed.RETURN, "P1", _AGAINST, urgent=True),
    frozenset({Deed.RETURN, Deed.STOP}): _clash(Deed.RETURN, "P1", _AGAINST),
    frozenset({Deed.RETURN, Deed.CANCEL_FEE}): _clash(Deed.RETURN, "P6", "money_back"),
    frozenset({Deed.VOID, Deed.REPLACE}): _clash(Deed.REPLACE, "P4", "numbers"),
    frozenset({Deed.STOP, Deed.WITHDRAW}): _clash(Deed.WITHDRAW, "P3", "keep"),
    frozenset({Deed.SUPPLIED, Deed.STOP}): replace(
        _clash(Deed.STOP, "P3", "ending", urgent=True), first_choice="reopen"
    ),
    # Our moves are wider than the two papers allow: both give the citizen a date (a.4, a.2).
    frozenset({Deed.SUPPLIED, Deed.EXTEND}): _clash(LEGAL_ONE, "P9", _AGAINST),
}
"""Pairs that the rules below would not decide as a supervisor would."""


def _impossible(pair: frozenset[Deed]) -> Ruling:
    stands = Deed.RETURN if Deed.RETURN in pair else LEGAL_ONE
    return _clash(stands, "P1" if Deed.RETURN in pair else "P9", _AGAINST)


def _beside_taking_back(taking: Done, other: Done, *, same_ground: bool) -> Ruling:
    """Of a deed that was taken back, and another one done on top of it by somebody who did not know that.

    If the other fits as well without it, that order loses nothing. Else it came too late to take it back: the deed
    stands with what went on from it, and whoever wants it otherwise does a new one by the procedure.
    """
    undone, deed = taking.undoes, other.deed
    if deed is Deed.TAKE_BACK:
        return Ruling(Verdict.SAME, FIRST, "P10") if taking.fact == other.fact else _none(BOTH, "P2")
    if undone is None or not same_ground:
        return _none(BOTH, "P2")
    if deed is Deed.CITY_STATUS:
        said_too = STEPS[undone].to is not None and other.fact.status == STEPS[undone].to
        return _clash(deed, "P11", "city") if said_too else _none(BOTH, "P2")
    if undone is Deed.SUPPLEMENT and deed is Deed.PRINT and other.fact.form == FormId.SUPPLEMENT:
        return _clash(deed, "P1", "call")
    if deed in ADDITIONS or deed in MONEY:
        return _none(BOTH, "P5" if deed in ADDITIONS else "P6")
    if undone in DECISIONS and deed is Deed.RETURN:
        return _clash(deed, "P1", _AGAINST, urgent=True)
    if undone is Deed.FORWARD and deed in MOVES - {Deed.FORWARD}:
        return _clash(deed, "P1", "papers")
    before, step = STEPS[undone], STEPS[deed]
    if before.to is None or before.legal_from <= step.legal_from:
        return _none(BOTH, "P2")
    return _clash(deed, "P9", _AGAINST)


def _with_city(one: Done, other: Done, *, same_ground: bool) -> Ruling:
    """The city moves a dossier as it likes; asked is only whether the deed at the counter still fits."""
    if one.deed is other.deed:
        return _none(BOTH, "P11")
    city, desk = (one, other) if one.deed is Deed.CITY_STATUS else (other, one)
    if desk.deed in ADDITIONS or desk.deed in MONEY:
        return _none(BOTH, "P5" if desk.deed in ADDITIONS else "P6")
    step = STEPS[desk.deed]
    if step.to is not None and city.fact.status == step.to:
        return Ruling(Verdict.SAME, Deed.CITY_STATUS, "P11")
    if city.fact.status in step.legal_from:
        return _none(BOTH, "P11")
    if not same_ground:
        return _none(BOTH, "P2")
    if desk.deed in (Deed.RETURN, Deed.WITHDRAW):
        return _clash(desk.deed, "P1" if desk.deed is Deed.RETURN else "P3", "city")
    return _clash(Deed.CITY_STATUS, "P11", "city")


def _with_addition(one: Done, other: Done, pair: frozenset[Deed]) -> Ruling:
    cancelled = next(iter(pair & CANCELLINGS), None)
    if cancelled is not None and Deed.PRINT in pair:
        return _clash(cancelled, "P4", "call")
    if cancelled is not None and Deed.SETTLE_PRINT in pair and _paper_told_apart(one, other):
        return _clash(cancelled, "P4", "call")
    if one.deed is Deed.ATTACH and other.deed is Deed.ATTACH and one.fact.sha256 == other.fact.sha256:
        return Ruling(Verdict.SAME, FIRST, "P10")
    return _none(BOTH, "P5")


def _paper_told_apart(one: Done, other: Done) -> bool:
    """Whether one side says that the slip came out while the other cancelled it as one that had not."""
    settled, void = (one, other) if one.deed is Deed.SETTLE_PRINT else (other, one)
    return settled.fact.state == "confirmed" and void.fact.slip_out is False


def _twice(one: Done, other: Done) -> Ruling:
    """The same deed twice: one deed where the deciding fields are equal."""
    alike = likeness(one.fact, other.fact)
    if one.deed is Deed.RECEIVE and one.at != other.at:
        # One slip written by hand and typed in twice has one time; two receptions have two.
        alike = Likeness.DIFFERENT
    if alike is Likeness.SAME:
        return Ruling(Verdict.SAME, FIRST, "P10")
    if alike is Likeness.UNRELATED:
        return _none(BOTH, "P6")
    return _TWICE.get(one.deed, _clash(BOTH, "P10", "keep"))


_TWICE: dict[Deed, Ruling] = {
    Deed.RECEIVE: _clash(BOTH, "P1", "numbers"),
    Deed.FORWARD: _clash(FIRST, "P1", "papers"),
    Deed.MAKE_HAND_OVER: _clash(BOTH, "P1", "papers"),
    Deed.ACCEPT_HAND_OVER: _clash(BOTH, "P1", "papers"),
    Deed.EXTEND: _clash(FIRST, "P8", "dates"),
    Deed.SUPPLIED: _clash(FIRST, "P8", "dates"),
    Deed.GRANT: _clash(NEITHER, "P7", "results"),
    Deed.DENY: _clash(NEITHER, "P7", "results"),
    Deed.RETURN: _clash(BOTH, "P1", "collectors", urgent=True),
    Deed.WITHDRAW: _clash(BOTH, "P1", "collectors"),
    Deed.STOP: _clash(FIRST, "P10", "keep"),
    Deed.REOPEN: _clash(FIRST, "P10", "keep"),
    Deed.VOID: _clash(FIRST, "P10", "keep"),
    Deed.REPLACE: _clash(BOTH, "P1", "numbers"),
    Deed.TAKE_FEE: _clash(BOTH, "P6", "money_twice"),
    Deed.CANCEL_FEE: _clash(BOTH, "P6", "money_twice"),
    Deed.ASK_PAYMENT: _clash(FIRST, "P10", "keep"),
}


def _one_of(pair: frozenset[Deed], kinds: frozenset[Deed]) -> Deed | None:
    return next(iter(pair & kinds), None)


def _first_contact(pair: frozenset[Deed], one: Done, other: Done) -> Ruling | None:
    """Before and at the reception: a slip in the citizen's hand is a promise, a refusal ends."""
    if Deed.REGISTER in pair:
        return _none(next(iter(pair - {Deed.REGISTER})), "P2")
    if Deed.RECEIVE in pair:
        return _clash(Deed.RECEIVE, "P1", "call")
    return _clash(Deed.REFUSE, "P3", "call") if Deed.REFUSE in pair else None


def _money(pair: frozenset[Deed], one: Done, other: Done) -> Ruling | None:
    if not pair & MONEY:
        return None
    ended = _one_of(pair, ENDINGS | CANCELLINGS)
    if ended is not None and Deed.TAKE_FEE in pair:
        return _clash(ended, "P6", "money_back")
    return _none(BOTH, "P6")


def _decided(pair: frozenset[Deed], one: Done, other: Done) -> Ruling | None:
    decision = _one_of(pair, DECISIONS)
    if decision is None:
        return None
    if pair & ENDINGS:
        return _clash(decision, "P7", "decided")
    if pair & CANCELLINGS:
        return _clash(decision, "P7", "results")
    if pair & ASKING:
        return _clash(decision, "P7", "call")
    # Handed on, promised for later, and then decided: that order loses nothing.
    return _none(decision, "P2")


def _cancelled(pair: frozenset[Deed], one: Done, other: Done) -> Ruling | None:
    cancelled = _one_of(pair, CANCELLINGS)
    if cancelled is None:
        return None
    if ending := _one_of(pair, ENDINGS):
        return _clash(ending, "P3", "numbers")
    return _clash(cancelled, "P4", "papers" if pair & MOVES else "call")


def _ended(pair: frozenset[Deed], one: Done, other: Done) -> Ruling | None:
    ending = _one_of(pair, ENDINGS)
    if ending is None:
        return None
    if pair & MOVES:
        return _clash(ending, "P3", "papers")
    if ending is Deed.WITHDRAW and pair & (ASKING | {Deed.EXTEND}):
        # The citizen takes it back: the other paper has lost its meaning.
        return _none(ending, "P3")
    return _clash(ending, "P3", "ending")


def _moved(pair: frozenset[Deed], one: Done, other: Done) -> Ruling | None:
    if not pair & MOVES:
        return None
    if pair <= MOVES:
        if likeness(one.fact, other.fact) is Likeness.SAME:
            return _none(BOTH, "P2")
        return _clash(FIRST, "P1", "papers")
    if Deed.SUPPLEMENT in pair and Deed.ACCEPT_HAND_OVER not in pair:
        return _clash(Deed.SUPPLEMENT, "P1", "papers")
    return _none(_one_of(pair, ASKING) or BOTH, "P2")


def _asked(pair: frozenset[Deed], one: Done, other: Done) -> Ruling | None:
    if pair == ASKING:
        return _clash(Deed.SUPPLEMENT, "P1", "call")
    if pair == {Deed.SUPPLEMENT, Deed.EXTEND}:
        return _clash(Deed.SUPPLEMENT, "P8", "dates")
    return None


_RULES: tuple[Callable[[frozenset[Deed], Done, Done], Ruling | None], ...] = (
    _first_contact,
    _money,
    _decided,
    _cancelled,
    _ended,
    _moved,
    _asked,
)
