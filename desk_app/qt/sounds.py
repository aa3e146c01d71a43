"""Two sounds for scans, made by the program itself: a short high one for good, two low ones for bad."""

from __future__ import annotations

import io
import math
import shutil
import struct
import wave
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from desk_app.child_environment import child_environment
from desk_app.platform.private_files import write_whole
from desk_app.platform.wave_player import WavePlayer, wave_player

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

    def __init__(self, waves: WavePlayer | None = None) -> None:
        # Sounds never stop the window from closing: what cannot be removed just then lies among the temporary files.
        self._folder = TemporaryDirectory(prefix="desk-sounds-", ignore_cleanup_errors=True)
        self._waves = waves or wave_player()
        self._program = next((one for one in _PLAYERS if shutil.which(one[0])), None)
        can_play = self._waves is not None or self._program is not None
        self._files = {
            name: self._write(name, parts) for name, parts in (("good", GOOD), ("bad", BAD)) if can_play
        }

    def good(self) -> None:
        """Sound that a scan was understood."""
        self._play("good", 1)

    def bad(self) -> None:
        """Sound that a scan was of no use."""
        self._play("bad", 2)

    def close(self) -> None:
        """Stop a sound that plays, which holds its file, and remove the files."""
        if self._waves is not None:
            self._waves.hush()
        self._folder.cleanup()

    def _write(self, name: str, parts: tuple[tuple[float, float], ...]) -> Path:
        path = Path(self._folder.name) / f"{name}.wav"
        write_whole(path, tones(parts))
        return path

    def _play(self, name: str, beeps: int) -> None:
        if self._waves is not None and self._waves.play(self._files[name]):
            return
        if self._waves is None and self._program:
            program, *options = self._program
            process = QProcess()
            process.setProgram(program)
            process.setArguments([*options, str(self._files[name])])
            process.setEnvironment([f"{name}={value}" for name, value in child_environment().items()])
            process.startDetached()
            return
        for _ in range(beeps):
            QApplication.beep()
