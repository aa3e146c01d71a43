"""Somebody who hears the window instead of seeing it: every stop has a name and a role, notices are announced."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk_app.bootstrap.new_desk import PRACTICE_PIN
from tests.journeys.screen_reader import ScreenReader, Spoken
from tests.journeys.x_screen import XScreen

CARD = "001090123456||NGUYEN VAN AN|01011990|Nam|So 1, phuong X, Ha Noi|15042021"
STOPS = frozenset(
    {"text", "password text", "combo box", "check box", "radio button", "button", "push button"}
)
"""Roles somebody stops at and has to do something with."""


class Heard:
    """The window of a practice desk, driven by keys and known only by what is read out of it."""

    def __init__(self, screen: XScreen, reader: ScreenReader, folder: Path) -> None:
        self.screen, self.reader = screen, reader
        command = (sys.executable, "-m", "desk_app", "--data", str(folder))
        screen.run(*command, QT_QPA_PLATFORM="xcb", QT_LOGGING_RULES="", **reader.environ)
        screen.focus("Quầy Một cửa|One-stop desk")

    def sign_in(self, steps: int) -> None:
        """Choose a name by steps down, type the PIN, and wait for the rail."""

        def tried() -> bool:
            if self.shows("list item", "Phụ Trách"):
                self.screen.press(*(["Down"] * steps))
                self.screen.type(PRACTICE_PIN)
                self.screen.press("Return")
            return self.shows("", "Tiếp nhận")

        self.screen.until(tried, "somebody signed in")

    def shows(self, role: str, name: str) -> bool:
        """Whether something with this role (any when "") and name is read out."""
        return any(name in one.name and (not role or one.role == role) for one in self.reader.everything())

    def page(self, key: str, title: str) -> list[Spoken]:
        """Open a page and give what is read out of the window."""
        self.screen.press_until(key, lambda: self.shows("label", title), f"the page {title}")
        return self.reader.everything()

    def walk(self, stops: int) -> list[Spoken]:
        """Press Tab and give what each stop says."""
        found = []
        for _ in range(stops):
            self.screen.press("Tab")
            found.append(self.reader.here())
        return found


@pytest.fixture
def heard(made_once: Path, state_home: Path, tmp_path: Path) -> Iterator[Heard]:
    folder = tmp_path / "data"
    shutil.copytree(made_once / "data", folder)
    with (
        XScreen(tmp_path / "screen.log") as screen,
        ScreenReader(screen, tmp_path / "reader.log") as reader,
    ):
        yield Heard(screen, reader, folder)


def silent(spoken: list[Spoken]) -> list[Spoken]:
    return [one for one in spoken if one.role in STOPS and "focusable" in one.states and one.says_nothing]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_desk_is_worked_by_ear(heard: Heard) -> None:
    heard.sign_in(steps=1)
    for key, title in (
        ("F2", "Tiếp nhận hồ sơ"),
        ("F7", "Trả kết quả"),
        ("ctrl+5", "Cần xử lý"),
        ("ctrl+6", "Chốt ngày"),
    ):
        spoken = heard.page(key, title)
        assert silent(spoken) == [], title
        stops = heard.walk(6)
        assert [one for one in stops if one.says_nothing] == [], title
        assert len({one.name for one in stops}) > 1, f"{title}: Tab leads nowhere"

    heard.page("F2", "Tiếp nhận hồ sơ")
    heard.screen.scan(CARD)
    heard.screen.until(
        lambda: any("NGUYEN VAN AN" in one for one in heard.reader.announced()), "the card announced"
    )
    boxes = {one.name: one.text for one in heard.reader.everything() if one.role == "text"}
    assert "001090123456" in boxes.values()
    assert any("Họ và tên" in name or "Họ tên" in name for name in boxes)
