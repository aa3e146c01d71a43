"""Practice desks for tests: every test gets a copy of one made once, with its own memory outside the folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desk_app.bootstrap.new_desk import make_desk, practice_desk
from tests.cli.calls import ScriptDesk


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one practice desk; gives the place that holds its folder and its witness."""
    place = tmp_path_factory.mktemp("practice")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(place / "state"))
        make_desk(place / "data", practice_desk("H26.99.01", 1))
    return place


@pytest.fixture
def state_home(made_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test its own copy of what the desk remembers outside its folder."""
    state = tmp_path / "state"
    shutil.copytree(made_once / "state", state)
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    return state


@pytest.fixture
def desk(made_once: Path, tmp_path: Path, state_home: Path) -> ScriptDesk:
    """Give a script at its own practice desk."""
    folder = tmp_path / "data"
    shutil.copytree(made_once / "data", folder)
    return ScriptDesk(folder)
