"""Entries no program of today writes, put into the journal of a desk in memory."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from desk_app.domain.facts.facts import DossierForwarded
from desk_app.domain.facts.wire import SCHEMA, fact_or_none
from desk_app.domain.fold.dossier_fold import fold_on_top
from desk_app.domain.journal.entry import Entry, Header, body_bytes, seal, sha256_hex
from tests.builders import CLERK, FakeDesk

OF_2031 = SCHEMA + 1
"""A schema only a newer program knows."""
NEWER_KIND = ("drone_delivered", SCHEMA, {"height": 3})
NEWER_SCHEMA = (DossierForwarded.KIND, OF_2031, {"to": "Tư pháp"})
BROKEN = (DossierForwarded.KIND, SCHEMA, {"to": 7})
SOUND = (DossierForwarded.KIND, SCHEMA, {"to": "Tư pháp"})


def strange(desk: FakeDesk, what: tuple[str, int, dict[str, Any]], code: str) -> Entry:
    """Journal an entry of a kind, a schema and a body about a dossier."""
    kind, schema, content = what
    known, head, memory = desk.show(code), desk.entries()[-1], desk.uow.memory
    body = body_bytes(content, desk.ids.salt())
    header = Header(
        head.header.desk_id, head.header.seq + 1, desk.ids.entry_id(), kind, schema, known.dossier_id,
        known.head, desk.clock.now().isoformat(), CLERK.user, sha256_hex(body), head.hash,
    )  # fmt: skip
    entry = seal(header, body)
    folded = fold_on_top(known, entry, fact_or_none(entry))
    assert folded is not None
    dossiers = {**memory.dossiers, known.dossier_id: folded}
    desk.uow.memory = replace(memory, entries=(*memory.entries, entry), dossiers=dossiers)
    return entry
