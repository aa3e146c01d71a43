"""Turns the desk's values into plain JSON and back: ISO dates, enum values, lists; unknown keys are left alone."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast, get_args

import msgspec

from desk_app.domain.canonical import canonical_bytes
from desk_app.domain.facts import Fact
from desk_app.domain.journal import Entry, body_bytes

T = TypeVar("T")

SCHEMA = 1
"""Schema number written into new entries, per kind; all kinds are still at their first."""


UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
"""What reading or folding a body raises that is not what its kind says."""


@cache
def fact_types() -> dict[str, type[Fact]]:
    """Map each journal kind to its fact."""
    return {kind.KIND: kind for kind in get_args(Fact)}


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


def write_body(fact: Fact, salt: str) -> bytes:
    """Give the canonical body bytes of a fact."""
    return body_bytes(to_plain(fact), salt)


def read_fact(entry: Entry) -> Fact | None:
    """Read the fact of an entry; None when its kind or schema is not known here or its body was deleted by retention.

    Raises ValueError for a body that is not what its kind says.
    """
    kind = fact_types().get(entry.header.kind)
    if kind is None or entry.body_bytes is None or entry.header.schema > SCHEMA:
        return None
    return from_json(kind, entry.body_bytes)


def fact_or_none(entry: Entry) -> Fact | None:
    """Read the fact of an entry; None also for a body that is not what its kind says."""
    try:
        return read_fact(entry)
    except UNREADABLE:
        return None
