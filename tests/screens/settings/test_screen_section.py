"""Look, size of text and language are chosen for the PC: they hold at once, move nothing, and are there the next time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from desk_app.qt.look import Look, present
from desk_app.qt.tokens import DARK, LIGHT, Theme
from desk_app.qt.window_choices import WindowChoices
from tests.screens.program import Program


@pytest.fixture
def section(at_work: Program) -> Program:
    at_work.press("Ctrl+4")
    at_work.page.subjects.setCurrentWidget(at_work.page.screen_choices)
    at_work.settle()
    return at_work


@pytest.fixture
def own_file(tmp_path: Path) -> WindowChoices:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    return WindowChoices()


def places(program: Program) -> dict[int, object]:
    return {
        id(one): (one.mapTo(program.window, one.rect().topLeft()), one.size())
        for one in program.window.findChildren(QWidget)
        if one.isVisible()
    }


def test_another_look_holds_at_once_and_moves_nothing(section: Program) -> None:
    section.page.screen_choices.themes[Theme.LIGHT].click()
    assert present() is LIGHT
    before = places(section)
    section.page.screen_choices.themes[Theme.DARK].click()
    section.settle()
    assert present() is DARK
    assert places(section) == before
    section.page.screen_choices.themes[Theme.SYSTEM].click()
    assert present() is LIGHT, "this screen asks for nothing"


def test_text_grows_no_further_than_the_window_can_show(section: Program) -> None:
    section.window.resize(1366, 768)
    box = section.page.screen_choices.zoom
    box.setCurrentIndex(box.findData(2.0))
    box.activated.emit(box.currentIndex())
    assert section.frame.workplace.look.zoom == pytest.approx(1.5)
    assert "150 %" in section.notice
    section.press("Ctrl+0")
    assert section.frame.workplace.look.zoom == pytest.approx(1.0)


def test_what_was_chosen_is_there_the_next_time(own_file: WindowChoices) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    look = Look(app, choices=own_file)
    look.wear(Theme.DARK)
    look.zoom_by(1)
    look.speak("en")
    again = Look(app, choices=WindowChoices())
    assert (again.theme, again.zoom, again.language) == (Theme.DARK, 1.1, "en")
    Look(app).dress()


@pytest.mark.parametrize(
    "text", ["[look]\ntheme=mauve\nzoom=x\nlanguage=tlh\n", "\0\xff{", "[look]\nzoom=7\n"]
)
def test_a_file_nobody_understands_leaves_everything_as_usual(
    own_file: WindowChoices, tmp_path: Path, text: str
) -> None:
    file = Path(
        QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "desk-app", "window").fileName()
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="latin-1")
    found = WindowChoices()
    assert (found.theme, found.zoom, found.language) == (Theme.SYSTEM, 1.0, "vi")
