"""The gateway's journal part alone: batches put at the end of a ward's feed, each durable, with nothing folded."""

from __future__ import annotations

from time import perf_counter

from sqlalchemy import select

from desk_app.gateway.database import schema
from desk_app.gateway.feed.ward import WardWork
from desk_app.gateway.front.gateway import Gateway
from tests.benchmarks.city.chains import DeskChain


def journal_seconds(address: str, chain: DeskChain, batch: int) -> float:
    """Give the seconds to store a journal in a new database, batch by batch."""
    gateway = Gateway(address)
    try:
        gateway.invite(chain.ward, chain.desk_no)
        with gateway.database.read() as connection:
            ward_id = connection.execute(select(schema.wards.c.ward_id)).scalar_one()
        parts = [chain.entries[at : at + batch] for at in range(0, len(chain.entries), batch)]
        checkpoints = [one.checkpoint for one in chain.batches(batch)]
        began = perf_counter()
        for part, checkpoint in zip(parts, checkpoints, strict=True):
            with gateway.database.write() as connection:
                work = WardWork(connection, ward_id, gateway.city)
                work.store(part, checkpoint)
                work.finish()
        return perf_counter() - began
    finally:
        gateway.close()
