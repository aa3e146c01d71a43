"""Sums up the reference data as it is stored, so that the journal can vouch for it without holding it."""

from __future__ import annotations

import hashlib

from sqlalchemy import Select, select
from sqlalchemy.engine import Connection

from desk_app.storage.database import schema

_VERSIONS, _DOCUMENTS = schema.procedures.c, schema.reference_documents.c


def digest_of(connection: Connection, what: str) -> str:
    """Give the SHA-256 over every stored row of "procedures", or over the one document of another name."""
    total = hashlib.sha256()
    for row in connection.execute(_rows_of(what)):
        for value in row:
            # The length in front keeps one value from reading like two.
            written = str(value).encode()
            total.update(f"{len(written)}:".encode() + written)
    return total.hexdigest()


def _rows_of(what: str) -> Select[tuple[str, str, str]] | Select[tuple[str, str]]:
    if what == schema.procedures.name:
        versions = select(_VERSIONS.code, _VERSIONS.effective_from, _VERSIONS.content)
        return versions.order_by(_VERSIONS.code, _VERSIONS.effective_from)
    return select(_DOCUMENTS.name, _DOCUMENTS.content).where(_DOCUMENTS.name == what)
