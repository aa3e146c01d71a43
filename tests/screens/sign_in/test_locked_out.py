"""A clerk who typed too many wrong PINs is let in by a colleague; signing in takes seven keys as before."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import CLERK, OTHER_CLERK, PIN, SUPERVISOR
from tests.screens.program import Program

SEVEN = (*PIN, "Return")
"""The keys of a sign-in when the name stands there: six digits and Enter."""


def wrong(program: Program, times: int) -> None:
    for _ in range(times):
        program.hands.type("975310")
        program.press("Return")


def sign_in_anew(program: Program, user: str) -> None:
    program.press("F12")
    program.click("Đổi người dùng")
    program.sign_in(user)


def test_locked_out_and_unlocked_by_a_colleague_with_the_right(program: Program) -> None:
    form = program.window.sign_in.form
    form.choose(CLERK.user)
    for minutes in (1, 5, 15):
        wrong(program, 5)
        assert f"{minutes} phút" in form.remark_text
        program.memory.clock.pass_time(minutes=minutes)
    wrong(program, 5)
    assert "vào Cài đặt, mục Người dùng, chọn tên này rồi bấm Mở khóa" in form.remark_text
    program.memory.clock.pass_time(days=20)
    program.hands.type(PIN)
    program.press("Return")
    assert program.window.face is program.window.sign_in
    assert "vào Cài đặt, mục Người dùng, chọn tên này rồi bấm Mở khóa" in form.remark_text

    program.sign_in(SUPERVISOR.user)
    program.press("Ctrl+4")
    program.page.subjects.setCurrentWidget(program.page.users)
    table = program.page.users.table
    row = next(row for row in range(table.rowCount()) if table.item(row, 0).text() == CLERK.user)
    table.setCurrentCell(row, 0)
    assert table.item(row, 4).text() == "Bị khóa do sai mã PIN"
    program.click("Mở khóa")

    sign_in_anew(program, CLERK.user)
    assert CLERK.full_name in program.frame.rail.foot.who


def test_a_lock_only_the_memory_outside_knows_of_is_shown_and_opened(program: Program) -> None:
    program.window.sign_in.form.choose(CLERK.user)
    before = program.memory.story.uow.memory.copy()
    for minutes in (1, 5, 15, 15):
        wrong(program, 5)
        program.memory.clock.pass_time(minutes=minutes)
    program.memory.story.uow.memory = before

    program.sign_in(SUPERVISOR.user)
    program.press("Ctrl+4")
    program.page.subjects.setCurrentWidget(program.page.users)
    table = program.page.users.table
    row = next(row for row in range(table.rowCount()) if table.item(row, 0).text() == CLERK.user)
    table.setCurrentCell(row, 0)
    assert table.item(row, 4).text() == "Bị khóa do sai mã PIN"
    program.click("Mở khóa")
    sign_in_anew(program, CLERK.user)
    assert CLERK.full_name in program.frame.rail.foot.who


def test_signing_in_and_coming_back_take_seven_keys(program: Program) -> None:
    assert len(SEVEN) == 7
    form = program.window.sign_in.form
    form.choose(OTHER_CLERK.user)
    program.press(*SEVEN)
    assert OTHER_CLERK.full_name in program.frame.rail.foot.who

    program.press("F12")
    session = program.application.session
    assert session is not None
    assert session.lock is not None
    program.bot.waitUntil(session.lock.form.pin.hasFocus)
    program.press(*SEVEN)
    assert program.window.face is program.frame


def test_the_name_chosen_last_stands_there_the_next_time(program: Program) -> None:
    program.sign_in(OTHER_CLERK.user)
    program.press("F12")
    program.click("Đổi người dùng")
    program.bot.waitUntil(program.window.sign_in.form.pin.hasFocus)
    program.press(*SEVEN)
    assert OTHER_CLERK.full_name in program.frame.rail.foot.who


def test_a_user_changed_behind_the_journal_is_told_in_words(program: Program) -> None:
    form = program.window.sign_in.form
    form.choose(CLERK.user)
    accounts = program.memory.story.uow.memory.accounts
    accounts[CLERK.user] = replace(accounts[CLERK.user], role="supervisor")
    program.press(*SEVEN)
    assert program.window.face is program.window.sign_in
    assert "khác với nhật ký" in form.remark_text
