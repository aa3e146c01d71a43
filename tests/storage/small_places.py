"""Folders on a disk that is full or cannot be written, made as this machine allows."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desk_app.storage import opening as opening
from tests.windows.needs import SystemPart, only_with


def _mount(*arguments: str) -> bool:
    return (
        os.geteuid() == 0
        and subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0
    )


@contextmanager
def small_disk(place: Path, kib: int) -> Iterator[bool]:
    """Give a disk of its own of so many KiB at a place; False where nobody may mount one."""
    only_with(SystemPart.SMALL_DISK)
    place.mkdir()
    mounted = _mount("-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", str(place))
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(place)], check=True)


@contextmanager
def read_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make a folder unwritable: a read-only mount for root, rights for everybody else.

    Where root may not mount, rights stop nobody; then the look at the folder is answered for it.
    """
    only_with(SystemPart.SMALL_DISK)
    if _mount("--bind", str(folder), str(folder)):
        subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)
        try:
            yield
        finally:
            subprocess.run(["umount", "-l", str(folder)], check=True)
        return
    before = {path: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}
    try:
        for path, mode in before.items():
            path.chmod(mode & ~0o222)
        if os.geteuid() == 0:
            monkeypatch.setattr(opening, "is_writable", lambda _: False)
        yield
    finally:
        monkeypatch.undo()
        for path, mode in before.items():
            path.chmod(mode)


@contextmanager
def limited_size(size: int | None) -> Iterator[None]:
    """Let every write past a size fail, the nearest thing where no disk may be mounted; None limits nothing."""
    if size is None:
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
