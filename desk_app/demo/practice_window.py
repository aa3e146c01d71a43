"""Opens the window on a practice desk for a person."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from desk_app.bootstrap.new_desk import make_desk, practice_desk
from desk_app.bootstrap.window import run_window
from desk_app.demo.practice_desk import DESK_NO, PIN, WARD


def open_practice_window() -> int:
    """Run the window on a desk that is thrown away when it is closed; gives the exit code."""
    with TemporaryDirectory(prefix="desk-practice-") as folder:
        data = Path(folder) / "ward"
        make_desk(data, practice_desk(WARD, DESK_NO))
        sys.stderr.write(f"clerk, supervisor: PIN {PIN}\n")
        return run_window(data, "vi")
