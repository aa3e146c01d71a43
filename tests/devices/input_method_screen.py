"""A virtual screen with the real ibus-unikey on it, and a window of another process that listens for scans."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from desk_app.domain.codes.arrivals import Arrival
from tests.devices.listening_window import TITLE
from tests.journeys.x_screen import PATIENCE, XScreen

NEEDED = ("ibus-daemon", "dbus-daemon", "ibus")
ENGINE = Path("/usr/libexec/ibus-engine-unikey")
SOON = 0.7
"""Seconds after which nothing more comes of a scan."""
STOOD_STILL = 0.045
TRIES = 20


class InputMethodScreen:
    """ibus-unikey typing by `method` ("telex" or "vni"); use it as a context."""

    def __init__(self, home: Path, method: str) -> None:
        missing = [tool for tool in NEEDED if shutil.which(tool) is None]
        if missing or not ENGINE.exists():
            pytest.fail("not installed: apt-get install ibus ibus-unikey dbus-daemon", pytrace=False)
        self._home = home
        self._screen = XScreen(home / "screen.log")
        self._lines: queue.Queue[dict[str, Any]] = queue.Queue()
        settings = home / "config/glib-2.0/settings"
        settings.mkdir(parents=True)
        words = f"[org/freedesktop/ibus/engine/unikey]\ninput-method='{method}'\n"
        (settings / "keyfile").write_text(words, encoding="utf-8")
        (home / "run").mkdir(mode=0o700)
        self.emptied = False
        """Whether the box was emptied to scan again."""
        self._window: subprocess.Popen[str] | None = None
        self._bus: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self._screen.__enter__()
        try:
            self._begin()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._window is not None:
            self._end(self._window)
        self._screen.__exit__(kind, error, trace)
        if self._bus is not None:
            self._end(self._bus)

    def scan(self, text: str, *, box: str = "") -> list[Arrival]:
        """Press the keys of a scanner; gives every scan the window tells of.

        Where this machine stood still between two keys for longer than a person takes, nobody can tell a scan from
        typing: it is scanned again. Anything else that reaches the box fails the test, but for what a person had typed
        there, `box`.
        """
        self.emptied = False
        for _ in range(TRIES):
            self._hands("type", "--clearmodifiers", "--delay", "3", "--args", "1", text, "key", "Return")
            lines = [self._next(PATIENCE)]
            while (line := self._soon()) is not None:
                lines.append(line)
            leaks = [line for line in lines if line["kind"] != "scan" and line["box"] != box]
            if not leaks:
                return [as_arrival(line) for line in lines if line["kind"] == "scan"]
            assert max(line.get("slowest", 0) for line in leaks) >= STOOD_STILL, leaks
            self._empty_box()
            self.emptied = True
        pytest.fail("this machine stands still all the time", pytrace=False)

    def type(self, text: str) -> str:
        """Type like a person, Enter at the end; gives what stood in the box when Enter pressed the button."""
        self._screen.type(text)
        self._screen.press("Return")
        while (line := self._next(PATIENCE))["kind"] != "pressed":
            assert line["kind"] == "box", line
        self._drain()
        return str(line["box"])

    def type_and_leave(self, text: str) -> None:
        """Type like a person and leave the letters where they are."""
        self._screen.type(text)
        self._drain()

    def _empty_box(self) -> None:
        self._screen.press("Return", "ctrl+a", "BackSpace")
        self._drain()

    def _drain(self) -> None:
        while self._soon() is not None:
            pass

    def _soon(self) -> dict[str, Any] | None:
        try:
            return self._lines.get(timeout=SOON)
        except queue.Empty:
            return None

    def _begin(self) -> None:
        surroundings = {
            "HOME": str(self._home),
            "XDG_CONFIG_HOME": str(self._home / "config"),
            "XDG_CACHE_HOME": str(self._home / "cache"),
            "XDG_RUNTIME_DIR": str(self._home / "run"),
            "GSETTINGS_BACKEND": "keyfile",
            "QT_IM_MODULE": "ibus",
            "QT_QPA_PLATFORM": "xcb",
        }
        self._screen.environ |= surroundings
        self._bus = self._start("dbus-daemon", "--session", "--nofork", "--print-address=1")
        assert self._bus.stdout is not None
        self._screen.environ["DBUS_SESSION_BUS_ADDRESS"] = self._bus.stdout.readline().strip()
        self._screen.run("ibus-daemon", "--panel=disable", "--emoji-extension=disable")
        self._screen.until(self._has_engine, "ibus-unikey as the engine")
        self._window = self._start(sys.executable, "-m", "tests.devices.listening_window")
        threading.Thread(target=self._listen, args=(self._window,), daemon=True).start()
        assert self._next(PATIENCE)["kind"] == "shown"
        self._screen.focus(TITLE)
        self._screen.until(self._has_engine, "ibus-unikey as the engine of the window")

    def _has_engine(self) -> bool:
        asked = ["ibus", "engine"]
        subprocess.run([*asked, "Unikey"], env=self._screen.environ, capture_output=True, timeout=PATIENCE)
        answer = subprocess.run(
            asked, env=self._screen.environ, capture_output=True, text=True, timeout=PATIENCE
        )
        return answer.stdout.strip() == "Unikey"

    def _listen(self, window: subprocess.Popen[str]) -> None:
        assert window.stdout is not None
        for line in window.stdout:
            self._lines.put(json.loads(line))

    def _next(self, patience: float) -> dict[str, Any]:
        try:
            return self._lines.get(timeout=patience)
        except queue.Empty:
            pytest.fail("the window said nothing", pytrace=False)

    def _hands(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._screen.environ, check=True, timeout=PATIENCE)

    def _start(self, *command: str) -> subprocess.Popen[str]:
        environ = {**os.environ, **self._screen.environ}
        with (self._home / "programs.log").open("ab") as log:
            return subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=log, text=True)

    @staticmethod
    def _end(process: subprocess.Popen[str]) -> None:
        process.terminate()
        process.wait(timeout=20)
        if process.stdout is not None:
            process.stdout.close()


def as_arrival(line: dict[str, Any]) -> Arrival:
    """Read a line of the window."""
    fields = {name: value for name, value in line.items() if name != "kind"}
    return Arrival(**{**fields, "rewritten": frozenset(line["rewritten"])})
