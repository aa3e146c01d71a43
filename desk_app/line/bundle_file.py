"""Reads and writes the files that travel on a stick between desks."""

from __future__ import annotations

import stat
from pathlib import Path

from desk_app.errors import Refused, StorageTrouble
from desk_app.platform.held import held_path
from desk_app.platform.private_files import LinkInPlace, read_file, write_whole
from desk_app.platform.write_trial import is_held


class StickFiles:
    """Implements `BundleFiles`: a file is there whole or not at all, and nothing but a plain file is read."""

    def read(self, path: Path) -> bytes:
        """Read a file; raises Refused `bundle.no_file`, `bundle.read_held`, or `bundle.not_one` for what is no bundle."""
        # With sealing comes all of cryptography, which a window needs no sooner.
        from desk_app.protocol.bundle import MOST_BYTES

        try:
            state = path.stat()
            if not stat.S_ISREG(state.st_mode) or state.st_size > MOST_BYTES:
                raise Refused("bundle.not_one", file=path.name)
            return read_file(path)
        except OSError as trouble:
            if is_held(trouble, path):
                raise Refused("bundle.read_held", file=path.name) from trouble
            raise Refused("bundle.no_file", file=path.name) from trouble

    def write(self, path: Path, content: bytes) -> None:
        """Write a file whole; raises StorageTrouble `bundle.not_written`, `bundle.write_held`, `bundle.is_link`."""
        try:
            write_whole(path, content)
        except LinkInPlace as link:
            raise StorageTrouble("bundle.is_link", file=path.name) from link
        except OSError as trouble:
            if is_held(trouble, held_path(trouble, path)):
                raise StorageTrouble("bundle.write_held", file=path.name) from trouble
            raise StorageTrouble("bundle.not_written", file=path.name) from trouble
