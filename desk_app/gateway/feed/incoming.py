"""An entry as it arrives at the city: its fact read once, or the name of what keeps it from being read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from desk_app.domain.facts.exception_kinds import ExceptionKind
from desk_app.domain.facts.facts import Fact
from desk_app.domain.facts.wire import UNREADABLE, fact_types, read_fact
from desk_app.domain.journal.entry import Entry
from desk_app.gateway.database.columns import text_column

UNKNOWN_KIND = ExceptionKind.UNKNOWN_KIND.value
NOT_READABLE = ExceptionKind.UNREADABLE.value


@dataclass(frozen=True, slots=True)
class Incoming:
    """An entry with its fact; `trouble` is empty, or what an exception about it is called."""

    entry: Entry
    fact: Fact | None
    trouble: str = ""
    dossier_id: str | None = field(init=False)
    """The dossier it belongs to, as its column holds it."""

    def __post_init__(self) -> None:
        named = self.entry.header.dossier_id
        object.__setattr__(self, "dossier_id", None if named is None else text_column(named))


def read_all(entries: Iterable[Entry]) -> tuple[Incoming, ...]:
    """Read the facts of entries; none of them is refused for what it says."""
    return tuple(map(_read, entries))


def _read(entry: Entry) -> Incoming:
    try:
        fact = read_fact(entry)
    except UNREADABLE:
        return Incoming(entry, None, NOT_READABLE)
    if fact is None and entry.body_bytes is not None:
        # A kind nobody here knows, or one of a newer program; without a body (retention) nothing is wrong.
        return Incoming(entry, None, UNKNOWN_KIND)
    if fact is None and entry.header.kind not in fact_types():
        return Incoming(entry, None, UNKNOWN_KIND)
    return Incoming(entry, fact)
