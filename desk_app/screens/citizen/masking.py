"""Hides the number of a person's paper but for its end, so that nobody behind them can read it."""

from __future__ import annotations

from desk_app.domain.people.number_checks import OLD_DIGITS

SHOWN = 3
"""Signs left to be seen."""
HIDING = "•"


def masked(number: str) -> str:
    """Give a number with its last three signs; one not typed to its end gives nothing, or it would be read bit by bit."""
    if len(number) < OLD_DIGITS - 1:
        return ""
    return HIDING * (len(number) - SHOWN) + number[-SHOWN:]
