"""The pages tell the truth as far as a machine can see it: every feature, test, room and kind of fact they name."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from desk_app.domain import facts
from tests.quality.source_tree import PACKAGE, ROOT, is_made, syntax

STATES = {"done", "partly", "not yet"}
ROWS, BEYOND = 154, 26
NAMED_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
NAMED_PATH = re.compile(r"`((?:tests|desk_app|forms|resources|\.ci)/[\w./-]+)(?:::\w+)?`")


def rows() -> dict[str, list[str]]:
    lines = (ROOT / "FEATURES.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return {row[0]: row for row in cells if re.fullmatch(r"B?\d+", row[0])}


@cache
def defined_in(path: str) -> frozenset[str]:
    tree = syntax(ROOT / path)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef))


def test_every_row_is_there_once_with_a_known_state() -> None:
    found = rows()
    assert list(found) == [str(n + 1) for n in range(ROWS)] + [f"B{n + 1}" for n in range(BEYOND)]
    assert {name: row[-2] for name, row in found.items() if row[-2] not in STATES} == {}


def test_what_is_done_names_a_test_and_what_is_partly_done_says_what_is_missing() -> None:
    unproved = [name for name, row in rows().items() if row[-2] == "done" and not NAMED_TEST.search(row[-1])]
    unsaid = [name for name, row in rows().items() if row[-2] == "partly" and "missing" not in row[-1]]
    assert unproved + unsaid == []


def test_every_test_and_file_it_names_exists() -> None:
    text = (ROOT / "FEATURES.md").read_text(encoding="utf-8")
    tests = [
        f"{path}::{name}"
        for path, name in NAMED_TEST.findall(text)
        if not (ROOT / path).is_file() or name not in defined_in(path)
    ]
    assert tests + [path for path in NAMED_PATH.findall(text) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md"])
def test_every_file_the_pages_name_exists(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [path for path in NAMED_PATH.findall(text) if not (ROOT / path).exists()] == []


def test_the_architecture_names_every_room_and_every_kind_of_fact() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = [p.name for p in PACKAGE.iterdir() if p.is_dir() and not is_made(p)]
    kinds = [fact.KIND for fact in vars(facts).values() if hasattr(fact, "KIND")]
    assert len(kinds) > 20
    assert [room for room in rooms if f"`desk_app/{room}/`" not in text] == []
    assert [kind for kind in kinds if f"`{kind}`" not in text] == []
