"""A slip is an A5 page on which nothing is cut, crowded, overprinted or left alone."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

from desk_app.printing.pages.font_files import find_fonts
from desk_app.printing.pages.pdf_forms import PdfForms
from tests.printing.conftest import OWN_FORMS
from tests.printing.slips import CASES, PLAIN, but, papers, picture, request, texts

MM = 72 / 25.4
A5 = (148, 210)

Ink = tuple[float, float, float, float, float]
"""Left, bottom, right and top of one letter's ink, and the foot of its line, in points."""


def letters(pdf: bytes, page: int) -> list[Ink]:
    with pdfium.PdfDocument(pdf) as document:
        text = document[page].get_textpage()
        seen = [n for n in range(text.count_chars()) if text.get_text_range(n, 1).strip()]
        boxes = [(*text.get_charbox(n), text.get_charbox(n, loose=True)[1]) for n in seen]
    return [box for box in boxes if box[2] > box[0]]


def clashes(boxes: list[Ink]) -> list[tuple[Ink, Ink]]:
    """Find letters whose ink lies over that of another line by more than a hair (half a point both ways)."""
    ordered = sorted(boxes, key=lambda box: box[1])
    found = []
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if other[1] > one[3]:
                break
            across = min(one[2], other[2]) - max(one[0], other[0])
            along = min(one[3], other[3]) - max(one[1], other[1])
            if across > 0.5 and along > 0.5 and abs(one[4] - other[4]) > 3:
                found.append((one, other))
    return found


def pages(pdf: bytes) -> int:
    with pdfium.PdfDocument(pdf) as document:
        return len(document)


@pytest.mark.parametrize("case", CASES)
def test_every_page_is_a5_with_white_margins(forms: PdfForms, case: str) -> None:
    pdf = forms.render(request(CASES[case])).pdf
    with pdfium.PdfDocument(pdf) as document:
        sizes = {(round(page.get_width() / MM), round(page.get_height() / MM)) for page in document}
    assert sizes == {A5}
    for page in range(pages(pdf)):
        image = picture(pdf, 100, page).point(lambda grey: 255 if grey < 200 else 0)
        left, top, right, bottom = (edge / 100 * 25.4 for edge in image.getbbox())
        assert (left >= 14.5, top >= 6, right <= 138.8, bottom <= 206) == (True, True, True, True)


@pytest.mark.parametrize("case", CASES)
def test_no_letter_lies_over_another(forms: PdfForms, case: str) -> None:
    pdf = forms.render(request(CASES[case])).pdf
    assert [clash for page in range(pages(pdf)) for clash in clashes(letters(pdf, page))] == []


def test_overprinting_would_be_seen() -> None:
    assert clashes([(10, 10, 15, 20, 8), (12, 18, 17, 28, 16)])
    assert not clashes([(10, 10, 15, 20, 8), (10, 19.8, 15, 28, 18)])


@pytest.mark.parametrize("count", range(1, 7))
def test_an_ordinary_dossier_stays_on_one_page(forms: PdfForms, count: int) -> None:
    pdf = forms.render(request(but(PLAIN, papers=papers(count)))).pdf
    assert [page.split("Trang ")[-1].strip() for page in texts(pdf)] == ["1/1", "1/1"]


@pytest.mark.parametrize("case", ["fifteen papers", "forty papers"])
def test_a_long_list_goes_on_under_its_heading_and_the_code(forms: PdfForms, case: str) -> None:
    dossier = CASES[case]
    first_copy = texts(forms.render(request(dossier)).pdf)
    first_copy = first_copy[: len(first_copy) // 2]
    assert len(first_copy) >= 2
    for page in first_copy[1:]:
        assert f"Mã hồ sơ: {dossier.code}" in page
        assert "(tiếp theo)" in page
    for before, after in pairwise(first_copy):
        if "2. Số lượng hồ sơ" not in before:
            assert "Thành phần hồ sơ" in after


@pytest.mark.parametrize("count", range(6, 60, 3))
def test_the_signatures_never_stand_alone(forms: PdfForms, count: int) -> None:
    last = texts(forms.render(request(but(PLAIN, papers=papers(count)))).pdf)[-1]
    before_signing, found, _ = last.partition("NGƯỜI NỘP HỒ SƠ")
    assert found
    assert "Ghi chú: Khi đến nhận kết quả" in before_signing


def test_two_copies_stand_side_by_side_on_a_lying_a4(forms: PdfForms) -> None:
    pdf = forms.render(request(side_by_side=True)).pdf
    with pdfium.PdfDocument(pdf) as document:
        assert len(document) == 1
        assert (round(document[0].get_width() / MM), round(document[0].get_height() / MM)) == (297, 210)
    (text,) = texts(pdf)
    assert text.count("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ") == 2
    assert "Liên 1: Lưu" in text
    assert "Liên 2: Giao người nộp hồ sơ" in text


@pytest.mark.parametrize("family", ["times", "packaged"])
def test_number_and_due_date_are_at_least_twelve_points_high(
    forms: PdfForms, family: str, tmp_path: Path
) -> None:
    if family == "packaged":
        forms = PdfForms([OWN_FORMS], lambda: find_fonts([]), tmp_path)
    crowded = but(PLAIN, papers=papers(6))
    with pdfium.PdfDocument(forms.render(request(crowded)).pdf) as document:
        text = document[0].get_textpage()
        written = text.get_text_range()
        sizes = [
            pdfium_c.FPDFText_GetFontSize(text.raw, written.index(wanted))
            for wanted in (PLAIN.code, "10 giờ 15 phút, ngày 26")
        ]
    assert min(sizes) >= 12


def test_the_same_slip_is_the_same_file_every_time(forms: PdfForms) -> None:
    one, other = forms.render(request()), forms.render(request())
    assert one.pdf == other.pdf
    assert one.sha256 == other.sha256
