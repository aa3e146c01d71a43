"""What a call is read and heard through: Windows starts a program made for the window without any stream at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TITLE = "Một cửa"
_WARNING, _IN_FRONT = 0x30, 0x10000
"""MB_ICONWARNING, MB_SETFOREGROUND."""


def stand_in_streams() -> bool:
    """Put streams that say nothing where the process has none; tells whether stderr was there and can be heard."""
    heard = sys.stderr is not None
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - for the life of the process
    return heard


def show_words(text: str, environ: Mapping[str, str], user: Any = None) -> None:
    """Show a box until it is closed, where somebody looks at the screen; `user` is user32, which only Windows has."""
    if environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return
    if sys.platform == "win32":
        import ctypes  # 2 ms that no start of the window has to wait for

        user = user or ctypes.WinDLL("user32")
    if user is not None:
        user.MessageBoxW(None, text, TITLE, _WARNING | _IN_FRONT)
