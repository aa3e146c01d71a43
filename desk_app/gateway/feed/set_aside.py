"""Sets entries of a revoked desk aside: nobody has lost them, nobody has acted on them."""

from __future__ import annotations

from collections.abc import Sequence

from desk_app.domain.journal.entry import Entry
from desk_app.gateway.database import schema
from desk_app.gateway.database.bulk import insert_missing
from desk_app.gateway.feed.chains import new_of
from desk_app.gateway.feed.ward import WardWork
from desk_app.gateway.projector.findings import REVOKED_DESK, Finding
from desk_app.protocol.framing import encode
from desk_app.protocol.messages import Checkpoint


def set_aside(work: WardWork, carrier: str, checkpoint: Checkpoint, batch: Sequence[Entry]) -> list[Finding]:
    """Store entries aside; where a chain goes on there for the first time a person is asked. Raises Refusal."""
    new = new_of(work.connection, work.ward_id, batch, with_set_aside=True)
    if not new:
        return []
    rows = [
        {
            "ward_id": work.ward_id,
            "hash": bytes.fromhex(entry.hash),
            "desk_id": entry.header.desk_id,
            "seq": entry.header.seq,
            "prev_hash": bytes.fromhex(entry.header.prev_hash),
            "header": entry.header_bytes,
            "body": entry.body_bytes,
            "checkpoint": encode(checkpoint).decode(),
            "carried_by": carrier,
            "at": work.city.moment(),
        }
        for entry in new
    ]
    goes_on = _is_set_aside(work, new[0].header.prev_hash)
    insert_missing(work.connection, schema.set_aside, rows)
    if goes_on:
        return []
    return [Finding(REVOKED_DESK, checkpoint.desk_id, (new[0].hash,), detail=str(len(new)))]


def _is_set_aside(work: WardWork, hash_: str) -> bool:
    table = schema.set_aside
    query = table.select().where(table.c.ward_id == work.ward_id, table.c.hash == bytes.fromhex(hash_))
    return work.connection.execute(query).first() is not None
