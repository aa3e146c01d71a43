"""Each item of the checklist of the counter is held by tests or pictures that exist, or says what is missing."""

from __future__ import annotations

import ast
import tomllib
from functools import cache
from typing import Any

from tests.quality.source_tree import ROOT, syntax

TABLE = "tests/quality/ux_items.toml"
COUNT = 64
NOT_YET = {10, 51, 53, 54, 56, 60, 62}
"""Items that wait for real clerks, files, money, a second monitor and a screen reader of Windows."""
WALKS = ("tests/pictures/walk.py", "tests/pictures/dialogs.py")


@cache
def items() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads((ROOT / TABLE).read_text(encoding="utf-8"))["item"])


@cache
def named_in(path: str) -> frozenset[str]:
    if not (ROOT / path).is_file():
        return frozenset()
    functions = (node for node in ast.walk(syntax(ROOT / path)) if isinstance(node, ast.FunctionDef))
    return frozenset(one.name for one in functions if one.name.startswith("test_"))


@cache
def states() -> frozenset[str]:
    """Give every text that stands in the walk: the names of its states are among them."""
    nodes = (node for path in WALKS for node in ast.walk(syntax(ROOT / path)))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return frozenset(texts | {f"status {text}" for text in texts} | {f"deed {text}" for text in texts})


def is_there(witness: str) -> bool:
    """Whether a test or a picture of the walk exists."""
    where, _, name = witness.partition("::")
    return name in (states() if where == "walk" else named_in(where))


def test_every_item_is_there_once_in_its_place_with_words() -> None:
    assert [one["number"] for one in items()] == list(range(1, COUNT + 1))
    assert [one["number"] for one in items() if not one["words"]] == []


def test_what_is_held_names_who_holds_it_and_the_rest_says_what_is_missing() -> None:
    not_yet = {one["number"] for one in items() if "missing" in one}
    assert not_yet == NOT_YET
    assert [one["number"] for one in items() if "missing" in one and len(one["missing"]) < 20] == []
    assert [one["number"] for one in items() if "missing" not in one and not one["held_by"]] == []


def test_every_test_and_picture_it_names_exists() -> None:
    named = [(one["number"], witness) for one in items() for witness in one.get("held_by", ())]
    assert [(number, witness) for number, witness in named if not is_there(witness)] == []


def test_a_witness_that_is_not_there_is_noticed() -> None:
    assert not is_there("tests/quality/test_ux_items.py::test_nobody_wrote")
    assert not is_there("tests/quality/no_such_file.py::test_a_witness_that_is_not_there_is_noticed")
    assert not is_there("walk::a page nobody drew")
    assert is_there("walk::settings")
