"""What Windows leaves out is named and counted: each need is used, each count has a need, and here nothing is left out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.windows.needs import IS_WINDOWS, ROOMS, SystemPart, has, left_out_rooms, reason
from tests.windows.outcome import Outcome, read_outcome
from tests.windows.rooms import LEFT_OUT, ROOT, judge, places_of
from tests.windows.rooms import ROOMS as RUN

TESTS = Path(__file__).parents[1]
COUNTED: dict[str, int] = json.loads(LEFT_OUT.read_text(encoding="utf-8"))


def used_needs() -> set[str]:
    texts = (
        path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py") if path.parent != TESTS / "windows"
    )
    return {name for text in texts for name in re.findall(r"\bSystemPart\.([A-Z_]+)", text)}


def test_every_need_is_one_that_some_test_or_room_has() -> None:
    assert {need.name for need in SystemPart} == used_needs() | {need.name for need in ROOMS.values()}


def test_what_is_counted_is_the_reason_of_a_need() -> None:
    assert set(COUNTED) <= {reason(need) for need in SystemPart}
    assert all(count > 0 for count in COUNTED.values())


def test_elsewhere_nothing_is_left_out() -> None:
    assert IS_WINDOWS or all(has(need) for need in SystemPart)
    assert IS_WINDOWS or left_out_rooms() == []


def test_every_room_of_tests_is_run_on_windows_or_named_as_left_out() -> None:
    folders = {path.name for path in TESTS.iterdir() if path.is_dir() and any(path.rglob("test_*.py"))}
    run = {place.split("/")[0] for room in RUN.values() for place in room}
    # They look at the source tree, which is the same everywhere, at the practice day, which the exe does
    # itself, and at pictures of the windows, which the screens room opens as well.
    assert folders - run - set(ROOMS) == {"quality", "demo", "pictures"}


def test_a_folder_taken_apart_is_in_its_rooms_whole_and_once() -> None:
    apart = {place.split("/")[0] for room in RUN.values() for place in room if "/" in place}
    assert apart
    places = [place for room in RUN for place in places_of(room)]
    assert len(set(places)) == len(places)
    for folder in apart:
        files = {path.relative_to(ROOT).as_posix() for path in (TESTS / folder).rglob("test_*.py")}
        assert files <= set(places)


NAMED = reason(SystemPart.LINKS)


@pytest.mark.parametrize(
    ("outcome", "allowed", "wrong"),
    [
        (Outcome("a", 9, (), (NAMED,), 1.0), {NAMED: 1}, []),
        (Outcome("a", 9, (), (NAMED, NAMED), 1.0), {NAMED: 1}, ["2 tests left out"]),
        (
            Outcome("a", 9, (), ("no reason at all",), 1.0),
            {NAMED: 1},
            ["1 tests left out", "allows 1 tests where only 0"],
        ),
        (Outcome("a", 9, ("t::x",), (NAMED,), 1.0), {NAMED: 1}, ["a: t::x"]),
        (Outcome("a", 9, (), (), 1.0), {NAMED: 1}, ["allows 1 tests where only 0"]),
    ],
)
def test_a_run_is_judged_by_its_failures_and_by_who_was_left_out(
    outcome: Outcome, allowed: dict[str, int], wrong: list[str]
) -> None:
    told = judge([outcome], allowed, whole=True)
    assert len(told) == len(wrong)
    assert all(part in line for part, line in zip(wrong, told, strict=True))


def test_a_report_is_counted_and_one_that_is_missing_is_a_failure(tmp_path: Path) -> None:
    report = tmp_path / "room.xml"
    assert read_outcome("room", report, 2.0).failed
    report.write_text(
        '<testsuites><testsuite><testcase classname="a" name="b"/>'
        '<testcase classname="a" name="c"><skipped message="why"/></testcase>'
        '<testcase classname="a" name="d"><error message="x"/></testcase></testsuite></testsuites>',
        encoding="utf-8",
    )
    outcome = read_outcome("room", report, 2.0)
    assert (outcome.passed, outcome.failed, outcome.left_out) == (1, ("a::d",), ("why",))
    assert outcome.line() == "room         1 passed, 1 failed, 1 left out in 2 s"
