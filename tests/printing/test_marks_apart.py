"""Letters of all peoples stand on paper as they are written, marks over the letter they belong to."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from fontTools.ttLib import TTFont

from desk_app.domain.printable import DRAWN, not_drawn
from desk_app.printing.pages.font_files import FontFiles, find_fonts
from desk_app.printing.pages.pdf_forms import PdfForms
from tests.printing.conftest import OWN_FORMS
from tests.printing.slips import PLAIN, request

BREVE = "\u0306"


def marks_over(pdf: bytes) -> list[tuple[tuple[float, float, float, float], ...]]:
    """Give the boxes of each breve on the first page with that of the letter whose middle is nearest below."""
    page = pdfium.PdfDocument(pdf)[0].get_textpage()
    boxes = [page.get_charbox(place) for place in range(page.count_chars())]
    signs = [page.get_text_range(place, 1) for place in range(page.count_chars())]
    letters = [box for box, sign in zip(boxes, signs, strict=True) if sign in "ơêƠÊ"]
    breves = [box for box, sign in zip(boxes, signs, strict=True) if sign == BREVE]
    return [(breve, min(letters, key=lambda box: distance(box, breve))) for breve in breves]


def distance(letter: tuple[float, float, float, float], mark: tuple[float, float, float, float]) -> float:
    return abs(letter[0] + letter[2] - mark[0] - mark[2]) / 2 + abs(letter[1] - mark[1])


def slip_of(name: str, fonts: FontFiles, cache: Path) -> bytes:
    applicant = replace(PLAIN.filing.applicant, name=name)
    dossier = replace(PLAIN, filing=replace(PLAIN.filing, applicant=applicant))
    return PdfForms([OWN_FORMS], lambda: fonts, cache).render(request(dossier)).pdf


@pytest.mark.parametrize("packaged", [False, True], ids=["fonts of this PC", "packaged font"])
@pytest.mark.parametrize("name", ["Siu Hơ̆m", "H’Rơ̆m Ê̆ban Ksor", "Rê̆m SƠ̆M"])
def test_a_breve_stands_over_its_letter(name: str, packaged: bool, fonts: FontFiles, tmp_path: Path) -> None:
    used = find_fonts([tmp_path]) if packaged else fonts
    found = marks_over(slip_of(name, used, tmp_path / "cache"))
    assert found
    for (left, bottom, right, _), (letter_left, _, letter_right, letter_top) in found:
        middle = (left + right) / 2
        assert letter_left < middle < letter_right
        assert abs(middle - (letter_left + letter_right) / 2) < (letter_right - letter_left) * 0.3
        assert bottom > letter_top - (letter_right - letter_left) * 0.8


def test_every_letter_said_to_be_drawn_is_in_the_fonts(fonts: FontFiles, tmp_path: Path) -> None:
    for family in (fonts, find_fonts([tmp_path])):
        for face in family.faces:
            mapped = TTFont(io.BytesIO(face), lazy=True).getBestCmap()
            lacking = [
                hex(code) for first, last in DRAWN for code in range(first, last + 1) if code not in mapped
            ]
            assert lacking == []


@pytest.mark.parametrize(
    ("text", "signs"),
    [("王小明", "王小明"), ("Иван", "Иван"), ("☑ đã nộp", "☑"), ("H’Čăm Ƀyă", ""), ("Y Blô Ɓuôn Yă ɓ ɗ", "")],
)
def test_what_paper_cannot_show_is_named(text: str, signs: str) -> None:
    assert "".join(not_drawn(text)) == signs


def test_letters_of_the_peoples_are_on_the_slip(fonts: FontFiles, tmp_path: Path) -> None:
    name = "H’Čăm Ƀyă Ɓuôn ɓ ɗ Łukasz Ñiê"
    pdf = slip_of(name, fonts, tmp_path / "cache")
    text = pdfium.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert "□" not in text
    assert name in text
