"""A desk that still runs an earlier program works beside desks and a city of the program as it is now."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.old_versions.conftest import old_data, versions_of
from tests.old_versions.installed import CITY, Installed, InstalledDesk, Words
from tests.old_versions.practice_story import PAPER, somebody

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def sync_all(first: InstalledDesk, second: InstalledDesk) -> None:
    """Sync one, the other and the first again, so that both have heard of everything."""
    for desk in (first, second, first):
        desk.sync()


def all_is_sent_and_proved(*desks: InstalledDesk) -> None:
    for desk in desks:
        proof = desk.done("verify")
        assert proof["ok"], proof["problems"]
        assert desk.done("queue")["unsent"] == 0


def every_step(codes: list[str], slip: Path) -> list[Words]:
    """Give every kind of step, each legal, on five received dossiers."""
    file, paper = ("--file", "-"), {"papers": [PAPER]}
    voided = {"reason": "Nhập nhầm số bộ", "replacement": somebody(79, sets=2)}
    return [
        (("forward", codes[0]), None),
        (("result", codes[0], *file), {"name": "Giấy xác nhận", "number": "12/XN"}),
        (("return", codes[0]), None),
        (("forward", codes[1]), None),
        (("stop", codes[1], "--reason", "Chờ bản án"), None),
        (("reopen", codes[1], "--reason", "Đã có bản án"), None),
        (("supplement", codes[2], "--reason", "Thiếu giấy xác nhận", *file), paper),
        (("supplied", codes[2], *file), paper),
        (("extend", codes[2], "--reason", "Chờ xác minh thêm"), None),
        (("withdraw", codes[3], "--reason", "Công dân rút hồ sơ"), None),
        (("print", codes[1], "--form", "01", "--to", str(slip)), None),
        (("void", codes[4], *file), voided),
        (("supplement", "new", "--reason", "Thiếu", *file), {"draft": somebody(78), **paper}),
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
        theirs = [old_desk.receive(somebody(number)) for number in range(1, 7)]
        received = new_desk.done_at_once([(("receive", "-"), somebody(number)) for number in range(11, 16)])
        sync_all(old_desk, new_desk)
        ours = [one["code"] for one in received]
        steps = [step for codes in (theirs[:5], ours) for step in every_step(codes, new.place / "slip.pdf")]
        new_desk.done_at_once(steps, user="supervisor")
        late = old_desk.receive(somebody(21))
        old_desk.deed("forward", late)
        old_desk.done("print", late, "--form", "01", "--to", str(new.place / "slip.pdf"))
        sync_all(new_desk, old_desk)
        old_desk.deed("result", late, {"name": "Giấy xác nhận"})
        old_desk.deed("forward", theirs[5])
        sync_all(old_desk, new_desk)
        assert new_desk.done("exceptions")["exceptions"] == []
        _collide(old_desk, new_desk, theirs[5])
        last = old_desk.receive(somebody(22))
        sync_all(old_desk, new_desk)
        new_desk.deed("forward", last)
        new_desk.deed("take-back", last)
        sync_all(new_desk, old_desk)
    _took_back(old_desk, new_desk, last)
    all_is_sent_and_proved(old_desk, new_desk)
    shown = new_desk.shown([*theirs[:4], late, last])
    assert [one["status"] for one in shown.values()] == [10, 4, 4, 7, 9, 2]
    assert old_desk.done("show", late)["status"] == 9
    assert old_desk.ask("find", "Nguyễn Văn Số 11").exit_code == 0


def _collide(old_desk: InstalledDesk, new_desk: InstalledDesk, code: str) -> None:
    """Let both return one result, neither knowing of the other: later rules may name that, none may lose it."""
    for desk in (old_desk, new_desk):
        desk.deed("result", code, {"name": "Giấy xác nhận", "number": "9/XN"})
        desk.deed("return", code)


def _took_back(old_desk: InstalledDesk, new_desk: InstalledDesk, code: str) -> None:
    """What an old program does not know changes nothing there: it names it and carries it on."""
    told = [desk.done("show", code) for desk in (old_desk, new_desk)]
    assert [one["status"] for one in told] == [2, 2]
    for one in told:
        assert [line["kind"] for line in one["history"]][-2:] == ["dossier_forwarded", "deed_taken_back"]


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
