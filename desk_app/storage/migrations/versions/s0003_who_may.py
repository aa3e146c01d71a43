"""Single rights of users with the days they hold, what binds their PINs, and a quick way to the facts about a user."""

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


def upgrade() -> None:
    """Add what is new; users are folded anew afterwards."""
    for name in ("rights", "valid_from", "valid_until"):
        op.add_column("users", sa.Column(name, sa.Text))
    for name in ("unit", "pin_mark"):
        op.add_column("users", sa.Column(name, sa.Text, nullable=False, server_default=""))
    op.get_bind().exec_driver_sql(ABOUT_USER)
