"""The pages tell the truth as far as a machine can see it: every feature, test, room and kind of fact they name."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache

import pytest

from desk_app.domain.facts import facts
from tests.quality.source_tree import PACKAGE, ROOT, is_made, syntax

STATES = ("done", "partly", "not yet")
ROWS = {"": 174, "B": 26, "M": 10}
"""How many rows each list has: other systems' features, what is beyond them, and the moonshots."""
NAMED_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
NAMED_PATH = re.compile(r"`((?:tests|desk_app|forms|resources|\.ci)/[\w./-]+)(?:::\w+)?`")


def table() -> list[list[str]]:
    lines = (ROOT / "FEATURES.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [row for row in cells if re.fullmatch(r"[BM]?\d+", row[0])]


def rows() -> dict[str, list[str]]:
    return {row[0]: row for row in table()}


@cache
def defined_in(path: str) -> frozenset[str]:
    tree = syntax(ROOT / path)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef))


def test_every_row_is_there_once_with_words_and_a_known_state() -> None:
    names = [row[0] for row in table()]
    assert names == [f"{letter}{n + 1}" for letter, most in ROWS.items() for n in range(most)]
    assert {name: row[-2] for name, row in rows().items() if row[-2] not in STATES} == {}
    assert [name for name, row in rows().items() if not row[1]] == []


def test_what_works_names_a_test_and_what_does_not_wholly_says_what_is_missing() -> None:
    unproved = [
        name for name, row in rows().items() if row[-2] != "not yet" and not NAMED_TEST.search(row[-1])
    ]
    unsaid = [name for name, row in rows().items() if (row[-2] == "partly") != ("missing: " in row[-1])]
    assert unproved + unsaid == []


def test_the_sums_at_the_top_are_those_of_the_rows() -> None:
    text = (ROOT / "FEATURES.md").read_text(encoding="utf-8")
    for letter, most in ROWS.items():
        count = Counter(row[-2] for name, row in rows().items() if name.rstrip("0123456789") == letter)
        told = " · ".join(f"{count[state]} {state}" for state in STATES)
        assert f"Of the {most}: {told}." in text


def test_every_test_and_file_it_names_exists() -> None:
    text = (ROOT / "FEATURES.md").read_text(encoding="utf-8")
    tests = [
        f"{path}::{name}"
        for path, name in NAMED_TEST.findall(text)
        if not (ROOT / path).is_file() or name not in defined_in(path)
    ]
    assert tests + [path for path in NAMED_PATH.findall(text) if not (ROOT / path).exists()] == []


THREATS = "desk_app/services/people/README.md"


def test_every_test_the_threats_name_exists_and_each_threat_has_one_or_says_not_yet() -> None:
    text = (ROOT / THREATS).read_text(encoding="utf-8")
    named = NAMED_TEST.findall(text)
    missing = [
        f"{path}::{name}"
        for path, name in named
        if not (ROOT / path).is_file() or name not in defined_in(path)
    ]
    rows = [line for line in text.splitlines() if re.match(r"\| \d+ \|", line)]
    assert {int(row.split("|")[1]) for row in rows} == {*range(1, 9), 25, 27}
    unproved = [row[:60] for row in rows if not NAMED_TEST.search(row) and "not yet" not in row]
    assert missing + unproved == []


@pytest.mark.parametrize(
    "page",
    ["README.md", "ARCHITECTURE.md", "desk_app/gateway/README.md", "desk_app/commands/README.md", THREATS],
)
def test_every_file_the_pages_name_exists(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [path for path in NAMED_PATH.findall(text) if not (ROOT / path).exists()] == []


def test_the_architecture_can_be_read_at_one_sitting() -> None:
    lines = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 200
    assert [line for line in lines if len(line) > 120] == []


def test_the_architecture_names_every_room_and_every_kind_of_fact() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = [p.name for p in PACKAGE.iterdir() if p.is_dir() and not is_made(p)]
    kinds = [fact.KIND for fact in vars(facts).values() if hasattr(fact, "KIND")]
    assert len(kinds) > 20
    assert [room for room in rooms if f"`desk_app/{room}/`" not in text] == []
    assert [kind for kind in kinds if f"`{kind}`" not in text] == []
