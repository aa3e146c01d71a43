"""Signing in by name and PIN, with the keyboard only, and what keeps a desk shut."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desk_app.errors import StorageTrouble
from desk_app.screens.sign_in.page import SignInPage
from tests.builders import CLERK, PIN, SUPERVISOR
from tests.screens.keys import Hands
from tests.screens.program import MemoryOpening, Program


def test_the_pin_field_has_the_focus_and_the_names_of_the_desk_are_offered(program: Program) -> None:
    form = program.window.sign_in.form
    assert form.pin.hasFocus()
    names = [form.names.item(row).text() for row in range(form.names.count())]
    assert CLERK.full_name in names
    assert SUPERVISOR.full_name in names


def test_arrows_choose_the_name_while_the_pin_is_typed(program: Program) -> None:
    form = program.window.sign_in.form
    before = form.names.currentRow()
    program.press("Down")
    assert form.names.currentRow() == before + 1
    assert form.pin.hasFocus()


def test_a_right_pin_and_enter_open_the_work_of_that_person(program: Program) -> None:
    program.sign_in(CLERK.user)
    assert CLERK.full_name in program.frame.rail.foot.who
    assert program.page.NAME == "today"


def test_a_wrong_pin_is_refused_in_words_and_leaves_no_digit_behind(program: Program) -> None:
    form = program.window.sign_in.form
    program.hands.type("000000")
    program.press("Return")
    assert program.window.face is program.window.sign_in
    assert form.remark_text
    assert form.pin.text() == ""
    assert form.pin.hasFocus()


def test_a_pin_typed_as_fast_as_a_scanner_is_a_pin(program: Program) -> None:
    program.window.sign_in.form.choose(CLERK.user)
    program.scan(PIN)
    assert CLERK.full_name in program.frame.rail.foot.who


def test_a_code_scanned_before_anybody_signed_in_opens_nothing(program: Program) -> None:
    program.scan(program.memory.receive())
    assert program.window.face is program.window.sign_in
    assert "sign_in_refused" not in program.memory.story.kinds()


def test_five_wrong_pins_make_the_desk_wait_and_it_says_how_long(program: Program) -> None:
    for _ in range(5):
        program.hands.type("000000")
        program.press("Return")
    program.hands.type("246810")
    program.press("Return")
    assert program.window.face is program.window.sign_in
    assert "1 phút" in program.window.sign_in.form.remark_text


def test_a_data_folder_that_cannot_be_opened_is_named_with_its_code_and_can_be_tried_again(
    qtbot: QtBot, opening: MemoryOpening
) -> None:
    opening.trouble = StorageTrouble("storage.damaged")
    program = Program(qtbot, opening).start()
    page = program.window.sign_in
    assert page.trouble.isVisible()
    assert page.trouble.text()
    opening.trouble = None
    program.click("Thử lại")
    assert page.form.isVisible()
    assert page.form.names.count() > 0
    program.end()


def test_the_first_start_offers_a_practice_desk_and_names_the_way_to_a_real_one(
    qtbot: QtBot, opening: MemoryOpening
) -> None:
    opening.exists = False
    program = Program(qtbot, opening).start()
    program.click("Tạo quầy thực hành")
    assert opening.made == [("H26.99.01", 1)]
    assert program.window.face is program.window.sign_in
    assert program.window.sign_in.form.names.count() > 0
    program.end()


def test_a_new_pc_offers_to_try_scanner_and_input_method(qtbot: QtBot, opening: MemoryOpening) -> None:
    opening.exists = False
    program = Program(qtbot, opening).start()
    program.click("Tạo quầy thực hành")
    program.sign_in()
    assert program.notice == "Máy này mới cài. Thử máy quét và bộ gõ trước khi làm việc."
    program.click("Thử máy quét")
    assert program.page.NAME == "scanner"
    program.end()


def test_keys_pressed_while_the_desk_opens_count_once_it_is_open(qtbot: QtBot) -> None:
    """P14: PIN and Enter before the names were there lost the Enter."""
    page, told = SignInPage(), list[tuple[str, str]]()
    qtbot.addWidget(page)
    page.form.given.connect(lambda user, pin: told.append((user, pin)))
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.form.pin.hasFocus)
    hands = Hands(page)
    hands.press("Down")
    hands.type(PIN)
    hands.press("Return")
    assert told == []
    names = [(one.user, one.full_name, one.role) for one in (SUPERVISOR, CLERK)]
    page.show_ready(names)
    assert told == [(CLERK.user, PIN)]
    assert page.form.pin.text() == ""
    page.show_ready(names)
    assert len(told) == 1
