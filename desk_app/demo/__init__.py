"""A day at a practice desk with its practice city: `run` drives the real windows through it, or opens them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TextIO


def run(out: Path, *, headless: bool, told: Callable[[str, str], None]) -> int:
    """Leave prints, pictures and a summary in `out` (headless), or open the window; gives the exit code.

    The desk is thrown away afterwards. Before the window opens `told` hears who may sign in there, and with which PIN.
    Without a screen Qt is told so before it is first loaded.
    """
    if not headless:
        from desk_app.demo.practice_window import open_practice_window

        return open_practice_window(told)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desk_app.demo.headless import drive_day

    return drive_day(out)


def run_city(folder: Path, stdin: TextIO, stdout: TextIO) -> None:
    """Be the practice city of a demonstration until `stdin` ends; says on `stdout` where it listens."""
    from desk_app.demo.city_process import serve_city

    serve_city(folder, stdin, stdout)
