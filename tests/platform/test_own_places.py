"""The witness lies apart from data and keys, where the system offers such a place."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path

from desk_app.platform.own_places import witness_folders
from desk_app.platform.this_pc import machine_and_user, user_name


def test_on_windows_the_witness_lies_under_another_root_than_data_and_keys_and_in_the_old_place_too() -> None:
    apart, old = witness_folders({"PROGRAMDATA": "/ProgramData"}, "win32")
    assert apart == Path("/ProgramData", f"desk-app of {user_name()}", "witness")
    assert old.name == "witness"
    local = user_data_path("desk-app", appauthor=False)
    assert not apart.is_relative_to(local.parent)


def test_two_users_of_one_pc_do_not_share_a_folder_only_one_of_them_may_write() -> None:
    apart, _ = witness_folders({"PROGRAMDATA": "/ProgramData"}, "win32")
    assert user_name() in apart.parts[-2]
    assert machine_and_user().endswith(user_name())


def test_a_state_folder_that_is_named_is_the_only_one_on_every_system(tmp_path: Path) -> None:
    named = {"XDG_STATE_HOME": str(tmp_path), "PROGRAMDATA": "/ProgramData"}
    for system in ("win32", "linux", "darwin"):
        assert witness_folders(named, system) == (tmp_path / "desk-app" / "witness",)


def test_other_systems_have_one_place_of_the_user() -> None:
    assert len(witness_folders({"PROGRAMDATA": "/x"}, "linux")) == 1
    assert len(witness_folders({}, "win32")) == 1
