"""Reads what desks send, strictly: a message of exactly the agreed shape becomes its dataclass, anything else is refused."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from desk_app.domain.facts.wire import from_json
from desk_app.protocol.messages import WireEntry
from desk_app.protocol.troubles import Refusal, Trouble

T = TypeVar("T")

DESK_ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
"""What the identity of a desk looks like."""
PUBLIC_KEY = "[0-9a-f]{64}"
LARGEST = 2**53 - 1
"""Largest whole number in a message; JSON carries none above it safely."""


def read_request(cls: type[T], payload: bytes) -> T:
    """Read a message; raises Refusal `unreadable`."""
    message = _read(cls, payload)
    if message is None:
        message = _read(cls, _with_whole_numbers(payload))
    if message is None or not _fits(message):
        # What was sent is not repeated: it may hold somebody's name.
        raise Refusal(Trouble.UNREADABLE, cls.__name__)
    return message


def _read(cls: type[T], payload: bytes) -> T | None:
    try:
        return from_json(cls, payload)
    except ValueError:
        return None


def _with_whole_numbers(payload: bytes) -> bytes:
    """Write whole numbers as such: to JSON 3.0 and 3 are one number, and another program may write either."""
    try:
        return json.dumps(json.loads(payload, parse_float=_whole)).encode()
    except (ValueError, RecursionError):
        return payload


def _whole(text: str) -> float:
    number = float(text)
    return int(number) if number.is_integer() else number


def _fits(value: Any) -> bool:
    """Whether every number is one JSON carries safely and every text one a database takes."""
    if isinstance(value, WireEntry):
        return True
    if isinstance(value, str):
        return "\0" not in value
    if isinstance(value, bool) or value is None:
        return True
    if isinstance(value, int):
        return 0 <= value <= LARGEST
    if isinstance(value, tuple):
        return all(map(_fits, value))
    return not is_dataclass(value) or all(_fits(getattr(value, one.name)) for one in fields(value))
