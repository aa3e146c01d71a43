"""The tree keeps its rooms: nothing new at the top, every module opens with a promise, names say what is inside."""

from __future__ import annotations

import ast
import re

from tests.quality.source_tree import PACKAGE, ROOT, TESTS, is_made, name, python_files, syntax

TOP = {
    ".ci",
    ".gitignore",
    "ARCHITECTURE.md",
    "FEATURES.md",
    "Makefile",
    "README.md",
    "build_installer.spec",
    "desk_app",
    "forms",
    "pyproject.toml",
    "requirements-dev.lock",
    "requirements.lock",
    "resources",
    "tests",
}
ROOMS = {
    "domain",
    "ports",
    "services",
    "storage",
    "printing",
    "devices",
    "protocol",
    "line",
    "gateway",
    "qt",
    "screens",
    "commands",
    "demo",
    "bootstrap",
    "platform",
}
DOORS = {
    "__init__",
    "__main__",
    "cli",
    "settings",
    "errors",
    "messages",
    "resources",
    "log_file",
    "logs",
    "seeds",
    "setting_values",
    "child_environment",
}
EMPTY_WORDS = re.compile(r"(^|_)(manager|helper|helpers|util|utils|misc|common|stuff)(_|$)", re.IGNORECASE)


def test_nothing_stands_at_the_top_that_was_not_agreed() -> None:
    assert {p.name for p in ROOT.iterdir() if not is_made(p)} - TOP == set()


def test_the_package_has_only_its_known_rooms_and_doors() -> None:
    rooms = {p.name for p in PACKAGE.iterdir() if p.is_dir() and not is_made(p)}
    doors = {p.stem for p in PACKAGE.glob("*.py")}
    assert rooms - ROOMS - DOORS == set()
    assert doors - DOORS == set()


def test_every_module_opens_with_a_promise_of_one_line() -> None:
    without = []
    for path in python_files():
        opening = ast.get_docstring(syntax(path)) if path.read_text(encoding="utf-8").strip() else "empty"
        if not opening or not opening.splitlines()[0].rstrip().endswith((".", "?", "!")):
            without.append(name(path))
    assert without == []


def test_no_name_is_an_empty_word() -> None:
    files = [name(p) for p in python_files() if EMPTY_WORDS.search(p.stem)]
    classes = [
        f"{name(p)}: {node.name}"
        for p in python_files(PACKAGE)
        for node in ast.walk(syntax(p))
        if isinstance(node, ast.ClassDef) and re.search(r"(Manager|Helper|Utils?)$", node.name)
    ]
    assert files + classes == []


def test_shared_test_code_is_imported_by_its_full_name() -> None:
    """`from builders import …` would depend on which of two builders.py happens to come first."""
    shared = {path.stem for path in python_files(TESTS)}
    short = [
        f"{name(path)}:{node.lineno}"
        for path in python_files(TESTS)
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.ImportFrom) and node.module in shared
    ]
    assert short == []


def test_every_test_room_mirrors_a_room_of_the_program() -> None:
    beside = {
        "quality",
        "journeys",
        "benchmarks",
        "faults",
        "simulation",
        "city_end_to_end",
        "old_versions",
        "windows",
        "pictures",
        "cli",
        "bootstrap",
        "desk",
        "data",
    }
    folders = {p.name for p in TESTS.iterdir() if p.is_dir() and not is_made(p)}
    assert folders - beside - ROOMS == set()
