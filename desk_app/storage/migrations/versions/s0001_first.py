"""The first database: journal, projection, search words, users, settings, reference data, drafts, exchange."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

JOURNAL_GUARDS = (
    """CREATE TRIGGER entries_keep_rows BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER entries_keep_bytes BEFORE UPDATE ON entries
    WHEN NEW.position IS NOT OLD.position OR NEW.hash IS NOT OLD.hash OR NEW.entry_id IS NOT OLD.entry_id
      OR NEW.desk_id IS NOT OLD.desk_id OR NEW.seq IS NOT OLD.seq OR NEW.kind IS NOT OLD.kind
      OR NEW.dossier_id IS NOT OLD.dossier_id OR NEW.header IS NOT OLD.header
      OR NEW.prev_hash IS NOT OLD.prev_hash OR NEW.day IS NOT OLD.day OR NEW.own IS NOT OLD.own
      OR (NEW.body IS NOT OLD.body AND NEW.body IS NOT NULL)
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
)

SEARCH_WORDS = """CREATE VIRTUAL TABLE search_words USING fts5(
    words, content='', columnsize=0, detail=none, prefix='1 2 3 4 5 6', tokenize='ascii')"""


def upgrade() -> None:
    """Build everything."""
    _state()
    _journal()
    _dossiers()
    _desk()
    _reference()
    _city()


def _text(name: str, *, nullable: bool = False, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable, primary_key=key)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def _state() -> None:
    op.create_table(
        "desk_state",
        sa.Column("id", sa.Integer, primary_key=True),
        *(_text(name) for name in ("instance_id", "desk_id", "ward")),
        _whole("desk_no"),
        sa.Column("practice", sa.Boolean(create_constraint=False), nullable=False),
        _whole("first_number", nullable=True),
        _whole("last_number", nullable=True),
        _whole("head_seq"),
        _text("head_hash"),
        _text("last_moment", nullable=True),
        _whole("acked_seq"),
        _text("acked_hash"),
        _whole("reference_version"),
    )


def _journal() -> None:
    op.create_table(
        "entries",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        *(_text(name) for name in ("entry_id", "desk_id")),
        _whole("seq"),
        _text("kind"),
        _text("dossier_id", nullable=True),
        sa.Column("header", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.LargeBinary),
        sa.Column("prev_hash", sa.LargeBinary, nullable=False),
        _text("day"),
        *(_whole(name, nullable=True) for name in ("own", "city_position")),
        sa.UniqueConstraint("hash", name="uq_entries_hash"),
    )
    for column in ("seq", "entry_id"):
        op.create_index(
            f"uq_entries_own_{column}", "entries", [column], unique=True, sqlite_where=sa.text("own = 1")
        )
    positioned = sa.text("city_position IS NOT NULL")
    op.create_index(
        "uq_entries_city_position", "entries", ["city_position"], unique=True, sqlite_where=positioned
    )
    # Entries of others that the city is not known to hold: normally none.
    op.create_index(
        "ix_entries_carried",
        "entries",
        ["desk_id", "seq"],
        sqlite_where=sa.text("own IS NULL AND city_position IS NULL"),
    )
    op.create_index("ix_entries_dossier_id", "entries", ["dossier_id"])
    op.create_index("ix_entries_day_kind", "entries", ["day", "kind"])
    for guard in JOURNAL_GUARDS:
        op.execute(guard)


