"""No person is mixed with another: cards, known numbers and what is typed are joined whole, or asked about first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_app.domain.dossier.drafts import ReceptionDraft
from desk_app.errors import Refused
from desk_app.screens.requests import OpenStart
from tests.builders import CLERK, MARRIAGE, a_person
from tests.screens.reception.counter import CARD, ID_NUMBER, OTHER_CARD, ReceptionCounter
from tests.screens.reception.people_hands import (
    A,
    B,
    half_typed,
    is_saved,
    known,
    shown_labels,
    type_name,
    type_number,
)


def test_a_card_that_names_somebody_else_fills_nothing_and_saving_waits(counter: ReceptionCounter) -> None:
    half_typed(counter)
    typed = counter.applicant()
    assert (typed.name, typed.id_number, typed.birth_date, typed.address) == ("Lê Văn Bé", "", "", "")
    counter.choose("xntthn")
    assert not is_saved(counter)
    assert "CHƯA lưu" in counter.program.notice
    assert not is_saved(counter, "F9")


def test_the_typed_name_is_kept_without_anything_of_the_card(counter: ReceptionCounter) -> None:
    half_typed(counter)
    counter.press("Alt+2")
    typed = counter.applicant()
    assert (typed.name, typed.id_number, typed.birth_date, str(typed.sex)) == ("Lê Văn Bé", "", "", "")
    counter.choose("xntthn")
    assert is_saved(counter)


def test_the_card_is_taken_whole_and_the_typed_name_can_be_had_back(counter: ReceptionCounter) -> None:
    half_typed(counter)
    before = counter.applicant()
    counter.press("Alt+1")
    typed = counter.applicant()
    assert (typed.name, typed.id_number, typed.birth_date) == ("NGUYỄN THỊ HÒA", ID_NUMBER, "01/05/1990")
    counter.program.click("Hoàn tác")
    assert counter.applicant() == before
    counter.choose("xntthn")
    assert not is_saved(counter)


def test_a_card_taken_of_somebody_known_can_still_be_given_back(counter: ReceptionCounter) -> None:
    """What an earlier visit added took the place of the way back."""
    counter.memory.receive(applicant=a_person("Nguyễn Thị Hòa", ID_NUMBER, phone="0912345678"))
    half_typed(counter)
    before = counter.applicant()
    counter.press("Alt+1")
    assert counter.applicant().phone == "0912345678"
    assert "điện thoại" in counter.program.notice
    counter.program.click("Hoàn tác")
    assert counter.applicant() == before


def test_the_owners_card_of_somebody_known_can_still_be_given_back(counter: ReceptionCounter) -> None:
    counter.memory.receive(applicant=a_person("Nguyễn Thị Hòa", ID_NUMBER, phone="0912345678"))
    half_typed(counter)
    counter.press("Alt+3")
    assert counter.page.form.owner.state().phone == "0912345678"
    counter.program.click("Hoàn tác")
    assert not counter.page.form.owner_box.isChecked()
    assert counter.page.differences.isVisible()


def test_what_went_with_a_number_comes_back_though_the_new_one_is_known(counter: ReceptionCounter) -> None:
    known(counter)
    counter.scan(CARD)
    name = counter.applicant().name
    type_number(counter, A)
    assert counter.applicant().name == ""
    counter.program.click("Hoàn tác")
    assert (counter.applicant().name, counter.applicant().id_number) == (name, ID_NUMBER)


def test_the_card_of_the_owner_leaves_the_applicant_as_typed(counter: ReceptionCounter) -> None:
    half_typed(counter)
    before = counter.applicant()
    counter.press("Alt+3")
    assert counter.applicant() == before
    owner = counter.page.form.state().owner
    assert owner is not None
    assert (owner.name, owner.id_number) == ("NGUYỄN THỊ HÒA", ID_NUMBER)
    counter.program.click("Hoàn tác")
    assert counter.page.form.state().owner is None
    counter.choose("xntthn")
    assert not is_saved(counter)


def test_keeping_what_is_typed_can_be_taken_back_too(counter: ReceptionCounter) -> None:
    half_typed(counter)
    counter.press("Alt+2")
    counter.program.click("Hoàn tác")
    counter.choose("xntthn")
    assert not is_saved(counter)


def test_nobody_is_turned_away_before_the_card_is_answered_for(counter: ReceptionCounter) -> None:
    half_typed(counter)
    counter.choose("xntthn")
    counter.press("Ctrl+B")
    assert "CHƯA lưu" in counter.program.notice


def test_a_name_changed_after_the_card_is_asked_about(counter: ReceptionCounter) -> None:
    counter.fill()
    type_name(counter, "Lê Văn Bé")
    assert not is_saved(counter)
    counter.press("Alt+2")
    assert is_saved(counter)


def test_a_second_persons_card_changes_nothing(counter: ReceptionCounter) -> None:
    counter.fill()
    before = counter.applicant()
    counter.scan(OTHER_CARD)
    assert counter.applicant() == before
    assert not is_saved(counter)
    counter.press("Alt+1")
    typed = counter.applicant()
    assert (typed.name, typed.id_number, typed.address) == (
        "TRẦN VĂN BA",
        "001085000001",
        "Số 9, ngõ 2, Hà Nội",
    )


def test_a_card_whose_name_was_not_read_is_not_joined_to_a_typed_name(counter: ReceptionCounter) -> None:
    type_name(counter, "Lê Văn Bé")
    counter.scan("001190123456||NGUY?N TH? H?A|01051990|Nữ|Hà Nội|15042021")
    assert counter.applicant().id_number == ""
    counter.choose("xntthn")
    assert not is_saved(counter)
    counter.press("Alt+1")
    assert (counter.applicant().id_number, counter.applicant().name) == (ID_NUMBER, "")


def test_what_was_filled_for_one_number_goes_when_the_number_changes(counter: ReceptionCounter) -> None:
    known(counter)
    type_number(counter, A)
    assert counter.applicant().phone == "0987654321"
    assert all(word in counter.program.notice for word in ("điện thoại", "thư điện tử", "địa chỉ"))
    type_number(counter, B)
    typed = counter.applicant()
    assert (typed.phone, typed.email, typed.address) == ("", "", "")
    assert all(word in counter.program.notice for word in ("điện thoại", "thư điện tử", "địa chỉ"))
    type_name(counter, "Trần Thị Bê")
    counter.choose("xntthn")
    code = counter.save("Ctrl+S")
    saved = counter.dossier(code).applicant
    assert (saved.id_number, saved.phone, saved.email, saved.address) == (B, "", "", "")


def test_saving_from_within_the_number_box_takes_back_too(counter: ReceptionCounter) -> None:
    known(counter)
    type_number(counter, A)
    counter.choose("xntthn")
    type_name(counter, "Trần Thị Bê")
    counter.page.form.applicant.focus()
    counter.type(B)
    code = counter.save("Ctrl+S")
    assert counter.dossier(code).applicant.phone == ""


def test_what_was_typed_by_hand_stays_when_the_number_changes(counter: ReceptionCounter) -> None:
    known(counter)
    type_number(counter, A)
    counter.page.form.applicant.focus("phone")
    counter.type("0911111111")
    type_number(counter, B)
    typed = counter.applicant()
    assert (typed.phone, typed.email) == ("0911111111", "")


def test_what_a_card_filled_goes_with_its_number_and_comes_back_with_it(counter: ReceptionCounter) -> None:
    counter.scan(CARD)
    before = counter.applicant()
    type_number(counter, B)
    typed = counter.applicant()
    assert (typed.name, typed.birth_date, typed.address, str(typed.sex)) == ("", "", "", "")
    counter.program.click("Hoàn tác")
    assert (counter.applicant().name, counter.applicant().id_number) == (before.name, ID_NUMBER)


def test_a_known_number_with_another_name_fills_nothing_and_is_asked_about(
    counter: ReceptionCounter,
) -> None:
    known(counter)
    type_name(counter, "Đặng Thị Đào")
    type_number(counter, A)
    typed = counter.applicant()
    assert (typed.phone, typed.address) == ("", "")
    shown = " ".join(counter.page.differences.texts)
    assert "Nguyễn Thị An" in shown
    assert "20/11/2026" in shown
    counter.choose("xntthn")
    assert not is_saved(counter)
    counter.press("Alt+2")
    assert counter.applicant().phone == ""
    assert is_saved(counter)


def test_the_known_person_is_taken_whole(counter: ReceptionCounter) -> None:
    known(counter)
    type_name(counter, "Đặng Thị Đào")
    type_number(counter, A)
    counter.press("Alt+1")
    typed = counter.applicant()
    assert (typed.name, typed.phone) == ("Nguyễn Thị An", "0987654321")
    counter.program.click("Hoàn tác")
    assert (counter.applicant().name, counter.applicant().phone) == ("Đặng Thị Đào", "")


def test_a_known_number_offers_the_known_person(counter: ReceptionCounter) -> None:
    known(counter, born="1950")
    type_number(counter, A)
    assert counter.page.differences.isVisible()
    shown = " ".join(counter.page.differences.texts)
    assert all(part in shown for part in ("Nguyễn Thị An", "1950", "20/11/2026"))
    assert counter.applicant().name == ""
    counter.press("Alt+1")
    assert (counter.applicant().name, counter.applicant().birth_date) == ("Nguyễn Thị An", "1950")
    assert not counter.page.differences.isVisible()


def test_another_name_typed_at_a_known_number_takes_the_contacts_back(counter: ReceptionCounter) -> None:
    known(counter)
    type_number(counter, A)
    type_name(counter, "Đặng Thị Đào")
    assert counter.applicant().phone == ""
    counter.choose("xntthn")
    assert not is_saved(counter)


def test_a_known_number_in_small_letters_waits_for_an_answer(counter: ReceptionCounter) -> None:
    known(counter, "Đặng Thị Đào")
    type_number(counter, A)
    type_name(counter, "dang thi")
    counter.choose("xntthn")
    assert not is_saved(counter)


def test_a_name_typed_in_haste_is_asked_about_once(counter: ReceptionCounter) -> None:
    type_name(counter, "đặng thị đào")
    counter.choose("xntthn")
    assert not is_saved(counter)
    counter.press("Alt+1")
    assert counter.applicant().name == "Đặng Thị Đào"
    assert is_saved(counter)


def test_a_name_without_marks_may_be_right(counter: ReceptionCounter) -> None:
    type_name(counter, "Mai Lan")
    counter.choose("xntthn")
    assert not is_saved(counter)
    counter.press("Alt+2")
    assert is_saved(counter)


def test_a_form_left_half_typed_never_joins_the_next_citizens_card(counter: ReceptionCounter) -> None:
    type_name(counter, "Lê Văn Bé")
    counter.page.form.applicant.focus("phone")
    counter.type("0911111111")
    counter.press("F3")
    counter.scan(CARD)
    typed = counter.applicant()
    assert (typed.name, typed.id_number, typed.phone) == ("NGUYỄN THỊ HÒA", ID_NUMBER, "")
    assert "Lê Văn Bé" in counter.program.notice
    counter.program.click("Mở lại bản đó")
    assert (counter.applicant().name, counter.applicant().phone) == ("Lê Văn Bé", "0911111111")


def test_coming_back_to_a_form_left_half_typed_does_not_join_it_either(counter: ReceptionCounter) -> None:
    counter.page.form.applicant.focus("phone")
    counter.type("0911111111")
    counter.press("F3", "F2")
    counter.scan(CARD)
    assert (counter.applicant().name, counter.applicant().phone) == ("NGUYỄN THỊ HÒA", "")


def test_the_same_citizens_card_joins_a_form_left_half_typed(counter: ReceptionCounter) -> None:
    type_name(counter, "Nguyễn Thị Hoà")
    counter.page.form.applicant.focus("phone")
    counter.type("0911111111")
    counter.press("F3", "F2")
    counter.scan(CARD)
    typed = counter.applicant()
    assert (typed.name, typed.id_number, typed.phone) == ("NGUYỄN THỊ HÒA", ID_NUMBER, "0911111111")


def test_a_draft_put_aside_is_named_at_the_start(counter: ReceptionCounter) -> None:
    type_name(counter, "Lê Văn Bé")
    counter.press("F3")
    counter.scan(CARD)
    counter.program.frame.workplace.open_page(OpenStart())
    counter.program.settle()
    assert [label.text() for label in shown_labels(counter) if "Lê Văn Bé" in label.text()]


def test_boxes_a_card_filled_count_as_left(counter: ReceptionCounter) -> None:
    counter.page.form.procedure.edit.setFocus()
    counter.scan("001190123456||NGUYỄN THỊ HÒA|01051985|Nam|Số 1, Hà Nội|15042021")
    counter.checked()
    told = " ".join(counter.remarks)
    assert "1990" in told
    assert "Giới tính" in told


def test_the_service_refuses_a_known_number_with_another_name_until_it_is_confirmed(
    counter: ReceptionCounter,
) -> None:
    known(counter)
    draft = ReceptionDraft(MARRIAGE.code, a_person("Đặng Thị Đào", A))
    with pytest.raises(Refused) as refused:
        counter.memory.desk.reception.receive(draft, CLERK)
    assert [one.key for one in refused.value.findings] == ["party.known_otherwise_undated"]
    counter.memory.desk.reception.receive(replace(draft, confirmed=("applicant",)), CLERK)


def test_what_is_not_known_of_an_earlier_visit_is_not_spoken_of(counter: ReceptionCounter) -> None:
    for born, told in ((None, "sinh"), ("1950", "sinh 1950")):
        number = A if born is None else B
        known(counter, "Nguyễn Thị An", number, **({"born": born} if born else {}))
        draft = ReceptionDraft(MARRIAGE.code, a_person("Đặng Thị Đào", number))
        with pytest.raises(Refused) as refused:
            counter.memory.desk.reception.receive(draft, CLERK)
        (words,) = [counter.page.workplace.messages.of(one) for one in refused.value.findings]
        assert (told in words) is (born is not None), words
        assert "–" not in words


def test_a_card_is_answered_for_even_when_its_number_is_typed(counter: ReceptionCounter) -> None:
    half_typed(counter)
    type_number(counter, ID_NUMBER)
    assert counter.applicant().birth_date == ""
    counter.choose("xntthn")
    assert not is_saved(counter)
    counter.press("Alt+1")
    assert counter.applicant().name == "NGUYỄN THỊ HÒA"


def test_a_card_of_the_owner_needs_no_rolling_sideways_on_a_narrow_window(counter: ReceptionCounter) -> None:
    counter.program.window.resize(910, 512)
    half_typed(counter)
    counter.press("Alt+3")
    assert counter.page.form.horizontalScrollBar().maximum() == 0
