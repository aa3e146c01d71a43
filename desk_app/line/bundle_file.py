"""Reads and writes the files that travel on a stick between desks."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from desk_app.errors import Refused, StorageTrouble
from desk_app.protocol.bundle import MOST_BYTES


class StickFiles:
    """Implements `BundleFiles`: a file is there whole or not at all, and nothing but a plain file is read."""

    def read(self, path: Path) -> bytes:
        """Read a file; raises Refused `bundle.no_file` or `bundle.not_one` for what cannot be a bundle."""
        try:
            state = path.stat()
            if not stat.S_ISREG(state.st_mode) or state.st_size > MOST_BYTES:
                raise Refused("bundle.not_one", file=path.name)
            return path.read_bytes()
        except OSError as trouble:
            raise Refused("bundle.no_file", file=path.name) from trouble

    def write(self, path: Path, content: bytes) -> None:
        """Write a file beside its place and rename it; raises StorageTrouble `bundle.not_written`."""
        beside = None
        try:
            target = Path(os.path.realpath(path))
            if target.exists() and not target.is_file():
                raise StorageTrouble("bundle.not_written", file=path.name)
            with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as file:
                beside = Path(file.name)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(target)
        except OSError as trouble:
            if beside is not None:
                with suppress(OSError):
                    beside.unlink(missing_ok=True)
            raise StorageTrouble("bundle.not_written", file=path.name) from trouble
