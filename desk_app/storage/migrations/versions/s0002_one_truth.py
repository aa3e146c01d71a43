"""Divergences of two desks, settlements as they stand, heads of the ward's facts, and when an entry came here."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


BYTES_GUARD = """CREATE TRIGGER entries_keep_bytes BEFORE UPDATE ON entries
    WHEN NEW.position IS NOT OLD.position OR NEW.hash IS NOT OLD.hash OR NEW.entry_id IS NOT OLD.entry_id
      OR NEW.desk_id IS NOT OLD.desk_id OR NEW.seq IS NOT OLD.seq OR NEW.kind IS NOT OLD.kind
      OR NEW.dossier_id IS NOT OLD.dossier_id OR NEW.header IS NOT OLD.header
      OR NEW.prev_hash IS NOT OLD.prev_hash OR NEW.day IS NOT OLD.day OR NEW.own IS NOT OLD.own
      OR NEW.arrived_at IS NOT OLD.arrived_at
      OR (NEW.body IS NOT OLD.body AND NEW.body IS NOT NULL)
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"""


def _text(name: str, *, nullable: bool = False, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable, primary_key=key)


def _yes_or_no(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(create_constraint=False), nullable=False)


def upgrade() -> None:
    """Add what is new; the tables made of the journal are made anew afterwards."""
    op.add_column("entries", _text("arrived_at", nullable=True))
    op.execute("DROP TRIGGER entries_keep_bytes")
    op.execute(BYTES_GUARD)
    op.add_column("desk_state", sa.Column("projection", sa.Integer, nullable=False, server_default="0"))
    op.drop_table("exceptions")
    op.create_table(
        "exceptions",
        _text("exception_id", key=True),
        *(_text(name) for name in ("about", "desk_id")),
        _text("dossier_id", nullable=True),
        *(_text(name) for name in ("codes", "entries", "detail", "opened", "closings")),
        _yes_or_no("waits"),
    )
    op.create_table(
        "divergences",
        _text("exception_id", key=True),
        *(_text(name) for name in ("dossier_id", "desk_id", "code", "opened")),
        _yes_or_no("waits"),
        _text("content"),
    )
    op.create_index("ix_divergences_dossier_id", "divergences", ["dossier_id"])
    for table in ("exceptions", "divergences"):
        op.create_index(f"ix_{table}_waits", table, ["opened"], sqlite_where=sa.text("waits IS 1"))
    op.create_table(
        "ward_heads",
        *(_text(name, key=True) for name in ("subject", "hash")),
        _yes_or_no("known"),
        _yes_or_no("stored"),
        sqlite_with_rowid=False,
    )
