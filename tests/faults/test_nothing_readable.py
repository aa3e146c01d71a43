"""After a day with everything that can go wrong no file of the desk tells who came: not data, copies, keys, logs or leftovers."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import threading
import unicodedata
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import kept_drafts
from tests.cli.calls import DRAFT
from tests.cli.processes import PATIENCE, ProcessDesk
from tests.faults.real_window import WindowOnFolder

pytestmark = pytest.mark.slow

NAME, NUMBER, PHONE, STREET = "Quách Thị Ngọc Bích", "036187654321", "0977123987", "ngõ 205 Kim Giang"
CARD = f"{NUMBER}||{NAME.upper()}|03021987|Nữ|{STREET}, Hà Nội|15042021"
SEEDED = {
    **DRAFT,
    "applicant": {**DRAFT["applicant"], "name": NAME, "id_number": NUMBER, "phone": PHONE, "address": STREET}
    | {"birth_date": "1987-02-03"},
}
ROOMS = {
    "HOME": "",
    "XDG_DATA_HOME": "share",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "TMPDIR": "tmp",
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a home in which everything the desk writes must lie: data, keys, witness, caches, temporary files."""
    home = tmp_path / "home"
    for variable, room in ROOMS.items():
        (home / room).mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(variable, str(home / room))
    return home


def spellings() -> dict[str, list[bytes]]:
    """Give every way in which a secret could stand in a file."""
    folded = "".join(one for one in unicodedata.normalize("NFD", NAME) if not unicodedata.combining(one))
    texts = {
        "name": [NAME, NAME.upper(), NAME.lower(), folded, folded.lower(), json.dumps(NAME)[1:-1]],
        "number": [NUMBER, NUMBER[::-1]],
        "phone": [PHONE],
        "address": [STREET, STREET.upper()],
    }
    return {
        what: [
            unicodedata.normalize(form, text).encode(coding)
            for text in written
            for form in ("NFC", "NFD")
            for coding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")
        ]
        for what, written in texts.items()
    }


def readable(home: Path) -> list[str]:
    """Name every file in which something of the citizen can be read, in its content or its own name."""
    secrets = spellings()
    found = []
    for folder, _, names in os.walk(home):
        for name in names:
            content = name.encode() + b"\n" + Path(folder, name).read_bytes()
            found += [
                f"{what} in {Path(folder, name).relative_to(home)}"
                for what, ways in secrets.items()
                if any(way in content for way in ways)
            ]
    return found


def a_day_by_command(day: ProcessDesk, home: Path, paper: Path) -> None:
    """Receive, look up, print, refuse, fail, be killed, copy and restore."""
    code = day.ask("receive", "-", stdin=SEEDED).json["code"]
    for words in (("show", code), ("find", NAME), ("find", NUMBER), ("scan", CARD), ("find", PHONE)):
        assert day.ask(*words).exit_code == 0
    assert day.ask("print", code, "--form", "01", "--to", str(paper)).exit_code == 0
    assert day.ask("print", code, "--form", "01", "--to", str(home / "no folder" / "a.pdf")).exit_code == 1
    for spoilt in ({**SEEDED, NUMBER: NAME}, {**SEEDED, "procedure": NAME}, {**SEEDED, "sets": NUMBER}):
        assert day.ask("receive", "-", stdin=spoilt).exit_code == 1
    assert day.ask("backup", str(home / "copy.db")).exit_code == 0
    for failing in (
        ("fiu-run", "-x", "-c", f"enable name=posix/io/rw/pwrite,failinfo={errno.ENOSPC}"),
        ("faketime", "2009-01-01 10:00:00"),
    ):
        assert ProcessDesk(day.folder, failing).ask("receive", "-", stdin=SEEDED).exit_code in (3, 5)
    assert day.ask("return", code, stdin=None).exit_code == 1
    assert day.ask("restore", str(home / "copy.db"), user="supervisor").exit_code == 0


def a_crash(day: ProcessDesk, home: Path) -> None:
    """Kill receptions of the citizen while they run."""
    draft = home.parent / "draft.json"
    draft.write_text(json.dumps(SEEDED, ensure_ascii=False), encoding="utf-8")
    for wait in (0.5, 0.9, 1.3):
        process = day.start("receive", str(draft))
        timer = threading.Timer(wait, process.kill)
        timer.start()
        process.communicate(timeout=PATIENCE)
        timer.cancel()
        assert process.returncode in (0, -signal.SIGKILL)


def a_form_half_typed(day: ProcessDesk, bot: QtBot, kept: Path) -> None:
    """Type the citizen into the window and lose the power there; the disk as it was then is kept."""
    window = WindowOnFolder(bot, day.folder).start().sign_in("clerk")
    window.press("F2")
    window.scan(CARD)
    window.hands.type(PHONE)
    bot.waitUntil(lambda: bool(kept_drafts(window.desk.context)), timeout=10_000)
    window.settle()
    shutil.copytree(day.folder, kept)
    window.end()


def test_a_seeded_citizen_is_readable_in_no_file_of_the_desk(home: Path, qtbot: QtBot) -> None:
    day = ProcessDesk(home / "ward")
    assert day.ask("init", "--ward", "H26.99.01", "--desk", "1", "--practice", user="").exit_code == 0
    a_day_by_command(day, home, home.parent / "slip.pdf")
    a_crash(day, home)
    a_form_half_typed(day, qtbot, home / "after-the-power-cut")

    names = {path.name for path in home.rglob("*") if path.is_file()}
    assert {"desk.db", "desk.log", "copy.db", "desk.db-wal"} <= names
    assert any(name.endswith(".key") for name in names)
    assert any(name.endswith(".witness.json") for name in names)
    assert any(name.startswith("before-restore") for name in names)
    assert readable(home) == []


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    for name, written in {"a": NAME, "b": NUMBER, "c": PHONE, "d": STREET.upper()}.items():
        (tmp_path / name).write_text(written, encoding="utf-16-le")
    (tmp_path / f"{NUMBER}.pdf").touch()
    found = readable(tmp_path)
    assert len(found) == 5
