"""Single rights of users with the days they hold, what binds their PINs, and the chain of look-ups."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


ABOUT_USER = """CREATE INDEX ix_entries_about_user ON entries (
    kind,
    CASE WHEN json_valid(CAST(body AS TEXT)) THEN json_extract(CAST(body AS TEXT), '$.user') END,
    seq
) WHERE own = 1 AND dossier_id IS NULL"""
LOOK_UP_GUARDS = (
    """CREATE TRIGGER lookups_keep_rows BEFORE DELETE ON lookups
    BEGIN SELECT RAISE(ABORT, 'look-ups are append-only'); END""",
    """CREATE TRIGGER lookups_keep_bytes BEFORE UPDATE ON lookups
    BEGIN SELECT RAISE(ABORT, 'look-ups are append-only'); END""",
)


def upgrade() -> None:
    """Add what is new; users are folded anew afterwards."""
    for name in ("rights", "valid_from", "valid_until"):
        op.add_column("users", sa.Column(name, sa.Text))
    for name in ("unit", "pin_mark"):
        op.add_column("users", sa.Column(name, sa.Text, nullable=False, server_default=""))
    op.get_bind().exec_driver_sql(ABOUT_USER)
    _look_ups()


def _look_ups() -> None:
    op.create_table(
        "lookups",
        sa.Column("seq", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.LargeBinary, nullable=False) for name in ("prev_hash", "hash", "line")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("hour", "user", "code")),
    )
    op.create_index("ix_lookups_hour_user", "lookups", ["hour", "user"])
    op.create_index("ix_lookups_code", "lookups", ["code"])
    recorded = sa.text("own = 1 AND kind = 'lookups_recorded'")
    op.create_index("ix_entries_lookups_recorded", "entries", ["seq"], sqlite_where=recorded)
    for guard in LOOK_UP_GUARDS:
        op.execute(guard)
