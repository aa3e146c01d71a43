"""The window keeps desk and city in step: by itself, when asked, never twice at once, and lets go safely."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desk_app.errors import DeskError, NoConnection
from desk_app.ports.changes import Changes
from desk_app.screens.city_runs import AFTER_A_DEED, GivenUp
from tests.screens.city_in_memory import CityInMemory
from tests.screens.program import MemoryOpening, Program


@pytest.fixture
def in_step(city: CityInMemory, program: Program) -> Program:
    """Give a program whose first talk is over."""
    program.bot.waitUntil(lambda: city.runs == 1)
    program.settle()
    return program


def deed(program: Program) -> None:
    program.memory.receive()
    program.frame.workplace.notices.publish(Changes(dossiers=True, queue=True))
    program.settle()


def due(program: Program) -> None:
    """Let the pause be over."""
    program.frame.workplace.city.timer.timeout.emit()


def test_an_opened_desk_talks_at_once_with_nobody_signed_in(city: CityInMemory, in_step: Program) -> None:
    assert city.pushed > 0
    assert in_step.application.session is not None
    assert in_step.application.session.frame is None


def test_a_desk_that_has_not_joined_never_asks_for_the_network(
    at_work: Program,
) -> None:
    city = at_work.frame.workplace.city
    assert not city.timer.isActive()
    assert at_work.status.startswith("Chưa kết nối thành phố")


def test_everything_sent_is_green_with_the_time_of_the_last_talk(
    city: CityInMemory, in_step: Program
) -> None:
    in_step.sign_in()
    due(in_step)
    in_step.settle()
    assert in_step.status == "Đã gửi hết · lúc 09:30 · không có gì chờ gửi"


def test_a_deed_is_sent_soon_after_and_several_together(city: CityInMemory, in_step: Program) -> None:
    in_step.sign_in()
    due(in_step)
    in_step.settle()
    before, runs = city.pushed, city.runs
    deed(in_step)
    deed(in_step)
    timer = in_step.frame.workplace.city.timer
    assert timer.isActive()
    assert timer.interval() == AFTER_A_DEED * 1000
    assert "2 hồ sơ chờ gửi" in in_step.status
    due(in_step)
    in_step.settle()
    assert (city.pushed - before, city.runs - runs) == (2, 1)


def test_a_deed_that_can_be_taken_back_is_sent_when_that_is_over(
    city: CityInMemory, in_step: Program
) -> None:
    in_step.sign_in()
    runs = in_step.frame.workplace.city
    deed(in_step)
    runs.hold_back(10)
    assert runs.timer.interval() == 10_000
    in_step.frame.workplace.notices.publish(Changes(dossiers=True, queue=True))
    assert runs.timer.interval() > AFTER_A_DEED * 1000
    runs.hold_back(0)
    in_step.frame.workplace.notices.publish(Changes(dossiers=True, queue=True))
    assert runs.timer.interval() == AFTER_A_DEED * 1000
    runs.hold_back(10)
    before = city.runs
    runs.sync_now()
    in_step.settle()
    assert city.runs == before + 1


def test_no_network_is_told_without_a_message_and_tried_again_later(
    city: CityInMemory, in_step: Program
) -> None:
    in_step.sign_in()
    said = in_step.notice
    city.line.trouble = NoConnection("city.offline", unsent=1)
    due(in_step)
    in_step.settle()
    assert in_step.status.startswith("Ngoại tuyến · ")
    assert in_step.notice == said
    timer = in_step.frame.workplace.city.timer
    first = timer.interval()
    due(in_step)
    in_step.settle()
    assert 3_000 < first < 7_000
    assert timer.interval() > first
    city.line.trouble = None
    due(in_step)
    in_step.settle()
    assert in_step.status.startswith("Đã gửi hết")
    assert in_step.notice == said


def test_a_deed_while_offline_does_not_shorten_the_pause(city: CityInMemory, in_step: Program) -> None:
    in_step.sign_in()
    city.line.trouble = NoConnection("city.busy", minutes=2, retry_after=120.0)
    due(in_step)
    in_step.settle()
    timer = in_step.frame.workplace.city.timer
    assert timer.interval() >= 120_000
    deed(in_step)
    assert timer.remainingTime() > 100_000
    assert in_step.status.startswith("Máy chủ bận · tự thử lại lúc 09:3")


@pytest.mark.fault("H25")
def test_the_button_joins_the_run_that_is_under_way(city: CityInMemory, in_step: Program) -> None:
    in_step.sign_in()
    in_step.press("Ctrl+1")
    runs = city.runs
    heard: list[object] = []
    city.line.hold()
    due(in_step)
    in_step.bot.waitUntil(lambda: in_step.frame.workplace.city.state.running)
    in_step.hands.press("Ctrl+G")
    in_step.frame.workplace.city.sync_now(heard.append)
    in_step.bot.waitUntil(lambda: in_step.status.startswith("Đang gửi"))
    city.line.let_go()
    in_step.bot.waitUntil(lambda: bool(heard))
    in_step.settle()
    assert city.runs == runs + 1
    assert in_step.status.startswith("Đã gửi hết")


def test_the_bar_counts_and_can_be_stopped_safely(city: CityInMemory, in_step: Program) -> None:
    in_step.sign_in()
    deed(in_step)
    in_step.press("Ctrl+1")
    city.line.hold()
    calls = len(city.line.calls)
    in_step.hands.press("Ctrl+G")
    page = in_step.page
    in_step.bot.waitUntil(lambda: len(city.line.calls) > calls)
    in_step.bot.waitUntil(lambda: page.progress.words.text() == "Đang gửi…")
    assert (page.progress.bar.maximum(), page.progress.bar.value()) == (2, 0)
    assert [page.states.words(page.model.row(at)) for at in range(2)] == ["Đang gửi", "Đang gửi"]
    in_step.bot.waitUntil(lambda: page.progress.stop.isVisible())
    page.progress.stop.click()
    in_step.bot.waitUntil(lambda: not in_step.frame.workplace.city.state.running)
    in_step.settle()
    assert page.model.rowCount() == 2
    assert not page.progress.bar.isVisible()
    assert [page.states.words(page.model.row(at)) for at in range(2)] == ["Chờ gửi", "Chờ gửi"]
    in_step.press("Ctrl+G")
    assert page.model.rowCount() == 0


def test_who_asked_hears_that_it_was_stopped(city: CityInMemory, in_step: Program) -> None:
    in_step.sign_in()
    heard: list[DeskError] = []
    city.line.hold()
    calls = len(city.line.calls)
    runs = in_step.frame.workplace.city
    runs.sync_now(None, heard.append)
    in_step.bot.waitUntil(lambda: len(city.line.calls) > calls)
    runs.cancel()
    in_step.bot.waitUntil(lambda: bool(heard))
    assert isinstance(heard[0], GivenUp)
    in_step.settle()


def test_a_run_goes_on_in_the_background(city: CityInMemory, in_step: Program) -> None:
    in_step.sign_in()
    deed(in_step)
    in_step.press("Ctrl+1")
    page = in_step.page
    city.line.hold()
    in_step.hands.press("Ctrl+G")
    in_step.bot.waitUntil(lambda: page.progress.background.isVisible())
    page.progress.background.click()
    assert not page.progress.bar.isVisible()
    assert in_step.frame.workplace.city.state.running
    city.line.let_go()
    in_step.settle()
    assert page.model.rowCount() == 0


def test_a_line_that_waits_for_its_next_try_says_when(city: CityInMemory, in_step: Program) -> None:
    in_step.sign_in()
    in_step.press("Ctrl+1")
    city.line.trouble = NoConnection("city.busy", minutes=2, retry_after=120.0)
    in_step.press("Ctrl+G")
    page = in_step.page
    words = page.states.words(page.model.row(0))
    assert words.startswith("Chờ thử lại 09:3")
    assert "Máy chủ đang bận, tự gửi lại sau 2 phút" in page.band.contact.text()
    assert "Đã thử 1 lần; thử lại lúc 09:3" in page.band.contact.text()
    assert "cập nhật lúc 09:30" in page.band.contact.text()


@pytest.mark.fault("C6")
def test_closing_offers_to_send_first_and_ends_when_all_is_sent(
    city: CityInMemory, qtbot: QtBot, opening: MemoryOpening
) -> None:
    program = Program(qtbot, opening).start()
    program.bot.waitUntil(lambda: city.runs == 1)
    program.settle()
    program.sign_in()
    deed(program)
    program.window.close()
    program.settle()
    dialog = program.dialog()
    assert "Còn 1 hồ sơ chưa gửi. Mở lại phần mềm thì máy tự gửi." in [
        one.text() for one in dialog.findChildren(QLabel)
    ]
    with qtbot.waitSignal(program.application.ended):
        program.click("Gửi ngay", dialog)
    assert opening.memory.closed == 1
    assert city.pushed == len(opening.memory.story.entries())


@pytest.mark.fault("C6")
def test_closing_in_the_middle_of_a_run_does_not_wait_for_the_city(
    city: CityInMemory, qtbot: QtBot, opening: MemoryOpening
) -> None:
    program = Program(qtbot, opening).start()
    program.bot.waitUntil(lambda: city.runs == 1)
    program.settle()
    program.sign_in()
    city.line.hold()
    calls = len(city.line.calls)
    program.frame.workplace.city.sync_now()
    qtbot.waitUntil(lambda: len(city.line.calls) > calls)
    with qtbot.waitSignal(program.application.ended):
        program.application.close()
    assert (city.line.given_up, opening.memory.closed) == (1, 1)
    unsent = len(opening.memory.story.entries()) - opening.memory.story.uow.memory.acked_seq
    assert unsent == 1


def test_a_command_is_told_how_the_run_of_the_window_ended(city: CityInMemory, in_step: Program) -> None:
    class Reply:
        def __init__(self) -> None:
            self.plain: dict[str, object] = {}
            self.error: DeskError | None = None

        def done(self, plain: dict[str, object]) -> None:
            self.plain = plain

        def failed(self, error: DeskError) -> None:
            self.error = error

    good, bad = Reply(), Reply()
    in_step.application.sync_asked(good)  # type: ignore[arg-type]
    in_step.settle()
    assert set(good.plain) == {"pushed", "pulled", "acked_seq", "exceptions"}
    city.line.trouble = NoConnection("city.offline", unsent=0)
    in_step.application.sync_asked(bad)  # type: ignore[arg-type]
    in_step.settle()
    assert bad.error is not None
    assert bad.error.key == "city.offline"


def test_the_end_of_a_sending_of_over_two_minutes_is_told(city: CityInMemory, in_step: Program) -> None:
    in_step.sign_in()
    for seconds, told in ((30, False), (150, True)):
        deed(in_step)
        city.line.hold()
        calls = len(city.line.calls)
        in_step.press("Ctrl+1")
        in_step.hands.press("Ctrl+G")
        in_step.bot.waitUntil(lambda before=calls: len(city.line.calls) > before)
        in_step.memory.clock.pass_time(seconds=seconds)
        city.line.let_go()
        in_step.settle()
        assert ("Đã gửi xong hết" in in_step.notice) is told
