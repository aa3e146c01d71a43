"""Changes users, settings and the calendar of a practice desk, which no command does; only program 0.1.0 runs it."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from desk_app.bootstrap.folders import Lock
from desk_app.bootstrap.open_desk import open_desk
from desk_app.domain.rest_days import CalendarDay, DayKind
from desk_app.services.users import UserDraft

PIN = "246810"


def change(folder: Path) -> None:
    """Add a clerk, change one, send one away and let a locked one in; change a setting; mark a day."""
    desk = open_desk(folder, lock=Lock.COMMAND)
    try:
        by = desk.sign_in("supervisor", PIN, one_deed=True)
        desk.save_user(UserDraft("clerk2", "Phạm Thị Hai"), by, pin=PIN, pin_is_final=True)
        desk.save_user(UserDraft("clerk2", "Phạm Thị Hải", phone="0912000002"), by)
        desk.save_user(UserDraft("left", "Đỗ Văn Nghỉ"), by, pin=PIN, pin_is_final=True)
        desk.save_user(UserDraft("left", "Đỗ Văn Nghỉ", active=False), by)
        desk.unlock_user("clerk2", by)
        desk.change_setting("due.soon_days", "3", by)
        desk.change_setting("unit.phone", "024 1111 1111", by, date(2026, 12, 1))
        marked = CalendarDay(date(2026, 12, 14), DayKind.OFF, "Nghỉ thử", "Quyết định thử số 1")
        desk.save_calendar_day(marked, by)
    finally:
        desk.close()


if __name__ == "__main__":
    change(Path(sys.argv[1]))
