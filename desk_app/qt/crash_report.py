"""The last resort when the program itself is wrong: a report for the administrator without personal data."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion

from desk_app.errors import DeskError


class Crashed(DeskError):
    """The program is wrong; whether the last deed was kept can only be seen by looking."""

    def __init__(self) -> None:
        super().__init__("screens.crashed")


@dataclass(frozen=True, slots=True)
class CrashReport:
    """What the administrator needs; holds places in the program and kinds of error, never values or messages."""

    kind: str
    operation: str
    places: tuple[str, ...]

    def text(self) -> str:
        """Give the report as plain text for the clipboard."""
        import platform

        system = (
            f"{platform.system()} {platform.release()} · Python {platform.python_version()} · Qt {qVersion()}"
        )
        return "\n".join((f"desk-app · {self.kind} · {self.operation}", system, *self.places))


def report_of(error: BaseException, operation: str = "") -> CrashReport:
    """Describe an exception by its type and the places it passed; its message may hold a name, so it is left out."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    places = tuple(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    return CrashReport(type(error).__name__, operation, places)


class LastResort(QObject):
    """Catches what nobody else caught, on any thread, and tells it once as `crashed` (a CrashReport)."""

    crashed = Signal(object)

    def take(self, error: BaseException, operation: str = "") -> None:
        """Report one exception."""
        report = report_of(error, operation)
        sys.stderr.write(report.text() + "\n")
        self.crashed.emit(report)

    def install(self) -> Callable[[], None]:
        """Become the hook of this process; gives back the way to undo it."""
        before, before_thread = sys.excepthook, threading.excepthook

        def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            if issubclass(kind, KeyboardInterrupt):
                before(kind, error, trace)
            else:
                self.take(error.with_traceback(trace))

        def thread_hook(args: threading.ExceptHookArgs) -> None:
            if args.exc_value is not None:
                self.take(args.exc_value, args.thread.name if args.thread else "")

        sys.excepthook, threading.excepthook = hook, thread_hook

        def undo() -> None:
            sys.excepthook, threading.excepthook = before, before_thread

        return undo
