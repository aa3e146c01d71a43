"""No module of the program imports one that imports it back, by whatever way round."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.import_circles import circles_of

PLANTED = {
    "at_the_top": "from {package}.second import there",
    "in_a_function": "def late() -> None:\n    from {package}.second import there\n",
    "for_types_only": (
        "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from {package}.second import there\n"
    ),
}
"""How the first module of a planted circle imports the second; the second imports it back by way of a third."""


def plant(place: Path, package: str, way_back: str) -> None:
    folder = place / package
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "first.py").write_text(way_back)
    (folder / "second.py").write_text(f"from {package} import third\n\nthere = third\n")
    (folder / "third.py").write_text(f"import {package}.first\n")
    (folder / "outside.py").write_text(f"import {package}.first\n")


def test_the_program_has_no_import_circle() -> None:
    found = circles_of("desk_app")
    assert not found, "\n".join(map(str, found))


@pytest.mark.parametrize("how", PLANTED)
def test_a_planted_circle_is_named(how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = f"planted_{how}"
    plant(tmp_path, package, PLANTED[how].format(package=package))
    monkeypatch.syspath_prepend(tmp_path)
    (circle,) = circles_of(package)
    assert circle.modules == (f"{package}.first", f"{package}.second", f"{package}.third")
    assert f"{package}.third:1 import {package}.first" in str(circle)


def test_a_package_whose_imports_run_one_way_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, "planted_straight", "")
    monkeypatch.syspath_prepend(tmp_path)
    assert circles_of("planted_straight") == []
