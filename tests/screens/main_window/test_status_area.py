"""The status area says the truth about the desk: what waits, for how long, and what is wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desk_app.errors import StorageTrouble
from desk_app.ports.changes import Changes
from desk_app.screens.formats import counted
from desk_app.screens.main_window.status_words import CityTrouble, DeskState, status_line
from tests.builders import MORNING
from tests.screens.program import MemoryOpening, Program

AT = MORNING.replace(hour=14, minute=32)


def joined(**facts: Any) -> DeskState:
    return DeskState(enrolled=True, **facts)


@pytest.mark.parametrize(
    ("state", "icon", "words"),
    [
        (DeskState(), "offline", "Chưa kết nối thành phố · không có gì chờ gửi"),
        (
            DeskState(unsent=7, dossiers=7, oldest=timedelta(hours=3)),
            "offline",
            "Chưa kết nối thành phố · 7 hồ sơ chờ gửi · lâu nhất 3 giờ",
        ),
        (joined(last_success=AT), "ok", "Đã gửi hết · lúc 14:32 · không có gì chờ gửi"),
        (
            joined(unsent=90, dossiers=9, sending=(3, 12)),
            "sending",
            "Đang gửi 3/12 hồ sơ · vẫn làm việc khác được",
        ),
        (
            joined(
                unsent=7, dossiers=7, oldest=timedelta(hours=3), trouble=CityTrouble.OFFLINE, last_success=AT
            ),
            "offline",
            "Ngoại tuyến · 7 hồ sơ chờ gửi · lâu nhất 3 giờ",
        ),
        (
            joined(unsent=1_234, dossiers=1_234, oldest=timedelta(minutes=5), trouble=CityTrouble.OFFLINE),
            "offline",
            "Ngoại tuyến · 1.234 hồ sơ chờ gửi · lâu nhất 5 phút",
        ),
        (
            joined(trouble=CityTrouble.BUSY, retry_at=AT + timedelta(minutes=8), last_success=AT),
            "retry",
            "Máy chủ bận · tự thử lại lúc 14:40",
        ),
        (joined(to_settle=2, last_success=AT), "attention", "2 hồ sơ cần xử lý"),
        (
            joined(to_settle=2, unsent=3, dossiers=3, trouble=CityTrouble.OFFLINE),
            "attention",
            "2 hồ sơ cần xử lý · Ngoại tuyến · 3 hồ sơ chờ gửi",
        ),
        (
            joined(unsent=2, dossiers=2, unsafe="Quầy này có hai sổ"),
            "stop",
            "Quầy này có hai sổ · 2 hồ sơ chờ gửi",
        ),
        (
            DeskState(unsent=7, dossiers=7, storage_trouble=True, low_disk_mb=3),
            "stop",
            "Không ghi được dữ liệu · chỉ tra cứu · gọi quản trị",
        ),
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


def test_green_needs_a_good_last_talk_nothing_unsent_and_nothing_to_settle(program: Program) -> None:
    almost = (
        joined(),
        joined(last_success=AT, unsent=1),
        joined(last_success=AT, to_settle=1),
        joined(last_success=AT, trouble=CityTrouble.OFFLINE),
        joined(last_success=AT, trouble=CityTrouble.BUSY),
        joined(last_success=AT, trouble=CityTrouble.PERSON, trouble_word="…"),
        joined(last_success=AT, sending=(0, 1)),
        joined(last_success=AT, storage_trouble=True),
        DeskState(last_success=AT),
    )
    assert [state for state in almost if status_line(state).colour == "green"] == []
    assert status_line(joined(last_success=AT)).colour == "green"


def test_only_unsafe_data_is_red(program: Program) -> None:
    red = [
        state
        for state in (
            DeskState(unsent=9),
            DeskState(clock_blocked=True),
            DeskState(low_disk_mb=1),
            DeskState(clock_jumped=True),
            DeskState(storage_trouble=True),
            joined(unsafe="Sổ ghi bị thay đổi"),
            joined(to_settle=3),
            joined(trouble=CityTrouble.PERSON),
        )
        if status_line(state).colour == "red"
    ]
    assert red == [DeskState(storage_trouble=True), joined(unsafe="Sổ ghi bị thay đổi")]


def test_a_reception_is_counted_as_waiting_at_once(at_work: Program) -> None:
    before = at_work.frame.watch.state
    at_work.memory.receive()
    at_work.frame.workplace.notices.publish(Changes(dossiers=True, queue=True))
    at_work.settle()
    now = at_work.frame.watch.state
    assert (now.unsent, now.dossiers) == (before.unsent + 1, before.dossiers + 1)
    assert f"{now.dossiers} hồ sơ chờ gửi" in at_work.status
    assert at_work.frame.rail._buttons["queue"].count == str(now.dossiers)


def test_records_of_the_desk_are_not_counted_as_dossiers(program: Program) -> None:
    line = status_line(joined(unsent=4, trouble=CityTrouble.OFFLINE))
    assert line.text == "Ngoại tuyến · sổ của quầy chờ gửi"


def test_a_full_disk_turns_the_area_red_until_something_is_written_again(at_work: Program) -> None:
    at_work.frame.workplace.say_error(StorageTrouble("storage.full"))
    assert at_work.status.startswith("Không ghi được dữ liệu")
    at_work.frame.workplace.notices.publish(Changes(queue=True))
    at_work.settle()
    assert at_work.status.startswith("Chưa kết nối thành phố")


def test_the_area_opens_the_queue(at_work: Program) -> None:
    at_work.frame.bottom.status.click()
    at_work.settle()
    assert at_work.page.NAME == "queue"


def test_the_bar_says_whether_the_slip_printer_is_there(at_work: Program) -> None:
    assert at_work.frame.bottom.printer.lines == ("Chưa chọn máy in", "sẽ hỏi khi in")
    desk = at_work.memory.desk
    from tests.builders import SUPERVISOR

    for name, words in (("Laser", "sẵn sàng"), ("Cũ", "không còn trên máy này")):
        desk.reference.change_settings({"print.printer.01": name}, SUPERVISOR)
        at_work.frame.workplace.notices.publish(Changes(settings=True))
        at_work.settle()
        assert at_work.frame.bottom.printer.lines == (name, words)


def test_in_english_one_dossier_is_one(qtbot: QtBot, opening: MemoryOpening) -> None:
    program = Program(qtbot, opening, "en").start().sign_in()
    for waiting, words in ((1, "1 dossier to send"), (2, "2 dossiers to send")):
        program.memory.receive()
        program.frame.watch.look()
        program.settle()
        assert words in program.status, waiting
    program.end()


def test_a_count_takes_the_words_of_its_number() -> None:
    said = [counted(count, "{count} original", "{count} originals") for count in (0, 1, 2, 1_234)]
    assert said == ["0 originals", "1 original", "2 originals", "1.234 originals"]
