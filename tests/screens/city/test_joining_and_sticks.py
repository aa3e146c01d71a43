"""A supervisor joins the city in the settings; a stick carries entries where no network comes back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from desk_app.screens.requests import OpenSettings
from tests.fakes import FakeClock
from tests.screens.city.conftest import Open
from tests.screens.city.ward_in_window import WardProgram
from tests.services.ward_at_work import CLERK, URL, WARD, Ward


def alone(ward: Ward) -> None:
    """Make desk 1, which has not joined the city yet."""
    ward.desk(1, enrolled=False)


def city_section(program: WardProgram) -> object:
    program.frame.workplace.open_page(OpenSettings())
    program.settle()
    program.page.subjects.setCurrentWidget(program.page.city)
    return program.page.city


def join(program: WardProgram, code: str) -> None:
    section = program.page.city
    section.url.setFocus()
    program.hands.type(URL)
    program.press("Return")
    program.hands.type(code)
    program.press("Return", "Return", "Return")
    program.settle()


def test_a_desk_that_has_not_joined_says_so_everywhere(ward: Ward, open_desk_1: Open) -> None:
    alone(ward)
    program = open_desk_1().begin()
    assert program.status.startswith("Chưa kết nối thành phố · ")
    assert "Chưa kết nối. Hồ sơ vẫn an toàn trên máy này." in dict(city_section(program).lines).values()
    program.press("Ctrl+1")
    send = program.page.next_actions()[-1]
    assert not send.isEnabled()
    assert not program.page.stick.export.isEnabled()
    assert "chưa kết nối với thành phố" in program.page.stick.export.accessibleDescription()


def test_joining_by_keyboard_sends_everything_at_once(ward: Ward, open_desk_1: Open) -> None:
    alone(ward)
    code = ward.gateway.invite(WARD, 1).code
    program = open_desk_1().begin()
    city_section(program)
    join(program, code)
    assert program.notice == "Máy này đã nối với thành phố: quầy 1, dải số 1001–1999."
    program.bot.waitUntil(lambda: program.status.startswith("Đã gửi hết"), timeout=20_000)
    program.settle()
    lines = dict(program.page.city.lines)
    assert lines["Địa chỉ"] == URL
    assert lines["Giờ máy"] == "đúng với giờ thành phố"
    assert not program.page.city.form.isVisible()


def test_a_wrong_code_is_said_at_its_field_and_nothing_has_changed(ward: Ward, open_desk_1: Open) -> None:
    alone(ward)
    program = open_desk_1().begin()
    city_section(program)
    join(program, "NOTACODE")
    section = program.page.city
    assert "Mã đăng ký không đúng, đã dùng hoặc hết hạn." in section._code.remark_text
    assert section.code.hasFocus()
    assert section.form.isVisible()


def test_a_file_that_is_no_certificate_is_said_at_its_field(
    ward: Ward, open_desk_1: Open, tmp_path: Path
) -> None:
    alone(ward)
    program = open_desk_1().begin()
    section = city_section(program)
    section.url.setText("https://thanh-pho.example")
    section.code.setText("ABCDEFGH")
    section.ca_file.setText(str(tmp_path / "none.pem"))
    section.enrol()
    assert "Không đọc được tệp này" in section._ca.remark_text


def test_a_clerk_sees_the_standing_and_cannot_join(ward: Ward, open_desk_1: Open) -> None:
    alone(ward)
    program = open_desk_1().begin("clerk")
    section = city_section(program)
    assert not section.form.isEnabled()
    assert "Chưa được giao quyền: sửa thiết lập." in program.words()


@pytest.mark.fault("T4")
def test_a_clock_that_is_off_is_said_once_and_stands_in_the_settings(ward: Ward, open_desk_1: Open) -> None:
    ward.desk(1)
    program = open_desk_1(FakeClock(ward.clock.now() + timedelta(minutes=8))).begin()
    program.sync()
    assert "Giờ máy lệch 8 phút so với máy chủ." in program.notice
    program.press("Esc")
    program.sync()
    assert program.notice == ""
    section = city_section(program)
    assert dict(section.lines)["Giờ máy"] == "! nhanh 8 phút 0 giây so với thành phố"


def test_a_stick_goes_to_another_desk_and_its_receipt_comes_back(
    ward: Ward, open_desk_1: Open, tmp_path: Path
) -> None:
    for number in (1, 2):
        ward.desk(number)
    ward.sync(1)
    ward.sync(2)
    ward.receive(1)
    ward.line.down = True
    program = open_desk_1().begin()
    program.press("Ctrl+1")
    bundle = tmp_path / "quay-1.deskbundle"
    program.page.stick.write(str(bundle))
    program.settle()
    assert "Mang sang quầy khác cùng đơn vị để gửi" in program.notice
    ward.line.down = False
    ward.desk(2).exchange.import_bundle(bundle)
    ward.sync(2)
    carried = ward.desk(2).exchange.import_bundle(bundle)
    ward.line.down = True
    program.page.stick.read(str(carried.receipt))
    program.settle()
    assert "Thành phố đã nhận đến việc số" in program.notice
    assert program.page.model.rowCount() == 0
    ward.line.down = False


@pytest.mark.fault("O4")
def test_taking_the_same_stick_in_twice_says_when_it_was(
    ward: Ward, open_desk_1: Open, tmp_path: Path
) -> None:
    ward.desk(1)
    ward.receive(2)
    bundle = tmp_path / "quay-2.deskbundle"
    ward.desk(2).exchange.export_bundle(bundle, CLERK)
    program = open_desk_1().begin()
    program.press("Ctrl+1")
    program.page.stick.read(str(bundle))
    program.settle()
    assert "việc mới của quầy 2" in program.notice
    program.page.stick.read(str(bundle))
    program.settle()
    assert program.notice.startswith("Tệp này đã nhập lúc 09:30 20/11/2026.")


@pytest.mark.fault("C8")
def test_signing_out_says_what_waits_and_keeps_it(ward: Ward, open_desk_1: Open) -> None:
    ward.receive(1)
    ward.line.down = True
    program = open_desk_1().begin()
    program.press("F12")
    assert program.application.session is not None
    assert program.application.session.lock is not None
    program.application.session.lock.switch_asked.emit()
    program.settle()
    assert "hồ sơ chờ gửi" in program.window.sign_in.form.remark_text
    ward.line.down = False
