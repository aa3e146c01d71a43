"""Two sounds for scans, made by the program itself: a short high one for good, two low ones for bad."""

from __future__ import annotations

import io
import math
import shutil
import struct
import sys
import wave
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from desk_app.child_environment import child_environment
from desk_app.platform.private_files import write_whole

RATE = 22_050
"""Samples a second."""

GOOD = ((1_320.0, 0.09),)
BAD = ((220.0, 0.14), (0.0, 0.06), (180.0, 0.20))
"""Tones as (hertz, seconds); 0 Hz is silence."""

_PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"))


def tones(parts: tuple[tuple[float, float], ...]) -> bytes:
    """Give a mono WAV file of tones with soft edges."""
    samples: list[int] = []
    for hertz, seconds in parts:
        count = int(RATE * seconds)
        for at in range(count):
            edge = min(1.0, at / 200, (count - at) / 200)
            samples.append(int(12_000 * edge * math.sin(2 * math.pi * hertz * at / RATE)))
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return out.getvalue()


class ScanSounds:
    """Plays the sounds through the system without waiting; where none can play, the system's beep serves."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="desk-sounds-")
        self._player = next((one for one in _PLAYERS if shutil.which(one[0])), None)
        self._files = {
            name: self._write(name, parts) for name, parts in (("good", GOOD), ("bad", BAD)) if self._can_play
        }

    def good(self) -> None:
        """Sound that a scan was understood."""
        self._play("good", 1)

    def bad(self) -> None:
        """Sound that a scan was of no use."""
        self._play("bad", 2)

    def close(self) -> None:
        """Remove the sound files."""
        self._folder.cleanup()

    @property
    def _can_play(self) -> bool:
        return sys.platform == "win32" or self._player is not None

    def _write(self, name: str, parts: tuple[tuple[float, float], ...]) -> Path:
        path = Path(self._folder.name) / f"{name}.wav"
        write_whole(path, tones(parts))
        return path

    def _play(self, name: str, beeps: int) -> None:
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(str(self._files[name]), winsound.SND_FILENAME | winsound.SND_ASYNC)
        elif self._player:
            program, *options = self._player
            process = QProcess()
            process.setProgram(program)
            process.setArguments([*options, str(self._files[name])])
            process.setEnvironment([f"{name}={value}" for name, value in child_environment().items()])
            process.startDetached()
        else:
            for _ in range(beeps):
                QApplication.beep()
