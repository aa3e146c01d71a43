"""Names the heads of a dossier for tests that write entries by hand: what its author knew last of it."""

from __future__ import annotations

from collections.abc import Iterable

from desk_app.domain.facts.wire import named_by
from desk_app.domain.journal.entry import Entry


def heads_of(entries: Iterable[Entry], dossier_id: str | None) -> tuple[str, ...]:
    """Give the entries of a dossier that none of the others names, the newest last."""
    about = {
        one.hash: one for one in entries if dossier_id is not None and one.header.dossier_id == dossier_id
    }
    named = {name for one in about.values() for name in named_by(one)}
    return tuple(name for name in about if name not in named)
