"""The PC's clock is wrong: dead battery, a year ahead, set back in mid-day, minutes off, another zone."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from desk_app.domain.time.local_time import VIETNAM
from tests.cli.calls import ScriptDesk
from tests.cli.processes import ProcessDesk
from tests.screens.program import Program
from tests.screens.reception.counter import ReceptionCounter

HOME = {"FAKETIME_DONT_FAKE_MONOTONIC": "1", "TZ": "Asia/Ho_Chi_Minh"}


def at(desk: ScriptDesk, moment: datetime) -> ProcessDesk:
    """Give the desk on a PC whose clock shows this time."""
    return ProcessDesk(desk.folder, ("faketime", f"{moment:%Y-%m-%d %H:%M:%S}"), **HOME)


def tomorrow(hour: int, minute: int = 0) -> datetime:
    """Give a moment in the middle of the next day, so that no story runs into midnight."""
    day = datetime.now(VIETNAM) + timedelta(days=1)
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0)


@pytest.mark.slow
@pytest.mark.fault("T1")
def test_a_dead_battery_blocks_reception_until_the_clock_is_set_and_look_ups_go_on(
    desk: ScriptDesk, draft_file: Path
) -> None:
    code = desk.receive()
    reset = at(desk, datetime(2009, 1, 1, 10, tzinfo=VIETNAM))
    blocked = reset.ask("receive", str(draft_file))
    assert blocked.exit_code == 5
    assert blocked.message.startswith("Hồ sơ CHƯA lưu: giờ máy là ")
    assert " 01/01/2009, lần ghi trước là " in blocked.message
    assert "Chỉnh lại giờ máy" in blocked.message
    assert reset.ask("show", code).exit_code == 0
    assert reset.ask("confirm-clock", user="supervisor").message.endswith("Chỉnh lại ngày giờ của máy.")
    assert desk.receive() > code
    assert desk.ask("verify").json["ok"]


@pytest.mark.slow
@pytest.mark.fault("T2")
def test_a_year_ahead_blocks_until_a_supervisor_confirms(desk: ScriptDesk, draft_file: Path) -> None:
    desk.receive()
    ahead = at(desk, tomorrow(10) + timedelta(days=365))
    blocked = ahead.ask("receive", str(draft_file))
    assert blocked.exit_code == 5
    assert blocked.message.startswith("Hồ sơ CHƯA lưu: giờ máy là ")
    assert "mời phụ trách xác nhận giờ" in blocked.message
    assert ahead.ask("confirm-clock").exit_code == 1
    assert ahead.ask("confirm-clock", user="supervisor").exit_code == 0
    assert ahead.ask("receive", str(draft_file)).exit_code == 0


@pytest.mark.slow
@pytest.mark.fault("T3")
def test_two_hours_back_keep_the_order_and_are_noted(desk: ScriptDesk, draft_file: Path) -> None:
    right, back = at(desk, tomorrow(11)), at(desk, tomorrow(9))
    codes = [one.ask("receive", str(draft_file)).json["code"] for one in (right, back)]
    first, second = (back.ask("show", code).json["history"][0] for code in codes)
    assert second["seq"] > first["seq"]
    assert datetime.fromisoformat(second["at"]) < datetime.fromisoformat(first["at"])
    assert back.ask("verify").json["ok"]


@pytest.mark.fault("T3")
def test_a_clock_set_back_at_the_open_window_is_told_in_the_bar(counter: ReceptionCounter) -> None:
    watch, clock = counter.program.frame.watch, counter.memory.clock
    watch._minute()
    counter.program.settle()
    clock.set_to(clock.now() - timedelta(hours=2))
    watch._minute()
    counter.program.settle()
    assert counter.program.status.startswith("Giờ máy vừa thay đổi · đã ghi nhận")
    assert "clock_jumped" in counter.memory.story.kinds()
    counter.fill()
    assert counter.save()


@pytest.mark.slow
@pytest.mark.fault("T4")
@pytest.mark.parametrize("minutes", [-12, 12])
def test_minutes_off_hold_nobody_up(desk: ScriptDesk, draft_file: Path, minutes: int) -> None:
    """The desk's half of the row: what a city says about the difference comes with its answers."""
    assert at(desk, tomorrow(10)).ask("receive", str(draft_file)).exit_code == 0
    moment = tomorrow(10) + timedelta(minutes=minutes)
    off = at(desk, moment)
    received = off.ask("receive", str(draft_file))
    assert received.exit_code == 0
    assert abs(datetime.fromisoformat(received.json["received_at"]) - moment) < timedelta(minutes=2)
    assert off.ask("verify").json["ok"]


@pytest.mark.slow
@pytest.mark.fault("T5")
def test_a_pc_set_to_another_zone_still_dates_by_vietnam(desk: ScriptDesk, draft_file: Path) -> None:
    received = [
        ProcessDesk(desk.folder, TZ=zone).ask("receive", str(draft_file)).json["received_at"]
        for zone in ("UTC", "America/New_York", "Asia/Ho_Chi_Minh")
    ]
    assert [moment[-6:] for moment in received] == ["+07:00"] * 3
    moments = [datetime.fromisoformat(moment) for moment in received]
    assert moments == sorted(moments)


@pytest.mark.fault("T5")
def test_another_zone_is_told_before_the_first_citizen(program: Program) -> None:
    program.memory.clock.zone = timedelta(0)
    program.memory.receive()
    program.sign_in()
    texts = [label.text() for card in program.page.cards for label in card.findChildren(QLabel)]
    assert any(text.startswith("Múi giờ máy không phải Việt Nam") for text in texts)


@pytest.mark.fault("T6")
def test_a_form_opened_before_midnight_counts_from_when_it_was_received(counter: ReceptionCounter) -> None:
    clock = counter.memory.clock
    clock.set_to(clock.now().replace(hour=23, minute=58))
    clock.running += 60 * 60 * 14
    counter.fill()
    clock.pass_time(minutes=5)
    dossier = counter.dossier(counter.save())
    assert dossier.received_at.date() == clock.now().date()
    assert dossier.code[-11:-5] == f"{clock.now():%y%m%d}"
    steps = [step.date for step in dossier.due.steps] if dossier.due else []
    assert steps[0] == clock.now().date()
