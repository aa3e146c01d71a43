"""Turns the desk's values into plain JSON and back: ISO dates, enum values, lists; unknown keys are left alone."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from functools import cache
from typing import Any, TypeVar, get_args

from cattrs import Converter

from desk_app.domain.canonical import canonical_bytes
from desk_app.domain.facts import Fact
from desk_app.domain.journal import Entry, body_bytes

T = TypeVar("T")

SCHEMA = 1
"""Schema number written into new entries, per kind; all kinds are still at their first."""


UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
"""What `from_plain` and `read_fact` raise for a body that is not what its kind says."""


@cache
def converter() -> Converter:
    """Give the one converter for bodies and projections (built at first use)."""
    made = Converter(forbid_extra_keys=False, detailed_validation=False)
    made.register_unstructure_hook(datetime, lambda value: value.isoformat())
    made.register_structure_hook(datetime, lambda value, _: datetime.fromisoformat(value))
    made.register_unstructure_hook(date, lambda value: value.isoformat())
    made.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    made.register_unstructure_hook(time, lambda value: value.isoformat())
    made.register_structure_hook(time, lambda value, _: time.fromisoformat(value))
    return made


@cache
def fact_types() -> dict[str, type[Fact]]:
    """Map each journal kind to its fact."""
    return {kind.KIND: kind for kind in get_args(Fact)}


def to_plain(value: Any) -> Any:
    """Give a value as plain JSON types."""
    return converter().unstructure(value)


def canonical(value: Any) -> bytes:
    """Give the canonical JSON (RFC 8785) of a value, the bytes a digest of it is taken over."""
    return canonical_bytes(to_plain(value))


def from_plain(cls: type[T], plain: Any) -> T:
    """Rebuild a value of `cls`; raises the converter's errors on impossible data."""
    return converter().structure(plain, cls)


def write_body(fact: Fact, salt: str) -> bytes:
    """Give the canonical body bytes of a fact."""
    return body_bytes(to_plain(fact), salt)


def read_fact(entry: Entry) -> Fact | None:
    """Read the fact of an entry; None when its kind or schema is not known here or its body was deleted by retention.

    Raises one of UNREADABLE for a body that is not what its kind says.
    """
    kind = fact_types().get(entry.header.kind)
    if kind is None or entry.body_bytes is None or entry.header.schema > SCHEMA:
        return None
    plain = json.loads(entry.body_bytes)
    if b"\\u" in entry.body_bytes:
        canonical_bytes(
            plain
        )  # half a letter (a lone surrogate) can be written by nobody, so nobody may keep it
    return from_plain(kind, plain)


def fact_or_none(entry: Entry) -> Fact | None:
    """Read the fact of an entry; None also for a body that is not what its kind says."""
    try:
        return read_fact(entry)
    except UNREADABLE:
        return None
