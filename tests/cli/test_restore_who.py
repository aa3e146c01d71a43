"""A restore asks the present data too: nobody lets himself in again, gets an old PIN back or wipes out a trace by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk_app.bootstrap.care import recovery_text_of
from desk_app.bootstrap.open_desk import Chosen, open_desk
from desk_app.devices.system_clock import SystemClock
from desk_app.domain.people.roles import Role
from desk_app.services.people.users import UserDraft
from tests.cli.calls import PIN, ScriptDesk
from tests.fakes import FakeClock

NEW = "861942"


@pytest.fixture
def copy(desk: ScriptDesk, tmp_path: Path) -> Path:
    desk.receive()
    place = tmp_path / "early.copy"
    assert desk.ask("backup", str(place)).exit_code == 0
    return place


def kinds_of_look_ups(desk: ScriptDesk) -> list[str]:
    found = desk.ask("lookups", user="supervisor").json["lookups"]
    return [one["what"] for one in found if one["user"] == "head"]


def test_whoever_was_ended_since_lets_himself_in_with_no_older_copy(desk: ScriptDesk, copy: Path) -> None:
    assert desk.ask("user", "end", "supervisor", user="admin").exit_code == 0
    for user_pin in (PIN, "975310"):
        assert desk.ask("restore", str(copy), user="supervisor", pin=user_pin).code == "DN-01"
    assert desk.ask("show", "x", user="supervisor").code == "DN-01"
    users = desk.ask("user", "list", user="admin").json["users"]
    assert [one["user"] for one in users if not one["active"]] == ["supervisor"]


def test_an_old_pin_opens_no_older_copy_and_the_users_put_back_are_told(desk: ScriptDesk, copy: Path) -> None:
    desk_open = open_desk(desk.folder)
    desk_open.people.change_pin(PIN, NEW, desk_open.people.sign_in("supervisor", PIN))
    desk_open.close()
    assert desk.ask("restore", str(copy), user="supervisor", pin=PIN).code == "DN-01"
    done = desk.ask("restore", str(copy), user="supervisor", pin=NEW)
    assert done.exit_code == 0
    assert done.json["users_changed"] == ["supervisor"]


def test_who_might_not_restore_when_the_copy_was_made_needs_the_recovery_key(
    desk: ScriptDesk, copy: Path
) -> None:
    desk_open = open_desk(desk.folder)
    by = desk_open.people.sign_in("supervisor", PIN)
    draft = UserDraft("oanh", "Vũ Thị Oanh", Role.SUPERVISOR)
    desk_open.people.save(draft, by, pin=NEW, pin_is_final=True)
    desk_open.close()
    refused = desk.ask("restore", str(copy), user="oanh", pin=NEW)
    assert (refused.exit_code, refused.code) == (1, "DN-26")
    assert "oanh" in [one["user"] for one in desk.ask("user", "list", user="admin").json["users"]]


def test_where_the_present_data_is_damaged_the_users_of_the_copy_are_asked(
    desk: ScriptDesk, copy: Path
) -> None:
    (desk.folder / "desk.db").write_bytes(b"spoilt" * 5_000)
    assert desk.ask("restore", str(copy), user="supervisor", pin="975310").code == "DN-01"
    assert desk.ask("restore", str(copy), user="supervisor").exit_code == 0
    assert desk.ask("verify").json["ok"]


@pytest.mark.parametrize("way", ["user", "key"])
def test_whoever_restores_takes_the_look_ups_since_the_copy_along(
    desk: ScriptDesk, copy: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = FakeClock(SystemClock().now())
    for hours in (0, 1, 2):
        clock.pass_time(hours=hours)
        looked = open_desk(desk.folder, chosen=Chosen(clock=clock))
        assert looked.dossier.find("hoa", looked.people.sign_in("head", PIN))
        looked.close()
    if way == "key":
        monkeypatch.setenv("DESK_APP_RECOVERY_KEY", recovery_text_of(desk.folder))
    done = desk.ask("restore", str(copy), user="" if way == "key" else "supervisor")
    assert done.json["look_ups_kept"] == 3
    assert kinds_of_look_ups(desk) == ["find"] * 3
    assert desk.ask("verify").json["ok"]


def test_look_ups_of_two_chains_that_went_apart_are_all_kept(desk: ScriptDesk, copy: Path) -> None:
    desk.ask("find", "hoa", user="head")
    assert desk.ask("restore", str(copy), user="supervisor").exit_code == 0
    later = copy.with_name("later.copy")
    assert desk.ask("backup", str(later)).exit_code == 0
    kept = max((desk.folder / "backups").glob("before-restore-*.db"))
    desk.ask("find", "hoa", user="head")
    assert desk.ask("restore", str(kept), user="supervisor").json["look_ups_kept"] == 1
    assert kinds_of_look_ups(desk) == ["find"] * 2
    assert desk.ask("verify").json["ok"]
