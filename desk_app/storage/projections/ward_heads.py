"""Remembers which entries about a matter of the ward nobody has gone on from, so that the next one can name them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.engine import Connection

from desk_app.domain.facts.facts import Fact
from desk_app.domain.facts.ward_subjects import KINDS, subject_named
from desk_app.domain.facts.wire import fact_or_none, named_by
from desk_app.domain.journal.entry import Entry
from desk_app.storage.database.city_schema import ward_heads
from desk_app.storage.database.statements import Prepared

_HEADS = Prepared(
    select(ward_heads.c.hash)
    .where(ward_heads.c.subject == bindparam("subject"), ward_heads.c.stored, ~ward_heads.c.known)
    .order_by(ward_heads.c.hash)
)
_ADD = upsert(ward_heads)
_KEEP = Prepared(
    _ADD.on_conflict_do_update(
        index_elements=["subject", "hash"],
        set_={name: ward_heads.c[name] | _ADD.excluded[name] for name in ("known", "stored")},
    ),
    list(ward_heads.c.keys()),
)


def newest_heads(connection: Connection, fact: Fact) -> tuple[str, ...]:
    """Give the heads of the subject of a fact, () for facts that have none."""
    subject = subject_named(fact)
    return (
        () if subject is None else tuple(row["hash"] for row in _HEADS.rows(connection, {"subject": subject}))
    )


def keep_heads(connection: Connection, entries: Iterable[Entry]) -> None:
    """Note the subjects of entries just stored; noting them again, or in another order, leaves the same."""
    _KEEP.run_many(connection, head_rows(entries))


def head_rows(entries: Iterable[Entry]) -> Iterable[dict[str, object]]:
    """Give the rows entries leave: their own, stored, and one for each they name, known."""
    for entry in entries:
        header = entry.header
        if header.dossier_id or header.kind not in KINDS:
            continue
        subject = subject_named(fact_or_none(entry))
        if subject is None:
            continue
        yield {"subject": subject, "hash": entry.hash, "known": False, "stored": True}
        for name in named_by(entry):
            yield {"subject": subject, "hash": name, "known": True, "stored": False}
