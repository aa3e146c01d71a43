"""Two texts side by side with what differs made strong, so that one look finds it."""

from __future__ import annotations

from itertools import takewhile

from desk_app.screens.widgets.runs_label import Run

LEAD = 14
"""Letters kept before a difference that stands far back in a long text."""


def marked(text: str, other: str) -> tuple[Run, ...]:
    """Give `text` in runs: what `other` has too plain, what it has not strong; a long beginning gives way to "…"."""
    before = _alike(text, other)
    after = _alike(text[before:][::-1], other[before:][::-1])
    start, middle, end = text[:before], text[before : len(text) - after], text[len(text) - after :]
    if before + len(middle) > 2 * LEAD and before > LEAD:
        start = "…" + start[-LEAD:].partition(" ")[2]
    return (Run(start), Run(middle, strong=True), Run(end))


def _alike(text: str, other: str) -> int:
    """Count the letters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(text, other, strict=False)))
