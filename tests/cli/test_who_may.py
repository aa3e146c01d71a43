"""Every command by everybody: no user, unknown, wrong PIN, each role, right ended yesterday, window open."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from desk_app.bootstrap.open_desk import open_desk
from desk_app.commands.city import sync
from desk_app.commands.command import Need
from desk_app.commands.table import COMMANDS
from desk_app.domain.facts.facts import UserSaved
from desk_app.domain.people.roles import Role
from desk_app.messages import Messages
from desk_app.services.desk import Desk
from desk_app.services.people.users import UserDraft
from desk_app.storage.folder.folder_lock import FolderLock
from tests.cli.calls import PIN, Outcome, ScriptDesk
from tests.cli.who_may import CALLERS, CHIEF, PAGE, PREPARE, ROWS, page

WRONG = "864209"
ALSO = {"head": Role.HEAD, "admin": Role.ADMINISTRATOR, "ended": Role.CLERK}
CALLS: dict[str, tuple[str, str]] = {
    "nobody": ("", PIN),
    "unknown": ("nobody.here", PIN),
    "wrong_pin": ("clerk", WRONG),
    "clerk": ("clerk", PIN),
    "supervisor": ("supervisor", PIN),
    "head": ("head", PIN),
    "administrator": ("admin", PIN),
    "ended": ("ended", PIN),
    "window": ("supervisor", PIN),
}
"""The user and PIN of each caller."""
MESSAGES = Messages("vi")


@pytest.fixture(scope="module")
def furnished(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the place of a practice desk with a user of every role, and one whose right ended yesterday."""
    place = tmp_path_factory.mktemp("furnished")
    shutil.copytree(made_once, place, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(place / "state"))
        desk = open_desk(place / "data")
        try:
            known = {one.user for one in desk.people.list()}
            for user in ALSO.keys() - known:
                desk.people.save(UserDraft(user, "Người Dùng", ALSO[user]), CHIEF, pin=PIN, pin_is_final=True)
            _end_yesterday(desk, "ended")
        finally:
            desk.close()
    return place


def _end_yesterday(desk: Desk, user: str) -> None:
    """Let the right of a user be over, as it is on the day after the last one."""
    now = desk.context.now()
    with desk.context.uow() as work:
        account = work.users.by_name(user)
        assert account is not None
        said = UserSaved(**{name: getattr(account, name) for name in UserSaved.__slots__})
        over = replace(said, valid_until=now.date() - timedelta(days=1))
        work.journal.append(over, actor=CHIEF.user, at=now)
        work.commit()


@pytest.fixture
def desk(furnished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ScriptDesk:
    """Give a script at a copy of it."""
    for part in ("state", "data"):
        shutil.copytree(furnished / part, tmp_path / part)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return ScriptDesk(tmp_path / "data", user="")


def _call(desk: ScriptDesk, name: str, caller: str, place: Path) -> Outcome:
    place.mkdir()
    at_desk = open_desk(desk.folder)
    try:
        argv = PREPARE[name](at_desk, place)
    finally:
        at_desk.close()
    user, pin = CALLS[caller]
    if caller != "window":
        return desk.ask(*argv, user=user, pin=pin)
    with FolderLock(desk.folder), pytest.MonkeyPatch.context() as patch:
        # The window itself answers the one command that it does in the command's place.
        patch.setattr(sync, "sync_in_window", lambda *_: dict.fromkeys(sync.ANSWER, 0))
        return desk.ask(*argv, user=user, pin=pin)


def _told(outcome: Outcome, expected: str) -> str:
    """Write an outcome as the table does: the key is known by its code, which stands for one message."""
    key = expected.partition(" ")[2]
    if key and "error" in outcome.json and outcome.code == MESSAGES.code(key):
        return f"{outcome.exit_code} {key}"
    return f"{outcome.exit_code}" if "error" not in outcome.json else f"{outcome.exit_code} {outcome.message}"


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_answers_everybody_as_the_table_says(
    name: str, desk: ScriptDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk_app.demo.run", lambda out, *, headless, told: 0)
    expected, places = ROWS[name], count()
    wrong = {}
    for caller in CALLERS:
        wanted = getattr(expected, caller)
        told = _told(_call(desk, name, caller, tmp_path / f"files{next(places)}"), wanted)
        if told != wanted:
            wrong[caller] = f"{told}, not {wanted}"
    assert wrong == {}


def test_the_table_has_every_command_and_no_other() -> None:
    names = [command.name for command in COMMANDS]
    assert (sorted(ROWS), sorted(PREPARE)) == (sorted(names), sorted(names))


def test_what_needs_nobody_is_what_was_agreed() -> None:
    open_to_all = {command.name for command in COMMANDS if command.needs is Need.NOBODY}
    assert open_to_all == {"init", "enrol", "due", "procedures", "scan", "gateway", "demo"}
    assert {command.name for command in COMMANDS if command.needs is Need.MACHINE} == {"sync", "backup"}
    assert {command.name for command in COMMANDS if command.needs is Need.OTHERWISE} == {"restore"}


def test_the_page_is_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "write it anew: python -m tests.cli.who_may"


@pytest.mark.parametrize("name", ["sync", "backup"])
def test_a_scheduled_task_is_told_counts_only(name: str, desk: ScriptDesk, tmp_path: Path) -> None:
    head = desk.head(user="clerk")
    outcome = desk.ask(*{"sync": ("sync",), "backup": ("backup", str(tmp_path / "copy"))}[name], pin="")
    values = outcome.json.values() if outcome.exit_code == 0 else ()
    assert {type(value) for value in values} <= {int, str}
    assert [value for value in values if isinstance(value, str)] in ([], [str(tmp_path / "copy")])
    assert desk.head(user="clerk") == head
