"""Files that another program holds, as Windows would refuse them: a fake of the system's files, with a clock of its own."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import TypeVar

from sqlcipher3 import dbapi2

from desk_app.platform.held import ACCESS_DENIED, LOCK_VIOLATION, SHARING_VIOLATION, Patience
from desk_app.platform.system_files import DATABASE_ENDINGS, SystemFiles, use_files

T = TypeVar("T")

CANNOT_OPEN = 14
"""SQLITE_CANTOPEN."""


class Use(StrEnum):
    """What is done with a file."""

    READ = "read"
    WRITE = "write"
    REPLACE = "replace"
    REMOVE = "remove"


def refusal(code: int, path: Path) -> PermissionError:
    """Give the error Windows raises with a code."""
    error = PermissionError(errno.EACCES, "the file is in use", str(path))
    error.winerror = code  # type: ignore[attr-defined]
    return error


@dataclass
class WaitingTime:
    """A clock that only waiting moves; `while_waiting` is told of every wait."""

    at: float = 0.0
    waits: list[float] = field(default_factory=list)
    while_waiting: Callable[[], None] = lambda: None

    def clock(self) -> float:
        return self.at

    def wait(self, seconds: float) -> None:
        self.at += seconds
        self.waits.append(seconds)
        self.while_waiting()

    def patience(self) -> Patience:
        """The usual patience by this clock."""
        return Patience(clock=self.clock, wait=self.wait)


Rule = Callable[[Path, Use], int | None]
"""Gives the code with which a use of a file is refused, None when it is free."""


class HeldFiles(SystemFiles):
    """The files of this PC, refused as a rule says. `refused` counts what was, by the name of the file."""

    refuses_held = True

    def __init__(self, rule: Rule, patience: Patience | None = None) -> None:
        super().__init__(patience or WaitingTime().patience())
        self.rule = rule
        self.refused: dict[str, int] = {}

    def is_database_held(self, path: Path) -> bool:
        beside = [path.with_name(path.name + ending) for ending in DATABASE_ENDINGS]
        return any(one.exists() and self.rule(one, Use.WRITE) is not None for one in beside)

    def _ask(self, path: Path, use: Use) -> None:
        if not os.path.lexists(path):
            return
        code = self.rule(path, use)
        if code is not None:
            self.refused[path.name] = self.refused.get(path.name, 0) + 1
            raise refusal(code, path)

    def _open(self, path: Path, flags: int) -> int:
        self._ask(path, Use.WRITE if flags & (os.O_WRONLY | os.O_RDWR) else Use.READ)
        return super()._open(path, flags)

    def _read(self, path: Path) -> bytes:
        self._ask(path, Use.READ)
        return super()._read(path)

    def _replace(self, made: Path, path: Path) -> None:
        self._ask(made, Use.REPLACE)
        self._ask(path, Use.REPLACE)
        super()._replace(made, path)

    def _unlink(self, path: Path) -> None:
        self._ask(path, Use.REMOVE)
        super()._unlink(path)

    def _connect(self, path: Path, opened: Callable[[], T]) -> T:
        for ending in DATABASE_ENDINGS:
            try:
                self._ask(path.with_name(path.name + ending), Use.WRITE)
            except PermissionError as held:
                error = dbapi2.OperationalError("unable to open database file")
                error.sqlite_errorcode = CANNOT_OPEN
                raise error from held
        return super()._connect(path, opened)


def scanned(*names: str) -> Rule:
    """A scanner has the files of these names and shares nothing."""

    def rule(path: Path, use: Use) -> int | None:
        if path.name not in names:
            return None
        return ACCESS_DENIED if use is Use.REPLACE else SHARING_VIOLATION

    return rule


def read_by_others(*names: str) -> Rule:
    """Somebody reads the files of these names, and lets nobody write or replace them."""
    whole = scanned(*names)
    return lambda path, use: None if use is Use.READ else whole(path, use)


def shared_but_not_replaced(*names: str) -> Rule:
    """Somebody has the files of these names open as most programs do: others may read and write, not replace them."""
    whole = scanned(*names)
    return lambda path, use: whole(path, use) if use in (Use.REPLACE, Use.REMOVE) else None


def locked(*names: str) -> Rule:
    """Parts of the files of these names are locked."""
    return lambda path, use: LOCK_VIOLATION if path.name in names else None


class DrawnHolders:
    """Programs that take drawn files at drawn moments and give them back after a while, by the clock of who waits.

    `rate` is how likely a file that is free is taken before it is used.
    """

    def __init__(self, random: Random, rate: float) -> None:
        self._random = random
        self._rate = rate
        self.time = WaitingTime()
        self._until: dict[str, float] = {}
        self._code: dict[str, int] = {}

    def __call__(self, path: Path, use: Use) -> int | None:
        name = path.name
        if self._until.get(name, 0.0) > self.time.at:
            return self._code[name]
        if self._random.random() >= self._rate:
            return None
        self._until[name] = self.time.at + self._random.choice((0.05, 0.5, 1.5, 6, 60))
        self._code[name] = self._random.choice((ACCESS_DENIED, SHARING_VIOLATION, LOCK_VIOLATION))
        return self._code[name]


@contextmanager
def held(rule: Rule, patience: Patience | None = None) -> Iterator[HeldFiles]:
    """Let another program hold files while the block runs."""
    files = HeldFiles(rule, patience)
    use_files(files)
    try:
        yield files
    finally:
        use_files()
