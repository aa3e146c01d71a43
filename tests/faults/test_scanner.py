"""Scans that are cut, glued, hostile, foreign, sent to a name field or to a window behind: a word for each, no harm."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk_app.domain.dossier.dossier import Status
from tests.builders import SUPERVISOR
from tests.screens.program import Program
from tests.screens.reception.counter import CARD, ReceptionCounter

CODE = "H26.99.01-261120-1001"
FOREIGN_NAME = "Hu廙軟h Hi廕簑 Thu廕要"


def scanned(counter: ReceptionCounter, text: str) -> str:
    """Scan; gives what the window says, which is a word for every scan."""
    counter.scan(text)
    assert counter.program.notice
    return counter.program.notice


@pytest.mark.fault("B4")
def test_caps_lock_at_the_scanner_changes_nothing(at_work: Program) -> None:
    code = at_work.memory.receive()
    at_work.scan(code.lower())
    assert at_work.page.NAME == "dossier"
    assert code in at_work.notice


@pytest.mark.fault("B5")
def test_the_second_beep_within_a_second_is_ignored_with_a_hint(counter: ReceptionCounter) -> None:
    counter.scan(CARD)
    counter.page.form.applicant.focus("name")
    counter.memory.clock.pass_time(seconds=1)
    counter.program.scan(CARD)
    assert counter.program.notice == "Mã này vừa quét xong."


@pytest.mark.fault("B6")
@pytest.mark.parametrize(
    ("text", "says"),
    [
        (CODE + CODE, "Hai mã dính nhau. Quét lại từng mã một."),
        (CODE[:-2], "Mã thiếu ký tự. Quét lại."),
        (CODE[4:], "Mã thiếu ký tự. Quét lại."),
    ],
)
def test_two_codes_glued_and_one_cut_in_two_are_told_apart(
    counter: ReceptionCounter, text: str, says: str
) -> None:
    assert scanned(counter, text).startswith(says)
    assert counter.page.form.state().is_empty


@pytest.mark.fault("B7")
def test_the_enter_of_a_scan_presses_no_button_of_a_dialog(at_work: Program) -> None:
    code = at_work.memory.receive()
    at_work.scan(code)
    at_work.press("F9")
    dialog = at_work.dialog()
    at_work.memory.clock.pass_time(seconds=3)
    at_work.scan(code)
    assert dialog.isVisible()
    assert at_work.memory.desk.dossier.show(code, SUPERVISOR).status is Status.RECEIVED


@pytest.mark.fault("B8")
def test_a_slip_scanned_while_a_name_is_typed_stays_out_of_the_name(counter: ReceptionCounter) -> None:
    code = counter.memory.receive()
    counter.page.form.applicant.focus("name")
    counter.type("Nguyễn Thị H")
    assert scanned(counter, code).startswith(f"Đã nhận mã {code}. Nội dung đang nhập vẫn giữ nguyên")
    assert counter.applicant().name == "Nguyễn Thị H"
    counter.press("Ctrl+O")
    assert counter.program.page.NAME == "dossier"


@pytest.mark.fault("B9")
def test_coming_back_to_the_front_says_that_a_scan_meanwhile_was_lost(at_work: Program) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    at_work.memory.clock.pass_time(seconds=5)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert at_work.notice == "Cửa sổ vừa nằm sau cửa sổ khác. Mã quét trong lúc đó không vào đây: quét lại."


@pytest.mark.fault("B9")
def test_a_moment_behind_another_window_is_not_worth_a_word(at_work: Program) -> None:
    app, said = QApplication.instance(), at_work.notice
    assert isinstance(app, QApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    at_work.memory.clock.pass_time(seconds=1)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert at_work.notice == said


@pytest.mark.fault("B10")
def test_a_card_read_in_the_wrong_letters_leaves_the_name_to_be_typed(counter: ReceptionCounter) -> None:
    said = scanned(counter, CARD.replace("NGUYỄN THỊ HÒA", FOREIGN_NAME))
    assert counter.applicant().name == ""
    assert counter.applicant().id_number == "001190123456"
    assert said == "Thẻ đọc được 6/7 phần. Kiểm tra ô vàng."
    name = counter.page.form.applicant
    assert name.remark_of("name") == "Không đọc đúng tên. Nhập tay từ thẻ."
    name.focus("name")
    counter.type("Huỳnh Hiếu Thuận")
    counter.checked()
    assert name.remark_of("name") == ""


@pytest.mark.fault("B11")
@pytest.mark.parametrize(
    ("card", "box", "value", "says"),
    [
        (CARD.rpartition("|")[0], "birth_date", "01/05/1990", "Không đọc được ngày cấp thẻ"),
        (CARD + "|CHA|MẸ|x|y", "birth_date", "01/05/1990", ""),
        (CARD.replace("01051990", "31021990"), "birth_date", "", "Thẻ đọc được 6/7 phần. Kiểm tra ô vàng."),
        (CARD.replace("|Nữ|", "|Nữ |"), "sex", "female", ""),
        (CARD.replace("|Nữ|", "||"), "sex", "", "Thẻ đọc được 6/7 phần. Kiểm tra ô vàng."),
    ],
)
def test_a_card_with_odd_fields_fills_what_is_sure_and_counts_the_rest(
    counter: ReceptionCounter, card: str, box: str, value: str, says: str
) -> None:
    said = scanned(counter, card)
    assert str(getattr(counter.applicant(), box)) == value
    assert counter.applicant().name == "NGUYỄN THỊ HÒA"
    assert says in said
    assert bool(counter.page.form.applicant.remark_of(box)) == (not value)


@pytest.mark.fault("B11")
def test_a_nine_digit_number_is_no_card(counter: ReceptionCounter) -> None:
    scanned(counter, "012345678||NGUYỄN THỊ HÒA|01051990|Nữ|Hà Nội|15042021")
    assert counter.page.form.state().is_empty


@pytest.mark.fault("B12")
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("A" * 4096, "Mã QR quá dài"),
        ("001190123456||NGUYỄN\x1b[2JHÒA|01051990|Nữ|Hà Nội|15042021", "Mã có ký tự ẩn"),
        ("001190123456||NGUYỄN\u202eHÒA|01051990|Nữ|Hà Nội|15042021", "Mã có ký tự ẩn"),
        ('=HYPERLINK("http://x")|2|3|4|5|6|7', "Không phải QR thẻ căn cước"),
        ("|" * 400, "Không phải QR thẻ căn cước"),
        ("https://example.com/?a=" + CODE, "Máy này không mở đường dẫn"),
    ],
)
def test_a_hostile_code_is_refused_shown_harmlessly_and_never_opened(
    counter: ReceptionCounter, text: str, says: str
) -> None:
    said = scanned(counter, text)
    assert says in said
    assert not {"\x1b", "\u202e"} & set(said)
    assert len(said) < 300
    assert counter.page.form.state().is_empty


@pytest.mark.fault("B13")
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("H26.11.22-261120-0001", "của đơn vị khác. Tra trên hệ thống thành phố khi có mạng."),
        ("H26.99.01-261120-1999", "không có trên máy này. Tra trên hệ thống thành phố khi có mạng."),
    ],
)
def test_the_slip_of_another_ward_and_an_unknown_one_name_the_way(
    at_work: Program, text: str, says: str
) -> None:
    at_work.scan(text)
    assert at_work.notice.endswith(says)
    assert at_work.page.NAME == "today"
