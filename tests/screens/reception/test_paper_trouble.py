"""A printer in trouble never undoes a reception, and no old copy comes out later."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget

from desk_app.domain.dossier.dossier import PrintState
from desk_app.errors import PrintTrouble
from desk_app.ports.printer import JobState
from desk_app.screens.prints.printer_choice import PrinterChoice
from desk_app.screens.reception.code_label import CodeLabel
from tests.builders import SUPERVISOR
from tests.screens.reception.counter import OTHER_CARD, ReceptionCounter


def states(counter: ReceptionCounter, code: str) -> list[tuple[int, PrintState]]:
    return [(one.copy_no, one.state) for one in counter.dossier(code).prints]


def needed_height(label: QLabel) -> int:
    return label.heightForWidth(label.width()) if label.wordWrap() else label.minimumSizeHint().height()


def written(label: CodeLabel) -> str:
    """What a clerk copies: the groups stand apart."""
    return label.text.replace("\u2009", "")


def fits_one_line(label: CodeLabel) -> bool:
    """Whether the number stands whole on one line, in letters that use the width."""
    return 0.85 * label.width() < label.line_width <= label.width() + 1


def test_the_number_to_copy_stands_on_one_line_at_every_size(counter: ReceptionCounter) -> None:
    counter.memory.printer.trouble = PrintTrouble("printing.printer_silent", printer="Laser")
    counter.fill()
    counter.save()
    label = counter.page.saved.code
    sizes = []
    for width, height, zoom in ((1366, 768, 0), (1366, 768, 2), (911, 512, 0), (1920, 1080, -1)):
        counter.program.window.resize(width, height)
        counter.program.application.look.zoom_by(zoom)
        counter.program.settle()
        assert label.line_width <= label.width() + 1
        sizes.append(label.points)
        counter.program.application.look.zoom_by(-zoom)
    assert sizes[0] >= 48, "it is copied by hand from where the clerk stands"
    # A narrow window has one column, which leaves the number more room than two.
    assert sizes[3] > sizes[0]
    assert min(sizes) >= 30


def test_a_dead_printer_leaves_the_dossier_saved_and_shows_the_number_to_write_by_hand(
    counter: ReceptionCounter,
) -> None:
    counter.memory.printer.trouble = PrintTrouble("printing.printer_silent", printer="Laser")
    counter.fill()
    code = counter.save()
    panel = counter.page.saved
    assert written(panel.code) == code
    assert fits_one_line(panel.code)
    assert panel.paper.text().startswith("Hồ sơ ĐÃ lưu")
    assert states(counter, code) == [(1, PrintState.FAILED)]

    counter.memory.printer.trouble = None
    counter.press("F8")
    counter.program.bot.waitUntil(lambda: states(counter, code)[-1] == (1, PrintState.CONFIRMED))
    counter.program.bot.waitUntil(lambda: panel.paper.text() == "Đã in. Giao một liên, lưu một liên.")


def test_on_a_low_window_number_and_next_step_are_both_read_whole(counter: ReceptionCounter) -> None:
    counter.memory.printer.trouble = PrintTrouble("printing.printer_silent", printer="Laser")
    counter.program.window.resize(911, 512)
    counter.fill()
    code = counter.save()
    panel = counter.page.saved
    assert written(panel.code) == code
    assert fits_one_line(panel.code)
    assert panel.code.height() >= panel.code.minimumSizeHint().height()
    counter.program.bot.waitUntil(lambda: panel.paper.height() >= needed_height(panel.paper))


def test_a_jam_asks_what_came_out_and_yes_settles_it(counter: ReceptionCounter) -> None:
    counter.memory.printer.says = JobState.TROUBLE
    counter.fill()
    code = counter.save()
    counter.program.bot.waitUntil(lambda: "trục trặc" in counter.page.saved.paper.text())
    counter.program.click("Giấy đã ra đủ")
    assert states(counter, code) == [(1, PrintState.CONFIRMED)]


def test_an_empty_tray_is_named_and_paper_put_in_settles_it(counter: ReceptionCounter) -> None:
    printer = counter.memory.printer
    printer.says, printer.names = JobState.TROUBLE, PrintTrouble("printing.paper_out", printer="Laser")
    counter.fill()
    code = counter.save()
    counter.program.bot.waitUntil(lambda: "hết giấy" in counter.page.saved.paper.text())
    assert states(counter, code) == [(1, PrintState.SENT)]
    printer.names = PrintTrouble("printing.paper_jam", printer="Laser")
    counter.program.bot.waitUntil(lambda: "kẹt giấy" in counter.page.saved.paper.text())
    printer.says = JobState.DONE
    counter.program.bot.waitUntil(lambda: states(counter, code) == [(1, PrintState.CONFIRMED)])


@pytest.mark.parametrize("job_id", ["", "17"])
def test_a_printer_that_says_nothing_leaves_the_print_as_sent_until_somebody_has_looked(
    counter: ReceptionCounter, job_id: str
) -> None:
    counter.memory.printer.says, counter.memory.printer.number = JobState.UNKNOWN, job_id
    counter.fill()
    code = counter.save()
    counter.program.bot.waitUntil(lambda: "không cho biết" in counter.page.saved.paper.text())
    assert states(counter, code) == [(1, PrintState.SENT)]
    counter.program.click("Giấy đã ra đủ")
    counter.program.bot.waitUntil(lambda: states(counter, code) == [(1, PrintState.CONFIRMED)])


def test_a_copy_nobody_knows_of_may_be_in_somebodys_hands_and_the_next_one_is_a_reprint(
    counter: ReceptionCounter,
) -> None:
    counter.memory.printer.says, counter.memory.printer.number = JobState.UNKNOWN, ""
    counter.fill()
    code = counter.save()
    counter.program.bot.waitUntil(lambda: "không cho biết" in counter.page.saved.paper.text())
    counter.press("F8")
    counter.program.click("In lại", counter.program.dialog())
    counter.program.bot.waitUntil(lambda: len(states(counter, code)) == 2)
    assert states(counter, code) == [(1, PrintState.SENT), (2, PrintState.SENT)]
    assert counter.memory.printer.cancelled == []


def test_printing_again_takes_a_waiting_job_back_first(counter: ReceptionCounter) -> None:
    printer = counter.memory.printer
    printer.says = JobState.WAITING
    counter.fill()
    code = counter.save()
    counter.press("F8")
    counter.program.click("Rút về và in lại")
    counter.program.settle()
    assert printer.cancelled == [printer.jobs[0]]
    assert states(counter, code) == [(1, PrintState.FAILED), (1, PrintState.SENT)]


def test_a_second_copy_needs_a_reason_and_is_counted(counter: ReceptionCounter) -> None:
    counter.fill()
    code = counter.save()
    counter.program.bot.waitUntil(lambda: states(counter, code) == [(1, PrintState.CONFIRMED)])
    counter.press("F8")
    counter.program.click("In lại", counter.program.dialog())
    counter.program.bot.waitUntil(lambda: len(states(counter, code)) == 2)
    last = counter.dossier(code).prints[-1]
    assert (last.copy_no, last.reason) == (2, "Người dân mất giấy hẹn")


def ask_each_day(counter: ReceptionCounter) -> None:
    counter.memory.printer.installed = ("Laser", "Tầng 2")
    counter.memory.desk.reference.change_settings({"print.printer.01": ""}, SUPERVISOR)


def test_without_a_printer_set_the_clerk_chooses_once_a_day_by_keyboard(counter: ReceptionCounter) -> None:
    ask_each_day(counter)
    counter.fill()
    code = counter.save()
    assert isinstance(counter.program.dialog(), PrinterChoice)
    counter.press("Down", "Return")
    assert [(job.printer, job.title) for job in counter.memory.printer.jobs] == [("Tầng 2", code)]
    counter.press("F2")
    counter.fill(OTHER_CARD)
    second = counter.save()
    assert QApplication.activeModalWidget() is None
    assert [job.title for job in counter.memory.printer.jobs] == [code, second]
    counter.memory.clock.pass_time(days=3)
    counter.press("F2")
    counter.fill()
    counter.save()
    assert isinstance(counter.program.dialog(), PrinterChoice)


def test_a_printer_is_found_by_its_first_letter(counter: ReceptionCounter) -> None:
    ask_each_day(counter)
    counter.fill()
    counter.save()
    counter.program.dialog()
    counter.press("t", "Return")
    assert [job.printer for job in counter.memory.printer.jobs] == ["Tầng 2"]


def test_who_chooses_no_printer_sees_the_number_and_the_paper_stays_listed(counter: ReceptionCounter) -> None:
    ask_each_day(counter)
    counter.fill()
    code = counter.save()
    counter.program.dialog()
    counter.press("Esc")
    assert "Chưa chọn máy in" in counter.page.saved.paper.text()
    assert counter.page.saved.code.by_hand
    assert [line.code for line in counter.memory.desk.printing.owed(SUPERVISOR)] == [code]


def test_the_chooser_and_the_bar_say_how_a_printer_does(counter: ReceptionCounter) -> None:
    bar = counter.program.frame.bottom.printer
    watch = counter.program.frame.printer
    for key, words in (
        ("printing.paper_out", "hết giấy"),
        ("printing.printer_stopped", "đang tạm dừng"),
        ("printing.printer_silent", "không trả lời"),
        ("printing.spooler_silent", "chưa rõ"),
    ):
        counter.memory.printer.trouble = PrintTrouble(key, printer="Laser")
        watch.look()
        counter.program.settle()
        assert words in bar.lines[1]
    counter.memory.printer.trouble = None
    watch.look()
    counter.program.settle()
    assert bar.lines == ("Laser", "sẵn sàng")
    counter.memory.printer.installed = ()
    watch.look()
    counter.program.settle()
    assert "không còn trên máy này" in " ".join(bar.lines)
    ask_each_day(counter)
    counter.memory.printer.trouble = PrintTrouble("printing.paper_out", printer="Laser")
    counter.fill()
    counter.save()
    counter.program.dialog()
    counter.program.settle()
    rows = counter.program.dialog().findChild(QListWidget)
    assert [rows.item(n).text() for n in range(2)] == ["Laser  ·  hết giấy", "Tầng 2  ·  hết giấy"]


def test_a_long_name_of_a_printer_is_read_whole_with_its_state(counter: ReceptionCounter) -> None:
    ask_each_day(counter)
    long = (
        "HP LaserJet Pro MFP M428fdw Phòng tiếp nhận hồ sơ một cửa tầng 1, máy thứ hai bên cửa sổ (bản sao 1)"
    )
    counter.memory.printer.installed = (long, "Laser")
    counter.memory.printer.trouble = PrintTrouble("printing.paper_out", printer="Laser")
    for width, height in ((1366, 768), (911, 512)):
        counter.program.window.resize(width, height)
        counter.press("F2")
        counter.fill(OTHER_CARD)
        counter.save()
        rows = counter.program.dialog().findChild(QListWidget)
        counter.program.settle()
        assert rows.item(0).text() == f"{long}  ·  hết giấy"
        room, shown = rows.viewport().rect(), rows.visualItemRect(rows.item(0))
        line = room.adjusted(12, 0, -12, 0)
        needed = rows.fontMetrics().boundingRect(line, Qt.TextFlag.TextWordWrap, rows.item(0).text())
        assert needed.width() <= line.width()
        assert needed.height() <= shown.height() <= room.height()
        counter.press("Esc")


def test_the_paper_of_the_citizen_before_is_still_followed(counter: ReceptionCounter) -> None:
    printer = counter.memory.printer
    printer.says = JobState.PRINTING
    counter.fill()
    first = counter.save()
    counter.press("F2")
    counter.fill("001085000001||TRẦN VĂN BA|05061985|Nam|Số 9, Hà Nội|15042021")
    second = counter.save()
    printer.says = JobState.DONE
    for code in (first, second):
        counter.program.bot.waitUntil(lambda code=code: states(counter, code) == [(1, PrintState.CONFIRMED)])


def test_a_jam_of_the_citizen_before_names_the_list_and_no_key_of_this_page(
    counter: ReceptionCounter,
) -> None:
    printer = counter.memory.printer
    printer.says = JobState.PRINTING
    counter.fill()
    first = counter.save()
    counter.press("F2")
    counter.fill(OTHER_CARD)
    second = counter.save()
    printer.says = JobState.TROUBLE
    counter.program.bot.waitUntil(lambda: first in counter.program.notice)
    assert "Shift+F8" in counter.program.notice
    assert "(F8)" not in counter.program.notice
    assert "Giấy đã ra đủ" not in counter.program.notice
    counter.press("Shift+F8")
    lines = counter.program.dialog().lines
    assert {line.code for line in lines} == {first, second}


def test_no_name_stands_in_the_title_of_a_print_job(counter: ReceptionCounter) -> None:
    counter.fill()
    code = counter.save()
    assert [job.title for job in counter.memory.printer.jobs] == [code]


def test_a_number_no_witness_took_is_told_before_the_paper_and_f8_prints(counter: ReceptionCounter) -> None:
    counter.memory.story.witness.refuses = True
    counter.fill()
    code = counter.save()
    paper = counter.page.saved.paper
    assert paper.text().startswith(f"Hồ sơ {code} ĐÃ lưu, CHƯA in")
    counter.program.settle()
    assert counter.memory.printer.jobs == []
    assert states(counter, code) == []
    counter.press("F8")
    counter.program.bot.waitUntil(lambda: states(counter, code) == [(1, PrintState.CONFIRMED)])
