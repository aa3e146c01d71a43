"""Ctrl+K offers every deed of the page and of everywhere by its words, with its key, and why not."""

from __future__ import annotations

import pytest

from desk_app.screens.main_window.palette import Palette
from desk_app.screens.requests import OpenDossier
from tests.builders import SUPERVISOR
from tests.screens.program import Program


def opened(program: Program) -> Palette:
    program.press("Ctrl+K")
    found = program.dialog()
    assert isinstance(found, Palette)
    return found


def rows(palette: Palette) -> list[str]:
    return [palette.found.item(at).text() for at in range(palette.found.count())]


def test_pages_deeds_and_keys_of_everywhere_are_offered(program: Program) -> None:
    program.sign_in(SUPERVISOR.user)
    program.press("F2")
    offered = rows(opened(program))
    for words in ("Lưu và in", "Trả kết quả", "Chốt ngày", "Khóa máy", "Phóng to chữ"):
        assert words in offered
    program.press("Esc")


def test_words_without_marks_find_a_deed_and_enter_does_it(at_work: Program) -> None:
    opened(at_work)
    at_work.hands.type("tra ket")
    at_work.press("Return")
    assert at_work.page.NAME == "returns"


def test_arrows_choose_while_the_words_keep_the_focus(at_work: Program) -> None:
    palette = opened(at_work)
    at_work.press("Down", "Down", "Up")
    assert palette.found.currentRow() == 1
    assert palette.words.hasFocus()
    at_work.press("Esc")
    assert at_work.page.NAME == "today"


def test_a_deed_not_to_be_had_says_why_and_nothing_is_done(at_work: Program) -> None:
    palette = opened(at_work)
    at_work.hands.type("tra cuu")
    at_work.press("Return")
    assert palette.isVisible()
    assert "Chưa được giao quyền" in palette.why.text()
    at_work.press("Esc")
    assert at_work.page.NAME == "today"


def test_words_no_deed_has_say_so(at_work: Program) -> None:
    palette = opened(at_work)
    at_work.hands.type("bay len mat trang")
    at_work.press("Return")
    assert rows(palette) == []
    assert palette.why.text() == "Không có việc nào tên như vậy."
    at_work.press("Esc")


def test_every_deed_of_a_dossier_is_offered_also_what_must_wait_and_why(program: Program) -> None:
    program.sign_in(SUPERVISOR.user)
    program.frame.workplace.open_page(OpenDossier(program.memory.receive()))
    program.settle()
    palette = opened(program)
    offered = rows(palette)
    for words in ("Yêu cầu bổ sung (Mẫu 02)", "Ghi kết quả", "Hủy số", "Xem trước", "Quay lại"):
        assert words in offered
    program.hands.type("mo lai")
    program.press("Return")
    assert palette.isVisible()
    assert palette.why.text() not in ("", "lúc này chưa làm được")
    program.press("Esc")


def test_what_stands_on_a_page_outside_the_bar_is_offered(program: Program) -> None:
    program.sign_in(SUPERVISOR.user)
    for key, words in (
        ("Ctrl+1", "Ghi ra USB"),
        ("Ctrl+6", "Gửi hết và đối chiếu"),
        ("Ctrl+3", "Lưu ngày này"),
    ):
        program.press(key)
        assert words in rows(opened(program))
        program.press("Esc")


def test_one_deed_stands_once_under_its_own_key(at_work: Program) -> None:
    def keys(words: str) -> list[str]:
        palette = opened(at_work)
        found = [palette.found.item(at) for at in range(palette.found.count())]
        shown = [str(one.data(0x0101)) for one in found if one.text() == words]
        at_work.press("Esc")
        return shown

    at_work.press("F7")
    assert keys("Trả kết quả") == ["F9"]
    at_work.press("F5")
    assert keys("Tiếp nhận hồ sơ") == ["F2"]
    assert keys("Tiếp nhận") == []


@pytest.mark.parametrize(
    ("page", "words", "reason"),
    [
        ("F7", "mo ho so", "Quét giấy hẹn trước."),
        ("F7", "in lai", "Chưa in biên nhận trả kết quả nào ở đây."),
        ("Ctrl+5", "mo ho so", "Không có việc nào cần xử lý."),
    ],
)
def test_why_not_is_said_in_words_of_the_page(program: Program, page: str, words: str, reason: str) -> None:
    program.sign_in(SUPERVISOR.user)
    program.press(page)
    palette = opened(program)
    program.hands.type(words)
    program.press("Return")
    assert palette.why.text() == reason
    program.press("Esc")
