"""Reads what desks send, strictly: a message of exactly the agreed shape becomes its dataclass, anything else is refused."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from desk_app.protocol.messages import WireEntry
from desk_app.protocol.troubles import Refusal, Trouble

T = TypeVar("T")

LARGEST = 2**53 - 1
"""Largest whole number in a message; JSON carries none above it safely."""


@cache
def adapter(cls: type[Any]) -> TypeAdapter[Any]:
    """Give the strict reader of a message."""
    return TypeAdapter(cls)


def read_request(cls: type[T], payload: bytes) -> T:
    """Read a message; raises Refusal `unreadable`."""
    try:
        message: T = adapter(cast(Any, cls)).validate_json(payload, strict=True)
    except ValidationError as error:
        # The error itself would repeat what was sent, which may be somebody's name.
        raise Refusal(Trouble.UNREADABLE, cls.__name__) from error.with_traceback(None)
    if not _fits(message):
        raise Refusal(Trouble.UNREADABLE, cls.__name__)
    return message


def _fits(value: Any) -> bool:
    """Whether every number is one JSON carries safely and every text one a database takes."""
    if isinstance(value, str):
        return "\0" not in value
    if isinstance(value, bool) or value is None:
        return True
    if isinstance(value, int):
        return 0 <= value <= LARGEST
    if isinstance(value, tuple):
        return all(map(_fits, value))
    if isinstance(value, WireEntry):
        return True
    return not is_dataclass(value) or all(_fits(getattr(value, one.name)) for one in fields(value))
