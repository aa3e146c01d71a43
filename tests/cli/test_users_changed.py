"""Whoever changes users past the journal, with the key of this PC's key ring, gets in as nobody; `verify` names it."""

from __future__ import annotations

import json
from contextlib import closing

import pytest

from desk_app.storage.opening import open_database
from desk_app.storage.safekeeping.key_ring import KeyRing
from tests.cli.calls import DRAFT, PIN, ScriptDesk

CHANGES = {
    "role": "UPDATE users SET role = 'supervisor' WHERE user = 'clerk'",
    "rights": "UPDATE users SET rights = (SELECT rights FROM users WHERE user = 'supervisor') WHERE user = 'clerk'",
    "pin": "UPDATE user_pins SET pin_hash = (SELECT pin_hash FROM user_pins WHERE user = 'supervisor') WHERE user = 'clerk'",
    "failures": "UPDATE users SET failures = 0, locked_until = NULL WHERE user = 'clerk'",
}


def change(desk: ScriptDesk, statement: str) -> None:
    with (
        closing(open_database(desk.folder, KeyRing.of_user())) as database,
        database.begin(write=True) as connection,
    ):
        connection.exec_driver_sql(statement)
        connection.commit()


@pytest.mark.parametrize("what", CHANGES)
def test_a_user_changed_in_the_tables_does_not_get_in(desk: ScriptDesk, what: str) -> None:
    for _ in range(5):
        assert desk.ask("forward", "x", pin="975310").exit_code == 1
    head = desk.head("supervisor")
    change(desk, CHANGES[what])

    for pin in (PIN, "975310"):
        refused = desk.ask("receive", "-", stdin=json.dumps(DRAFT), pin=pin)
        assert (refused.exit_code, "khác với nhật ký" in refused.message) == (5, True), refused.message
    assert desk.head("supervisor") == head
    report = desk.ask("verify", user="supervisor")
    assert report.exit_code == 5
    assert any("Tài khoản clerk" in problem for problem in report.json["problems"])
    assert not any("bản ghi" in problem for problem in report.json["problems"])


def test_a_user_put_in_beside_the_journal_does_not_get_in(desk: ScriptDesk) -> None:
    change(
        desk,
        "INSERT INTO users SELECT 'thief', full_name, role, active, phone, 0, NULL, rights, valid_from, valid_until, "
        "unit, pin_mark FROM users WHERE user = 'supervisor'",
    )
    change(desk, "INSERT INTO user_pins SELECT 'thief', pin_hash FROM user_pins WHERE user = 'supervisor'")

    assert desk.ask("receive", "-", stdin=json.dumps(DRAFT), user="thief").exit_code == 5
    assert desk.receive().endswith("-1001")


def test_a_copy_whose_users_are_not_those_of_its_journal_is_not_restored(desk: ScriptDesk) -> None:
    copy = desk.folder.parent / "copy.db"
    change(desk, CHANGES["rights"])
    assert desk.ask("backup", str(copy), user="supervisor").exit_code == 0
    refused = desk.ask("restore", str(copy), user="clerk")
    assert (refused.exit_code, "không hợp lệ" in refused.message) == (1, True)


def test_who_restores_stands_in_the_journal_of_the_copy(
    desk: ScriptDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = desk.folder.parent / "copy.db"
    code = desk.receive()
    assert desk.ask("backup", str(copy), user="supervisor").exit_code == 0
    key = desk.ask("recovery-key", user="supervisor").json["recovery_key"]

    assert desk.ask("restore", str(copy), user="").exit_code == 2
    assert desk.ask("restore", str(copy), user="clerk").exit_code == 1
    assert desk.ask("restore", str(copy), user="supervisor", pin="975310").exit_code == 1
    assert desk.ask("restore", str(copy), user="supervisor").exit_code == 0
    assert restorers(desk) == ["supervisor"]
    monkeypatch.setenv("DESK_APP_RECOVERY_KEY", key)
    assert desk.ask("restore", str(copy), user="").exit_code == 0
    assert desk.ask("show", code, user="supervisor").json["code"] == code
    assert restorers(desk) == ["recovery"]


def restorers(desk: ScriptDesk) -> list[str]:
    with (
        closing(open_database(desk.folder, KeyRing.of_user())) as database,
        database.begin(write=False) as one,
    ):
        rows = one.exec_driver_sql("SELECT header FROM entries WHERE kind = 'database_restored'").all()
    return [json.loads(row[0])["actor"] for row in rows]
