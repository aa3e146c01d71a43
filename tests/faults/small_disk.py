"""A data folder on a disk that can be filled: a small one of its own in a mount namespace, or one whose writes fail."""

from __future__ import annotations

import errno
import os
import subprocess
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

_UNSHARE = (
    ("unshare", "--mount")
    if os.geteuid() == 0
    else ("unshare", "--map-current-user", "--keep-caps", "--mount")
)
_DISK = 'mount -t tmpfs -o size=4m none "$1" && cp -a "$2/." "$1/" && echo ready && exec cat'
FILLER = "filler"


@cache
def can_mount() -> bool:
    """Whether this machine lets the tests mount a disk of their own (a container may not)."""
    trial = [*_UNSHARE, "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(trial, capture_output=True, check=False).returncode == 0


class SmallDisk:
    """A disk of 4 MB that holds a copy of a desk's folder, seen at `folder` by programs started with `before`."""

    trouble = "đầy, còn 0 MB"

    def __init__(self, source: Path) -> None:
        self.folder = source.with_name("small-disk")
        self.folder.mkdir()
        self._source = source

    def __enter__(self) -> Self:
        self._keeper = subprocess.Popen(
            [*_UNSHARE, "sh", "-c", _DISK, "sh", str(self.folder), str(self._source)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        assert self._keeper.stdout is not None
        assert self._keeper.stdout.readline() == "ready\n"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._keeper.communicate()

    @property
    def before(self) -> tuple[str, ...]:
        """The program that starts another one where this disk is seen."""
        target = ("--target", str(self._keeper.pid))
        user = () if os.geteuid() == 0 else ("--user", "--preserve-credentials")
        # Entering a mount namespace leads to its root; `python -m` starts from where the tests run.
        return ("nsenter", *target, *user, "--mount", f"--wd={Path.cwd()}")

    @property
    def before_reading(self) -> tuple[str, ...]:
        """The same for look-ups: they see the full disk too."""
        return self.before

    def fill(self, leaving_kib: int) -> None:
        """Write the disk full but for a rest."""
        self._run('cat /dev/zero > "$0" 2>/dev/null; truncate -s -$1K "$0"', str(leaving_kib))

    def make_room(self) -> None:
        """Take the filler away."""
        self._run('rm "$0"')

    def _run(self, script: str, *arguments: str) -> None:
        filler = str(self.folder / FILLER)
        subprocess.run([*self.before, "sh", "-c", script, filler, *arguments], check=True)


class FailingDisk:
    """The same where nothing may be mounted: once full, every write of the database's files finds no space."""

    trouble = ""
    """Which trouble is told depends on the write: the system still speaks of free space."""

    def __init__(self, source: Path) -> None:
        self.folder = source
        self.before: tuple[str, ...] = ()
        self.before_reading: tuple[str, ...] = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.make_room()

    def fill(self, leaving_kib: int) -> None:
        """Let writes fail, or with some room left only some of them."""
        some = f"enable_random name=posix/io/rw/pwrite,probability={1 / (1 + leaving_kib / 16):.2f}"
        every = "enable name=posix/io/rw/pwrite"
        self.before = ("fiu-run", "-x", "-c", f"{some if leaving_kib else every},failinfo={errno.ENOSPC}")

    def make_room(self) -> None:
        """Let writes succeed again."""
        self.before = ()


def full_disk(source: Path) -> SmallDisk | FailingDisk:
    """Give a disk that can be filled, as real as this machine allows."""
    return SmallDisk(source) if can_mount() else FailingDisk(source)
