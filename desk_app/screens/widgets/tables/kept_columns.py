"""What somebody made of a list's columns: widths drawn and the order, kept for the next session on this PC."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from desk_app.qt.window_choices import choices_in_use

LEAST, MOST = 3.0, 200.0
"""Digits a column may be wide."""


@dataclass(frozen=True, slots=True)
class ColumnsAsLeft:
    """Widths in digits by the place of their column, and the column sorted by with whether it falls."""

    widths: dict[int, float] = field(default_factory=dict)
    order: tuple[int, bool] | None = None


def read_columns(name: str, count: int) -> ColumnsAsLeft:
    """Give how a list of so many columns was left; as it comes where that was another list, or cannot be read."""
    try:
        plain = json.loads(choices_in_use().columns_of(name))
        if plain["columns"] != count:
            return ColumnsAsLeft()
        widths = {int(at): min(max(float(width), LEAST), MOST) for at, width in plain["widths"].items()}
        order = (int(plain["order"][0]), bool(plain["order"][1])) if plain["order"] else None
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return ColumnsAsLeft()
    there = range(count)
    known = {at: width for at, width in widths.items() if at in there}
    return ColumnsAsLeft(known, order if order and order[0] in there else None)


def keep_columns(name: str, count: int, left: ColumnsAsLeft) -> None:
    """Keep how a list is left."""
    plain = {"columns": count, "widths": left.widths, "order": left.order}
    choices_in_use().keep_columns(name, json.dumps(plain))
