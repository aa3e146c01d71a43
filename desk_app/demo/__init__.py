"""A morning at a practice desk: `run` drives the real windows through it, or opens them for a person."""

from __future__ import annotations

import os
from pathlib import Path


def run(out: Path, *, headless: bool) -> int:
    """Leave prints, pictures and a summary in `out` (headless), or open the window; gives the exit code.

    The desk is thrown away afterwards. Without a screen Qt is told so before it is first loaded.
    """
    if not headless:
        from desk_app.demo.practice_window import open_practice_window

        return open_practice_window()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desk_app.demo.headless import drive_morning

    return drive_morning(out)
