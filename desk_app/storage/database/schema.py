"""The tables of the desk's database, as the stores use them; migrations build them."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    and_,
    literal_column,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

desk_state = Table(
    "desk_state",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("instance_id", Text, nullable=False),
    Column("desk_id", Text, nullable=False),
    Column("ward", Text, nullable=False),
    Column("desk_no", Integer, nullable=False),
    Column("practice", Boolean(create_constraint=False), nullable=False),
    Column("first_number", Integer),
    Column("last_number", Integer),
    Column("head_seq", Integer, nullable=False),
    Column("head_hash", Text, nullable=False),
    Column("last_moment", Text),
    Column("acked_seq", Integer, nullable=False),
    Column("acked_hash", Text, nullable=False),
    Column("reference_version", Integer, nullable=False),
    Column("projection", Integer, nullable=False),
)
"""One row: who the desk is, its newest own entry and the newest the city has receipted.

`projection` is the version of the fold the tables were made with.
"""

entries = Table(
    "entries",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("hash", LargeBinary, nullable=False),
    Column("entry_id", Text, nullable=False),
    Column("desk_id", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("dossier_id", Text),
    Column("header", LargeBinary, nullable=False),
    Column("body", LargeBinary),
    Column("prev_hash", LargeBinary, nullable=False),
    Column("day", Text, nullable=False),
    Column("own", Integer),
    Column("city_position", Integer),
    Column("arrived_at", Text),
    UniqueConstraint("hash"),
)
"""The journal: header and body bytes exactly as written; triggers refuse every change but a body's deletion.

`own` is 1 on the chain this desk goes on writing and null on all others, also on another branch of this very desk (a
restored or copied folder). `city_position` is the place in the ward's feed, null while the city is not known to hold it;
`day` is the day on which it happened by the wall clock it was written under; `arrived_at` is when an entry of another
desk came here, by this PC's clock, null for own entries.
"""

OWN = entries.c.own == literal_column("1")
"""The own chain; written out, so that SQLite uses the index that holds nothing else."""

Index("uq_entries_own_seq", entries.c.seq, unique=True, sqlite_where=OWN)
Index("uq_entries_own_entry_id", entries.c.entry_id, unique=True, sqlite_where=OWN)
Index(
    "uq_entries_city_position",
    entries.c.city_position,
    unique=True,
    sqlite_where=entries.c.city_position.is_not(None),
)
OF_THE_DESK = and_(OWN, entries.c.dossier_id.is_(None))
"""Own entries about no dossier: users, settings, numbers, clock."""

ABOUT_USER: ColumnElement[str] = literal_column(
    "CASE WHEN json_valid(CAST(body AS TEXT)) THEN json_extract(CAST(body AS TEXT), '$.user') END"
)
"""The user an entry names, null for none and for a deleted body; written as in the index over kind, user and seq."""

Index("ix_entries_dossier_id", entries.c.dossier_id)
Index("ix_entries_day_kind", entries.c.day, entries.c.kind)

RECORDED = entries.c.kind == literal_column("'lookups_recorded'")
"""What the journal records of the look-ups; written out for the index that holds nothing else."""
Index("ix_entries_lookups_recorded", entries.c.seq, sqlite_where=OWN & RECORDED)

lookups = Table(
    "lookups",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("prev_hash", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("line", LargeBinary, nullable=False),
    Column("hour", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("code", Text, nullable=False),
)
"""The chain of look-ups; `line` holds the bytes that are hashed, `hour`, `user` and `code` repeat parts of it for lists.

Triggers refuse every change. It never leaves the PC but in the encrypted copies of this database.
"""

Index("ix_lookups_hour_user", lookups.c.hour, lookups.c.user)
Index("ix_lookups_code", lookups.c.code)

dossiers = Table(
    "dossiers",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("dossier_id", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("procedure", Text, nullable=False),
    Column("procedure_name", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("open", Boolean(create_constraint=False), nullable=False),
    Column("voided", Boolean(create_constraint=False), nullable=False),
    Column("received_at", Text, nullable=False),
    Column("due_at", Text),
    Column("place", Text, nullable=False),
    Column("day", Text),
    Column("number", Integer),
    Column("due_open", Text),
    Column("ready", Integer),
    Column("unprinted", Integer),
    Column("print_unsure", Integer),
    Column("desk_id", Text, nullable=False),
    Column("own_seq", Integer, nullable=False),
    UniqueConstraint("dossier_id"),
)
"""What a list line shows; `due_open`, `ready`, `unprinted`, `print_unsure` are null outside their list.

`desk_id` is the desk that received it, `own_seq` the newest entry of the own chain about it, 0 for none.
"""

dossier_states = Table(
    "dossier_states",
    metadata,
    Column("pk", Integer, ForeignKey("dossiers.pk"), primary_key=True),
    Column("state", LargeBinary, nullable=False),
)
"""The whole dossier as compressed canonical JSON, apart from the list lines so that lists stay narrow."""

dossier_codes = Table(
    "dossier_codes",
    metadata,
    Column("code_key", Text, primary_key=True),
    Column("pk", Integer, ForeignKey("dossiers.pk"), primary_key=True),
    sqlite_with_rowid=False,
)
"""Every code a dossier ever had, folded for search."""

persons = Table(
    "persons",
    metadata,
    Column("id_number", Text, primary_key=True),
    Column("pk", Integer, ForeignKey("dossiers.pk"), primary_key=True),
    sqlite_with_rowid=False,
)
"""Which dossiers name which ID number, as applicant or owner."""

procedure_usage = Table(
    "procedure_usage",
    metadata,
    Column("procedure", Text, primary_key=True),
    Column("receptions", Integer, nullable=False),
)

users = Table(
    "users",
    metadata,
    Column("user", Text, primary_key=True),
    Column("full_name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("active", Boolean(create_constraint=False), nullable=False),
    Column("phone", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("locked_until", Text),
    Column("rights", Text),
    Column("valid_from", Text),
    Column("valid_until", Text),
    Column("unit", Text, nullable=False),
    Column("pin_mark", Text, nullable=False),
)

user_pins = Table(
    "user_pins",
    metadata,
    Column("user", Text, primary_key=True),
    Column("pin_hash", Text, nullable=False),
)
"""PIN hashes stand outside the projection: they never enter the journal."""

settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("effective_from", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

numbers_missing = Table(
    "numbers_missing",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("day", Text, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("witness", Text, nullable=False),
)

reference_changes = Table(
    "reference_changes",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("what", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("at", Text, nullable=False),
)

procedures = Table(
    "procedures",
    metadata,
    Column("code", Text, primary_key=True),
    Column("effective_from", Text, primary_key=True),
    Column("content", Text, nullable=False),
)

reference_documents = Table(
    "reference_documents",
    metadata,
    Column("name", Text, primary_key=True),
    Column("content", Text, nullable=False),
)
"""The calendar and the working hours, each whole, as canonical JSON."""

drafts = Table(
    "drafts",
    metadata,
    Column("draft_id", Text, primary_key=True),
    Column("user", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
    Column("content", Text, nullable=False),
)
