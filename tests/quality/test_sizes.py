"""Files, functions and classes stay small enough to be read in one go, in the program and in its tests."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.quality.source_tree import name, python_files, syntax

FILE_LINES = 400
FUNCTION_LINES = 40
PUBLIC_METHODS = 12

type_of_function = (ast.FunctionDef, ast.AsyncFunctionDef)


def too_long_files(paths: tuple[Path, ...]) -> list[str]:
    sizes = ((name(p), len(p.read_text(encoding="utf-8").splitlines())) for p in paths)
    return [f"{where}: {lines} lines" for where, lines in sizes if lines > FILE_LINES]


def too_long_functions(where: str, tree: ast.Module) -> list[str]:
    return [
        f"{where}:{node.lineno} {node.name}: {length} lines"
        for node in ast.walk(tree)
        if isinstance(node, type_of_function)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES
    ]


def too_broad_classes(where: str, tree: ast.Module) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            public = [m for m in node.body if isinstance(m, type_of_function) and not m.name.startswith("_")]
            if len(public) > PUBLIC_METHODS:
                found.append(f"{where}:{node.lineno} {node.name}: {len(public)} public methods")
    return found


def test_no_file_is_longer_than_a_person_reads_in_one_go() -> None:
    assert too_long_files(python_files()) == []


def test_no_function_is_longer_than_a_screen() -> None:
    assert [line for p in python_files() for line in too_long_functions(name(p), syntax(p))] == []


def test_no_class_does_more_than_twelve_things() -> None:
    assert [line for p in python_files() for line in too_broad_classes(name(p), syntax(p))] == []


@pytest.mark.parametrize(
    ("source", "check"),
    [
        ("def long():\n" + "    x = 1\n" * FUNCTION_LINES, too_long_functions),
        (
            "class Broad:\n" + "".join(f"    def m{i}(self): ...\n" for i in range(PUBLIC_METHODS + 1)),
            too_broad_classes,
        ),
    ],
)
def test_the_measures_notice_what_is_too_large(source: str, check: object) -> None:
    assert callable(check)
    assert len(check("planted.py", ast.parse(source))) == 1
