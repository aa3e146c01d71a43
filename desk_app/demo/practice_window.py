"""Opens the window on a practice desk for a person, with a practice city beside it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from desk_app.bootstrap.new_desk import make_desk, practice_desk
from desk_app.bootstrap.open_desk import open_desk
from desk_app.bootstrap.window import run_window
from desk_app.demo.practice_city import PracticeCity, practice_city
from desk_app.demo.practice_desk import DESK_NO, PIN, WARD
from desk_app.devices.system_clock import SystemClock


def open_practice_window(told: Callable[[str, str], None]) -> int:
    """Run the window on a desk and a city that are thrown away when it is closed; gives the exit code.

    `told` hears who may sign in, and with which PIN.
    """
    with (
        TemporaryDirectory(prefix="desk-practice-", ignore_cleanup_errors=True) as folder,
        practice_city(Path(folder) / "city", SystemClock()) as city,
    ):
        data = Path(folder) / "ward"
        make_desk(data, practice_desk(WARD, DESK_NO))
        if city is not None:
            _join(data, city)
            sys.stderr.write(f"{city.url}\n")
        told("clerk, supervisor, head, admin", PIN)
        return run_window(data, "vi")


def _join(data: Path, city: PracticeCity) -> None:
    from desk_app.services.exchange.conversation import drive

    code = city.deed(lambda gateway: gateway.invite(WARD, DESK_NO)).code
    desk = open_desk(data)
    try:
        drive(desk.exchange.enrol(city.url, code), desk.city_line)
    finally:
        desk.close()
