"""The program as its own process on a screen with a window manager, driven by real key events only."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desk_app.bootstrap.new_desk import PRACTICE_PIN
from tests.journeys.x_screen import XScreen

CARD = "001090123456||NGUYEN VAN AN|01011990|Nam|So 1, phuong X, Ha Noi|15042021"


class Counter:
    """The window of one desk on the screen; what happened is read by command line while it is open."""

    def __init__(self, screen: XScreen, folder: Path) -> None:
        self.screen = screen
        self._folder = folder
        self.process = screen.run(
            sys.executable,
            "-m",
            "desk_app",
            "--data",
            str(folder),
            QT_QPA_PLATFORM="xcb",
            QT_LOGGING_RULES="",
        )
        screen.focus("Quầy Một cửa|One-stop desk")

    def ask(self, *words: str) -> Any:
        """Ask the desk by command line."""
        answer = subprocess.run(
            [
                sys.executable,
                "-m",
                "desk_app",
                "--data",
                str(self._folder),
                "--json",
                "--user",
                "clerk",
                *words,
            ],
            env={**os.environ, "DESK_APP_PIN": PRACTICE_PIN},
            capture_output=True,
            text=True,
            timeout=60,
        )
        return json.loads(answer.stdout)

    def status(self, code: str) -> int:
        """Give the status of a dossier."""
        return int(self.ask("show", code).get("status", 0))

    def sign_in(self) -> None:
        """Type the PIN until the desk knows the clerk (its names come a moment after the first paint)."""
        self.screen.until(self._signed_in, "somebody signed in")

    def _signed_in(self) -> bool:
        self.screen.type(PRACTICE_PIN)
        self.screen.press("Return")
        return bool(self.ask("queue")["head_seq"] > self.before)

    @property
    def before(self) -> int:
        """The newest entry of a desk nobody has signed in to yet."""
        return self._head

    def remember(self) -> None:
        """Note the newest entry."""
        self._head = int(self.ask("queue")["head_seq"])


@pytest.mark.slow
def test_receive_forward_result_return_with_real_keys(
    made_once: Path, state_home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(made_once / "data", folder)
    with XScreen(tmp_path / "screen.log") as screen:
        counter = Counter(screen, folder)
        counter.remember()
        counter.sign_in()

        screen.scan(CARD)
        screen.type("0912345678")
        screen.press("Return", "Return", "Return")
        screen.type("xntthn")
        screen.press("Return", "F9")
        screen.until(lambda: bool(counter.ask("find", "001090123456")["results"]), "a saved dossier")
        code = counter.ask("find", "001090123456")["results"][0]["code"]

        screen.scan(code)
        screen.press_until("F9", lambda: screen.shows("Chuyển xử lý"), "the dialog to forward")
        screen.press("Return")
        screen.until(lambda: counter.status(code) == 4, "a forwarded dossier")
        screen.press_until("F9", lambda: screen.shows("Có kết quả"), "the dialog of the result")
        screen.press("Return")
        screen.type("15/XN-UBND")
        screen.press("Return")
        screen.type("Khay 3")
        screen.press("Return", "Return")
        screen.until(lambda: counter.status(code) == 9, "a recorded result")

        screen.press("F7")
        screen.scan(code)
        screen.press("1")
        screen.press_until("F9", lambda: counter.status(code) == 10, "a returned result")

    shown = counter.ask("show", code)
    assert shown["applicant"]["name"] == "NGUYEN VAN AN"
    assert shown["applicant"]["phone"] == "0912345678"
    assert counter.ask("verify")["ok"]
