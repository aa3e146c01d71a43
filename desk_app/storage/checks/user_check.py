"""Names the users whose row or PIN is not what the journal says."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desk_app.storage.checks.desk_totals import Rows
from desk_app.storage.checks.problems import Problems
from desk_app.storage.database import schema
from desk_app.storage.projections.desk_fold import user_of
from desk_app.storage.projections.user_proof import ABOUT_USERS, PinMark, is_bound

_EMPTIED = select(schema.entries.c.seq).where(
    schema.OF_THE_DESK, schema.entries.c.kind.in_(ABOUT_USERS), schema.entries.c.body.is_(None)
)


def check_users(connection: Connection, wanted: Rows, mark: PinMark, problems: Problems) -> None:
    """Compare every user and PIN with the rows the whole journal leaves; facts about users keep their bodies."""
    kept = {row["user"]: dict(row) for row in connection.execute(select(schema.users)).mappings()}
    pins = {row.user: row.pin_hash for row in connection.execute(select(schema.user_pins))}
    told = {row["user"]: row for row in wanted.values()}
    for user in sorted({*kept, *pins, *told}):
        if kept.get(user) != told.get(user) or not _is_bound(told.get(user), pins.get(user, ""), mark):
            problems.add("verify.user", user=user)
    for (seq,) in connection.execute(_EMPTIED.order_by(schema.entries.c.seq)):
        problems.add("verify.user_emptied", seq=seq)


def _is_bound(row: dict[str, Any] | None, pin_hash: str, mark: PinMark) -> bool:
    return is_bound(pin_hash, user_of(row), mark) if row is not None else not pin_hash
