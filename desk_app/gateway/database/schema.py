"""The gateway's tables, the same for PostgreSQL and SQLite; every table of a ward carries the ward's number first.

PostgreSQL splits the large ones by it (`postgres.py`).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

VERSION = 4
"""Version of these tables; a database of a newer one is refused."""

BY_WARD = "HASH (ward_id)"
"""How PostgreSQL splits the large tables; SQLite keeps each whole."""

metadata = MetaData()

city = Table(
    "city",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("seed", LargeBinary, nullable=False),
    Column("touched", BigInteger, nullable=False, server_default="0"),
)
"""One row: the version of the tables, the seed of the city's signing key, and how often it was seen that rows can be stored."""

wards = Table(
    "wards",
    metadata,
    Column("ward_id", Integer, primary_key=True),
    Column("ward", Text, nullable=False, unique=True),
    Column("ward_key", Text, nullable=False),
    Column("practice", Boolean),
    Column("feed_position", BigInteger, nullable=False),
    Column("feed_digest", Text, nullable=False),
    Column("city_seq", BigInteger, nullable=False),
    Column("city_head", Text, nullable=False),
)
"""A ward, and the row every writer of the ward locks; `practice` is open until the first desk joins."""

invitations = Table(
    "invitations",
    metadata,
    Column("code_hash", Text, primary_key=True),
    Column("ward_id", Integer, nullable=False),
    Column("desk_no", Integer, nullable=False),
    Column("expires_at", Float, nullable=False),
    Column("used_by", Text),
    Column("used_key", Text),
)

desks = Table(
    "desks",
    metadata,
    Column("desk_id", Text, primary_key=True),
    Column("ward_id", Integer, nullable=False, index=True),
    Column("desk_no", Integer, nullable=False),
    Column("public_key", Text, nullable=False),
    Column("first_number", Integer, nullable=False),
    Column("last_number", Integer, nullable=False),
    Column("practice", Boolean, nullable=False),
    Column("revoked", Boolean, nullable=False),
    Column("admitted_at", Text, nullable=False),
    Column("head_seq", BigInteger, nullable=False),
    Column("told_seq", BigInteger, nullable=False),
    Column("unsent", BigInteger, nullable=False),
    Column("oldest_unsent", Text),
    Column("last_contact", Text),
    Column("clock_error", Float),
    Column("program", Text, nullable=False),
    Column("schema", Integer, nullable=False),
)
"""A desk; `head_seq` is the highest entry held of it, `told_seq` the head it spoke of at its last handshake."""

