"""The single rights at a ward's counters, by name; a step says which one it needs."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class Right(StrEnum):
    """What a person may be allowed to do."""

    RECEIVE = "receive"
    HAND_ON = "hand_on"
    RETURN = "return"
    EXTEND = "extend"
    SECOND_SUPPLEMENT = "second_supplement"
    VOID = "void"
    VOID_AFTER_FORWARDING = "void_after_forwarding"
    REOPEN = "reopen"
    TAKE_MONEY = "take_money"
    CANCEL_MONEY = "cancel_money"


SUPERVISORS_ONLY = frozenset(
    {Right.EXTEND, Right.SECOND_SUPPLEMENT, Right.VOID_AFTER_FORWARDING, Right.REOPEN, Right.CANCEL_MONEY}
)
"""Rights a clerk does not have; where a step lets somebody approve it, a clerk may still do it with a supervisor."""


class Person(Protocol):
    """Whoever does a deed."""

    def may(self, right: Right) -> bool:
        """Whether this person has a right."""
