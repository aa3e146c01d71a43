"""Chains of one desk as they would stand in its journal."""

from __future__ import annotations

from collections.abc import Sequence

from desk_app.domain.facts.facts import DossierForwarded
from desk_app.domain.facts.wire import SCHEMA, write_body
from desk_app.domain.journal.entry import GENESIS, Entry, Header, seal, sha256_hex
from desk_app.protocol.messages import Checkpoint

DESK = "01900000-0000-7000-8000-00000000d001"


def chain(units: Sequence[str], *, desk_id: str = DESK, after: Entry | None = None) -> list[Entry]:
    """Give entries that forward one dossier to unit after unit, going on from another entry."""
    entries: list[Entry] = []
    previous = after
    for unit in units:
        seq = previous.header.seq + 1 if previous else 1
        body = write_body(DossierForwarded(unit), salt=f"{seq:032x}")
        header = Header(
            desk_id=desk_id,
            seq=seq,
            entry_id=f"id-{desk_id}-{seq}",
            kind=DossierForwarded.KIND,
            schema=SCHEMA,
            dossier_id="d",
            base=None,
            occurred_at="2026-11-20T09:30:00+07:00",
            actor="clerk",
            body_hash=sha256_hex(body),
            prev_hash=previous.hash if previous else GENESIS,
        )
        previous = seal(header, body)
        entries.append(previous)
    return entries


def checkpoint_at(entry: Entry) -> Checkpoint:
    """Give the checkpoint for a head, not signed."""
    return Checkpoint(
        entry.header.desk_id, entry.header.seq, entry.hash, entry.header.occurred_at, signature=""
    )
