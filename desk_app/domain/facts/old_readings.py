"""How facts of the first schema are read today, where the first program wrote something it could not know."""

from __future__ import annotations

from dataclasses import replace

from desk_app.domain.dossier.dossier import FeeLine

FREE_WITHOUT_A_DECISION = frozenset(
    {
        "1.000656",
        "1.004873",
        "1.004884",
        "1.001022",
        "1.000689",
        "1.004746",
        "1.005461",
        "1.004772",
        "1.004859",
        "2.000528",
        "2.000806",
    }
)
"""Procedures whose fee the first program took for 0 although its own catalogue says that the city council sets it."""


def fees_as_read(procedure: str, fees: tuple[FeeLine, ...], schema: int) -> tuple[FeeLine, ...]:
    """Give the fees of a reception; a 0 that nobody decided reads as not set."""
    if schema > 1 or procedure not in FREE_WITHOUT_A_DECISION:
        return fees
    return tuple(replace(one, amount=None) if one.amount == 0 else one for one in fees)
