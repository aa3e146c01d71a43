"""What the author of every kind of entry must be: nobody in particular, a user in office, or one with a right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desk_app.domain.facts import city_facts as city
from desk_app.domain.facts import facts
from desk_app.domain.steps.deeds import DEED_OF_KIND, Deed
from desk_app.domain.steps.rights import Right
from desk_app.domain.steps.steps import STEPS, rights_for


@dataclass(frozen=True, slots=True)
class Need:
    """What it takes to write an entry: one of `rights` (none: to be in office), unless `anybody` may.

    `approvable`: somebody without the right may, when a second person who has it approves.
    """

    rights: frozenset[Right] = frozenset()
    anybody: bool = False
    approvable: bool = False


ANYBODY = Need(anybody=True)
IN_OFFICE = Need()


def _right(*rights: Right) -> Need:
    return Need(frozenset(rights))


_CATALOGUE, _CALENDAR = _right(Right.CHANGE_CATALOGUE), _right(Right.CHANGE_CALENDAR)
_CALENDAR_PARTS = frozenset({"calendar", "working_hours"})
_DEEDS: Mapping[Deed, Need] = {
    deed: IN_OFFICE
    if deed in (Deed.PRINT, Deed.SETTLE_PRINT)
    else Need(rights_for(deed), approvable=bool(step.approved))
    for deed, step in STEPS.items()
}

NEEDS: Mapping[str, Need] = {
    **{kind: _DEEDS[deed] for kind, deed in DEED_OF_KIND.items()},
    facts.DossierVoided.KIND: _DEEDS[Deed.VOID],
    facts.SnapshotTaken.KIND: IN_OFFICE,
    facts.UserSaved.KIND: _right(Right.CHANGE_USERS),
    facts.UserUnlocked.KIND: _right(Right.CHANGE_USERS),
    # Any name may be typed at a sign-in, and a wrong one is what the fact is about.
    facts.SignInRefused.KIND: ANYBODY,
    facts.SignedIn.KIND: IN_OFFICE,
    # One's own PIN is everybody's.
    facts.PinKept.KIND: _right(Right.CHANGE_USERS),
    # Whoever writes next journals what others looked at.
    facts.LookUpsRecorded.KIND: IN_OFFICE,
    facts.SettingChanged.KIND: _right(Right.CHANGE_SETTINGS),
    facts.ReferenceDataChanged.KIND: _right(Right.CHANGE_CATALOGUE, Right.CHANGE_CALENDAR),
    # The program itself names them at the start of whoever signs in first.
    facts.NumbersMissing.KIND: IN_OFFICE,
    facts.ClockConfirmed.KIND: _right(Right.CONFIRM),
    facts.ClockJumped.KIND: IN_OFFICE,
    facts.DatabaseRestored.KIND: _right(Right.RESTORE),
    city.DeskEnrolled.KIND: IN_OFFICE,
    city.ExceptionClosed.KIND: _right(Right.HAND_ON, Right.SETTLE),
    city.DayClosed.KIND: _right(Right.CLOSE_DAY),
    # Only the city says these; in the chain of a desk they are foreign words, told of as such.
    city.CityStatusSet.KIND: ANYBODY,
    city.DeskAdmitted.KIND: ANYBODY,
    city.DeskRevoked.KIND: ANYBODY,
    city.RightsEnded.KIND: ANYBODY,
    city.ExceptionOpened.KIND: ANYBODY,
}
"""The need of every kind."""

SYSTEM: Mapping[str, frozenset[str]] = {
    "setup": frozenset({city.DeskEnrolled.KIND}),
    "city": frozenset({facts.NumbersMissing.KIND}),
    "machine": frozenset({facts.NumbersMissing.KIND, facts.ClockJumped.KIND, facts.LookUpsRecorded.KIND}),
    "restore": frozenset({facts.DatabaseRestored.KIND, facts.NumbersMissing.KIND}),
    "recovery": frozenset({facts.DatabaseRestored.KIND, facts.NumbersMissing.KIND}),
}
"""Who acts at a desk without being a user, and the kinds each may write at any time."""

SET_UP = frozenset({facts.UserSaved.KIND, facts.PinKept.KIND, facts.ReferenceDataChanged.KIND})
"""What the set-up of a desk writes besides, before the first user has done anything."""


def need_of(kind: str, fact: Any) -> Need:
    """Give what the author of an entry must be; a kind only a newer program knows is not judged here."""
    if isinstance(fact, facts.ReferenceDataChanged):
        return _CALENDAR if fact.what in _CALENDAR_PARTS else _CATALOGUE
    return NEEDS.get(kind, ANYBODY)


def is_system(actor: str, kind: str, fact: Any, *, in_set_up: bool) -> bool:
    """Whether a part of the program may write this, which is no user."""
    if kind in SYSTEM.get(actor, ()):
        return True
    if actor == "city":
        # A desk that hears from the city that somebody's rights ended writes it into its own chain.
        return isinstance(fact, facts.UserSaved) and not fact.active
    return actor == "setup" and in_set_up and kind in SET_UP
