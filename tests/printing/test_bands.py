"""A page is cut into bands a printer driver takes, and put together they are the page again."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desk_app.errors import PrintTrouble
from desk_app.printing.pages.pdf_forms import PdfForms
from desk_app.printing.printers.qt_gdi_painter import BAND, bands
from desk_app.printing.printers.qt_pages import PdfPages
from tests.printing.slips import request


@pytest.fixture
def slip(qapp: QApplication, forms: PdfForms) -> PdfPages:
    return PdfPages(forms.render(request()).pdf)


def put_together(image: QImage) -> QImage:
    """Draw the bands, each from its lowest line up, as Windows does."""
    whole = QImage(image.size(), image.format())
    whole.fill(255)
    step, memory = whole.bytesPerLine(), memoryview(whole.bits())
    for top, lines, dots in bands(image):
        for line in range(lines):
            memory[(top + line) * step : (top + line + 1) * step] = dots[
                (lines - 1 - line) * step : (lines - line) * step
            ]
    return whole


@pytest.mark.parametrize("dots", [203, 600])
def test_the_bands_of_a_page_are_the_page(slip: PdfPages, dots: int) -> None:
    page = slip.image(0, dots, dots)
    assert page.bytesPerLine() % 4 == 0, "Windows asks for lines of whole double words"
    assert put_together(page) == page
    cut = list(bands(page))
    assert len(cut) > 1
    assert max(lines for _, lines, _ in cut) <= BAND


def test_a_printer_with_other_dots_down_than_across_gets_its_page_whole(slip: PdfPages) -> None:
    width, height = slip.size(0)
    page = slip.image(0, 600, 300)
    assert (page.width(), page.height()) == (round(width * 600 / 72), round(height * 300 / 72))


def test_an_empty_page_sends_nothing(qapp: QApplication) -> None:
    page = QImage(40, 3 * BAND, QImage.Format.Format_Grayscale8)
    page.fill(255)
    assert list(bands(page)) == []


def test_torn_pages_are_named(qapp: QApplication) -> None:
    with pytest.raises(PrintTrouble) as trouble:
        PdfPages(b"%PDF-1.4 torn")
    assert trouble.value.key == "printing.pdf_unreadable"
