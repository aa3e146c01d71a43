"""The file the log is kept in: bounded in size, and never a hindrance to the counter."""

from __future__ import annotations

import contextlib
import logging
from logging.handlers import RotatingFileHandler


class QuietFile(RotatingFileHandler):
    """A log file whose own trouble (full or read-only disk) never holds up the counter."""

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
