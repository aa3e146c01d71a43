"""Practice prints and reprints can never be taken for the first, real slip."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_app.printing.pages.pdf_forms import PdfForms
from tests.printing.slips import CASES, PLAIN, but, request, texts

MARK = "BẢN THỰC HÀNH – KHÔNG CÓ GIÁ TRỊ"


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("case", ["plain", "forty papers"])
def test_every_page_of_a_practice_print_says_so(forms: PdfForms, case: str) -> None:
    for page in texts(forms.render(request(but(CASES[case], practice=True))).pdf):
        assert squeezed(MARK) in squeezed(page)


def test_a_real_slip_carries_no_mark(forms: PdfForms) -> None:
    for page in texts(forms.render(request()).pdf):
        assert squeezed(MARK) not in squeezed(page)
        assert "in lại" not in page


@pytest.mark.parametrize(("copy_no", "mark"), [(2, "Bản in lại lần 1"), (4, "Bản in lại lần 3")])
def test_a_reprint_is_counted_on_every_copy(forms: PdfForms, copy_no: int, mark: str) -> None:
    keep, give = texts(forms.render(request(copy_no=copy_no)).pdf)
    assert f"Liên 1: Lưu – {mark}" in keep
    assert f"Liên 2: Giao người nộp hồ sơ – {mark}" in give


def test_the_sample_of_every_form_is_marked_as_practice(forms: PdfForms) -> None:
    for found in forms.shelf.all():
        assert found.form is not None
        for page in texts(forms.sample(found.form).pdf):
            assert squeezed(MARK) in squeezed(page)


def test_a_name_full_of_markup_is_printed_as_typed(forms: PdfForms) -> None:
    name = r"=HYPERLINK(\"x\") **{code}** [[An]] *Bình*"
    (page, _) = texts(forms.render(request(but(PLAIN, applicant=replace(PLAIN.applicant, name=name)))).pdf)
    assert name in " ".join(page.split())


def test_control_and_direction_marks_never_reach_paper(forms: PdfForms) -> None:
    name = "An\u202e\u0007\x00 Bình\u200b\u2066 Ẩn\ufeff"
    (page, _) = texts(forms.render(request(but(PLAIN, applicant=replace(PLAIN.applicant, name=name)))).pdf)
    assert "(Bà): An Bình Ẩn (Trực tiếp)" in " ".join(page.split())


def test_a_letter_the_font_lacks_becomes_a_square_to_fill_by_hand(forms: PdfForms) -> None:
    named = replace(PLAIN.applicant, name="王 Anh 🙂")
    (page, _) = texts(forms.render(request(but(PLAIN, applicant=named))).pdf)
    assert "(Bà): □ Anh □ (Trực tiếp)" in " ".join(page.split())
