"""Sounds are played without waiting, and never stop the window from closing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk_app.platform.wave_player import WavePlayer
from desk_app.qt import sounds
from desk_app.qt.sounds import ScanSounds


class Winsound:
    """Windows' sounds: a playing one holds its file, and a PC may have none."""

    SND_FILENAME, SND_ASYNC, SND_PURGE = 1, 2, 4

    def __init__(self, *, silent: bool = False) -> None:
        self._silent = silent
        self.playing: Path | None = None
        self.heard: list[str] = []

    def PlaySound(self, file: str | None, flags: int) -> None:  # noqa: N802 - as Windows calls it
        if self._silent:
            raise RuntimeError("Failed to play sound")
        self.playing = Path(file) if file else None
        if file and flags == self.SND_FILENAME | self.SND_ASYNC:
            self.heard.append(Path(file).name)


def test_closing_stops_the_sound_first_and_removes_its_file() -> None:
    system = Winsound()
    heard = ScanSounds(WavePlayer(system))
    heard.good()
    heard.bad()
    assert system.heard == ["good.wav", "bad.wav"]
    playing = system.playing
    assert playing is not None
    assert playing.read_bytes().startswith(b"RIFF")
    heard.close()
    assert system.playing is None
    assert not playing.parent.exists()


def test_a_file_that_is_held_all_the_same_stops_nothing() -> None:
    system = Winsound()
    heard = ScanSounds(WavePlayer(system))
    heard.good()
    assert system.playing is not None
    left = system.playing
    with pytest.MonkeyPatch.context() as scanner:
        scanner.setattr(os, "unlink", _held)
        heard.close()
    assert left.is_file()
    shutil.rmtree(left.parent)


def _held(path: str, **_: object) -> None:
    raise PermissionError(13, "in use", path)


def test_a_pc_without_sound_beeps(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    beeps: list[str] = []
    monkeypatch.setattr(sounds.QApplication, "beep", lambda: beeps.append("beep"))
    heard = ScanSounds(WavePlayer(Winsound(silent=True)))
    heard.good()
    heard.bad()
    heard.close()
    assert len(beeps) == 3
