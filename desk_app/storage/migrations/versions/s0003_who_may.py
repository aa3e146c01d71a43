"""Single rights of users with the days they hold."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add what is new; users are folded anew afterwards."""
    for name in ("rights", "valid_from", "valid_until"):
        op.add_column("users", sa.Column(name, sa.Text))
    op.add_column("users", sa.Column("unit", sa.Text, nullable=False, server_default=""))
