"""The file the log is kept in: bounded in size, and never a hindrance to the counter."""

from __future__ import annotations

import contextlib
import logging
import os
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from desk_app.platform.private_files import open_private


class QuietFile(RotatingFileHandler):
    """A log file whose own trouble (full or read-only disk, a link in its place) never holds up the counter."""

    def _open(self) -> TextIOWrapper:
        """Open the file for this user alone; the old ones were the file once and keep its rights."""
        descriptor = open_private(
            Path(self.baseFilename), os.O_WRONLY | os.O_APPEND | os.O_CREAT, patient=False
        )
        return os.fdopen(descriptor, self.mode, encoding=self.encoding, errors=self.errors)  # type: ignore[return-value]

    def doRollover(self) -> None:  # noqa: N802 - name of the standard library
        """Begin a new file; while another program holds the old one the log goes on in it."""
        try:
            super().doRollover()
        except OSError:
            self.stream = self._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - name of the standard library
        """Leave the record unwritten."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record unless the file cannot be had."""
        with contextlib.suppress(OSError):
            super().emit(record)

    def close(self) -> None:
        """Let go of the file, also when its last line cannot be written."""
        with contextlib.suppress(OSError):
            super().close()
