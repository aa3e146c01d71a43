"""What the desk's scanner reads from a printed slip is the dossier code and nothing else."""

from __future__ import annotations

import pytest
import zxingcpp

from desk_app.printing.pages.pdf_forms import PdfForms
from tests.printing.slips import CASES, but, picture, request


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("case", CASES)
def test_bars_and_qr_of_every_slip_are_read_as_its_code(forms: PdfForms, case: str, dpi: int) -> None:
    dossier = CASES[case]
    pdf = forms.render(request(dossier)).pdf
    read = {str(one.format): one.text for one in zxingcpp.read_barcodes(picture(pdf, dpi))}
    assert read == {"Code 128": dossier.code, "QR Code": dossier.code}


@pytest.mark.parametrize("dpi", [203, 300])
def test_two_copies_on_one_a4_sheet_are_both_readable(forms: PdfForms, dpi: int) -> None:
    pdf = forms.render(request(side_by_side=True)).pdf
    read = [one.text for one in zxingcpp.read_barcodes(picture(pdf, dpi))]
    assert read == [CASES["plain"].code] * 4


@pytest.mark.parametrize("dpi", [203, 300])
def test_the_practice_mark_does_not_disturb_the_symbols(forms: PdfForms, dpi: int) -> None:

    pdf = forms.render(request(but(CASES["plain"], practice=True))).pdf
    read = {str(one.format): one.text for one in zxingcpp.read_barcodes(picture(pdf, dpi))}
    assert read == {"Code 128": CASES["plain"].code, "QR Code": CASES["plain"].code}


def test_a_second_page_carries_the_code_as_qr(forms: PdfForms) -> None:
    pdf = forms.render(request(CASES["forty papers"])).pdf
    (symbol,) = zxingcpp.read_barcodes(picture(pdf, 203, page=1))
    assert (str(symbol.format), symbol.text) == ("QR Code", CASES["forty papers"].code)


def test_the_bars_keep_ten_modules_of_white_on_both_sides(forms: PdfForms) -> None:
    dossier = CASES["old code with 25 signs"]
    pixels = picture(forms.render(request(dossier)).pdf, 600)
    (bars,) = zxingcpp.read_barcodes(pixels, formats=zxingcpp.BarcodeFormat.Code128)
    left, right = bars.position.top_left.x, bars.position.top_right.x
    row = (bars.position.top_left.y + bars.position.bottom_left.y) // 2
    quiet = 10 * (right - left) // 288
    line = [pixels.getpixel((x, row)) for x in range(pixels.width)]
    assert min(line[left - quiet : left - 6]) > 240
    assert min(line[right + 6 : right + quiet]) > 240
    assert left - quiet >= 15 / 25.4 * 600
