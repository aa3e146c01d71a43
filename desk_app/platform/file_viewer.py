"""Opens a file in the program this PC opens such files with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from desk_app.child_environment import child_environment

_OPENERS = {"win32": "explorer", "darwin": "open"}
"""The program of the system that opens a file as by a double click; `xdg-open` elsewhere."""


def open_in_viewer(path: Path) -> bool:
    """Open a file; False where no screen or no viewer is there. Never waits for the viewer to end."""
    opener = shutil.which(_OPENERS.get(sys.platform, "xdg-open"))
    has_screen = sys.platform in _OPENERS or {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ)
    if opener is None or not has_screen:
        return False
    subprocess.Popen(  # noqa: S603 - the system's own opener with our own file
        [opener, str(path)],
        env=child_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return True
