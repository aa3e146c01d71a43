"""Keeps what is carried by hand between desks: which bundles came in, which receipts wait to go back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert

from desk_app.domain.facts.wire import canonical, from_json
from desk_app.ports.journal import Head
from desk_app.protocol.messages import Receipt
from desk_app.storage.database import city_schema
from desk_app.storage.exchange.exchange_ground import ExchangeGround
from desk_app.storage.projections.dossier_lines import instant, instant_text, moment

_BUNDLE, _RECEIPT = city_schema.bundles.c, city_schema.carried_receipts.c


class ErrandStore(ExchangeGround):
    """Bundles and receipts on a stick."""

    def bundle_seen(self, bundle_id: str) -> datetime | None:
        """Say when a bundle was imported here; None when it was not."""
        seen = self._connection.execute(select(_BUNDLE.at).where(_BUNDLE.bundle_id == bundle_id)).scalar()
        return moment(seen) if seen is not None else None

    def keep_bundle(self, bundle_id: str, desk_id: str, head: Head, at: datetime) -> None:
        """Remember a bundle imported here and up to where it went."""
        row = {"desk_id": desk_id, "seq": head.seq, "head_hash": head.hash, "at": instant(at)}
        kept = upsert(city_schema.bundles).values(bundle_id=bundle_id, **row)
        self._connection.execute(kept.on_conflict_do_nothing())

    def keep_receipt(self, receipt: Receipt) -> None:
        """Keep a receipt for another desk's chain until it is carried back."""
        told = {"moment": instant_text(receipt.server_time), "content": canonical(receipt).decode()}
        kept = upsert(city_schema.carried_receipts).values(
            desk_id=receipt.desk_id, head_hash=receipt.head_hash, **told
        )
        keys = ["desk_id", "head_hash"]
        self._connection.execute(kept.on_conflict_do_update(index_elements=keys, set_=told))

    def receipt_for(self, desk_id: str) -> Receipt | None:
        """Give the newest receipt kept for another desk."""
        query = select(_RECEIPT.content).where(_RECEIPT.desk_id == desk_id)
        newest = query.order_by(_RECEIPT.moment.desc(), _RECEIPT.head_hash).limit(1)
        content = self._connection.execute(newest).scalar()
        return from_json(Receipt, content) if content is not None else None
