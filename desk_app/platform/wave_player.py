"""Plays a sound file through Windows without waiting; other systems have programs for it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any


class WavePlayer:
    """The one sound Windows plays for this program at a time; `system` is the module winsound."""

    def __init__(self, system: Any) -> None:
        self._system = system

    def play(self, file: Path) -> bool:
        """Begin to play a file, which stays open until it was played; False where the PC has no sound."""
        try:
            self._system.PlaySound(str(file), self._system.SND_FILENAME | self._system.SND_ASYNC)
        except RuntimeError:
            return False
        return True

    def hush(self) -> None:
        """Stop what is playing and let go of its file."""
        try:
            self._system.PlaySound(None, self._system.SND_PURGE)
        except RuntimeError:
            return


def wave_player() -> WavePlayer | None:
    """Give the player of this system; None where a program is to be started for it."""
    if sys.platform == "win32":
        import winsound

        return WavePlayer(winsound)
    return None