def _dossiers() -> None:
    op.create_table(
        "dossiers",
        sa.Column("pk", sa.Integer, primary_key=True),
        *(_text(name) for name in ("dossier_id", "code", "name", "phone", "procedure", "procedure_name")),
        _whole("status"),
        sa.Column("open", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("voided", sa.Boolean(create_constraint=False), nullable=False),
        _text("received_at"),
        _text("due_at", nullable=True),
        _text("place"),
        _text("day", nullable=True),
        _whole("number", nullable=True),
        _text("due_open", nullable=True),
        *(_whole(name, nullable=True) for name in ("ready", "unprinted", "print_unsure")),
        _text("desk_id"),
        _whole("own_seq"),
        sa.UniqueConstraint("dossier_id", name="uq_dossiers_dossier_id"),
    )
    # Each list has an index that holds its members only: a list of ten costs ten rows among a million.
    for column in ("due_open", "ready", "unprinted", "print_unsure"):
        members = sa.text(f"{column} IS NOT NULL")
        op.create_index(f"ix_dossiers_{column}", "dossiers", [column], sqlite_where=members)
    op.create_index("ix_dossiers_day_number", "dossiers", ["day", "number"])
    op.create_table(
        "dossier_states",
        sa.Column(
            "pk", sa.Integer, sa.ForeignKey("dossiers.pk", name="fk_dossier_states_pk"), primary_key=True
        ),
        sa.Column("state", sa.LargeBinary, nullable=False),
    )
    for table, key in (("dossier_codes", "code_key"), ("persons", "id_number")):
        foreign = sa.ForeignKey("dossiers.pk", name=f"fk_{table}_pk")
        pk = sa.Column("pk", sa.Integer, foreign, primary_key=True)
        op.create_table(table, _text(key, key=True), pk, sqlite_with_rowid=False)
    op.execute(SEARCH_WORDS)
    # A save only adds a small segment to the word index; idle time merges them (search_upkeep).
    op.execute("INSERT INTO search_words (search_words, rank) VALUES ('automerge', 0)")
    op.execute("INSERT INTO search_words (search_words, rank) VALUES ('crisismerge', 512)")
    op.create_table("procedure_usage", _text("procedure", key=True), _whole("receptions"))


def _desk() -> None:
    op.create_table(
        "users",
        _text("user", key=True),
        *(_text(name) for name in ("full_name", "role")),
        sa.Column("active", sa.Boolean(create_constraint=False), nullable=False),
        _text("phone"),
        _whole("failures"),
        _text("locked_until", nullable=True),
    )
    op.create_table("user_pins", _text("user", key=True), _text("pin_hash"))
    op.create_table("settings", _text("name", key=True), _text("effective_from", key=True), _text("value"))
    op.create_table(
        "numbers_missing",
        sa.Column("seq", sa.Integer, primary_key=True),
        _text("day"),
        _whole("first"),
        _whole("last"),
        _text("witness"),
    )
    op.create_table(
        "drafts",
        _text("draft_id", key=True),
        *(_text(name) for name in ("user", "saved_at", "content")),
    )


def _reference() -> None:
    op.create_table(
        "reference_changes",
        sa.Column("seq", sa.Integer, primary_key=True),
        *(_text(name) for name in ("what", "key", "digest", "at")),
    )
    op.create_table(
        "procedures", _text("code", key=True), _text("effective_from", key=True), _text("content")
    )
    op.create_table("reference_documents", _text("name", key=True), _text("content"))


def _city() -> None:
    op.create_table(
        "city_state",
        sa.Column("id", sa.Integer, primary_key=True),
        _text("link", nullable=True),
        _whole("cursor_position"),
        _text("cursor_digest"),
        _text("floor_day", nullable=True),
        _whole("floor_number", nullable=True),
        *(_text(name, nullable=True) for name in ("last_contact", "last_success")),
        sa.Column("clock_offset", sa.Float),
        _text("trouble"),
    )
    op.create_table("feed_marks", sa.Column("position", sa.Integer, primary_key=True), _text("digest"))
    op.create_table(
        "checkpoints",
        *(_text(name, key=True) for name in ("desk_id", "head_hash")),
        _whole("seq"),
        *(_text(name) for name in ("signed_at", "signature")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ward_desks",
        _text("desk_id", key=True),
        _whole("desk_no", nullable=True),
        _text("public_key", nullable=True),
        *(_whole(name, nullable=True) for name in ("first_number", "last_number")),
        *(_text(name) for name in ("admitted", "revoked")),
    )
    _persons_work()


def _persons_work() -> None:
    op.create_table(
        "exceptions",
        _text("exception_id", key=True),
        *(_text(name) for name in ("about", "desk_id")),
        _text("dossier_id", nullable=True),
        *(_text(name) for name in ("codes", "entries", "detail", "opened", "closed")),
        *(_text(name) for name in ("closed_by", "choice", "reason")),
        sa.Column("waits", sa.Boolean(create_constraint=False), nullable=False),
    )
    op.create_index("ix_exceptions_waits", "exceptions", ["opened"], sqlite_where=sa.text("waits IS 1"))
    op.create_table(
        "bundles",
        _text("bundle_id", key=True),
        _text("desk_id"),
        _whole("seq"),
        *(_text(name) for name in ("head_hash", "at")),
    )
    op.create_table(
        "carried_receipts",
        *(_text(name, key=True) for name in ("desk_id", "head_hash")),
        *(_text(name) for name in ("moment", "content")),
        sqlite_with_rowid=False,
    )
