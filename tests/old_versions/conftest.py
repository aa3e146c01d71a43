"""Gives a test the old archives laid out, and the programs that open them on a PC of the following week."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desk_app.domain.time.local_time import VIETNAM
from tests.old_versions.archives import HERE, unpack
from tests.old_versions.installed import CHECKOUT, Installed
from tests.old_versions.make import ANSWERS

LATER = datetime(2026, 11, 30, 9, tzinfo=VIETNAM)
"""A Monday morning after the last moment of any archive, within the days a clock is believed."""
_START = "program-"


def versions_of(kind: str) -> list[str]:
    """Give the versions of which there is an archive of data of a kind."""
    return sorted(path.name.removesuffix(".tar.xz") for path in (HERE / kind).glob("*.tar.xz"))


def program_versions() -> list[str]:
    """Give the versions whose program is kept."""
    kept = HERE.glob(f"{_START}*.tar.xz")
    return sorted(path.name.removeprefix(_START).removesuffix(".tar.xz") for path in kept)


@dataclass(frozen=True, slots=True)
class OldData:
    """A place with old data, the program of the checkout before it, and what the old program said, desk by desk."""

    new: Installed
    said: dict[str, Any]


def old_data(kind: str, version: str, tmp_path: Path) -> OldData:
    """Lay out an archive of data."""
    place = unpack(HERE / kind / f"{version}.tar.xz", tmp_path / kind)
    said = json.loads((place / ANSWERS).read_text(encoding="utf-8"))
    return OldData(Installed.at(CHECKOUT, place, LATER), said)


@pytest.fixture(scope="module", params=program_versions())
def old_program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install an old program in a folder; gives the folder."""
    folder = tmp_path_factory.mktemp("old") / "program"
    return unpack(HERE / f"{_START}{request.param}.tar.xz", folder)


@pytest.fixture
def new(tmp_path: Path) -> Installed:
    """Give the program of the checkout on an empty PC."""
    place = tmp_path / "place"
    place.mkdir()
    return Installed.at(CHECKOUT, place, LATER)
