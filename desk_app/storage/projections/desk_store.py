"""Users, settings and drafts of the desk inside one transaction."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.engine import Connection

from desk_app.domain.facts import facts
from desk_app.ports.drafts import SavedDraft
from desk_app.ports.journal import Journal
from desk_app.ports.users import UserAccount
from desk_app.storage.database import schema
from desk_app.storage.database.statements import Line, Prepared
from desk_app.storage.projections.desk_fold import user_fields
from desk_app.storage.projections.user_proof import PinMark, is_as_journaled

_ACCOUNT = select(schema.users, func.coalesce(schema.user_pins.c.pin_hash, "").label("pin_hash")).outerjoin(
    schema.user_pins, schema.user_pins.c.user == schema.users.c.user
)
_IN_FORCE = (
    select(schema.settings.c.name, schema.settings.c.value)
    .where(schema.settings.c.effective_from <= bindparam("on"))
    .order_by(schema.settings.c.effective_from)
)


_ONE_ACCOUNT = Prepared(_ACCOUNT.where(schema.users.c.user == bindparam("name")))
_ALL_ACCOUNTS = Prepared(_ACCOUNT.order_by(schema.users.c.active.desc(), schema.users.c.user))
_ALL_IN_FORCE = Prepared(_IN_FORCE)
_ONE_IN_FORCE = Prepared(_IN_FORCE.where(schema.settings.c.name == bindparam("setting")))


def _account(row: Line) -> UserAccount:
    return UserAccount(**user_fields(row))


class SqliteUsers:
    """Users as projected, with their PIN hashes (which never enter the journal)."""

    def __init__(self, connection: Connection, journal: Journal, mark: PinMark) -> None:
        self._connection = connection
        self._journal = journal
        self._mark = mark

    def by_name(self, user: str) -> UserAccount | None:
        """Find one user."""
        row = _ONE_ACCOUNT.row(self._connection, {"name": user})
        return _account(row) if row is not None else None

    def all(self) -> tuple[UserAccount, ...]:
        """Give all users, active first."""
        return tuple(_account(row) for row in _ALL_ACCOUNTS.rows(self._connection, {}))

    def agrees(self, user: str) -> bool:
        """Whether what is kept of a user, the PIN hash too, is what the own chain says; quick on the longest journal."""
        return is_as_journaled(self._connection, self.by_name(user), user, self._mark)

    def keep_pin(self, user: str, pin_hash: str, *, actor: str, at: datetime) -> None:
        """Keep a PIN hash and journal the mark that binds it."""
        self._journal.append(facts.PinKept(user, self._mark(user, pin_hash)), actor=actor, at=at)
        statement = upsert(schema.user_pins).values(user=user, pin_hash=pin_hash)
        statement = statement.on_conflict_do_update(index_elements=["user"], set_={"pin_hash": pin_hash})
        self._connection.execute(statement)


class SqliteSettings:
    """Ward settings with effective dates; the newest value in force wins."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def value(self, name: str, on: date) -> str | None:
        """Give the value in force on a day."""
        rows = _ONE_IN_FORCE.rows(self._connection, {"on": on.isoformat(), "setting": name})
        return rows[-1]["value"] if rows else None

    def all(self, on: date) -> dict[str, str]:
        """Give every setting in force on a day."""
        rows = _ALL_IN_FORCE.rows(self._connection, {"on": on.isoformat()})
        return {row["name"]: row["value"] for row in rows}


class SqliteDrafts:
    """Receptions not finished yet; not journaled."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save(self, draft: SavedDraft) -> None:
        """Keep or replace a draft."""
        row = {
            "draft_id": draft.draft_id,
            "user": draft.user,
            "saved_at": draft.saved_at.isoformat(),
            "content": draft.content,
        }
        statement = upsert(schema.drafts).values(row)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["draft_id"], set_=row))

    def all(self) -> tuple[SavedDraft, ...]:
        """Give all kept drafts, newest first."""
        rows = self._connection.execute(select(schema.drafts)).all()
        kept = [
            SavedDraft(row.draft_id, row.user, datetime.fromisoformat(row.saved_at), row.content)
            for row in rows
        ]
        return tuple(sorted(kept, key=lambda draft: draft.saved_at, reverse=True))

    def discard(self, draft_id: str) -> None:
        """Forget a draft."""
        self._connection.execute(delete(schema.drafts).where(schema.drafts.c.draft_id == draft_id))
