"""Lets the window of another process come to the front, which Windows allows only with leave of who is there now."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

_ANY_PROCESS = 0xFFFFFFFF
"""ASFW_ANY: which process holds the window is known only to the window."""


def let_others_come_forward(user: Any = None) -> None:
    """Give the leave this process has as the one just started; elsewhere nobody needs it. `user` is user32."""
    if sys.platform == "win32":
        user = user or ctypes.WinDLL("user32")
    if user is not None:
        user.AllowSetForegroundWindow(ctypes.c_uint32(_ANY_PROCESS))
