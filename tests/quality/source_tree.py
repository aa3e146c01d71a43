"""The project's own files as the quality tests look at them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "desk_app"
TESTS = ROOT / "tests"

_MADE = {".git", ".venv", ".venv-lock", "__pycache__", "out", "build", "dist", ".hypothesis"}
_MADE_ENDINGS = ("_cache", ".egg-info")


def is_made(path: Path) -> bool:
    """Whether a path is something that tools made and git ignores."""
    return any(part in _MADE or part.endswith(_MADE_ENDINGS) for part in path.relative_to(ROOT).parts)


def own_files() -> Iterator[Path]:
    """Give every file of the project."""
    for top in sorted(ROOT.iterdir()):
        if is_made(top):
            continue
        yield from (
            [top] if top.is_file() else (p for p in sorted(top.rglob("*")) if p.is_file() and not is_made(p))
        )


def python_files(*folders: Path) -> tuple[Path, ...]:
    """Give the Python files below some folders; by default of program and tests."""
    return tuple(
        p for top in folders or (PACKAGE, TESTS) for p in sorted(top.rglob("*.py")) if not is_made(p)
    )


def name(path: Path) -> str:
    """Give a path as it is named in the project."""
    return path.relative_to(ROOT).as_posix()


@cache
def syntax(path: Path) -> ast.Module:
    """Give the syntax tree of a file, parsed once."""
    return ast.parse(path.read_text(encoding="utf-8"), name(path))


def text_of(path: Path) -> str | None:
    """Give the text of a file, None when it is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
