"""Reads and writes the files that travel on a stick between desks."""

from __future__ import annotations

import stat
from pathlib import Path

from desk_app.errors import Refused, StorageTrouble
from desk_app.platform.private_files import LinkInPlace, write_whole
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
        """Write a file whole; raises StorageTrouble `bundle.not_written`, `bundle.is_link` for a link."""
        try:
            write_whole(path, content)
        except LinkInPlace as link:
            raise StorageTrouble("bundle.is_link", file=path.name) from link
        except OSError as trouble:
            raise StorageTrouble("bundle.not_written", file=path.name) from trouble
