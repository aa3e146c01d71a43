"""Roles as templates of rights, and which rights a user has after what the journal says of him."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from desk_app.domain.steps.rights import Right


class Role(StrEnum):
    """A template of rights, used when a user is saved; what counts afterwards are the rights themselves."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    HEAD = "head"
    ADMINISTRATOR = "administrator"


_CLERK = frozenset(
    {
        Right.LOOK_UP,
        Right.RECEIVE,
        Right.HAND_ON,
        Right.RETURN,
        Right.VOID,
        Right.TAKE_MONEY,
        Right.SIGN,
        Right.EXCHANGE,
        Right.BACK_UP,
    }
)
_APPROVALS = frozenset(
    {Right.EXTEND, Right.SECOND_SUPPLEMENT, Right.VOID_AFTER_FORWARDING, Right.REOPEN, Right.CANCEL_MONEY}
)
_CARE = frozenset(
    {
        Right.EXCHANGE,
        Right.BACK_UP,
        Right.RESTORE,
        Right.CONFIRM,
        Right.CHANGE_SETTINGS,
        Right.CHANGE_CATALOGUE,
        Right.CHANGE_CALENDAR,
        Right.CHANGE_USERS,
    }
)
_OVERSIGHT = frozenset({Right.LOOK_UP, Right.SEE_EVERYTHING, Right.EXPORT, Right.CLOSE_DAY, Right.SETTLE})

TEMPLATES: Mapping[Role, frozenset[Right]] = {
    Role.CLERK: _CLERK,
    Role.SUPERVISOR: _CLERK | _APPROVALS | _CARE | _OVERSIGHT,
    Role.HEAD: _APPROVALS | _OVERSIGHT | {Right.SIGN, Right.EXCHANGE, Right.BACK_UP},
    Role.ADMINISTRATOR: _CARE,
}
"""What a role is saved with: the counter's work, with a supervisor's; the head approves and oversees; the administrator
looks after the desk and sees no dossier."""

_AS_FIRST_WRITTEN = {Role.CLERK: TEMPLATES[Role.CLERK], Role.SUPERVISOR: TEMPLATES[Role.SUPERVISOR]}
"""What a fact of the first program meant, which knew roles only. Never change it: old facts would be judged anew."""


class Told(Protocol):
    """What is said of a user: a fact, or a row made of facts."""

    @property
    def role(self) -> str:
        """The name of the template the user was saved with."""

    @property
    def active(self) -> bool:
        """Whether the user works here at all."""

    @property
    def rights(self) -> tuple[str, ...] | None:
        """The single rights; None where only a role is known."""

    @property
    def valid_from(self) -> date | None:
        """The first day, None for always."""

    @property
    def valid_until(self) -> date | None:
        """The last day, None for ever."""


def rights_of(told: Told) -> frozenset[Right]:
    """Give the rights a user was saved with, whatever the day; names a newer program knows give none here."""
    if told.rights is None:
        return _AS_FIRST_WRITTEN.get(told.role, frozenset())  # type: ignore[call-overload,no-any-return]
    return _rights_named(told.rights)


@lru_cache(maxsize=1024)
def _rights_named(names: tuple[str, ...]) -> frozenset[Right]:
    """Remember the rights some names stand for: they are asked for at every entry."""
    known = {right.value: right for right in Right}
    return frozenset(known[name] for name in names if name in known)


def is_in_office(told: Told, on: date) -> bool:
    """Whether a user may work on a day: active, and within the days the rights hold, both included."""
    begun = told.valid_from is None or told.valid_from <= on
    return told.active and begun and (told.valid_until is None or on <= told.valid_until)


def template(role: str) -> tuple[str, ...]:
    """Give the rights a role is saved with, as they stand in a fact."""
    return as_told(TEMPLATES[Role(role)])


def as_told(rights: Iterable[Right]) -> tuple[str, ...]:
    """Give rights as they stand in a fact: their names, in the order of the alphabet."""
    return tuple(sorted(right.value for right in rights))
