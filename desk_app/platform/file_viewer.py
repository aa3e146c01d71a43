"""Opens a file in the program this PC opens such files with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from desk_app.child_environment import child_environment


def open_in_viewer(path: Path) -> bool:
    """Open a file; False where no screen or no viewer is there. Never waits for the viewer to end."""
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - our own file, opened as by a double click
        return True
    else:
        opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
        has_screen = sys.platform == "darwin" or {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ)
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
