"""A desk that still runs an earlier program works beside desks and a city of the program as it is now."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.old_versions.conftest import old_data, versions_of
from tests.old_versions.installed import CITY, Installed, InstalledDesk
from tests.old_versions.practice_story import PAPER, somebody

pytestmark = pytest.mark.slow


def sync_all(*desks: InstalledDesk) -> None:
    """Sync in this order, and once more the other way round, so that everybody has heard of everything."""
    for desk in (*desks, *reversed(desks)):
        desk.sync()


def all_is_sent_and_proved(*desks: InstalledDesk) -> None:
    for desk in desks:
        proof = desk.done("verify", user="")
        assert proof["ok"], proof["problems"]
        assert desk.done("queue", user="")["unsent"] == 0


def every_step(desk: InstalledDesk, codes: list[str]) -> list[str]:
    """Do every kind of step on five received dossiers; gives further codes."""
    for code in codes[:2]:
        desk.deed("forward", code)
    desk.deed("result", codes[0], {"name": "Giấy xác nhận", "number": "12/XN"})
    desk.deed("return", codes[0])
    desk.deed("stop", codes[1], {"reason": "Chờ bản án"})
    desk.deed("reopen", codes[1], None, "--reason", "Đã có bản án", user="supervisor")
    desk.deed("supplement", codes[2], {"reason": "Thiếu giấy xác nhận", "papers": [PAPER]})
    desk.deed("supplied", codes[2], {"papers": [PAPER]})
    desk.deed("extend", codes[2], None, "--reason", "Chờ xác minh thêm", user="supervisor")
    desk.deed("withdraw", codes[3], None, "--reason", "Công dân rút hồ sơ")
    desk.done("print", codes[1], "--form", "01", "--to", str(desk.folder / "slip.pdf"))
    voided = {"reason": "Nhập nhầm số bộ", "replacement": somebody(79, sets=2)}
    new = desk.done("void", codes[4], "--file", "-", stdin=voided)["replacement"]["code"]
    return [
        new,
        desk.deed("supplement", "new", {"draft": somebody(78), "papers": [PAPER], "reason": "Thiếu"}),
    ]


def test_the_archive_and_not_the_checkout_runs(old_program: Path, new: Installed) -> None:
    old = replace(new, program=old_program)
    asked = [sys.executable, "-c", "import desk_app, tests.cli.calls; print(desk_app.__file__)"]
    for program in (old, new):
        assert Path(program.run(asked, new.place, None, {}).out).is_relative_to(program.program)


def test_an_old_desk_works_beside_a_new_one_at_a_new_city(old_program: Path, new: Installed) -> None:
    old_desk, new_desk = replace(new, program=old_program).desk("old").make(1), new.desk("new").make(2)
    with new.gateway() as url:
        for number, desk in enumerate((old_desk, new_desk), 1):
            desk.enrol(url, new.invite(number))
        theirs = [old_desk.receive(somebody(number)) for number in range(1, 8)]
        ours = [new_desk.receive(somebody(number)) for number in range(11, 16)]
        sync_all(old_desk, new_desk)
        every_step(new_desk, theirs[:5])
        every_step(new_desk, ours)
        late = old_desk.receive(somebody(21))
        old_desk.deed("forward", late)
        sync_all(new_desk, old_desk)
        old_desk.deed("result", late, {"name": "Giấy xác nhận"})
        old_desk.deed("forward", theirs[5])
        sync_all(old_desk, new_desk)
        assert new_desk.done("exceptions", user="")["exceptions"] == []
        _collide(old_desk, new_desk, theirs[5])
        last = old_desk.receive(somebody(22))
        sync_all(old_desk, new_desk)
    all_is_sent_and_proved(old_desk, new_desk)
    shown = new_desk.shown([*theirs[:4], late, last])
    assert [one["status"] for one in shown.values()] == [10, 4, 4, 7, 9, 2]
    assert old_desk.done("show", late, user="")["status"] == 9
    assert old_desk.ask("find", "Nguyễn Văn Số 11", user="").exit_code == 0


def _collide(old_desk: InstalledDesk, new_desk: InstalledDesk, code: str) -> None:
    """Let both return one result, neither knowing of the other: later rules may name that, none may lose it."""
    for desk in (old_desk, new_desk):
        desk.deed("result", code, {"name": "Giấy xác nhận", "number": "9/XN"})
        desk.deed("return", code)


@pytest.mark.parametrize("version", versions_of("ward"))
def test_a_desk_that_stays_old_goes_on_in_its_ward(version: str, old_program: Path, tmp_path: Path) -> None:
    ward = old_data("ward", version, tmp_path)
    new_desk = ward.new.desk("desk-1")
    old_desk = replace(ward.new, program=old_program).desk("desk-2")
    with ward.new.gateway(CITY):
        sync_all(old_desk, new_desk)
        theirs, ours = old_desk.receive(somebody(97)), new_desk.receive(somebody(98))
        sync_all(new_desk, old_desk)
        new_desk.deed("forward", theirs)
        old_desk.deed("forward", old_desk.receive(somebody(99)))
        sync_all(old_desk, new_desk)
    all_is_sent_and_proved(old_desk, new_desk)
    assert [one["status"] for one in new_desk.shown([theirs, ours]).values()] == [4, 2]
