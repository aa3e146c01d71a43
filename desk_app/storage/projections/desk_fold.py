"""Says which row a fact that belongs to no dossier leaves: users, sign-ins, settings, missing numbers, reference data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from desk_app.domain.facts import facts
from desk_app.domain.facts.wire import from_json, read_fact, to_json
from desk_app.domain.journal.entry import Entry
from desk_app.storage.projections.dossier_lines import instant, moment


@dataclass(frozen=True, slots=True)
class UserLine:
    """A user as journaled; the PIN hash is kept elsewhere, `pin_mark` binds it (empty while nothing does)."""

    user: str
    full_name: str = ""
    role: str = ""
    active: bool = False
    phone: str = ""
    failures: int = 0
    locked_until: datetime | None = None
    rights: tuple[str, ...] | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    unit: str = ""
    pin_mark: str = ""


UserFact = facts.UserSaved | facts.SignInRefused | facts.UserUnlocked | facts.SignedIn | facts.PinKept


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that replaces the one with the same key in its table."""

    table: str
    row: dict[str, Any]


def desk_row(entry: Entry, user: Callable[[str], UserLine | None]) -> TableRow | None:
    """Give the row an entry leaves, None for one that stands in the journal only; `user` gives the user so far."""
    fact, seq = read_fact(entry), entry.header.seq
    if isinstance(fact, UserFact):
        line = fold_user(user(fact.user), fact)
        return TableRow("users", user_row(line)) if line else None
    if isinstance(fact, facts.SettingChanged):
        day = fact.effective_from.isoformat()
        return TableRow("settings", {"name": fact.name, "effective_from": day, "value": fact.value})
    if isinstance(fact, facts.NumbersMissing):
        numbers = {"day": fact.day.isoformat(), "first": fact.first, "last": fact.last}
        return TableRow("numbers_missing", {"seq": seq, **numbers, "witness": fact.witness})
    if isinstance(fact, facts.ReferenceDataChanged):
        change = {"what": fact.what, "key": fact.key, "digest": fact.digest}
        return TableRow("reference_changes", {"seq": seq, **change, "at": entry.header.occurred_at})
    return None


def user_row(line: UserLine) -> dict[str, Any]:
    """Give the row of a user."""
    return {name: getattr(line, name) for name in UserLine.__slots__} | {
        "locked_until": instant(line.locked_until) if line.locked_until else None,
        "rights": None if line.rights is None else to_json(line.rights).decode(),
        "valid_from": line.valid_from.isoformat() if line.valid_from else None,
        "valid_until": line.valid_until.isoformat() if line.valid_until else None,
    }


def user_of(row: dict[str, Any]) -> UserLine:
    """Read a user's row."""
    return UserLine(**user_fields(row))


def user_fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """Read the columns of a user's row that are no plain texts or numbers; the others are given as they are."""
    until, rights = row["locked_until"], row["rights"]
    return {
        **row,
        "active": bool(row["active"]),
        "locked_until": moment(until) if until else None,
        "rights": None if rights is None else from_json(tuple[str, ...], rights),
        "valid_from": date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
        "valid_until": date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
    }


def fold_user(before: UserLine | None, fact: UserFact) -> UserLine | None:
    """Give a user after a fact; a sign-in under a name nobody has makes no user."""
    if isinstance(fact, facts.UserSaved):
        line = before or UserLine(fact.user)
        said = {name: getattr(fact, name) for name in facts.UserSaved.__slots__ if name != "user"}
        return replace(line, **said)
    if before is None:
        return None
    if isinstance(fact, facts.PinKept):
        return replace(before, pin_mark=fact.mark)
    if isinstance(fact, facts.SignInRefused):
        return replace(before, failures=fact.failures, locked_until=fact.locked_until)
    return replace(before, failures=0, locked_until=None)
