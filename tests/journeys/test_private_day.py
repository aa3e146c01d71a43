"""A whole day under the most careless umask: nothing the desk or the city writes can be read by anybody else."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calls import DRAFT, Outcome
from tests.cli.processes import ProcessDesk
from tests.gateway.front.serving_city import gateway_command, serving

pytestmark = pytest.mark.slow

WARD = "H26.99.01"
PLACES = ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give an empty home and let everything that is made be open to all."""
    for name in PLACES:
        monkeypatch.setenv(name, str(tmp_path / "home"))
    before = os.umask(0)
    (tmp_path / "home").mkdir(mode=0o700)
    yield tmp_path / "home"
    os.umask(before)


def open_to_others(home: Path) -> list[str]:
    """Give every file and folder below a place that others have any right to, with its rights."""
    found = [Path(folder, name) for folder, folders, names in os.walk(home) for name in (*folders, *names)]
    wrong = []
    for path in found:
        mode = path.lstat().st_mode
        wanted = 0o700 if stat.S_ISDIR(mode) else 0o600
        if not stat.S_ISSOCK(mode) and stat.S_IMODE(mode) != wanted:
            wrong.append(f"{path.relative_to(home)} {stat.S_IMODE(mode):o}")
    return wrong


def done(outcome: Outcome) -> dict[str, Any]:
    assert outcome.exit_code == 0, outcome.out + outcome.err
    return outcome.json


def work_a_day(day: ProcessDesk, home: Path, look: Callable[[], None]) -> None:
    """Do one of everything that writes, and look while the city has its log open too."""
    address = str(home / "city" / "gateway.db")
    (home / "city").mkdir(mode=0o700)
    done(day.ask("init", "--ward", WARD, "--desk", "1", "--practice", user=""))
    _, invited = gateway_command("invite", WARD, "--desk", "1", "--db", address)
    with serving(address) as city:
        done(day.ask("enrol", city.url, str(invited["code"]), user=""))
        code = done(day.ask("receive", "-", stdin=DRAFT))["code"]
        done(day.ask("print", code, "--form", "01", "--to", str(home / "slip.pdf")))
        done(day.ask("export-bundle", str(home / "desk.bundle")))
        done(day.ask("sync", user=""))
        done(day.ask("backup", str(home / "copy.db"), user=""))
        done(day.ask("restore", str(home / "copy.db"), user="supervisor"))
        look()
        assert city.end()


def test_every_file_of_a_day_is_for_its_user_alone(home: Path) -> None:
    looked: list[list[str]] = []
    work_a_day(ProcessDesk(home / "ward"), home, lambda: looked.append(open_to_others(home)))

    assert [*looked, open_to_others(home)] == [[], []]
    made = {path.name for path in home.rglob("*")}
    wanted = "desk.db desk.log desk.lock desk.json gateway.db slip.pdf copy.db copy.db.json desk.bundle"
    assert set(wanted.split()) <= made
    assert any(path.name.endswith(".witness.json") for path in home.rglob("*"))


def test_what_an_older_program_left_open_is_closed(home: Path) -> None:
    day = ProcessDesk(home / "ward")
    done(day.ask("init", "--ward", WARD, "--desk", "1", "--practice", user=""))
    for path in home.rglob("*"):
        if path.is_file():
            path.chmod(0o644)

    done(day.ask("receive", "-", stdin=DRAFT))

    left = [line for line in open_to_others(home / "ward") if not line.startswith("forms")]
    assert left == []


def test_the_look_notices_what_is_open(home: Path) -> None:
    (home / "open").touch(mode=0o644)
    assert open_to_others(home) == ["open 644"]
