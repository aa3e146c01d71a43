"""Writes a printed form to a file, whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

from desk_app.errors import PrintTrouble
from desk_app.platform.held import held_path
from desk_app.platform.private_files import LinkInPlace, write_whole
from desk_app.platform.write_trial import is_held

_FULL = (errno.ENOSPC, errno.EDQUOT)


class AtomicFileSaver:
    """Implements `FileSaver` by writing beside the target and renaming."""

    def save(self, path: Path, content: bytes) -> None:
        """Write a file; raises PrintTrouble and leaves no half file, which would be a citizen's name in the open.

        A link is refused: the file behind it was not named. So is a device or a pipe.
        """
        try:
            write_whole(path, content)
        except LinkInPlace as link:
            raise PrintTrouble("printing.file_is_link", path=str(path)) from link
        except OSError as trouble:
            if is_held(trouble, held_path(trouble, path)):
                raise PrintTrouble("printing.file_held", path=str(path)) from trouble
            key = "printing.file_disk_full" if trouble.errno in _FULL else "printing.file_not_written"
            raise PrintTrouble(key, path=str(path)) from trouble
