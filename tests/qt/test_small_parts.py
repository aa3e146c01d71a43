"""Idle time, sounds, icons and the test page."""

from __future__ import annotations

import io
import wave

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QEvent, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desk_app.qt.fonts import choose_font
from desk_app.qt.icons import line_icon, line_mark
from desk_app.qt.idle_watch import IdleWatch
from desk_app.qt.sounds import BAD, GOOD, tones
from desk_app.qt.test_page import HARD_LETTERS
from desk_app.qt.test_page import test_page as make_test_page
from desk_app.resources import resource


def test_idle_is_told_when_nobody_touches_anything(qapp: QApplication, qtbot: QtBot) -> None:
    watch = IdleWatch(qapp, 0)
    with qtbot.waitSignal(watch.idle):
        watch.set_minutes(0.0005)


def test_a_key_starts_the_count_again(qapp: QApplication, qtbot: QtBot) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    with qtbot.waitExposed(edit):
        edit.show()
    watch = IdleWatch(qapp, 10)
    handle = edit.windowHandle()
    assert handle is not None
    handle.installEventFilter(watch)
    watch._timer.start(50_000)
    QApplication.sendEvent(
        handle, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    )
    assert watch._timer.interval() == 50_000
    assert watch._timer.remainingTime() > 49_000


def test_no_minutes_means_no_lock(qapp: QApplication) -> None:
    watch = IdleWatch(qapp, 1)
    watch.set_minutes(0)
    assert not watch._timer.isActive()


def test_good_and_bad_sound_differ_in_pitch_and_length() -> None:
    with wave.open(io.BytesIO(tones(GOOD))) as good, wave.open(io.BytesIO(tones(BAD))) as bad:
        assert good.getnframes() < bad.getnframes()
        assert good.readframes(10_000) != bad.readframes(10_000)
    assert min(hertz for hertz, _ in GOOD) > 4 * max(hertz for hertz, _ in BAD)


@pytest.mark.parametrize("name", sorted(path.stem for path in resource("icons").glob("*.svg")))
def test_every_icon_draws_something(qapp: QApplication, name: str) -> None:
    picture = line_mark(name, "#1F2328", 24).toImage()
    inked = sum(
        picture.pixelColor(x, y).alpha() > 0
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    )
    assert inked > 5
    assert not line_icon(name, "#1F2328").isNull()


def test_the_font_has_every_hard_letter(qapp: QApplication) -> None:
    metrics = QFontMetrics(choose_font(11))
    assert [letter for letter in HARD_LETTERS if not metrics.inFontUcs4(ord(letter))] == []


def test_the_test_page_writes_the_hard_letters_as_text(qapp: QApplication) -> None:
    pdf = make_test_page(("Laser", "20/11/2026 09:30"), choose_font(11).family())
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    assert document.pageCount() == 1
    size = document.pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (420, 595)
    text = document.getAllText(0).text()
    assert "Laser" in text
    assert "ĐẶNG NGUYỄN THỊ ƯỚC" in text
    document.close()
