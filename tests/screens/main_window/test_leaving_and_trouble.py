"""Closing the program and the program's own faults."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desk_app.screens.notice import Notice, Tone
from tests.screens.program import MemoryOpening, Program


def test_closing_with_things_unsent_says_how_many_and_staying_is_the_safe_answer(at_work: Program) -> None:
    at_work.memory.receive()
    at_work.frame.watch.look()
    at_work.settle()
    at_work.window.close()
    at_work.settle()
    dialog = at_work.dialog()
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Còn 1 hồ sơ chưa gửi. Mở lại phần mềm thì máy tự gửi." in words
    (default,) = [one for one in dialog.findChildren(QPushButton) if one.isDefault()]
    assert default.text() == "Ở lại"
    at_work.press("Return")
    assert at_work.window.isVisible()
    assert at_work.memory.closed == 0


def test_closing_gives_the_data_folder_back(qtbot: QtBot, opening: MemoryOpening) -> None:
    program = Program(qtbot, opening).start().sign_in()
    program.window.close()
    program.settle()
    with qtbot.waitSignal(program.application.ended):
        program.dialog().findChildren(QPushButton)[0].click()
    assert opening.memory.closed == 1
    assert not program.window.isVisible()


def test_a_fault_of_the_program_offers_a_report_that_names_nobody(at_work: Program) -> None:
    def stumble() -> None:
        raise ValueError("Nguyễn Thị Hòa 001190012345")

    at_work.frame.workplace.ask("stumble", stumble)
    at_work.bot.waitUntil(lambda: bool(at_work.crashes))
    dialog = at_work.dialog()
    (copy,) = [one for one in dialog.findChildren(QPushButton) if "Sao chép" in one.text()]
    copy.click()
    report = QGuiApplication.clipboard().text()
    assert "ValueError" in report
    assert "stumble" in report
    assert "001190012345" not in report
    assert "Hòa" not in report
    assert "Hòa" not in " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()
    at_work.crashes.clear()


def test_a_long_notice_after_a_short_one_is_read_whole(at_work: Program) -> None:
    at_work.window.resize(910, 512)
    strip = at_work.frame.notice
    for words in ("Đã mở hồ sơ.", "Hỏi lại xem số điện thoại và địa chỉ đã điền còn đúng không. " * 3):
        strip.put(Notice(Tone.PLAIN, words))
        at_work.settle()
    (label,) = [one for one in strip.findChildren(QLabel) if one.text() == words]
    assert label.height() >= label.heightForWidth(label.width())
