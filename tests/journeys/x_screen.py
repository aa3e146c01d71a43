"""A virtual X screen with a window manager, and hands that press real keys on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest
from PIL import ImageGrab

WIDTH, HEIGHT = 1366, 768
NEEDED = ("Xvfb", "openbox", "xdotool")
REACH = "0.15"
"""Seconds between the keys of a person; the program tells a scanner by its speed."""
PATIENCE = 60.0
"""Seconds a fact may take to come about on a busy machine."""


def need_screen_tools() -> None:
    """Fail in clear words when the system packages are missing: this test is never skipped."""
    missing = [tool for tool in NEEDED if shutil.which(tool) is None]
    if missing:
        pytest.fail(
            f"{', '.join(missing)} not installed: apt-get install xvfb openbox xdotool", pytrace=False
        )


def let_pass(seconds: str) -> None:
    """Let time go by for a program that has no way to tell this one that it is ready."""
    subprocess.run(["sleep", seconds], check=True, timeout=PATIENCE)


class XScreen:
    """One screen of 1366×768 with openbox on it; use it as a context. `patience` is in seconds."""

    def __init__(self, log: Path, patience: float = PATIENCE) -> None:
        need_screen_tools()
        self._log = log
        self._patience = patience
        self._running: list[subprocess.Popen[bytes]] = []
        self.environ: dict[str, str] = {}

    def __enter__(self) -> Self:
        try:
            self._begin()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def _begin(self) -> None:
        ready, told = os.pipe()
        self._start(
            "Xvfb", "-displayfd", str(told), "-noreset", "-screen", "0", f"{WIDTH}x{HEIGHT}x24", keep=(told,)
        )
        os.close(told)
        with os.fdopen(ready) as number:
            display = number.readline().strip()
        self.environ = {**os.environ, "DISPLAY": f":{display}"}
        self._start("openbox", "--sm-disable")
        self.until(lambda: "_NET_SUPPORTING_WM_CHECK" in self._ask("xprop", "-root"), "a window manager")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in reversed(self._running):
            process.terminate()
            process.wait(timeout=20)

    def run(self, *command: str, **environ: str) -> subprocess.Popen[bytes]:
        """Start a program on this screen."""
        return self._start(*command, environ=environ)

    def press(self, *keys: str) -> None:
        """Press keys by their X names ("F9", "Return", "ctrl+s")."""
        for key in keys:
            # The pace of a person: the program tells a scanner by its speed.
            self._hands("key", "--clearmodifiers", key, "sleep", "0.15")

    def type(self, text: str) -> None:
        """Type like a person; ASCII only, the tool drops other letters."""
        self._hands("type", "--clearmodifiers", "--delay", "130", text)

    def scan(self, text: str) -> None:
        """Type like a wedge scanner, Enter at the end; a person's next key comes after a moment."""
        let_pass("0.4")
        self._hands("type", "--clearmodifiers", "--delay", "4", f"{text}\n")
        let_pass("1")

    def focus(self, title: str) -> None:
        """Bring the window with this title to the front."""
        found: list[str] = []

        def there() -> bool:
            # A window may go and come again under another frame while it opens.
            found[:] = self._ask("xdotool", "search", "--onlyvisible", "--name", title).split()
            return bool(found)

        self.until(there, title)
        self._hands("windowactivate", "--sync", found[0])

    def shows(self, title: str) -> bool:
        """Whether a window with this title is on the screen."""
        return bool(self._ask("xdotool", "search", "--onlyvisible", "--name", title))

    def press_until(self, key: str, fact: Callable[[], bool], what: str) -> None:
        """Press a key again and again, as a person does while the page is still coming up."""

        def pressed() -> bool:
            self.press(key)
            let_pass("0.5")
            return fact()

        self.until(pressed, what)

    def picture(self, path: Path) -> None:
        """Photograph the screen."""
        ImageGrab.grab(xdisplay=self.environ["DISPLAY"]).save(path)

    def click(self, from_right: int, from_bottom: int) -> None:
        """Click a place measured in dots from the lower right corner of the screen, which a full window shares."""
        place = str(WIDTH - from_right), str(HEIGHT - from_bottom)
        self._hands("mousemove", *place, "click", "1")

    def until(self, fact: Callable[[], bool], what: str) -> None:
        """Wait for a fact of another process; fails naming it."""
        end = time.monotonic() + self._patience
        while not fact():
            if time.monotonic() > end:
                pytest.fail(f"waited in vain for: {what}", pytrace=False)
            # Another process tells nobody when its screen changes: it has to be looked at again.
            let_pass("0.1")

    def _hands(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environ, check=True, timeout=PATIENCE)

    def _ask(self, *command: str) -> str:
        answer = subprocess.run(command, env=self.environ, capture_output=True, text=True, timeout=PATIENCE)
        return answer.stdout

    def _start(
        self, *command: str, keep: tuple[int, ...] = (), environ: dict[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        with self._log.open("ab") as log:
            process = subprocess.Popen(
                command,
                env={**(self.environ or os.environ), **(environ or {})},
                stdout=log,
                stderr=log,
                pass_fds=keep,
            )
        self._running.append(process)
        return process
