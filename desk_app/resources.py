"""Finds the program's own files (texts, seed data, style, forms) in a source tree, an installation or a built folder."""

from __future__ import annotations

from pathlib import Path

_HOME = Path(__file__).resolve().parent.parent


def home() -> Path:
    """Give the folder that holds `resources/` and `forms/`: beside the package, also in a one-dir build."""
    return _HOME


def resource(*parts: str) -> Path:
    """Give the path of one file or folder below `resources/`."""
    return home().joinpath("resources", *parts)
