"""Single rights of users with the days they hold, and the chain of look-ups."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


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
    op.add_column("users", sa.Column("unit", sa.Text, nullable=False, server_default=""))
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
