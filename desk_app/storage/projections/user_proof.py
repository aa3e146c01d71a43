"""Compares a user and his PIN with the facts of the own chain, without reading the chain from its beginning."""

from __future__ import annotations

import hmac
from collections.abc import Callable

from sqlalchemy import Select, bindparam, select
from sqlalchemy.engine import Connection

from desk_app.domain.facts import facts
from desk_app.domain.facts.wire import UNREADABLE, read_fact
from desk_app.domain.journal.entry import Entry
from desk_app.ports.users import UserAccount
from desk_app.storage.database import schema
from desk_app.storage.database.statements import Prepared
from desk_app.storage.journal.entry_rows import entry_of, is_whole
from desk_app.storage.projections.desk_fold import UserFact, UserLine, fold_user

PinMark = Callable[[str, str], str]
"""Gives what binds the PIN hash of a user, for which the desk's key is needed."""

COUNTS = (facts.SignInRefused.KIND, facts.UserUnlocked.KIND, facts.SignedIn.KIND)
"""Kinds of which only the newest counts, whichever it is."""
ABOUT_USERS = (facts.UserSaved.KIND, facts.PinKept.KIND, *COUNTS)
"""Kinds that say something of a user; their bodies are never deleted."""

_ENTRY = schema.entries.c


def _query(order: object) -> Select[tuple[int, bytes, bytes, bytes]]:
    columns, about = select(_ENTRY.seq, _ENTRY.hash, _ENTRY.header, _ENTRY.body), schema.ABOUT_USER
    named = columns.where(schema.OF_THE_DESK, _ENTRY.kind == bindparam("of"), about == bindparam("name"))
    return named.order_by(order).limit(1)  # type: ignore[arg-type]


_NEWEST, _FIRST = Prepared(_query(_ENTRY.seq.desc())), Prepared(_query(_ENTRY.seq))
_EMPTIED = Prepared(
    select(_ENTRY.seq)
    .where(schema.OF_THE_DESK, _ENTRY.kind == bindparam("of"), schema.ABOUT_USER.is_(None))
    .limit(1)
)


def journaled_user(connection: Connection, user: str) -> UserLine | None:
    """Give a user as the own chain tells: the newest fact of each sort says all that the ones before it said.

    Raises ValueError where an entry found is not whole or cannot be read.
    """
    first = _entry(_FIRST, connection, facts.UserSaved.KIND, user)
    if first is None:
        return None
    newest = {kind: _entry(_NEWEST, connection, kind, user) for kind in ABOUT_USERS}
    counts = [entry for kind in COUNTS if (entry := newest[kind]) is not None]
    last = max(counts, key=lambda entry: entry.header.seq, default=None)
    told = [first, newest[facts.UserSaved.KIND], newest[facts.PinKept.KIND], last]
    line: UserLine | None = None
    for entry in sorted((one for one in told if one is not None), key=lambda one: one.header.seq):
        line = fold_user(line, _fact(entry))
    return line


def is_as_journaled(connection: Connection, kept: UserAccount | None, user: str, mark: PinMark) -> bool:
    """Whether a user as kept in the tables is the one the own chain tells of, and the PIN the one it binds."""
    try:
        told = journaled_user(connection, user)
    except UNREADABLE:
        return False
    if any(_EMPTIED.row(connection, {"of": kind}) for kind in ABOUT_USERS):
        return False
    if told is None or kept is None:
        return told is None and kept is None
    same = all(getattr(kept, name) == getattr(told, name) for name in UserLine.__slots__)
    return same and is_bound(kept.pin_hash, told, mark)


def is_bound(pin_hash: str, told: UserLine, mark: PinMark) -> bool:
    """Whether a kept PIN hash is the one the journal binds; where it binds none, any is."""
    return not told.pin_mark or hmac.compare_digest(told.pin_mark, mark(told.user, pin_hash))


def _entry(query: Prepared, connection: Connection, kind: str, user: str) -> Entry | None:
    row = query.row(connection, {"of": kind, "name": user})
    if row is None:
        return None
    entry = entry_of(row["hash"], row["header"], row["body"])
    header = entry.header
    if not is_whole(entry) or (header.kind, header.seq, header.dossier_id) != (kind, row["seq"], None):
        raise ValueError(f"entry {row['seq']} is not what it was")
    return entry


def _fact(entry: Entry) -> UserFact:
    fact = read_fact(entry)
    if not isinstance(fact, UserFact):
        raise TypeError(entry.header.kind)
    return fact
