"""Locking: nothing of a citizen is seen, nothing typed is lost, and only a PIN opens it again."""

from __future__ import annotations

from tests.builders import CLERK, PIN, SUPERVISOR
from tests.screens.program import Program


def unlock(program: Program, pin: str = PIN) -> None:
    session = program.application.session
    assert session is not None
    lock = session.lock
    assert lock is not None
    program.bot.waitUntil(lock.form.pin.hasFocus)
    program.hands.type(pin)
    program.press("Return")


def test_f12_covers_the_page_and_the_pin_brings_it_back_with_text_and_focus(at_work: Program) -> None:
    at_work.press("F3")
    at_work.hands.type("Nguyễn Thị Ước")
    at_work.press("F12")
    assert at_work.window.face is not at_work.frame
    assert not at_work.page.isVisible()
    unlock(at_work)
    assert at_work.page.NAME == "search"
    assert at_work.page.box.text() == "Nguyễn Thị Ước"
    assert at_work.page.box.hasFocus()


def test_a_wrong_pin_leaves_it_locked(at_work: Program) -> None:
    at_work.press("F12")
    unlock(at_work, "135791")
    assert at_work.window.face is not at_work.frame


def test_an_idle_desk_locks_itself(at_work: Program) -> None:
    session = at_work.application.session
    assert session is not None
    with at_work.bot.waitSignal(session.idle.idle):
        session.idle.set_minutes(0.0005)
    assert at_work.window.face is not at_work.frame


def test_a_dialog_is_out_of_sight_while_locked_and_keeps_what_was_typed(at_work: Program) -> None:
    at_work.press("F4")
    dialog = at_work.dialog()
    at_work.hands.type("H26.99.01-2611")
    session = at_work.application.session
    assert session is not None
    session.lock_desk()
    assert not dialog.isVisible()
    unlock(at_work)
    assert dialog.isVisible()
    assert dialog.code.text() == "H26.99.01-2611"


def test_a_scan_at_a_locked_desk_shows_nothing(at_work: Program) -> None:
    code, said = at_work.memory.receive(), at_work.notice
    at_work.press("F12")
    at_work.scan(code)
    assert at_work.window.face is not at_work.frame
    unlock(at_work)
    assert at_work.notice == said


def test_somebody_else_signs_in_anew_and_works_in_the_own_name(at_work: Program) -> None:
    at_work.press("F12")
    at_work.click("Đổi người dùng")
    assert at_work.window.face is at_work.window.sign_in
    at_work.sign_in(SUPERVISOR.user)
    assert SUPERVISOR.full_name in at_work.frame.rail.foot.who
    assert CLERK.full_name not in at_work.frame.rail.foot.who
