"""Ends processes in tests by what the system has: killed at once, or asked to end in good order."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import Any

if sys.platform == "win32":
    KILL: int = signal.SIGTERM
    ASKED: tuple[int, ...] = (signal.CTRL_BREAK_EVENT,)
    KILLED, KILLED_ITSELF = 1, signal.SIGTERM
    OWN_GROUP: dict[str, Any] = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
else:
    KILL = signal.SIGKILL
    ASKED = (signal.SIGTERM, signal.SIGINT)
    KILLED = KILLED_ITSELF = -signal.SIGKILL
    OWN_GROUP = {}
"""KILL ends a process at once (Windows has no other way), ASKED are the ways to ask one that was started with OWN_GROUP;
KILLED is the exit code of a killed one, KILLED_ITSELF of one that called os.kill on itself."""