desk_keys = Table(
    "desk_keys",
    metadata,
    Column("desk_id", Text, primary_key=True),
    Column("public_key", Text, primary_key=True),
)
"""Every key a desk was ever admitted with: entries carried by others may stand under an old one."""

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("desk_id", Text, nullable=False, index=True),
    Column("expires_at", Float, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("ward_id", Integer, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("desk_id", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("prev_hash", LargeBinary, nullable=False),
    Column("entry_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("dossier_id", Text),
    Column("day", Text, nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("body", LargeBinary),
    UniqueConstraint("ward_id", "position", name="entries_by_position"),
    Index("entries_by_chain", "ward_id", "desk_id", "seq"),
    Index("entries_by_day", "ward_id", "day", "desk_id"),
    Index("entries_by_id", "ward_id", "entry_id"),
    Index("entries_by_dossier", "ward_id", "dossier_id", "position"),
    postgresql_partition_by=BY_WARD,
)
"""Every entry, its bytes as sent, at its place in the ward's feed; `day` is the desk's wall clock. Never deleted."""

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("ward_id", Integer, primary_key=True, autoincrement=False),
    Column("last_position", BigInteger, primary_key=True, autoincrement=False),
    Column("first_position", BigInteger, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("desk_id", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("head_hash", Text, nullable=False),
    Column("signed_at", Text, nullable=False),
    Column("signature", Text, nullable=False),
    postgresql_partition_by=BY_WARD,
)
"""The batches of the feed, each with the signature it came under; `size` in bytes."""

dossiers = Table(
    "dossiers",
    metadata,
    Column("ward_id", Integer, primary_key=True, autoincrement=False),
    Column("dossier_id", Text, primary_key=True),
    Column("code", Text, nullable=False),
    Column("city_code", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("procedure", Text, nullable=False),
    Column("id_number", Text, nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("desk_id", Text, nullable=False),
    Column("opened_by", LargeBinary, nullable=False),
    Column("state", LargeBinary, nullable=False),
    Index("dossiers_by_person", "ward_id", "id_number"),
    postgresql_partition_by=BY_WARD,
)
"""The projection: `state` is the canonical JSON of the dossier, `opened_by` the entry that opened it."""

codes = Table(
    "codes",
    metadata,
    Column("ward_id", Integer, primary_key=True, autoincrement=False),
    Column("code", Text, primary_key=True),
    Column("dossier_id", Text, primary_key=True),
    Column("entry_hash", LargeBinary, nullable=False),
    Column("desk_id", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("number", Integer, nullable=False),
    Index("codes_by_chain", "ward_id", "desk_id", "seq"),
    Index("codes_by_code", "code"),
    postgresql_partition_by=BY_WARD,
)
"""Every number ever printed on a slip, with the dossier it was given to."""

followers = Table(
    "followers",
    metadata,
    Column("ward_id", Integer, primary_key=True, autoincrement=False),
    Column("follower", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("anew_until", BigInteger),
)
"""How far each follower of a ward's feed has come, and the row it locks while it follows.

`anew_until` is where a follower that was put back to the beginning has made good what it had before.
"""

unfolded = Table(
    "unfolded",
    metadata,
    Column("ward_id", Integer, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary, primary_key=True),
    Column("exception_id", Text, nullable=False),
    Column("program", Text, nullable=False),
    Column("whole", Boolean, nullable=False),
)
"""Entries this program could not fold, under the exception that asks about each; another program tries them again.

What they say is left out of every fold, and where that is not enough the `whole` of them.
"""

floors = Table(
    "floors",
    metadata,
    Column("ward_id", Integer, primary_key=True, autoincrement=False),
    Column("desk_id", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("number", Integer, nullable=False),
)
"""The highest running number of every desk's newest day, as far as the feed is folded."""

rights = Table(
    "rights",
    metadata,
    Column("ward_id", Integer, primary_key=True, autoincrement=False),
    Column("user", Text, primary_key=True),
    Column("ended", Text, nullable=False),
    Column("words", Text, nullable=False),
)
"""Users who may no longer work at the counters of a ward; `ended` is a stamp, `words` are all that was said of it, as JSON."""

chain_heads = Table(
    "chain_heads",
    metadata,
    Column("ward_id", Integer, primary_key=True, autoincrement=False),
    Column("desk_id", Text, primary_key=True),
    Column("hash", LargeBinary, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
)
"""The newest entry of every desk's chain, one row for each branch; `state` says as JSON who its users are there."""

exceptions = Table(
    "exceptions",
    metadata,
    Column("ward_id", Integer, primary_key=True, autoincrement=False),
    Column("exception_id", Text, primary_key=True),
    Column("about", Text, nullable=False),
    Column("desk_id", Text, nullable=False),
    Column("dossier_id", Text),
    Column("codes", Text, nullable=False),
    Column("entries", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("opened", Text, nullable=False),
    Column("closings", Text, nullable=False),
    Column("waits", Boolean, nullable=False),
    postgresql_partition_by=BY_WARD,
)
"""What was said of what waits for a person; `opened` is a stamp, "" while only a settlement has come, `closings` JSON.

Of a divergence only what was said of it stands here; what it is stands in `divergences`.
"""

divergences = Table(
    "divergences",
    metadata,
    Column("ward_id", Integer, primary_key=True, autoincrement=False),
    Column("exception_id", Text, primary_key=True),
    Column("dossier_id", Text, nullable=False),
    Column("desk_id", Text, nullable=False),
    Column("opened_at", Text, nullable=False),
    Column("waits", Boolean, nullable=False),
    Column("content", Text, nullable=False),
    Index("divergences_by_dossier", "ward_id", "dossier_id"),
    postgresql_partition_by=BY_WARD,
)
"""Where desks parted over a dossier without knowing of each other, as its fold says; `content` is JSON."""

set_aside = Table(
    "set_aside",
    metadata,
    Column("ward_id", Integer, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary, primary_key=True),
    Column("desk_id", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("prev_hash", LargeBinary, nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("body", LargeBinary),
    Column("checkpoint", Text, nullable=False),
    Column("carried_by", Text, nullable=False),
    Column("at", Text, nullable=False),
    postgresql_partition_by=BY_WARD,
)
"""Entries of a revoked desk brought by others: kept apart, not in the feed, not applied, for a person."""
