"""Two desks of a ward and their city, over real HTTP on loopback: disputes, one settled, a closed day, unsent entries."""

from __future__ import annotations

from datetime import datetime

from desk_app.domain.time.local_time import VIETNAM
from tests.old_versions.installed import CITY, InstalledDesk
from tests.old_versions.practice_story import At, somebody

THURSDAY, FRIDAY = (datetime(2026, 11, day, 9, tzinfo=VIETNAM) for day in (26, 27))
WITHDRAWN = ("--reason", "Công dân rút hồ sơ")


def ward(at: At) -> list[str]:
    """Live through two days; gives the codes both desks know."""
    installed = at(THURSDAY)
    desks = [installed.desk(f"desk-{number}").make(number) for number in (1, 2)]
    with installed.gateway(CITY) as url:
        for number, desk in enumerate(desks, 1):
            desk.enrol(url, installed.invite(number))
        codes = _first_day(*desks)
        closed = ("close-day", "2026-11-26", "--reason", "Chờ phụ trách xem các mục còn mở")
        desks[0].done(*closed, user="supervisor")
        desks[1].sync()
    installed = at(FRIDAY)
    one, two = (installed.desk(f"desk-{number}") for number in (1, 2))
    with installed.gateway(CITY):
        installed.city_says("post", codes[0], "--status", "4", "--city-code", "TP-0001", "--note", "Đã nhận")
        for desk in (one, two, one):
            desk.sync()
    # The cable is out: what desk 2 does now has not reached anybody.
    two.receive(somebody(91))
    two.deed("result", codes[1], {"name": "Giấy xác nhận", "number": "8/XN"})
    return codes


def _first_day(one: InstalledDesk, two: InstalledDesk) -> list[str]:
    """Let both desks work, twice on one matter and once against each other."""
    codes = [one.receive(somebody(number)) for number in (51, 52, 53)]
    codes += [two.receive(somebody(number)) for number in (61, 62)]
    # One citizen and one matter at both desks: twice a possible duplicate.
    codes += [desk.receive(somebody(number)) for number in (71, 72) for desk in (one, two)]
    one.deed("forward", codes[2])
    for desk in (one, two, one):
        desk.sync()
    # One hands the result over while the other takes the withdrawal: a step that is none.
    one.deed("result", codes[2], {"name": "Giấy xác nhận", "number": "7/XN"})
    one.deed("return", codes[2])
    two.deed("withdraw", codes[2], None, *WITHDRAWN)
    # Each works on a dossier of the other.
    two.deed("forward", codes[1])
    one.deed("supplement", codes[3], {"reason": "Thiếu giấy xác nhận", "papers": []})
    for desk in (one, two, one):
        desk.sync()
    _settle_one(one)
    for desk in (one, two):
        desk.sync()
    return codes


def _settle_one(desk: InstalledDesk) -> None:
    found = desk.done("exceptions")["exceptions"]
    assert sorted(one["about"] for one in found) == [
        "illegal_move",
        "possible_duplicate",
        "possible_duplicate",
    ]
    settled = next(one for one in found if one["about"] == "possible_duplicate")
    choice = ("--choice", settled["choices"][0]["choice"], "--reason", "Cùng một việc, giữ một")
    desk.done("exceptions", "--close", settled["id"], *choice)
