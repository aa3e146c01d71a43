"""What a person may have to settle, by kind: the ways to settle it, and who may."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from desk_app.domain.dossier.divergences import Clash


class ExceptionKind(StrEnum):
    """The kinds the city opens; a kind only a newer program knows is shown as such."""

    CLASH = "clash"
    ILLEGAL_MOVE = "illegal_move"
    FOREIGN_WORD = "foreign_word"
    NUMBER_TWICE = "number_twice"
    BRANCH = "branch"
    ENTRY_CHANGED = "entry_changed"
    UNKNOWN_KIND = "unknown_kind"
    UNREADABLE = "unreadable"
    REVOKED_DESK = "revoked_desk"
    NO_RIGHT = "no_right"
    POSSIBLE_DUPLICATE = "possible_duplicate"
    CITY_CHECK = "city_check"


HAND_ON = "hand_on"
ANY = ("settled", "no_effect", HAND_ON)
"""The ways for a kind only a newer program knows."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    ExceptionKind.ILLEGAL_MOVE: ("keep_desk", "follow_city", HAND_ON),
    ExceptionKind.FOREIGN_WORD: ("no_effect", "desk_checked", HAND_ON),
    ExceptionKind.NUMBER_TWICE: ("replaced_one", "both_valid", HAND_ON),
    ExceptionKind.BRANCH: ("restored", "cloned", HAND_ON),
    ExceptionKind.ENTRY_CHANGED: ("first_right", "second_right", HAND_ON),
    ExceptionKind.UNKNOWN_KIND: ("program_updated", "no_effect", HAND_ON),
    ExceptionKind.UNREADABLE: ("written_anew", "no_effect", HAND_ON),
    ExceptionKind.REVOKED_DESK: ("taken_in_anew", "left_out", HAND_ON),
    ExceptionKind.NO_RIGHT: ("taken_over", "was_allowed", HAND_ON),
    ExceptionKind.POSSIBLE_DUPLICATE: ("same_matter", "two_matters", HAND_ON),
    ExceptionKind.CITY_CHECK: ("corrected", "stands", HAND_ON),
}
"""The ways to settle each kind but a divergence, whose ways depend on the pair of deeds."""

CLASH_CHOICES: Mapping[str, tuple[str, ...]] = {
    "numbers": ("first_number", "second_number", "no_number"),
    "call": ("call_back", "keep_both"),
    "keep": ("first_kept", "second_kept", "keep_both"),
    "papers": ("take_back", "still_here", "other"),
    "dates": ("earlier_date", "city_first_date", "told_date"),
    "results": ("first_right", "second_right", "ask_again"),
    "decided": ("keep_result", "citizen_withdraws", "ask_again"),
    "ending": ("keep_ending", "reopen"),
    "money_back": ("refund", "no_refund", "move_fee"),
    "money_twice": ("refund_once", "one_record", "two_fees"),
    "collectors": ("first_got", "second_got", "together", "unclear"),
    "city": ("follow_city", "keep_desk", "other"),
    "against_procedure": ("ignore", "new_step"),
}
"""The ways to settle a divergence, by the set its gravest pair names; "first" and "second" are its two deeds."""

PENDING = frozenset({"ask_again", "unclear"})
"""Choices that say what is being done about it, not how it ended: it goes on waiting."""

GRAVE = frozenset(
    {
        ExceptionKind.BRANCH,
        ExceptionKind.NUMBER_TWICE,
        ExceptionKind.NO_RIGHT,
        ExceptionKind.ENTRY_CHANGED,
        ExceptionKind.REVOKED_DESK,
        ExceptionKind.FOREIGN_WORD,
    }
)
"""What only somebody with a right of its own settles."""

_GRAVE_SETS = frozenset({"results", "decided", "collectors", "numbers", "money_back", "money_twice"})
"""Sets of choices that decide about a paper, a number or money in a citizen's hand."""


def ways(about: str, gravest: Clash | None = None) -> tuple[str, ...]:
    """Give the ways to settle an exception, the one to offer first in front."""
    if gravest is not None:
        listed = CLASH_CHOICES.get(gravest.choices, ANY)
        return tuple(sorted(listed, key=lambda one: one != gravest.first_choice))
    return CHOICES.get(about, ANY)


def is_grave(about: str, gravest: Clash | None = None) -> bool:
    """Whether it takes a right of its own to settle it."""
    if gravest is not None:
        return gravest.urgent or gravest.choices in _GRAVE_SETS
    return about in GRAVE
