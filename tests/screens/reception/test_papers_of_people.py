"""Births, papers, letters and addresses as people have them are taken down as they are."""

from __future__ import annotations

import pytest

from desk_app.domain.people.birth import written_birth
from desk_app.domain.people.parties import PaperKind
from desk_app.screens.requests import OpenDossier
from tests.screens.reception.counter import ReceptionCounter
from tests.screens.reception.people_hands import is_saved, shown_labels, type_name, type_number


@pytest.mark.parametrize(
    ("typed", "shown"), [("1950", "1950"), ("3/1950", "03/1950"), ("5/1/50", "05/01/1950")]
)
def test_a_birth_is_saved_as_exactly_as_it_is_typed(
    counter: ReceptionCounter, typed: str, shown: str
) -> None:
    type_name(counter, "Đặng Thị Đào")
    counter.page.form.applicant.focus("birth_date")
    counter.type(typed)
    counter.press("Return")
    assert counter.applicant().birth_date == shown
    counter.choose("xntthn")
    saved = counter.dossier(counter.save("Ctrl+S")).applicant
    assert written_birth(saved.birth) == shown
    counter.program.frame.workplace.open_page(OpenDossier(counter.page.after.sheet.code))  # type: ignore[union-attr]
    counter.program.settle()
    assert [label for label in shown_labels(counter) if shown in label.text()]


def test_a_card_with_the_year_alone_is_read(counter: ReceptionCounter) -> None:
    counter.fill("001150123456||ĐẶNG THỊ ĐÀO|1950|Nữ|Số 1, Hà Nội|15042021")
    saved = counter.dossier(counter.save("Ctrl+S")).applicant
    assert (saved.birth_date, saved.born) == (None, "1950")


def test_a_passport_of_digits_is_taken_with_its_country(counter: ReceptionCounter) -> None:
    type_name(counter, "JOHN SMITH")
    counter.press("Alt+X")
    counter.press("H")
    counter.page.form.applicant._paper.country_field.editor.setFocus()
    counter.type("Hàn")
    type_number(counter, "12345678")
    counter.choose("xntthn")
    counter.checked()
    saved = counter.dossier(counter.save("Ctrl+S")).applicant
    assert (saved.paper_kind, saved.country, saved.id_number) == (PaperKind.PASSPORT, "KR", "12345678")


def test_an_odd_sign_in_the_address_of_a_card_is_marked(counter: ReceptionCounter) -> None:
    counter.scan("001190123456||NGUYỄN THỊ HÒA|01051990|Nữ|Số 1\\, Hà Nội|15042021")
    assert counter.applicant().address == "Số 1\\, Hà Nội"
    counter.checked()
    assert "\\" in counter.page.form.applicant.remark_of("address")
    counter.choose("xntthn")
    assert is_saved(counter)


def test_letters_paper_cannot_show_are_named(counter: ReceptionCounter) -> None:
    type_name(counter, "王小明 Đặng")
    counter.checked()
    assert "王" in " ".join(counter.remarks)


def test_an_old_address_is_kept_and_todays_ward_stands_beside_it(counter: ReceptionCounter) -> None:
    counter.fill("001190123456||NGUYỄN THỊ HÒA|01051990|Nữ|Số 1, Khương Đình, Thanh Xuân, Hà Nội|15042021")
    assert "Phường Khương Đình, Hà Nội" in counter.page.form.applicant.remark_of("address")
    saved = counter.dossier(counter.save("Ctrl+S")).applicant
    assert saved.address == "Số 1, Khương Đình, Thanh Xuân, Hà Nội"
