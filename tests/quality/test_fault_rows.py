"""Every fault the desk must survive has a test that injects it and checks what comes of it and what is said."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.quality.source_tree import TESTS, name, python_files, syntax

ROWS = {
    "S1": "power cut during a commit",
    "S2": "power cut after the commit, before the print",
    "S3": "power cut after the print, before it is noted",
    "S4": "disk full at a commit",
    "S5": "disk full while a dossier's file is written",
    "S6": "disk full for logs, caches and temporary files only",
    "S7": "a bit flipped or a row edited in the database",
    "S8": "the write-ahead log deleted by a cleaner",
    "S9": "a scanner, an indexer or a backup holds a file",
    "S11": "data in a synchronised or network folder",
    "S12": "the disk became read-only",
    "S13": "a disk that takes seconds to flush",
    "S14": "a raw copy of a running database offered as a backup",
    "T1": "the clock shows 2009",
    "T2": "the clock is a year ahead",
    "T3": "the clock is set back two hours in mid-day",
    "T4": "the clock is minutes off",
    "T5": "the PC is set to another time zone",
    "T6": "midnight during a reception",
    "N1": "the program is started twice",
    "N2": "another session has the desk",
    "N3": "a lock left after a crash",
    "N4": "the data folder copied to a second PC",
    "N5": "yesterday's database put back",
    "N6": "the whole disk put back, no witness in reach",
    "N7": "the city put back from a backup",
    "N8": "one citizen with one procedure at two counters offline",
    "N9": "an entry deleted by hand",
    "H1": "no network",
    "H2": "the cable pulled in the middle of a push",
    "H3": "the request delivered, the reply lost",
    "H4": "the same batch delivered again an hour later",
    "H5": "the city dies half-way through a batch",
    "H6": "a Wi-Fi login page answers 200 with HTML",
    "H7": "511, or a redirect to another host",
    "H8": "TLS opened by somebody with an unknown certificate",
    "H9": "a certificate out of date, or a wrong clock",
    "H10": "a proxy asks for a password",
    "H11": "the session is gone or the desk revoked",
    "H12": "the clerk lost the right since yesterday",
    "H13": "the same batch is in work at the city",
    "H14": "a batch too large",
    "H15": "one entry id with two contents",
    "H16": "the city is busy and says when to come again",
    "H17": "one entry that breaks the city's program",
    "H18": "the city finds fault with what was taken down",
    "H19": "200 with fewer results than asked",
    "H20": "200 with another fingerprint",
    "H21": "an answer cut off or badly compressed",
    "H22": "one byte a second",
    "H23": "the city's name is not found",
    "H24": "the network says it is up before it is",
    "H25": "a sync is asked for while one runs",
    "R1": "the city speaks a newer schema",
    "R2": "the city wants a newer program",
    "R3": "the desk is newer than the city",
    "C1": "a dossier goes on while it is being sent",
    "C4": "returned at the counter, withdrawn at the city",
    "C5": "the day is closed while another counter still receives",
    "C6": "the program is closed in the middle of a sync",
    "C8": "signing out with entries unsent",
    "O2": "a PC is put away with entries unsent",
    "O3": "a desk is stolen",
    "O4": "one bundle imported twice, and on two PCs",
    "O5": "a bundle edited on its way",
    "C2": "a double click on save",
    "C3": "Enter held down",
    "P1": "printer off",
    "P2": "paper out in the middle of a slip",
    "P3": "printed according to the spooler, nothing on paper",
    "P4": "an old job waits and would print later",
    "P5": "the default printer is another one",
    "B4": "Caps Lock at the scanner",
    "B5": "scanned twice within a second",
    "B6": "two codes glued, one split",
    "B7": "a scan while a dialog has the focus",
    "B8": "a scan while a name is typed",
    "B9": "a scan while the window is not in front",
    "B10": "a card in the wrong letters",
    "B11": "a card with odd fields",
    "B12": "a hostile code",
    "B13": "the code of another ward, an unknown code",
    "B14": "a scan through an input method, another layout, Caps Lock, a stalling scanner",
    "O7": "a fee typed with a point or a comma",
}
"""The rows by their number in the list of faults; a marker `@pytest.mark.fault("S4")` names one."""


def marked(path: Path) -> Iterator[tuple[str, str]]:
    """Give row and test for every marker on a test function of a file."""
    for node in ast.walk(syntax(path)):
        if not isinstance(node, ast.FunctionDef) or not node.name.startswith("test_"):
            continue
        for mark in node.decorator_list:
            if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.fault":
                for row in mark.args:
                    assert isinstance(row, ast.Constant), f"{name(path)}: a row is named by its number"
                    yield str(row.value), f"{name(path)}::{node.name}"


@cache
def by_row() -> dict[str, list[str]]:
    """Give the tests of every row named anywhere."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in python_files(TESTS):
        for row, test in marked(path):
            found[row].append(test)
    return found


@pytest.mark.parametrize("row", ROWS)
def test_a_row_has_a_test_that_injects_it(row: str) -> None:
    assert by_row().get(row, []) != [], f"nothing injects {row}: {ROWS[row]}"


def test_no_marker_names_a_row_nobody_knows() -> None:
    assert sorted(set(by_row()) - set(ROWS)) == []
