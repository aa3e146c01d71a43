"""The tables of the exchange with the city: where the desk stands in the feed and what the city's own facts said."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, Integer, Table, Text

from desk_app.storage.database.schema import metadata

city_state = Table(
    "city_state",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("link", Text),
    Column("cursor_position", Integer, nullable=False),
    Column("cursor_digest", Text, nullable=False),
    Column("floor_day", Text),
    Column("floor_number", Integer),
    Column("last_contact", Text),
    Column("last_success", Text),
    Column("clock_offset", Float),
    Column("trouble", Text, nullable=False),
)
"""One row: the link of the enrolment as JSON, the place in the feed, what the newest talk told."""

feed_marks = Table(
    "feed_marks",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("digest", Text, nullable=False),
)
"""The mark every page of the feed ended at."""

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("desk_id", Text, primary_key=True),
    Column("head_hash", Text, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("signed_at", Text, nullable=False),
    Column("signature", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""The signed words under which the entries of others came; with them these entries can be handed in again."""

ward_desks = Table(
    "ward_desks",
    metadata,
    Column("desk_id", Text, primary_key=True),
    Column("desk_no", Integer),
    Column("public_key", Text),
    Column("first_number", Integer),
    Column("last_number", Integer),
    Column("admitted", Text, nullable=False),
    Column("revoked", Text, nullable=False),
)
"""The desks of the ward; `admitted` and `revoked` say by which of the city's words, the newest one winning."""

exceptions = Table(
    "exceptions",
    metadata,
    Column("exception_id", Text, primary_key=True),
    Column("about", Text, nullable=False),
    Column("desk_id", Text, nullable=False),
    Column("dossier_id", Text),
    Column("codes", Text, nullable=False),
    Column("entries", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("opened", Text, nullable=False),
    Column("closings", Text, nullable=False),
    Column("waits", Boolean(create_constraint=False), nullable=False),
)
"""What a person has to settle as the facts of the ward tell; `opened` is a stamp, "" for not yet, `closings` is JSON.

Of a divergence only what was said of it stands here; what it is stands in `divergences`.
"""

Index("ix_exceptions_waits", exceptions.c.opened, sqlite_where=exceptions.c.waits.is_(True))

divergences = Table(
    "divergences",
    metadata,
    Column("exception_id", Text, primary_key=True),
    Column("dossier_id", Text, nullable=False),
    Column("desk_id", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("opened", Text, nullable=False),
    Column("waits", Boolean(create_constraint=False), nullable=False),
    Column("content", Text, nullable=False),
)
"""Where desks parted over a dossier without knowing of each other, as its fold says; `content` is JSON."""

Index("ix_divergences_dossier_id", divergences.c.dossier_id)
Index("ix_divergences_waits", divergences.c.opened, sqlite_where=divergences.c.waits.is_(True))

ward_heads = Table(
    "ward_heads",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("hash", Text, primary_key=True),
    Column("known", Boolean(create_constraint=False), nullable=False),
    Column("stored", Boolean(create_constraint=False), nullable=False),
    sqlite_with_rowid=False,
)
"""The entries about one subject of the ward (a day, a user): `known` once another one names it, `stored` once it is here."""

bundles = Table(
    "bundles",
    metadata,
    Column("bundle_id", Text, primary_key=True),
    Column("desk_id", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("head_hash", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""The bundles imported here and up to where each went."""

carried_receipts = Table(
    "carried_receipts",
    metadata,
    Column("desk_id", Text, primary_key=True),
    Column("head_hash", Text, primary_key=True),
    Column("moment", Text, nullable=False),
    Column("content", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""The city's receipts for chains of other desks, kept until they are carried back."""
