"""Citizen cards and known citizens fill what is empty and never wipe what is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.builders import a_person
from tests.screens.reception.counter import CARD, ID_NUMBER, OTHER_CARD, ReceptionCounter
from tests.screens.reception.people_hands import type_name


def test_fields_from_a_card_say_so_until_they_are_changed(counter: ReceptionCounter) -> None:
    counter.scan(CARD)
    assert set(counter.applicant().from_card) == {"id_number", "name", "birth_date", "sex", "address"}
    counter.page.form.applicant.focus("name")
    assert counter.focus == "Họ và tên · từ thẻ"
    counter.type("Nguyễn Thị Hoà")
    assert "name" not in counter.applicant().from_card
    assert counter.focus == "Họ và tên"


def test_a_typed_phone_survives_the_card(counter: ReceptionCounter) -> None:
    counter.page.form.applicant.focus("phone")
    counter.type("0912345678")
    counter.scan(CARD)
    assert counter.applicant().phone == "0912345678"
    assert counter.applicant().name == "NGUYỄN THỊ HÒA"


def test_a_card_that_differs_changes_nothing_until_the_clerk_says_so(counter: ReceptionCounter) -> None:
    counter.page.form.applicant.focus("name")
    counter.type("Nguyễn Thị Hoa")
    counter.scan(CARD)
    assert counter.applicant().name == "Nguyễn Thị Hoa"
    shown = counter.page.differences.texts
    assert ("Nguyễn Thị Hoa" in shown, "NGUYỄN THỊ HÒA" in shown) == (True, True)
    counter.program.click("Lấy theo thẻ")
    assert counter.applicant().name == "NGUYỄN THỊ HÒA"
    counter.program.click("Hoàn tác")
    assert counter.applicant().name == "Nguyễn Thị Hoa"


def test_the_same_name_in_other_letters_is_no_difference(counter: ReceptionCounter) -> None:
    counter.page.form.applicant.focus("name")
    counter.type("nguyễn thị hòa")
    counter.scan(CARD)
    assert not counter.page.differences.isVisible()


def test_a_second_card_may_be_the_owners(counter: ReceptionCounter) -> None:
    counter.scan(CARD)
    counter.scan(OTHER_CARD)
    assert counter.applicant().name == "NGUYỄN THỊ HÒA"
    counter.program.click("Thẻ của chủ hồ sơ")
    assert counter.applicant().name == "NGUYỄN THỊ HÒA"
    owner = counter.page.form.state().owner
    assert owner is not None
    assert (owner.name, owner.id_number) == ("TRẦN VĂN BA", "001085000001")


def test_a_card_is_read_into_the_owner_when_the_cursor_is_there(counter: ReceptionCounter) -> None:
    counter.page.form.owner_box.setChecked(True)
    counter.page.form.owner.focus()
    counter.scan(CARD)
    assert counter.applicant().is_empty
    owner = counter.page.form.state().owner
    assert owner is not None
    assert owner.name == "NGUYỄN THỊ HÒA"


def test_an_organisation_half_typed_is_not_turned_into_a_person(counter: ReceptionCounter) -> None:
    counter.press("Alt+T")
    counter.program.bot.waitUntil(lambda: not counter.applicant().is_citizen)
    counter.page.form.applicant.focus("name")
    counter.type("Công ty TNHH Sông Hồng")
    counter.scan(CARD)
    assert counter.applicant().name == "Công ty TNHH Sông Hồng"
    assert counter.applicant().id_number == ""
    assert "tổ chức" in counter.program.notice


def test_a_known_citizen_gets_phone_and_address_of_the_last_visit(counter: ReceptionCounter) -> None:
    counter.memory.receive(
        applicant=a_person("Nguyễn Thị Hòa", ID_NUMBER, phone="0987654321", address="Số 5, Hà Nội")
    )
    counter.type(ID_NUMBER)
    counter.press("Return")
    assert counter.applicant().phone == "0987654321"
    assert counter.applicant().address == "Số 5, Hà Nội"


def test_a_phone_remembered_under_the_cursor_is_typed_over(counter: ReceptionCounter) -> None:
    counter.memory.receive(applicant=a_person("Nguyễn Thị Hòa", ID_NUMBER, phone="0987654321"))
    counter.scan(CARD)
    assert counter.applicant().phone == "0987654321"
    counter.type("0912345678")
    assert counter.applicant().phone == "0912345678"


def test_a_long_name_is_read_from_its_first_word(counter: ReceptionCounter) -> None:
    name = counter.page.form.applicant.order()[1]
    assert isinstance(name, QLineEdit)
    counter.page.form.applicant.focus("name")
    counter.type("Công ty trách nhiệm hữu hạn một thành viên Dịch vụ Xây dựng và Thương mại Hòa Bình Xanh")
    assert name.cursorPosition() == len(name.text())
    counter.press("Tab")
    assert name.cursorPosition() == 0


def test_an_open_dossier_of_the_same_kind_is_told_as_soon_as_the_card_is_read(
    counter: ReceptionCounter,
) -> None:
    code = counter.memory.receive(applicant=a_person("Nguyễn Thị Hòa", ID_NUMBER))
    counter.scan(CARD)
    counter.checked()
    assert [remark.code for remark in counter.page.promise.remarks.remarks] == [code]
    counter.choose("xntthn")
    counter.checked()
    found = [remark for remark in counter.page.promise.remarks.remarks if remark.code == code]
    assert len(found) == 1
    assert code in found[0].text
    counter.program.click("Mở", counter.page.promise.remarks)
    assert counter.program.page.NAME == "dossier"


def test_a_slip_scanned_while_typing_asks_before_leaving_the_form(counter: ReceptionCounter) -> None:
    code = counter.memory.receive()
    counter.page.form.applicant.focus("name")
    counter.type("Nguyễn Thị H")
    counter.scan(code)
    assert counter.program.page.NAME == "reception"
    assert code in counter.program.notice
    assert counter.applicant().name == "Nguyễn Thị H"
    counter.press("Ctrl+O")
    assert counter.program.page.NAME == "dossier"
    counter.press("F2")
    assert counter.applicant().name == "Nguyễn Thị H"


def test_a_card_with_a_broken_birth_date_fills_the_rest(counter: ReceptionCounter) -> None:
    counter.scan("001190123456||NGUYỄN THỊ HÒA|31021990|Nữ|Hà Nội|15042021")
    assert counter.applicant().birth_date == ""
    assert counter.applicant().name == "NGUYỄN THỊ HÒA"
    assert counter.program.notice


def test_a_scan_damaged_by_an_input_method_is_refused_with_its_cause(counter: ReceptionCounter) -> None:
    counter.scan("001190123456||NGUYEN THI HO廙|01051990|Nữ|Hà Nội|15042021")
    assert "廙" not in counter.applicant().name
    counter.scan("H26.99.01-26112â-1001")
    assert "H26.99.01-26112â-1001" in counter.program.notice


def test_every_answer_about_a_card_is_read_whole_on_a_low_screen(counter: ReceptionCounter) -> None:
    counter.program.window.resize(911, 512)
    type_name(counter, "Lê Văn Bé")
    counter.scan(CARD)
    counter.press("Alt+L")
    bar = counter.page.differences
    answers = [one for one in bar.findChildren(QPushButton) if one.isVisible()]
    assert len(answers) == 3
    assert all(one.visibleRegion().boundingRect() == one.rect() for one in answers)


def test_a_forged_card_with_an_endless_name_pushes_nothing_off_the_screen(counter: ReceptionCounter) -> None:
    endless = "A" * 400
    counter.program.window.resize(911, 512)
    type_name(counter, "Lê Văn Bé")
    counter.scan(f"001190123456||{endless}|01051990|Nữ|Hà Nội|15042021")
    counter.press("Alt+L")
    bar = counter.page.differences
    assert bar.isVisible()
    assert bar.mapTo(counter.program.window, bar.rect().topRight()).x() < counter.program.window.width()
    counter.press("Alt+L", "Alt+1")
    counter.scan(f"001190123456||{endless}|01051990|Nữ|Hà Nội|15042021")
    assert len(counter.program.notice) < 200
    counter.choose("xntthn")
    counter.press("Ctrl+B")
    dialog = counter.program.dialog()
    assert dialog.sentence.visibleRegion().boundingRect() == dialog.sentence.rect()
    assert dialog.person.text().endswith("… · 001190123456 · 01/05/1990")
