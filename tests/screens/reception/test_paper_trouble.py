"""A printer in trouble never undoes a reception, and no old copy comes out later."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from desk_app.domain.dossier.dossier import PrintState
from desk_app.errors import PrintTrouble
from desk_app.ports.printer import JobState
from tests.builders import SUPERVISOR
from tests.screens.reception.counter import ReceptionCounter


def states(counter: ReceptionCounter, code: str) -> list[tuple[int, PrintState]]:
    return [(one.copy_no, one.state) for one in counter.dossier(code).prints]


def needed_height(label: QLabel) -> int:
    return label.heightForWidth(label.width()) if label.wordWrap() else label.minimumSizeHint().height()


def test_a_dead_printer_leaves_the_dossier_saved_and_shows_the_number_to_write_by_hand(
    counter: ReceptionCounter,
) -> None:
    counter.memory.printer.trouble = PrintTrouble("printing.printer_silent", printer="Laser")
    counter.fill()
    code = counter.save()
    panel = counter.page.code
    assert panel.code.text().replace("\n", "") == code
    assert panel.code.font().pointSizeF() == 48
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
    panel = counter.page.code
    assert panel.code.text().replace("\n", "") == code
    for label in (panel.code, panel.paper):
        counter.program.bot.waitUntil(lambda label=label: label.height() >= needed_height(label))


def test_a_jam_asks_what_came_out_and_yes_settles_it(counter: ReceptionCounter) -> None:
    counter.memory.printer.says = JobState.TROUBLE
    counter.fill()
    code = counter.save()
    counter.program.bot.waitUntil(lambda: "trục trặc" in counter.page.code.paper.text())
    counter.program.click("Giấy đã ra đủ")
    assert states(counter, code) == [(1, PrintState.CONFIRMED)]


def test_an_empty_tray_is_named_and_paper_put_in_settles_it(counter: ReceptionCounter) -> None:
    printer = counter.memory.printer
    printer.says, printer.names = JobState.TROUBLE, PrintTrouble("printing.paper_out", printer="Laser")
    counter.fill()
    code = counter.save()
    counter.program.bot.waitUntil(lambda: "hết giấy" in counter.page.code.paper.text())
    assert states(counter, code) == [(1, PrintState.SENT)]
    printer.names = PrintTrouble("printing.paper_jam", printer="Laser")
    counter.program.bot.waitUntil(lambda: "kẹt giấy" in counter.page.code.paper.text())
    printer.says = JobState.DONE
    counter.program.bot.waitUntil(lambda: states(counter, code) == [(1, PrintState.CONFIRMED)])


@pytest.mark.parametrize("job_id", ["", "17"])
def test_a_printer_that_says_nothing_leaves_the_print_as_sent_until_somebody_has_looked(
    counter: ReceptionCounter, job_id: str
) -> None:
    counter.memory.printer.says, counter.memory.printer.number = JobState.UNKNOWN, job_id
    counter.fill()
    code = counter.save()
    counter.program.bot.waitUntil(lambda: "không cho biết" in counter.page.code.paper.text())
    assert states(counter, code) == [(1, PrintState.SENT)]
    counter.program.click("Giấy đã ra đủ")
    counter.program.bot.waitUntil(lambda: states(counter, code) == [(1, PrintState.CONFIRMED)])


def test_a_copy_nobody_knows_of_may_be_in_somebodys_hands_and_the_next_one_is_a_reprint(
    counter: ReceptionCounter,
) -> None:
    counter.memory.printer.says, counter.memory.printer.number = JobState.UNKNOWN, ""
    counter.fill()
    code = counter.save()
    counter.program.bot.waitUntil(lambda: "không cho biết" in counter.page.code.paper.text())
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
    assert (last.copy_no, last.reason) == (2, "Người dân làm mất giấy")


def test_without_a_printer_set_the_clerk_may_choose_one(counter: ReceptionCounter) -> None:
    counter.memory.desk.reference.change_setting("print.printer.01", "", SUPERVISOR)
    counter.fill()
    code = counter.save()
    assert "Chưa chọn máy in" in counter.page.code.paper.text()
    counter.program.click("Máy in khác")
    counter.program.settle()
    counter.program.click("In tại đây")
    assert [(job.printer, job.title) for job in counter.memory.printer.jobs] == [("Laser", code)]


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


def test_no_name_stands_in_the_title_of_a_print_job(counter: ReceptionCounter) -> None:
    counter.fill()
    code = counter.save()
    assert [job.title for job in counter.memory.printer.jobs] == [code]


def test_a_number_no_witness_took_is_told_before_the_paper_and_f8_prints(counter: ReceptionCounter) -> None:
    counter.memory.story.witness.refuses = True
    counter.fill()
    code = counter.save()
    paper = counter.page.code.paper
    assert paper.text().startswith(f"Hồ sơ {code} ĐÃ lưu, CHƯA in")
    counter.program.settle()
    assert counter.memory.printer.jobs == []
    assert states(counter, code) == []
    counter.press("F8")
    counter.program.bot.waitUntil(lambda: states(counter, code) == [(1, PrintState.CONFIRMED)])
