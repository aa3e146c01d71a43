"""A save that is asked for twice, takes long or finds no room: one dossier or none, and the typed text stays."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton

from desk_app.errors import StorageTrouble
from tests.builders import CLERK
from tests.fakes import FakeUnitOfWork
from tests.patient_bot import HELD_SECONDS
from tests.screens.reception.counter import ID_NUMBER, ReceptionCounter


def saved(counter: ReceptionCounter) -> int:
    """Count the dossiers of the citizen."""
    return len(counter.memory.desk.dossier.find(ID_NUMBER, CLERK))


class SlowDisk:
    """A disk whose flush takes as long as the test wants."""

    def __init__(self) -> None:
        self.flushed = threading.Event()
        self.flushes = 0

    def wait(self) -> None:
        self.flushes += 1
        assert self.flushed.wait(HELD_SECONDS)


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    """Give a disk that does not come back from the next commit until it is told to."""
    disk, commit = SlowDisk(), FakeUnitOfWork.commit

    def slowly(work: FakeUnitOfWork) -> None:
        disk.wait()
        commit(work)

    monkeypatch.setattr(FakeUnitOfWork, "commit", slowly)
    yield disk
    disk.flushed.set()


@pytest.mark.fault("S13")
@pytest.mark.fault("C2")
def test_a_slow_disk_is_told_and_a_second_f9_saves_nothing_twice(
    counter: ReceptionCounter, slow_disk: SlowDisk
) -> None:
    slow_disk.flushed.set()
    counter.fill()
    slow_disk.flushed.clear()
    program = counter.program
    program.hands.press("F9")
    program.bot.waitUntil(lambda: program.notice == "Đang lưu…")
    program.hands.press("F9", "F9")
    assert not counter.page.presenter.actions.save.isEnabled()
    assert counter.page.form.state().applicant.id_number == ID_NUMBER
    program.hands.press("F1")
    program.bot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    program.hands.press("Esc")
    assert not counter.page.presenter.is_saved

    slow_disk.flushed.set()
    program.bot.waitUntil(lambda: counter.page.presenter.is_saved)
    program.settle()
    assert saved(counter) == 1
    assert program.notice != "Đang lưu…"


@pytest.mark.fault("C2")
def test_a_double_click_on_save_saves_once(counter: ReceptionCounter) -> None:
    counter.fill()
    (button,) = (one for one in counter.program.window.findChildren(QPushButton) if "Lưu và in" in one.text())
    kinds = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)
    for kind in (*kinds, QEvent.Type.MouseButtonRelease):
        place, left = QPointF(button.rect().center()), Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind, place, button.mapToGlobal(place), left, left, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(button, event)
    counter.program.settle()
    assert counter.page.presenter.is_saved
    assert saved(counter) == 1


@pytest.mark.fault("C3")
def test_enter_held_down_walks_to_the_save_button_and_stops_there(counter: ReceptionCounter) -> None:
    counter.fill()
    counter.page.form.applicant.focus("phone")
    counter.program.hands.hold(Qt.Key.Key_Return, times=40)
    counter.program.settle()
    assert not counter.page.presenter.is_saved
    assert saved(counter) == 0
    counter.save()
    counter.program.hands.hold(Qt.Key.Key_Return, times=40)
    counter.program.settle()
    assert counter.page.presenter.is_saved
    assert saved(counter) == 1


@pytest.mark.fault("S4")
def test_a_full_disk_leaves_everything_typed_on_the_page_to_be_saved_again(
    counter: ReceptionCounter,
) -> None:
    counter.fill()
    typed = counter.page.form.state()
    counter.memory.story.uow.full = StorageTrouble("storage.disk_full", free=0)
    counter.press("F9")
    assert counter.program.notice.startswith("Hồ sơ CHƯA lưu: ổ đĩa đầy, còn 0 MB.")
    assert "F9" in counter.program.notice
    assert counter.program.status.startswith("Không ghi được dữ liệu")
    assert counter.page.form.state() == typed
    assert saved(counter) == 0

    counter.memory.story.uow.full = None
    counter.save()
    assert saved(counter) == 1


@pytest.mark.fault("S4")
@pytest.mark.fault("S6")
def test_a_disk_that_fills_up_during_the_day_is_told_before_it_is_full(counter: ReceptionCounter) -> None:
    watch = counter.program.frame.watch
    counter.memory.disk.free = 900
    watch._minute()
    counter.program.settle()
    assert counter.program.status == "Ổ đĩa sắp đầy (còn 900 MB) · báo quản trị"
    counter.fill()
    assert counter.save()
    counter.memory.disk.free = 50_000
    watch._minute()
    counter.program.settle()
    assert counter.program.status.startswith("Chưa kết nối thành phố")


@pytest.mark.fault("S7")
def test_damage_found_by_the_daily_look_stops_writing_in_words(counter: ReceptionCounter) -> None:
    trouble = StorageTrouble("storage.damaged", at=counter.memory.clock.now(), backup="E:/sao-luu/desk.db")
    counter.memory.store.damage = trouble
    counter.program.frame.watch._minute()
    counter.program.settle()
    assert "Tệp dữ liệu bị hỏng, không nhập tiếp" in counter.program.notice
    assert "E:/sao-luu/desk.db" in counter.program.notice
    assert counter.program.status.startswith("Không ghi được dữ liệu")


def test_the_log_is_folded_in_slices_while_nobody_waits(counter: ReceptionCounter) -> None:
    counter.memory.store.folds = 3
    counter.program.frame.watch._minute()
    counter.program.bot.waitUntil(lambda: counter.memory.store.folds == 0)
