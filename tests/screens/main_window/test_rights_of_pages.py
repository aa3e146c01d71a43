"""Whoever has no right to a page cannot open it and is told why; the desk's administrator sees no dossier."""

from __future__ import annotations

import pytest

from desk_app.domain.people.roles import Role
from desk_app.screens.main_window.rail import RailButton
from desk_app.screens.requests import OpenDossier
from desk_app.services.people.users import UserDraft
from tests.builders import PIN, SUPERVISOR
from tests.screens.desk_in_memory import DeskInMemory
from tests.screens.program import Program


@pytest.fixture
def memory() -> DeskInMemory:
    """Give a desk with a head and an administrator."""
    made = DeskInMemory()
    for name, role in (("chu", Role.HEAD), ("nam", Role.ADMINISTRATOR)):
        made.desk.people.save(UserDraft(name, name, role), SUPERVISOR, pin=PIN, pin_is_final=True)
    return made


def closed(program: Program) -> dict[str, str]:
    """Give the keys of the pages that cannot be opened, with the reason."""
    return {
        one.action.shortcut().toString(): one.toolTip()
        for one in program.frame.rail.findChildren(RailButton)
        if not one.isEnabled()
    }


def test_the_administrator_begins_at_the_settings_and_opens_no_page_with_dossiers(program: Program) -> None:
    program.sign_in("nam")
    assert program.page.NAME == "settings"
    reasons = closed(program)
    assert set(reasons) == {"F5", "F2", "F7", "F3", "Ctrl+5", "Ctrl+7"}
    assert reasons["F2"] == "Chưa được giao quyền: tiếp nhận hồ sơ."
    program.press("F3", "F2", "F5")
    assert program.page.NAME == "settings"
    assert program.page.users.add.isEnabled()


def test_a_slip_scanned_by_the_administrator_shows_nothing(program: Program) -> None:
    code = program.memory.receive()
    program.sign_in("nam")
    before = program.page
    program.scan(code)
    program.frame.workplace.open_page(OpenDossier(code))
    assert program.page is before
    assert "tra cứu hồ sơ" in program.notice


def test_those_who_receive_stand_first_at_the_sign_in(program: Program) -> None:
    names = program.window.sign_in.form.names
    shown = [names.item(row).text() for row in range(names.count())]
    assert shown == ["Phạm Thị Hạnh", "Lê Văn Minh", "Trần Thị Thu", "chu", "nam"]


def test_the_head_looks_and_does_not_receive(program: Program) -> None:
    program.sign_in("chu")
    assert program.page.NAME == "today"
    assert set(closed(program)) == {"F2", "F7"}


def test_a_supervisor_opens_every_page(program: Program) -> None:
    program.sign_in(SUPERVISOR.user)
    assert closed(program) == {}
