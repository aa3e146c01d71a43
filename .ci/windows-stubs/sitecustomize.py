"""What wine 8 lacks and Python 3.13 calls, and what it does otherwise. Never shipped."""

import _winapi
import os

# Without it Python copies files by reading and writing.
del _winapi.CopyFile2

# The first program that asks wine for the screen starts the process that keeps it, which takes that program's stderr along.
# Whoever reads it then waits for ever; so the first is the program of `.ci/wine`, whose stderr nobody waits for.
if os.environ.pop("OPEN_SCREEN", ""):
    import ctypes

    ctypes.WinDLL("user32").GetDesktopWindow()
