"""Drives the day without a screen and leaves prints, pictures and a one-page summary."""

from __future__ import annotations

import shutil
import sys
from contextlib import suppress
from pathlib import Path

from desk_app.demo.afternoon import Afternoon
from desk_app.demo.morning import Morning
from desk_app.demo.practice_city import PracticeCity, practice_city
from desk_app.demo.practice_desk import WARD, PracticeWard, throw_away_ward
from desk_app.demo.second_desk import SecondDesk
from desk_app.demo.stage import DemoFailed, Stage
from desk_app.demo.summary import Account, write_summary
from desk_app.platform.private_files import make_folder

AT_THE_OTHER_COUNTER = 2
"""Dossiers the second counter takes in."""


def drive_day(out: Path) -> int:
    """Drive it; gives 0 only when everything came about as the day expects."""
    printed, pictures = out / "prints", out / "screens"
    for folder in (printed, pictures):
        shutil.rmtree(folder, ignore_errors=True)
    make_folder(out)
    with throw_away_ward(printed) as ward, practice_city(ward.folder / "city", ward.clock) as city:
        stage = Stage(ward.data, ward.chosen, pictures, _say)
        try:
            account = _drive(stage, ward, city)
        except DemoFailed as trouble:
            _say(f"!! {trouble}")
            with suppress(DemoFailed):
                stage.picture("where-it-stopped")
            return 1
    write_summary(out, account)
    _say(f"Giấy đã in: {printed}   Ảnh màn hình: {pictures}   Tóm tắt: {out / 'summary.txt'}")
    return 0


def _drive(stage: Stage, ward: PracticeWard, city: PracticeCity | None) -> Account:
    morning = Morning(stage, ward.chosen, ward.printer, ward.data)
    if city is None:
        _say("Bản này không có phần thành phố: chỉ diễn phần tại quầy.")
        morning.drive()
        return morning.end([], 0)
    ward.clock.after_skip = city.follow_clock
    other = SecondDesk(ward.folder / "other", WARD, ward.clock)
    afternoon = Afternoon(stage, city, ward.line, ward.clock, other)
    morning.after_reception = afternoon.after_reception
    morning.before_returns = afternoon.before_returns
    afternoon.join()
    morning.drive()
    afternoon.drive()
    return morning.end(afternoon.lines, AT_THE_OTHER_COUNTER)


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
