"""Turns the desk's values into plain JSON and back: ISO dates, enum values, lists; unknown keys are left alone."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeVar, cast, get_args

import msgspec

from desk_app.domain.facts.city_facts import DayClosed, ExceptionClosed
from desk_app.domain.facts.desk_facts import UserSaved
from desk_app.domain.facts.dossier_facts import DossierFact
from desk_app.domain.facts.facts import Fact
from desk_app.domain.journal.canonical import canonical_bytes
from desk_app.domain.journal.entry import Entry, body_bytes
from desk_app.domain.time.moment import Moment

T = TypeVar("T")

SCHEMA = 2
"""The newest schema of any kind this program writes, told in the handshake."""

OLDEST_SERVED = 1
"""The oldest schema a desk may write: one that writes it goes on sending, and shows what is newer as such."""

MOST_HEADS = 256
"""Heads of a dossier an entry names at most; honest desks of a ward never come near."""


@dataclass(frozen=True, slots=True)
class Approval:
    """A second person who agreed to a deed, and when."""

    by: str
    at: Moment


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the body of every entry since schema 2 may say beside its fact.

    `also` names the heads its author had folded beside `base`. `happened_at` is when it really happened where that is
    not when it was written (paper book, backlog, outage). `at_once` marks facts done in one go while the citizen waits.
    """

    also: Annotated[tuple[str, ...], msgspec.Meta(max_length=MOST_HEADS)] = ()
    happened_at: Moment | None = None
    approval: Approval | None = None
    at_once: bool = False


NONE = Particulars()

UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
"""What reading or folding a body raises that is not what its kind says."""


@cache
def fact_types() -> dict[str, type[Fact]]:
    """Map each journal kind to its fact."""
    return {kind.KIND: kind for kind in get_args(Fact)}


@cache
def _second() -> frozenset[str]:
    return frozenset(kind.KIND for kind in (*get_args(DossierFact), UserSaved, ExceptionClosed, DayClosed))


def schema_of(kind: str) -> int:
    """Give the schema new entries of a kind are written in, which is the newest of that kind read here."""
    return 2 if kind in _second() else 1


def is_newer(kind: str, schema: int) -> bool:
    """Whether an entry comes from a program that knows more than this one: another kind, or another schema of it."""
    return kind not in fact_types() or schema > schema_of(kind)


def to_plain(value: Any) -> Any:
    """Give a value as plain JSON types."""
    return msgspec.to_builtins(value)


def canonical(value: Any) -> bytes:
    """Give the canonical JSON (RFC 8785) of a value, the bytes a digest of it is taken over."""
    return canonical_bytes(value)


def to_json(value: Any) -> bytes:
    """Give a value as JSON, its names in the order they were declared."""
    return msgspec.json.encode(value)


@cache
def _decoder(cls: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(cls)


def from_json(cls: type[T], text: bytes | str) -> T:
    """Rebuild a value of `cls` from JSON; raises ValueError on anything else."""
    try:
        read: T = _decoder(cast(Hashable, cls)).decode(text)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(f"not a {cls}") from error
    return read


def from_plain(cls: type[T], plain: Any) -> T:
    """Rebuild a value of `cls` from plain JSON types; raises ValueError on impossible data."""
    try:
        return msgspec.convert(plain, cls)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(f"not a {cls}") from error


def write_body(fact: Fact, salt: str, beside: Particulars = NONE) -> bytes:
    """Give the canonical body bytes of a fact; what its particulars leave open is not written."""
    plain = to_plain(fact)
    if beside is not NONE:
        said = to_plain(beside)
        plain |= {name: said[name] for name in Particulars.__slots__ if getattr(beside, name)}
    return body_bytes(plain, salt)


def read_particulars(entry: Entry) -> Particulars:
    """Read what an entry says beside its fact; nothing for bodies deleted, and for unreadable ones.

    Also of kinds still in their first schema: the city names all heads it had folded, and an older desk passes over it.
    """
    if entry.body_bytes is None:
        return NONE
    try:
        return from_json(Particulars, entry.body_bytes)
    except UNREADABLE:
        return NONE


def named_by(entry: Entry) -> tuple[str, ...]:
    """All entries its author names as folded: those beside `base`, then `base` itself."""
    base = entry.header.base
    return (*read_particulars(entry).also, *((base,) if base else ()))


def read_fact(entry: Entry) -> Fact | None:
    """Read the fact of an entry; None when its kind or schema is not known here or its body was deleted by retention.

    Raises ValueError for a body that is not what its kind says.
    """
    header = entry.header
    if entry.body_bytes is None or is_newer(header.kind, header.schema):
        return None
    return from_json(fact_types()[header.kind], entry.body_bytes)


def fact_or_none(entry: Entry) -> Fact | None:
    """Read the fact of an entry; None also for a body that is not what its kind says."""
    try:
        return read_fact(entry)
    except UNREADABLE:
        return None
