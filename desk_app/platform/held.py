"""Tells a file that another process holds from every other trouble, and waits for it for a bounded time."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
E = TypeVar("E", bound=Exception)

ACCESS_DENIED, SHARING_VIOLATION, LOCK_VIOLATION = 5, 32, 33
"""Codes of Windows (`OSError.winerror`) while a scanner, an indexer or a backup has a file open.

The first is also what a file without rights answers, so that it alone proves nothing.
"""
SHARED = (SHARING_VIOLATION, LOCK_VIOLATION)
"""Those that say nothing else."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a held file is waited for in all, and the first pause, which doubles up to the longest; seconds."""

    seconds: float = 2.0
    pause: float = 0.01
    longest_pause: float = 0.2
    clock: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep

    def __call__(self, work: Callable[[], T], may_end: Callable[[E], bool], refusal: type[E]) -> T:
        """Do the work, again while a refusal may end by itself; raises the last one when the time is over."""
        until, pause = self.clock() + self.seconds, self.pause
        while True:
            try:
                return work()
            except refusal as error:
                if not may_end(error) or self.clock() >= until:
                    raise
            self.wait(pause)
            pause = min(2 * pause, self.longest_pause)


USUAL = Patience()
"""The patience of the counter: a scanner looks at a small file for far less than this."""


def held_path(error: OSError, path: Path) -> Path:
    """The file an error is about: the target of a rename, else the one named, else `path`."""
    named = error.filename2 or error.filename
    return Path(named) if isinstance(named, str | Path) else path


def code_of(error: OSError) -> int | None:
    """The code Windows gave, None on other systems."""
    code = getattr(error, "winerror", None)
    return code if isinstance(code, int) else None


def may_be_held(error: OSError, path: Path) -> bool:
    """Whether trying again may help; a file that is not there is held by nobody."""
    code = code_of(error)
    return code in SHARED or (code == ACCESS_DENIED and os.path.lexists(path))
