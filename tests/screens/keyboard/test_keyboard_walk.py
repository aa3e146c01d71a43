"""Every page and every dialog by keyboard alone: where the focus starts, once round by Tab, one ring, the same keys."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

import desk_app.screens
from desk_app.screens.page import Page
from desk_app.screens.widgets.dialogs import DeskDialog
from tests.pictures.walk import walk
from tests.screens.keyboard.key_table import faults_of_keys, keys_of
from tests.screens.keyboard.rounds import faults_of_round, rings_beside, word_of
from tests.screens.keyboard.starts import STARTS, start_of
from tests.screens.program import Program

SIZES = ((1366, 768), (910, 512))
NO_VERBS = {"Có", "Không", "OK", "Đồng ý", "Yes", "No"}
"""Words that say nothing without the question above them."""
WITHOUT_NEXT = {"sign-in", "sign-in refused", "locked"}
"""Before somebody has signed in Enter is the only key."""


@dataclass
class Walked:
    """What one walk found, state by state."""

    starts: list[str] = field(default_factory=list)
    rounds: list[str] = field(default_factory=list)
    rings: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    next_key: list[str] = field(default_factory=list)
    defaults: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    kinds: set[type] = field(default_factory=set)


_WALKED: dict[tuple[int, int], Walked] = {}


@pytest.fixture(params=SIZES, ids=lambda one: f"{one[0]}x{one[1]}")
def walked(request: pytest.FixtureRequest) -> Walked:
    """Give what the walk found at one size; each size is walked once."""
    size: tuple[int, int] = request.param
    if size not in _WALKED:
        program: Program = request.getfixturevalue("program")
        program.window.resize(*size)
        _WALKED[size] = walk_once(program)
    return _WALKED[size]


def front_of(program: Program) -> QWidget:
    """Give the window or dialog that has the keyboard."""
    front = QApplication.activeModalWidget() or program.window
    front.activateWindow()
    program.bot.waitUntil(front.isActiveWindow)
    QApplication.sendPostedEvents()
    return front


def walk_once(program: Program) -> Walked:
    """Look at every state of the walk."""
    found = Walked()
    for state in walk(program):
        program.settle()
        front = front_of(program)
        found.states.append(state)
        found.kinds |= {type(front), *(type(one) for one in program.window.findChildren(Page))}
        start = word_of(QApplication.focusWidget())
        if not start.startswith(start_of(state) or "?"):
            found.starts.append(f"{state}: {start}")
        found.rounds += [f"{state}: {one}" for one in faults_of_round(front)]
        found.rings += [f"{state}: {one}" for one in rings_beside(front)]
        found.keys += [f"{state}: {one}" for one in faults_of_keys(front)]
        if "F9" not in dict(keys_of(front)) and state not in WITHOUT_NEXT:
            found.next_key.append(state)
        found.defaults += [
            f"{state}: {one.text()}"
            for one in front.findChildren(QPushButton)
            if one.isDefault() and getattr(one, "role", "") == "grave"
        ]
        found.words += [
            f"{state}: {one.text()}"
            for one in front.findChildren(QPushButton)
            if one.isVisible() and one.text().replace("&", "") in NO_VERBS
        ]
    return found


def test_the_focus_starts_where_the_work_begins(walked: Walked) -> None:
    assert walked.starts == []


def test_tab_goes_once_round_as_it_is_seen_and_shift_tab_back(walked: Walked) -> None:
    assert walked.rounds == []


def test_one_ring_shows_the_focus(walked: Walked) -> None:
    assert walked.rings == []


def test_a_key_does_one_thing_the_same_everywhere_and_none_is_unikeys_or_windows(walked: Walked) -> None:
    assert walked.keys == []


def test_f9_is_alive_on_every_page_and_in_every_dialog(walked: Walked) -> None:
    assert walked.next_key == []


def test_enter_never_does_a_grave_deed_by_itself(walked: Walked) -> None:
    assert walked.defaults == []


def test_buttons_say_what_they_do(walked: Walked) -> None:
    assert walked.words == []


def test_the_walk_comes_to_every_page_and_every_dialog_of_the_program(walked: Walked) -> None:
    for module in pkgutil.walk_packages(desk_app.screens.__path__, "desk_app.screens."):
        importlib.import_module(module.name)
    assert missing_from(walked.kinds) == set()
    assert set(STARTS) - set(walked.states) == set()


def missing_from(kinds: set[type]) -> set[str]:
    """Name the pages and dialogs that are not among these kinds; what others are made of stands for itself."""
    every = {one for root in (Page, DeskDialog) for one in _kinds_of(root)}
    return {one.__name__ for one in every if not one.__subclasses__() and one not in kinds}


def _kinds_of(root: type) -> set[type]:
    below = {one for one in root.__subclasses__() if one.__module__.startswith("desk_app.")}
    return below.union(*(_kinds_of(one) for one in below)) if below else below


def test_a_page_nobody_walks_to_is_named() -> None:
    assert missing_from(set()) >= {"ReceptionPage", "CancelNumberDialog", "HelpSheet"}
