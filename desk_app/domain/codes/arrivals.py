"""What came from a scanner, before anybody says what it means."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Arrival:
    """The raw characters of one scan (never normalised) and what happened to them on the way.

    `rewritten` are the places in `text` where an input method took back a letter or put in one of its own; `composed`
    tells that letters came through its window of composition. `closed_by` is the key that ended the scan (carriage
    return, line feed, tab, or nothing); `cut` that this scanner ends its scans with a key, and this one had none.
    """

    text: str
    rewritten: frozenset[int] = frozenset()
    composed: bool = False
    closed_by: str = ""
    cut: bool = False


def arrival_of(scan: Arrival | str) -> Arrival:
    """Take text that came whole, typed or given by a script, for a scan nothing happened to."""
    return Arrival(scan) if isinstance(scan, str) else scan
