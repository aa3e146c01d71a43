"""Writes a printed form to a file, whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from desk_app.errors import PrintTrouble

_FULL = (errno.ENOSPC, errno.EDQUOT)


class AtomicFileSaver:
    """Implements `FileSaver` by writing beside the target and renaming."""

    def save(self, path: Path, content: bytes) -> None:
        """Write a file; raises PrintTrouble and leaves no half file, which would be a citizen's name in the open.

        Through a link the file behind it is written. A device or a pipe is refused: renaming would put a file in its
        place, which an administrator's account could even do to /dev/null.
        """
        beside = None
        try:
            target = Path(os.path.realpath(path))
            _must_be_file(target)
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
            key = "printing.file_disk_full" if trouble.errno in _FULL else "printing.file_not_written"
            raise PrintTrouble(key, path=str(path)) from trouble


def _must_be_file(target: Path) -> None:
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        raise OSError(errno.EINVAL, "not a regular file")
