"""Ends processes in tests by what the system has: killed at once, or asked to end in good order."""

from __future__ import annotations

import signal
import sys

if sys.platform == "win32":
    KILL: int = signal.SIGTERM
    KILLED, KILLED_ITSELF = 1, signal.SIGTERM
else:
    KILL = signal.SIGKILL
    KILLED = KILLED_ITSELF = -signal.SIGKILL
"""KILL ends a process at once, which is all that Windows can do from outside; KILLED is the exit code of a killed one,
KILLED_ITSELF of one that called os.kill on itself."""
ASKED = (signal.SIGTERM, signal.SIGINT)
"""What asks a process to end in good order."""
