"""The page that tries scanner and input method shows what came, what changed it, and what to set."""

from __future__ import annotations

import random

import pytest
import zxingcpp
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QWidget

from desk_app.domain.codes.arrivals import Arrival
from desk_app.domain.codes.set_up import TRIAL_CODE
from tests.devices.setups import caps_lock, french_layout, vietnamese_layout
from tests.screens.program import Program

CHANGED = Arrival("Á6.QƯZ-đ23-ă45-ô7890", rewritten=frozenset({0, 9}), composed=True, closed_by="\r")


@pytest.fixture
def on_page(at_work: Program) -> Program:
    at_work.frame.bottom.scanner.click()
    at_work.settle()
    return at_work


def through(setup: object) -> Arrival:
    assert callable(setup)
    return Arrival("".join(each.text for each in setup(TRIAL_CODE, random.Random(1))), closed_by="\r")


def test_the_page_is_reached_from_beside_the_status_and_left_with_one_key(on_page: Program) -> None:
    assert on_page.page.NAME == "scanner"
    on_page.press("F9")
    assert on_page.page.NAME == "today"


def codes_seen(widget: QWidget) -> list[str]:
    """Scan what stands on a part of the screen."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    size = image.height(), image.width()
    lines = memoryview(image.constBits()).cast("B")
    pixels = bytearray(
        byte for row in range(size[0]) for byte in lines[row * image.bytesPerLine() :][: size[1]]
    )
    return [one.text for one in zxingcpp.read_barcodes(memoryview(pixels).cast("B", size))]


def test_both_codes_on_the_screen_can_be_scanned(on_page: Program) -> None:
    for picture in (on_page.page.qr, on_page.page.bars):
        assert codes_seen(picture) == [TRIAL_CODE]


@pytest.mark.parametrize("size", [(1366, 768), (911, 512)])
def test_codes_and_words_stand_whole_on_every_screen(on_page: Program, size: tuple[int, int]) -> None:
    on_page.window.resize(*size)
    on_page.settle()
    page = on_page.page
    assert codes_seen(on_page.window) == [TRIAL_CODE, TRIAL_CODE]
    for arrival in (Arrival("]C1" + TRIAL_CODE), Arrival("x" * 5000), CHANGED):
        on_page.memory.clock.pass_time(seconds=3)
        on_page.scan(arrival)
        for label in (page.verdict, page.arrived, page.changed_by, page.closed_by, page.advice):
            whole = lambda label=label: label.height() >= label.heightForWidth(label.width())  # noqa: E731
            on_page.bot.waitUntil(whole, timeout=3000)
        lines = page.arrived.text().split("\n")
        assert max(map(page.arrived.fontMetrics().horizontalAdvance, lines)) <= page.arrived.width()
        assert page.advice.visibleRegion().boundingRect() == page.advice.rect()


@pytest.mark.parametrize(
    ("arrival", "changed_by", "advice"),
    [
        (Arrival(TRIAL_CODE, closed_by="\r"), "Không gì cả.", "Không cần đặt gì."),
        (Arrival("]C1" + TRIAL_CODE, closed_by="\t"), "Không gì cả.", "Máy quét gửi thêm ]C1 trước mã."),
        (Arrival(TRIAL_CODE), "Không gì cả.", "Nên đặt máy quét gửi Enter"),
        (CHANGED, "Bộ gõ tiếng Việt", "Chuyển UniKey sang E"),
        (through(vietnamese_layout), "Bàn phím Vietnamese của Windows.", "Chuyển sang bàn phím tiếng Anh"),
        (through(french_layout), "Bàn phím kiểu Pháp", "Chuyển sang bàn phím tiếng Anh"),
        (through(caps_lock), "Caps Lock đang bật.", "Tắt Caps Lock."),
        (Arrival(TRIAL_CODE[:12], closed_by=""), "Máy quét ngắt quãng", "gần đế hơn"),
        (Arrival("B1E6.QWY-dd23-aw45-oo7890", closed_by="\r"), "Bàn phím không phải", "tiếng Anh (US)"),
    ],
)
def test_what_changed_the_scan_is_named_with_what_to_set(
    on_page: Program, arrival: Arrival, changed_by: str, advice: str
) -> None:
    on_page.scan(arrival)
    page = on_page.page
    assert page.changed_by.text().startswith(changed_by)
    assert advice in page.advice.text()
    assert page.arrived.text() == arrival.text
    assert page.closed_by.text() == {"\r": "Enter", "\t": "Tab", "": "không có phím nào"}[arrival.closed_by]
    assert on_page.frame.deck.front is page


def test_another_code_is_read_and_opens_nothing(on_page: Program) -> None:
    code = on_page.memory.receive()
    on_page.scan(code)
    assert on_page.page.NAME == "scanner"
    assert on_page.page.verdict.text() == f"Đọc được: {code}"
    on_page.scan("H26.99.01-261120-10")
    assert on_page.page.verdict.text() == "Không đọc được."
    assert on_page.page.advice.text().startswith("Mã thiếu ký tự.")


def test_signs_that_cannot_be_seen_are_shown_as_signs(on_page: Program) -> None:
    on_page.scan("ab\x1d\x1b[31m\u202e\t")
    assert on_page.page.arrived.text() == "ab␝�[31m�␉"


def test_the_page_has_no_box_a_scan_could_land_in(on_page: Program) -> None:
    assert on_page.page.findChildren(QLineEdit) == []
