"""The monitor turned to the citizen: chosen by the clerk, blank between people, gone and back with its cable."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desk_app.qt.monitors import Monitor
from desk_app.qt.tokens import CitizenSize
from desk_app.screens.citizen.presenter import QUIET_SECONDS
from desk_app.screens.citizen.view import Face
from desk_app.screens.reception.page import ReceptionPage
from desk_app.screens.requests import OpenToday
from tests.screens.citizen.monitors import OTHER, OWN, SecondMonitor
from tests.screens.main_window.test_lock import unlock
from tests.screens.program import Program
from tests.screens.reception.counter import CARD, OTHER_CARD, ReceptionCounter

HOA, BA = "NGUYỄN THỊ HÒA", "TRẦN VĂN BA"


@pytest.fixture
def second(at_work: Program) -> SecondMonitor:
    """Give a second monitor turned to the citizen."""
    return SecondMonitor(at_work).plug(OTHER).choose()


@pytest.fixture
def counter(second: SecondMonitor) -> ReceptionCounter:
    """Give the reception page beside it."""
    return ReceptionCounter(second.program)


def face(second: SecondMonitor) -> Face:
    assert second.page is not None
    return second.page.view.face


def read_along(counter: ReceptionCounter) -> None:
    """Let the typing rest."""
    counter.page.presenter.citizen.tell()


def test_no_monitor_is_taken_before_one_is_chosen(at_work: Program) -> None:
    second = SecondMonitor(at_work).plug(OTHER)
    assert second.page is None
    assert second.choose().page is not None


def test_a_pc_with_one_monitor_goes_on_without(at_work: Program) -> None:
    second = SecondMonitor(at_work).choose("own")
    assert second.page is None, "never over the clerk's form"
    counter = ReceptionCounter(at_work)
    counter.fill()
    assert counter.save()


def test_the_clerk_chooses_in_the_settings(at_work: Program) -> None:
    second = SecondMonitor(at_work).plug(OTHER)
    at_work.press("Ctrl+4")
    at_work.page.subjects.setCurrentWidget(at_work.page.screen_choices)
    box = at_work.page.screen_choices.citizen
    assert [box.itemData(at) for at in range(box.count())] == ["", OTHER.key]
    assert "1280 × 800" in box.itemText(1)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    at_work.settle()
    assert second.page is not None
    second.unplug()
    assert box.currentData() == OTHER.key, "chosen still, though not plugged in"


def test_it_fills_its_monitor_and_leaves_the_keyboard_to_the_clerk(second: SecondMonitor) -> None:
    page = second.page
    assert page is not None
    assert page.geometry() == OTHER.area
    assert page.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert page.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    for one in (page, *page.findChildren(QWidget)):
        assert not one.focusPolicy().value


def test_nothing_but_emblem_and_office_before_a_citizen(second: SecondMonitor) -> None:
    assert face(second) is Face.BLANK
    assert second.words == ""
    assert second.page is not None
    assert second.page.accessibleName().startswith("Điểm phục vụ hành chính công")


def test_what_is_typed_is_read_back_then_what_was_saved(
    second: SecondMonitor, counter: ReceptionCounter
) -> None:
    counter.scan(CARD)
    read_along(counter)
    assert face(second) is Face.BLANK, "no procedure yet"
    counter.choose("xntthn")
    counter.checked()
    read_along(counter)
    assert face(second) is Face.CHECK
    assert HOA in second.words
    assert "•••••••••456" in second.words
    code = counter.save()
    assert face(second) is Face.TAKEN
    assert str(counter.dossier(code).number) in second.words
    assert "26/11/2026" in second.words
    assert second.page is not None
    assert HOA in second.page.accessibleName()
    assert HOA not in second.page.windowTitle()


def test_the_typing_is_shown_only_once_it_rests(second: SecondMonitor, counter: ReceptionCounter) -> None:
    counter.fill()
    read_along(counter)
    counter.page.form.applicant.focus("name")
    counter.type("x")
    assert face(second) is Face.BLANK, "another name: the first is taken away at once"
    second.program.bot.waitUntil(lambda: face(second) is Face.CHECK)


@pytest.mark.parametrize("key", ["F2", "F5", "F7", "F12", "Ctrl+4"])
def test_the_next_citizen_another_page_and_the_lock_blank_it(
    second: SecondMonitor, counter: ReceptionCounter, key: str
) -> None:
    counter.fill()
    counter.save()
    assert face(second) is Face.TAKEN
    second.program.memory.clock.pass_time(seconds=5)
    second.program.press(key)
    assert face(second) is Face.BLANK
    assert second.words == ""


def test_unlocking_brings_back_nothing_by_itself(second: SecondMonitor, counter: ReceptionCounter) -> None:
    counter.fill()
    read_along(counter)
    second.program.press("F12")
    assert second.words == ""
    unlock(second.program)
    assert second.words == ""


def test_three_minutes_without_a_change_blank_it(second: SecondMonitor, counter: ReceptionCounter) -> None:
    counter.fill()
    counter.save()
    second.program.memory.clock.pass_time(seconds=QUIET_SECONDS)
    second.session.citizen._tick.timeout.emit()
    assert face(second) is Face.BLANK


def test_a_dossier_saved_after_the_clerk_went_on_is_not_shown(
    second: SecondMonitor, counter: ReceptionCounter
) -> None:
    counter.fill()
    page = counter.page
    page.presenter.save(printing=True)
    page.workplace.open_page(OpenToday())
    second.program.settle()
    assert page.presenter.is_saved
    assert counter.program.page.NAME == "today"
    assert face(second) is Face.BLANK


def test_a_result_that_is_here_is_said_on_the_page_of_returns(second: SecondMonitor) -> None:
    from tests.screens.returns.test_returns_page import ReturnsDesk

    returns = ReturnsDesk(second.program)
    returns.scan(returns.code)
    assert face(second) is Face.BLANK, "not ready"
    returns.make_ready()
    returns.scan(returns.code)
    assert face(second) is Face.RESULT
    second.program.press("Esc")
    assert face(second) is Face.BLANK


def test_unplugged_the_work_goes_on_and_plugged_in_again_it_is_taken_up(
    second: SecondMonitor, counter: ReceptionCounter
) -> None:
    counter.fill()
    second.unplug()
    assert second.page is None
    counter.save()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [second.program.window]
    second.plug(OTHER)
    assert face(second) is Face.TAKEN
    assert HOA in second.words


def test_plugged_in_again_after_three_minutes_it_stays_blank(
    second: SecondMonitor, counter: ReceptionCounter
) -> None:
    counter.fill()
    counter.save()
    second.unplug()
    second.program.memory.clock.pass_time(seconds=QUIET_SECONDS)
    second.plug(OTHER)
    assert face(second) is Face.BLANK


def test_it_gives_way_to_the_clerks_own_window(second: SecondMonitor) -> None:
    second.program.window.move(OTHER.area.topLeft())
    second.program.settle()
    assert second.page is None
    second.program.window.move(OWN.area.topLeft())
    second.program.settle()
    assert second.page is not None


def test_another_area_is_filled_and_another_monitor_is_not_taken(second: SecondMonitor) -> None:
    second.plug(replace(OTHER, area=QRect(1366, 0, 1920, 1080)))
    assert second.page is not None
    assert second.page.size().width() == 1920
    second.plug(Monitor("third", "TV", QRect(1366, 0, 1280, 720)))
    assert second.page is None


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_letters_are_as_large_on_a_scaled_monitor(second: SecondMonitor, ratio: float) -> None:
    area = QRect(1366, 0, round(1920 / ratio), round(1080 / ratio))
    second.plug(replace(OTHER, area=area, ratio=ratio))
    assert second.page is not None
    for text, least in ((second.page.day, CitizenSize.DATE), (second.page.number, CitizenSize.NUMBER)):
        assert text.pixels * ratio == pytest.approx(least * 1080 / 800, abs=ratio)


def test_its_letters_do_not_follow_the_zoom_of_the_clerk(second: SecondMonitor) -> None:
    assert second.page is not None
    before = second.page.foot.pixels, second.page.size()
    second.program.press("Ctrl++")
    assert (second.page.foot.pixels, second.page.size()) == before
    second.program.press("Ctrl+0")


def _do(step: str, second: SecondMonitor, counter: ReceptionCounter) -> None:
    """Do one thing a clerk may do, whatever stands on the screen."""
    program = second.program
    if QApplication.activeModalWidget() is not None:
        program.press("Esc")
    front = program.frame.deck.front
    typing = isinstance(front, ReceptionPage) and not front.presenter.is_saved
    match step:
        case "card" | "other card":
            counter.scan(CARD if step == "card" else OTHER_CARD)
        case "Hòa comes" | "Ba comes":
            program.memory.clock.pass_time(seconds=2)
            program.press("F5", "F2", "F2")
            counter.fill(CARD if step == "Hòa comes" else OTHER_CARD)
            counter.page.presenter.citizen.tell()
        case "choose" if typing and not front.form.state().procedure_text:
            counter.choose("xntthn")
            counter.checked()
        case "retype" if typing:
            front.form.applicant.focus("name")
            program.press("Ctrl+A")
            counter.type("x")
        case "rest" if isinstance(front, ReceptionPage):
            front.presenter.citizen.tell()
        case "lock":
            program.press("F12")
            assert second.words == ""
            unlock(program)
        case "cable":
            second.unplug()
            second.plug(OTHER)
        case "wait":
            program.memory.clock.pass_time(seconds=QUIET_SECONDS)
            second.session.citizen._tick.timeout.emit()
            assert second.words == ""
        case "F2" | "F5" | "F9" | "Ctrl+O":
            program.memory.clock.pass_time(seconds=2)
            program.press(step)


def strangers(second: SecondMonitor) -> list[str]:
    """Give what is to be read of anybody who is not the person of the page in front, and every whole number."""
    front, words = second.program.frame.deck.front, second.words
    own = front.form.state().applicant.name if isinstance(front, ReceptionPage) else ""
    numbers = [number for number in ("001190123456", "001085000001") if number in words]
    return [name for name in (HOA, BA) if name != own and name in words] + numbers


@pytest.mark.parametrize("seed", range(6))
def test_whatever_the_clerk_does_nobody_sees_another(
    second: SecondMonitor, counter: ReceptionCounter, seed: int
) -> None:
    """Cards, keys, locks and cables in any order: at every change what is seen is of whom the page in front is about."""
    draw, told, seen = Random(seed), 0, list[str]()
    comes = ("Hòa comes", "Ba comes") * 2
    keys = ("F2", "F9", "F9", "F5", "Ctrl+O")
    steps = (*comes, *keys, "card", "other card", "choose", "retype", "rest", "lock", "cable", "wait")
    for change in (counter.page.form.edited, second.session.workplace.counter.changed):
        change.connect(lambda: seen.extend(strangers(second)))
    for _ in range(40):
        _do(draw.choice(steps), second, counter)
        assert seen + strangers(second) == [], f"{seed}: {second.words}"
        told += bool(second.words)
    assert told > 5, "the story showed nothing at all"
