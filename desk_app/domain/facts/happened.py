"""Names the message that says what a journal entry is, or why this program cannot say it."""

from __future__ import annotations

from desk_app.domain.facts.wire import UNREADABLE, fact_types, read_fact
from desk_app.domain.journal.entry import Entry

NEWER = "happened.newer"
"""Said of a kind, or of a schema of a kind, that only a newer program knows."""


def happened_key(kind: str) -> str:
    """Give the message of a journal kind; no kind at all stands for an entry not held on this PC."""
    if not kind:
        return "happened.not_here"
    return f"happened.{kind}" if kind in fact_types() else NEWER


def happened_in(entry: Entry) -> str:
    """Give the message of a whole entry; one whose body retention deleted is told by its kind."""
    try:
        fact = read_fact(entry)
    except UNREADABLE:
        return "happened.unreadable"
    is_read = fact is not None or entry.body_bytes is None
    return happened_key(entry.header.kind) if is_read else NEWER
