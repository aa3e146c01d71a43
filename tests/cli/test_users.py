"""Users by command line: added, changed, ended, given a PIN and listed by somebody who has the right."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk_app.domain.people.roles import Role, template
from tests.cli.calls import PIN, Outcome, ScriptDesk

FIRST, OWN = "909317", "752091"


def user(desk: ScriptDesk, *argv: str, by: str = "admin", pin: str = PIN, new_pin: str = "") -> Outcome:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DESK_APP_NEW_PIN", raising=False)
        if new_pin:
            patch.setenv("DESK_APP_NEW_PIN", new_pin)
        return desk.ask("user", *argv, user=by, pin=pin)


def listed(desk: ScriptDesk) -> dict[str, dict[str, object]]:
    return {one["user"]: one for one in user(desk, "list").json["users"]}


def test_a_practice_desk_has_one_user_of_each_role(desk: ScriptDesk) -> None:
    people = listed(desk)
    assert {name: one["role"] for name, one in people.items()} == {
        "clerk": Role.CLERK,
        "supervisor": Role.SUPERVISOR,
        "head": Role.HEAD,
        "admin": Role.ADMINISTRATOR,
    }
    for one in people.values():
        assert set(one) == {"user", "name", "role", "rights", "active", "valid_until", "locked"}
        assert one["rights"] == list(template(str(one["role"])))
        assert (one["active"], one["valid_until"], one["locked"]) == (True, None, False)


def test_a_user_is_added_given_a_pin_and_chooses_an_own_one(desk: ScriptDesk) -> None:
    added = user(desk, "add", "oanh", "--role", "clerk", "--name", "Vũ Thị Oanh", "--until", "2099-12-31")
    assert added.exit_code == 0, added.out
    assert (added.json["name"], added.json["valid_until"]) == ("Vũ Thị Oanh", "2099-12-31")
    assert user(desk, "add", "oanh").exit_code == 1
    assert user(desk, "pin", "oanh", new_pin=FIRST).exit_code == 0
    refused = user(desk, "list", by="oanh", pin=FIRST)
    assert (refused.exit_code, "một lần" in refused.message) == (1, True)
    assert user(desk, "pin", "oanh", by="oanh", pin=FIRST, new_pin=OWN).exit_code == 0
    missing = user(desk, "list", by="oanh", pin=OWN)
    assert (missing.exit_code, "sửa người dùng" in missing.message) == (1, True)
    assert desk.ask("receive", "-", stdin="{}", user="oanh", pin=OWN).exit_code == 1


def test_changing_leaves_what_is_not_named(desk: ScriptDesk) -> None:
    user(desk, "add", "oanh", "--name", "Vũ Thị Oanh", "--phone", "024 1111", "--until", "2099-12-31")
    changed = user(desk, "change", "oanh", "--role", "head").json
    assert (changed["role"], changed["name"], changed["valid_until"]) == ("head", "Vũ Thị Oanh", "2099-12-31")
    assert changed["rights"] == list(template("head"))
    assert user(desk, "change", "oanh", "--until", "none").json["valid_until"] is None
    assert user(desk, "change", "nobody", "--role", "head").exit_code == 1


def test_who_has_ended_works_here_no_more_until_added_again(desk: ScriptDesk) -> None:
    assert user(desk, "end", "clerk").json["active"] is False
    refused = desk.ask("reopen", "H26", user="clerk")
    assert (refused.exit_code, "mã PIN chưa đúng" in refused.message) == (1, True)
    assert user(desk, "change", "clerk", "--phone", "024").json["active"] is False
    assert user(desk, "add", "clerk").exit_code == 1
    assert listed(desk)["clerk"]["active"] is False
    assert user(desk, "add", "clerk", new_pin=FIRST).json["active"] is True
    assert desk.ask("reopen", "H26", user="clerk").code == "DN-01"
    assert user(desk, "pin", "clerk", by="clerk", pin=FIRST, new_pin=PIN).exit_code == 0
    assert desk.receive()


def test_whoever_comes_back_gets_neither_the_old_role_nor_the_old_pin(desk: ScriptDesk) -> None:
    user(desk, "end", "supervisor")
    back = user(desk, "add", "supervisor", new_pin=FIRST).json
    assert (back["role"], back["rights"]) == (Role.CLERK, list(template(Role.CLERK)))
    assert user(desk, "list", by="supervisor").code == "DN-01"


def test_nobody_changes_the_own_rights(desk: ScriptDesk) -> None:
    assert user(desk, "change", "admin", "--role", "supervisor").code == "ND-10"
    assert user(desk, "change", "admin", "--phone", "024").exit_code == 0


def test_a_locked_user_is_let_in_again(desk: ScriptDesk) -> None:
    for _ in range(5):
        desk.ask("reopen", "H26", user="clerk", pin="975310")
    assert listed(desk)["clerk"]["locked"] is True
    assert user(desk, "unlock", "clerk", by="clerk").code != "QH-01"
    assert user(desk, "unlock", "clerk", by="head").code == "QH-01"
    assert user(desk, "unlock", "clerk").json["locked"] is False
    assert desk.receive()
    assert user(desk, "unlock", "admin").exit_code == 1


@pytest.mark.parametrize(
    "argv",
    [
        ("list", "oanh"),
        ("list", "--role", "clerk"),
        ("end", "clerk", "--role", "clerk"),
        ("pin", "clerk", "--phone", "1"),
        ("unlock", "clerk", "--until", "none"),
    ],
)
def test_what_a_deed_would_not_heed_is_refused(desk: ScriptDesk, argv: tuple[str, ...]) -> None:
    before = listed(desk)
    assert user(desk, *argv, new_pin=FIRST).exit_code == 2
    assert listed(desk) == before


def test_the_last_who_may_change_users_stays(desk: ScriptDesk) -> None:
    assert user(desk, "end", "supervisor").exit_code == 0
    refused = user(desk, "end", "admin")
    assert (refused.exit_code, "người cuối cùng" in refused.message) == (1, True)
    assert user(desk, "change", "admin", "--until", "2099-01-01").exit_code == 1


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("add", "oanh", "--role", "boss"), 2),
        (("add", "oanh", "--until", "yesterday"), 2),
        (("add", "oanh", "--until", "2020-01-01"), 1),
        (("add",), 2),
        (("pin", "head"), 1),
        (("pin", "nobody"), 1),
        (("sack", "clerk"), 2),
    ],
)
def test_what_cannot_be_is_refused(desk: ScriptDesk, argv: tuple[str, ...], code: int) -> None:
    assert user(desk, *argv).exit_code == code


@pytest.mark.parametrize("by", ["clerk", "head"])
@pytest.mark.parametrize("deed", ["add", "change", "end", "pin", "unlock", "list"])
def test_without_the_right_nothing_is_changed_or_listed(desk: ScriptDesk, by: str, deed: str) -> None:
    refused = user(desk, deed, *(["admin"] if deed != "list" else []), by=by, new_pin=FIRST)
    assert (refused.exit_code, refused.code) == (1, "QH-01" if deed != "add" else refused.code)
    assert listed(desk)["admin"]["active"] is True


def test_the_list_can_be_read_by_people(desk: ScriptDesk) -> None:
    user(desk, "change", "head", "--until", "2099-12-31")
    lines = desk.say("user", "list", user="admin").out.splitlines()
    assert "head · Phạm Văn Lãnh Đạo · Lãnh đạo phường · Đang làm · đến 31/12/2099" in lines


def test_a_desk_made_without_a_user_says_that_nobody_can_sign_in(tmp_path: Path, state_home: Path) -> None:
    made = ScriptDesk(tmp_path / "new", "").say("init", "--ward", "H26.99.01", "--desk", "1", user="")
    assert made.exit_code == 0
    assert "CHƯA ai đăng nhập được" in made.out


@pytest.mark.parametrize(("command", "variable"), [("user", "NEW_PIN"), ("restore", "RECOVERY_KEY")])
def test_the_help_tells_where_a_secret_is_given(desk: ScriptDesk, command: str, variable: str) -> None:
    assert f"DESK_APP_{variable}" in desk.say(command, "--help").out
