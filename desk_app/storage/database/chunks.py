"""Cuts a long row of things into pieces that one statement can take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

CHUNK = 500
"""Dossiers or hashes asked for in one statement."""


def chunks(things: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Give the things in pieces of `size`, the last one shorter."""
    stream = iter(things)
    while piece := list(islice(stream, size)):
        yield piece
