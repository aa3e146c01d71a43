"""Users are added and let in again by a supervisor; everybody changes the own PIN."""

from __future__ import annotations

import pytest

from desk_app.domain.people.roles import Role
from tests.builders import CLERK, PIN, SUPERVISOR
from tests.screens.program import Program

NEW_PIN = "135797"


@pytest.fixture
def users(program: Program) -> Program:
    program.sign_in(SUPERVISOR.user)
    program.press("Ctrl+4")
    program.page.subjects.setCurrentWidget(program.page.users)
    return program


def line_of(program: Program, user: str) -> list[str]:
    table = program.page.users.table
    for row in range(table.rowCount()):
        cells = [table.item(row, at).text() for at in range(table.columnCount())]
        if cells[0] == user:
            table.setCurrentCell(row, 0)
            return cells
    raise AssertionError(user)


def fill(program: Program, **texts: str) -> None:
    dialog = program.dialog()
    for name, text in texts.items():
        edit = getattr(dialog, name)
        edit.setFocus()
        edit.selectAll()
        program.hands.type(text)


def test_a_new_user_signs_in_with_the_given_pin_once_and_chooses_an_own_one(users: Program) -> None:
    users.click("Thêm người dùng")
    fill(users, user="oanh", full_name="Vũ Thị Oanh", pin=NEW_PIN)
    users.press("Return")
    assert line_of(users, "oanh")[1] == "Vũ Thị Oanh"
    users.press("F12")
    users.click("Đổi người dùng")
    form = users.window.sign_in.form
    users.bot.waitUntil(form.pin.hasFocus)
    form.choose("oanh")
    users.hands.type(NEW_PIN)
    users.press("Return")
    fill(users, new="864209", again="864209")
    users.press("Return")
    users.bot.waitUntil(lambda: users.window.face is users.application.session.frame)
    users.settle()
    assert "Vũ Thị Oanh" in users.frame.rail.foot.who


def test_the_own_role_and_last_day_are_left_to_somebody_else(users: Program) -> None:
    table = users.page.users.table
    row = next(at for at in range(table.rowCount()) if table.item(at, 0).text() == SUPERVISOR.user)
    table.setCurrentCell(row, 0)
    users.click("Sửa, đặt lại PIN")
    dialog = users.dialog()
    assert [one.isEnabled() for one in (dialog.role, dialog.until, dialog.active)] == [False] * 3
    assert "một lần" in dialog._fields["pin"].remark_text
    dialog.full_name.setText("Nguyễn Thị Hoàng Oanh Phương Thảo Trần Lê Kiều My")
    dialog.full_name.editingFinished.emit()
    assert dialog.full_name.cursorPosition() == 0
    dialog.reject()


def test_the_list_of_users_has_no_first_day_and_nothing_to_save(users: Program) -> None:
    page = users.page
    assert page.next_actions() == ()
    assert not page.from_day.isVisible()
    page.subjects.setCurrentWidget(next(iter(page.sections.values())))
    assert page.next_actions() != ()
    assert page.from_day.isVisible()


def test_a_bad_name_is_refused_at_its_field(users: Program) -> None:
    users.click("Thêm người dùng")
    fill(users, user="Chị Oanh", full_name="Vũ Thị Oanh", pin=NEW_PIN)
    users.press("Return")
    dialog = users.dialog()
    assert dialog._fields["user"].remark_text
    assert dialog.full_name.text() == "Vũ Thị Oanh"
    dialog.reject()


def test_the_last_who_may_change_users_cannot_be_made_a_clerk(users: Program) -> None:
    line_of(users, SUPERVISOR.user)
    users.click("Sửa, đặt lại PIN")
    dialog = users.dialog()
    dialog.role.setCurrentIndex(0)
    users.click("Lưu", dialog)
    assert dialog._fields["role"].remark_text
    dialog.reject()


def test_a_clerk_becomes_head_until_a_day_and_the_page_shows_it(users: Program) -> None:
    line_of(users, CLERK.user)
    users.click("Sửa, đặt lại PIN")
    dialog = users.dialog()
    dialog.role.setCurrentIndex(dialog.role.findData(Role.HEAD))
    fill(users, until="31/2/27")
    users.click("Lưu", dialog)
    assert dialog._fields["valid_until"].remark_text
    fill(users, until="1/11/26")
    users.click("Lưu", dialog)
    assert "đã qua" in dialog._fields["valid_until"].remark_text
    fill(users, until="31/1/27")
    users.click("Lưu", dialog)
    assert line_of(users, CLERK.user)[2:] == ["Lãnh đạo phường", "31/01/2027", "Đang làm"]
    users.memory.clock.pass_time(days=90)
    users.page.users.read()
    users.settle()
    assert line_of(users, CLERK.user)[4] == "Ngoài thời hạn"


def test_a_locked_clerk_is_let_in_again(users: Program) -> None:
    desk = users.memory.desk
    for _ in range(5):
        with pytest.raises(Exception, match=r"sign_in"):
            desk.people.sign_in(CLERK.user, "000000")
    users.page.users.read()
    users.settle()
    assert line_of(users, CLERK.user)[4] == "Bị khóa do sai mã PIN"
    users.click("Mở khóa")
    assert line_of(users, CLERK.user)[4] == "Đang làm"
    assert desk.people.sign_in(CLERK.user, PIN).user == CLERK.user


def test_a_clerk_changes_the_own_pin_and_must_know_the_old_one(at_work: Program) -> None:
    at_work.press("Ctrl+4")
    at_work.page.subjects.setCurrentWidget(at_work.page.users)
    at_work.click("Đổi PIN của tôi")
    fill(at_work, old="000000", new=NEW_PIN, again=NEW_PIN)
    at_work.press("Return")
    dialog = at_work.dialog()
    assert dialog._old_field.remark_text
    fill(at_work, old=PIN, again="111222")
    at_work.press("Return")
    assert dialog._again_field.remark_text == "Hai lần nhập không giống nhau"
    fill(at_work, again=NEW_PIN)
    at_work.press("Return")
    assert at_work.memory.desk.people.sign_in(CLERK.user, NEW_PIN).user == CLERK.user


def test_wrong_old_pins_in_the_dialog_lock_as_at_the_sign_in(at_work: Program) -> None:
    at_work.press("Ctrl+4")
    at_work.page.subjects.setCurrentWidget(at_work.page.users)
    at_work.click("Đổi PIN của tôi")
    said = []
    for _ in range(6):
        fill(at_work, old="000000", new=NEW_PIN, again=NEW_PIN)
        at_work.press("Return")
        said.append(at_work.dialog()._old_field.remark_text)
    assert said[:4] == ["Mã PIN cũ chưa đúng. Nhập lại mã PIN cũ."] * 4
    assert all("thu đã bị nhập sai nhiều lần nên tạm khóa. Đợi 1 phút" in one for one in said[4:])
    fill(at_work, old=PIN)
    at_work.press("Return")
    assert "tạm khóa" in at_work.dialog()._old_field.remark_text
    assert at_work.memory.story.kinds().count("sign_in_refused") == 5
    at_work.dialog().reject()
