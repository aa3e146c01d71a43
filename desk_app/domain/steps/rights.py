"""The single rights at a ward's counters, by name; a step says which one it needs."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class Right(StrEnum):
    """What a person may be allowed to do; the names stand in journals for ever."""

    LOOK_UP = "look_up"
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
    SIGN = "sign"
    EXCHANGE = "exchange"
    CLOSE_DAY = "close_day"
    SETTLE = "settle"
    CHANGE_SETTINGS = "change_settings"
    CHANGE_CATALOGUE = "change_catalogue"
    CHANGE_CALENDAR = "change_calendar"
    CHANGE_USERS = "change_users"
    CONFIRM = "confirm"
    BACK_UP = "back_up"
    RESTORE = "restore"
    EXPORT = "export"
    SEE_EVERYTHING = "see_everything"


class Person(Protocol):
    """Whoever does a deed."""

    def may(self, right: Right) -> bool:
        """Whether this person has a right."""
