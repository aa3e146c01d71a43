"""The status area says the truth about the desk: what waits, for how long, and what is wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desk_app.errors import StorageTrouble
from desk_app.ports import Changes
from desk_app.screens.main_window.status_words import DeskState, status_line
from tests.screens.program import Program


@pytest.mark.parametrize(
    ("state", "icon", "words"),
    [
        (DeskState(), "offline", "Ngoại tuyến · không có gì chờ gửi"),
        (
            DeskState(unsent=7, oldest=timedelta(hours=3)),
            "offline",
            "Ngoại tuyến · 7 chờ gửi · lâu nhất 3 giờ",
        ),
        (
            DeskState(unsent=1_234, oldest=timedelta(minutes=5)),
            "offline",
            "Ngoại tuyến · 1.234 chờ gửi · lâu nhất 5 phút",
        ),
        (DeskState(unsent=7, storage_trouble=True, low_disk_mb=3), "stop", "Không ghi được dữ liệu"),
        (DeskState(clock_blocked=True), "attention", "Giờ máy sai · dừng tiếp nhận"),
        (DeskState(low_disk_mb=1_000), "attention", "Ổ đĩa sắp đầy (còn 1.000 MB) · báo quản trị"),
        (
            DeskState(clock_jumped=True),
            "retry",
            "Giờ máy vừa thay đổi · đã ghi nhận · không có gì chờ gửi",
        ),
    ],
)
def test_each_state_has_its_icon_and_words_the_gravest_first(
    program: Program, state: DeskState, icon: str, words: str
) -> None:
    line = status_line(state)
    assert (line.icon, line.text) == (icon, words)


def test_only_a_desk_that_cannot_write_is_red(program: Program) -> None:
    red = [
        state
        for state in (
            DeskState(unsent=9),
            DeskState(clock_blocked=True),
            DeskState(low_disk_mb=1),
            DeskState(clock_jumped=True),
            DeskState(storage_trouble=True),
        )
        if status_line(state).colour == "red"
    ]
    assert red == [DeskState(storage_trouble=True)]


def test_a_reception_is_counted_as_waiting_at_once(at_work: Program) -> None:
    before = at_work.frame.watch.state.unsent
    at_work.memory.receive()
    at_work.frame.workplace.notices.publish(Changes(dossiers=True, queue=True))
    at_work.settle()
    assert at_work.frame.watch.state.unsent == before + 1
    assert f"{before + 1} chờ gửi" in at_work.status


def test_a_full_disk_turns_the_area_red_until_something_is_written_again(at_work: Program) -> None:
    at_work.frame.workplace.say_error(StorageTrouble("storage.full"))
    assert at_work.status == "Không ghi được dữ liệu"
    at_work.frame.workplace.notices.publish(Changes(queue=True))
    at_work.settle()
    assert at_work.status.startswith("Ngoại tuyến")


def test_the_area_opens_the_queue(at_work: Program) -> None:
    at_work.frame.bottom.status.click()
    at_work.settle()
    assert at_work.page.NAME == "queue"


def test_the_bar_says_whether_the_slip_printer_is_there(at_work: Program) -> None:
    assert at_work.frame.bottom.printer.text() == "Chưa chọn máy in: hỏi mỗi lần in"
    desk = at_work.memory.desk
    from tests.builders import SUPERVISOR

    for name, words in (("Laser", "Máy in Laser sẵn sàng"), ("Cũ", "! Không thấy máy in Cũ")):
        desk.change_setting("print.printer.01", name, SUPERVISOR)
        at_work.frame.workplace.notices.publish(Changes(settings=True))
        at_work.settle()
        assert at_work.frame.bottom.printer.text() == words
