"""Puts something else in the place of a part of the program while a block runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager


@contextmanager
def replaced(owner: object, name: str, instead: object) -> Iterator[None]:
    """Let `owner` have `instead` under a name."""
    before = vars(owner).get(name, _ABSENT)
    setattr(owner, name, instead)
    try:
        yield
    finally:
        if before is _ABSENT:
            delattr(owner, name)
        else:
            setattr(owner, name, before)


@contextmanager
def named(values: MutableMapping[str, str], more: Mapping[str, str]) -> Iterator[None]:
    """Let a mapping, such as the environment, hold these values."""
    before = {name: values.get(name) for name in more}
    values.update(more)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del values[name]
            else:
                values[name] = value


_ABSENT = object()
