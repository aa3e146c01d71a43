"""Nothing of the machine it was written on, and nothing half-finished, stands in the project."""

from __future__ import annotations

import re

import pytest

from tests.quality.source_tree import PACKAGE, TESTS, name, own_files, python_files, text_of

# Written with brackets so that this file does not find itself.
INDEXES = re.compile(
    r"py[p]i[.]org|pythonhoste[d]|deb[.]debia[n]|npmj[s]|--(extra-)?index-ur[l] http|--find-link[s]"
)
MACHINE = re.compile(r"/wor[k]/|/far[m]/|/roo[t]/|/home/[a-z]+/|C:\\\\User[s]")
STUBS = re.compile(
    r"\b(TO[D]O|FIX[M]E|XX[X]|NotImplemented[E]rror)\b|pytest\.ski[p]|mark\.ski[p]|mark\.xfai[l]"
    r"|Magic[M]ock|unittest\.moc[k]|assert Tru[e]\b"
)
LEAVES_OUT = TESTS / "windows" / "needs.py"
"""The one place that leaves tests out, where a system lacks what they need; its counts are held elsewhere."""
# The program may pause between two tries; a test waits for a fact and never for time.
WAITS = re.compile(r"qtbot\.wai[t]\(|time\.slee[p]\(")


def found(pattern: re.Pattern[str], text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if pattern.search(line)]


def test_no_index_address_or_path_of_a_machine_is_written_down() -> None:
    leaks = {
        name(p): found(INDEXES, text) + found(MACHINE, text) for p in own_files() if (text := text_of(p))
    }
    assert {where: lines for where, lines in leaks.items() if lines} == {}


def test_no_unfinished_work_and_no_test_that_waits_or_cannot_fail() -> None:
    looked_at = [p for p in python_files(PACKAGE, TESTS) if p != LEAVES_OUT]
    stubs = {name(p): found(STUBS, p.read_text(encoding="utf-8")) for p in looked_at}
    waits = {name(p): found(WAITS, p.read_text(encoding="utf-8")) for p in python_files(TESTS)}
    assert {where: lines for where, lines in (*stubs.items(), *waits.items()) if lines} == {}


@pytest.mark.parametrize(
    ("pattern", "planted"),
    [
        (INDEXES, "https://py" + "pi.org/simple"),
        (MACHINE, "/ro" + "ot/x"),
        (STUBS, "raise Not" + "ImplementedError"),
        (WAITS, "    time.sl" + "eep(1)"),
    ],
)
def test_the_look_notices_a_planted_leak(pattern: re.Pattern[str], planted: str) -> None:
    assert found(pattern, planted) == [planted.strip()]
