"""Keeps the program's log free of people: only listed kinds of value get in, tracebacks carry places, never words."""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TextIO

from desk_app.domain.time.local_time import VIETNAM
from desk_app.errors import DeskError

LOG_FILE = "desk.log"
LOG_BYTES = 1_000_000
LOG_FILES = 5
"""Size of one log file in bytes and how many old ones are kept."""

MASK = "[…]"
"""Stands where a value was left out."""

_SAFE_TEXT = re.compile(
    r"[a-z][a-z0-9_]*([.:-][a-z0-9_]+)*"  # message keys, commands, kinds, states, module names
    r"|[0-9a-f]{64}"  # digests
    r"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"  # identities
    r"|[A-Z]\d{2}(\.\d{2,3}){1,4}(-\d{6}-\d{4,7})?"  # unit and dossier codes
    r"|\d+\.\d+(\.\d+)*"  # versions
)
_SECRET = re.compile(r"\d{6,}|[0-9A-Za-z]{8}(?:[- ][0-9A-Za-z]{8}){3,}|[0-9A-Fa-f]{40,}")
"""What looks like a PIN, an ID number, a recovery key or a raw key; no text of ours holds any."""
_log = logging.getLogger(__name__)
_NOT_PRINTABLE = re.compile(r"[\x00-\x1f\x7f]+")


def safe(value: object) -> str:
    """Write a value for the log: numbers, flags, instants and listed kinds of text; all else is masked."""
    if isinstance(value, Enum):
        return safe(value.value)
    if isinstance(value, DeskError):
        return safe(value.key)
    if isinstance(value, BaseException | type):
        return places(value) if isinstance(value, BaseException) else value.__name__
    if isinstance(value, datetime):
        return value.isoformat()
    if value is None or isinstance(value, bool | float):
        return str(value)
    if isinstance(value, int):
        return MASK if abs(value) >= 10**8 else str(value)
    return value if isinstance(value, str) and _SAFE_TEXT.fullmatch(value) else MASK


def places(error: BaseException) -> str:
    """Describe an exception by kind and the places it passed; its message may hold a name, so it is left out."""
    chain: list[str] = []
    current: BaseException | None = error
    while current is not None and len(chain) < 8:
        frames = traceback.extract_tb(current.__traceback__)
        way = " < ".join(f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in reversed(frames))
        chain.append(f"{_kind(current)} at {way}")
        current = current.__cause__ or current.__context__
    return " | from ".join(chain)


def _kind(error: BaseException) -> str:
    if isinstance(error, DeskError):
        return f"{type(error).__name__}({error.key})"
    number = getattr(error, "errno", None) or getattr(error, "sqlite_errorcode", None)
    return f"{type(error).__name__}({number})" if number else type(error).__name__


class SafeFormatter(logging.Formatter):
    """Writes one line per record; arguments pass `safe`, and what slipped into the text itself is masked too."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line; the record itself is left as it is."""
        at = datetime.fromtimestamp(record.created, VIETNAM).isoformat(timespec="milliseconds")
        line = f"{at} {record.levelname} {record.name} {_event(record)}"
        if record.exc_info and record.exc_info[1] is not None:
            line += f" | {places(record.exc_info[1])}"
        return _NOT_PRINTABLE.sub(" ", line)


def _event(record: logging.LogRecord) -> str:
    event = _SECRET.sub(MASK, str(record.msg))
    if not event.replace(MASK, "").isascii():
        # The program's own log texts are English: whatever else stands here was put in by mistake.
        return MASK
    if isinstance(record.args, tuple) and record.args:
        return event.replace("%d", "%s") % tuple(safe(value) for value in record.args)
    if isinstance(record.args, dict):
        return event % {name: safe(value) for name, value in record.args.items()}
    return event


def start_logging(folder: Path | None, *, stream: TextIO | None = None, level: int = logging.WARNING) -> None:
    """Send the program's log to stderr from `level` up and, once there is a log folder, everything to a file in it."""
    stop_logging()
    root = logging.getLogger("desk_app")
    root.setLevel(logging.INFO)
    screen = logging.StreamHandler(stream or sys.stderr)
    screen.setLevel(level)
    _add(root, screen)
    if folder is not None and folder.is_dir():
        # Here and not above: the library behind it is slow to load, and most calls write no file.
        from desk_app.log_file import QuietFile

        _add(
            root,
            QuietFile(
                folder / LOG_FILE, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
            ),
        )


def stop_logging() -> None:
    """Close every log the program opened."""
    root = logging.getLogger("desk_app")
    for handler in tuple(root.handlers):
        root.removeHandler(handler)
        handler.close()


@contextmanager
def no_words_of_errors() -> Iterator[None]:
    """Let what ends a thread, or goes wrong while an object is cleared away, be logged by kind and place alone.

    Python's own report writes the message of the exception to stderr, which may hold a name or a PIN.
    """
    before = threading.excepthook, sys.unraisablehook

    def thread_ended(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            _log.error("thread stopped by %s", args.exc_value)

    def not_raised(args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            _log.error("could not be raised: %s", args.exc_value)

    threading.excepthook, sys.unraisablehook = thread_ended, not_raised
    try:
        yield
    finally:
        threading.excepthook, sys.unraisablehook = before


def _add(root: logging.Logger, handler: logging.Handler) -> None:
    handler.setFormatter(SafeFormatter())
    root.addHandler(handler)
