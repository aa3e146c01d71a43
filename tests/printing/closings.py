"""Builds closed days as a supervisor leaves them, from the quiet one to the one with everything wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from desk_app.domain.codes.number_gaps import Gap, GapReason, GapReport
from desk_app.domain.facts.city_facts import DayClosed, DeskDay, NamedDifference
from desk_app.domain.time.local_time import VIETNAM
from desk_app.ports.desk_identity import DeskIdentity
from desk_app.ports.forms import ClosingSheet
from tests.printing.slips import UNIT

DAY = date(2026, 11, 20)
CLOSED_AT = datetime(2026, 11, 20, 17, 5, tzinfo=VIETNAM)
HEAD = "5f3a9c0177be42d0a1904c6e0b5d2f8893ce7714d2a05b3f6e810c9a44f7e2b1"
ENTRY = "0c9e1d7a5b2260f4e8831a9d77c04f12b6d95e30418fa2c79d03b5e61f7a8c24"

DESK_1 = DeskDay("desk-1", 1, 13, 15, 4, 1, 86, 86, 0, CLOSED_AT - timedelta(minutes=1))
DESK_2 = DeskDay("desk-2", 2, 9, 9, 6, 0, 61, 58, 3, CLOSED_AT - timedelta(hours=3))
SILENT = DeskDay("desk-3", 3, 0, 0, 0, 0, 0, None, None)

QUIET = DayClosed(DAY, True, False, (DESK_1,), (), 412, HEAD)
SHEET = ClosingSheet(
    closed=QUIET,
    seq=413,
    entry_hash=ENTRY,
    at=CLOSED_AT,
    gaps=GapReport(DAY, 1001, 1014, 13, (Gap(1007, 1007, GapReason.VOIDED),)),
    late=(),
    unit=UNIT,
    desk=DeskIdentity("instance", "desk-1", "H26.118", 1, False, 1001, 1999),
    supervisor="Phạm Thị Hạnh",
    on=CLOSED_AT + timedelta(minutes=2),
)
"""A quiet day at one desk."""

DIFFERENCES = (
    NamedDifference("day.unsent", 2, "3 (3 h)", "Máy quầy 2 mất mạng, gửi vào sáng mai"),
    NamedDifference("day.silent", 3, "16:20 19/11/2026", "Quầy 3 nghỉ cả ngày, máy tắt"),
    NamedDifference(
        "exception.number_twice", 1, "H26.118-261120-1004", "Đã hẹn người dân đến đổi giấy ngày 23/11"
    ),
    NamedDifference("day.gap", 1, "1012–1013", "Đang tìm giấy; hỏi lại người tiếp nhận"),
)
ROUGH = replace(
    SHEET,
    closed=replace(QUIET, agreed=False, desks=(DESK_1, DESK_2, SILENT), differences=DIFFERENCES),
    gaps=GapReport(
        DAY,
        1001,
        1014,
        9,
        (
            Gap(1003, 1003, GapReason.VOIDED),
            Gap(1008, 1009, GapReason.NAMED, "witness"),
            Gap(1010, 1010, GapReason.OTHER_BRANCH),
            Gap(1012, 1013, GapReason.UNEXPLAINED),
        ),
    ),
    late=("H26.118-261119-1031", "H26.118-261119-1032"),
)
"""A day with everything wrong, closed all the same."""
OFFLINE = replace(
    SHEET,
    closed=replace(
        QUIET,
        agreed=False,
        offline=True,
        desks=(replace(DESK_1, entries_city=None, unsent=86),),
        differences=(NamedDifference("day.offline", 1, "", "Mất mạng cả phường từ 14 giờ"),),
    ),
    gaps=GapReport(DAY),
)
"""A day closed with no network."""
