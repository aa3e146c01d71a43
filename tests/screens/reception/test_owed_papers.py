"""Every paper that did not come out stands in one list until it is settled, whatever became of its dossier."""

from __future__ import annotations

from typing import cast

import pytest

from desk_app.domain.dossier.dossier import CollectorKind, PrintState
from desk_app.errors import PrintTrouble
from desk_app.ports.printer import JobState
from desk_app.screens.prints.owed_dialog import OwedDialog
from tests.builders import CLERK, SUPERVISOR
from tests.screens.reception.counter import CARD, OTHER_CARD, ReceptionCounter

SILENT = PrintTrouble("printing.printer_silent", printer="Laser")


def owed(counter: ReceptionCounter) -> list[tuple[str, str]]:
    lines = counter.memory.desk.printing.owed(CLERK)
    return [(line.code, str(line.paper.form)) for line in lines]


def open_list(counter: ReceptionCounter) -> OwedDialog:
    counter.press("Shift+F8")
    return cast(OwedDialog, counter.program.dialog())


def hint(dialog: OwedDialog) -> str:
    """What stands under the list."""
    return dialog._hint.text()


def turned_away(counter: ReceptionCounter, *keys: str, words: str = "") -> str:
    counter.press("F2")
    counter.fill()
    counter.press("F6", "Space", "Ctrl+B")
    counter.press(*keys)
    if words:
        counter.type(words)
    counter.press("F9")
    sheet = counter.page.after.sheet
    assert sheet is not None
    return sheet.code


def test_slip_guidance_and_refusal_that_did_not_come_out_stand_in_one_list(counter: ReceptionCounter) -> None:
    counter.memory.printer.trouble = SILENT
    counter.fill()
    slip = counter.save()
    guided = turned_away(counter)
    refused = turned_away(counter, "7", words="thiếu tuổi")
    assert sorted(owed(counter)) == sorted([(slip, "01"), (guided, "02"), (refused, "03")])
    dialog = open_list(counter)
    assert len(dialog.lines) == 3
    assert all("không ra" in dialog.list.item(row).text() for row in range(3))


def test_the_slip_of_a_returned_result_stands_there_too(counter: ReceptionCounter) -> None:
    counter.fill()
    code = counter.save()
    desk = counter.memory.desk
    counter.program.bot.waitUntil(lambda: owed(counter) == [])
    desk.dossier.record_result(code, "", "1", True, "Khay 1", CLERK)
    counter.memory.printer.trouble = SILENT
    counter.press("F7")
    counter.scan(code)
    desk.dossier.return_result(code, CollectorKind.OWNER, "", "", "", "", False, "", CLERK)
    with pytest.raises(PrintTrouble):
        from desk_app.services.printing.print_form import Paper

        desk.printing.print(code, "return", CLERK, Paper("Laser"))
    assert owed(counter) == [(code, "return")]


def test_two_keys_settle_a_paper_that_came_out_after_all(counter: ReceptionCounter) -> None:
    counter.memory.printer.trouble = SILENT
    counter.fill()
    code = counter.save()
    dialog = open_list(counter)
    counter.press("3")
    assert dialog.lines == ()
    assert owed(counter) == []
    assert [one.state for one in counter.dossier(code).prints] == [PrintState.CONFIRMED]


def test_two_keys_print_it_again_as_the_first_copy(counter: ReceptionCounter) -> None:
    counter.memory.printer.trouble = SILENT
    counter.fill()
    code = counter.save()
    counter.memory.printer.trouble = None
    dialog = open_list(counter)
    counter.press("1")
    counter.program.bot.waitUntil(lambda: dialog.lines == ())
    assert [(one.copy_no, one.state) for one in counter.dossier(code).prints] == [
        (1, PrintState.FAILED),
        (1, PrintState.CONFIRMED),
    ]


def test_another_printer_takes_three_keys(counter: ReceptionCounter) -> None:
    counter.memory.printer.trouble = SILENT
    counter.fill()
    code = counter.save()
    counter.memory.printer.trouble = None
    open_list(counter)
    counter.press("2", "Return")
    counter.program.bot.waitUntil(lambda: owed(counter) == [])
    assert [job.title for job in counter.memory.printer.jobs] == [code]


def test_a_job_in_doubt_is_taken_back_before_it_is_printed_again(counter: ReceptionCounter) -> None:
    printer = counter.memory.printer
    printer.says = JobState.WAITING
    counter.fill()
    code = counter.save()
    assert owed(counter) == [(code, "01")]
    open_list(counter)
    counter.press("1")
    assert printer.cancelled == [printer.jobs[0]]
    assert [one.state for one in counter.dossier(code).prints] == [PrintState.FAILED, PrintState.SENT]


def several(counter: ReceptionCounter) -> list[str]:
    """Let the slips of three citizens not come out; the newest first."""
    counter.memory.printer.trouble = SILENT
    codes = []
    for card in (CARD, OTHER_CARD, "001085000002||LÊ VĂN TƯ|05061985|Nam|Số 9, Hà Nội|15042021"):
        counter.press("F2")
        counter.memory.clock.pass_time(seconds=60)
        counter.fill(card)
        codes.insert(0, counter.save())
    return codes


def test_a_second_press_of_a_tired_finger_settles_no_other_citizens_paper(counter: ReceptionCounter) -> None:
    newest, second, oldest = several(counter)
    dialog = open_list(counter)
    counter.press("3", "3")
    assert [code for code, _ in owed(counter)] == [second, oldest]
    assert newest in hint(dialog)
    counter.memory.clock.pass_time(seconds=1)
    counter.press("3")
    assert [code for code, _ in owed(counter)] == [oldest]


def test_the_mark_stays_with_its_paper_when_another_comes_out_by_itself(counter: ReceptionCounter) -> None:
    _, second, oldest = several(counter)
    printer = counter.memory.printer
    printer.trouble, printer.says = None, JobState.PRINTING
    dialog = open_list(counter)
    counter.press("1", "Down")
    printer.says = JobState.DONE
    counter.program.bot.waitUntil(lambda: len(dialog.lines) == 2)
    counter.press("3")
    assert [code for code, _ in owed(counter)] == [oldest]
    assert [one.state for one in counter.dossier(second).prints][-1] is PrintState.CONFIRMED


def test_the_list_says_what_still_keeps_a_paper(counter: ReceptionCounter) -> None:
    counter.memory.printer.trouble = SILENT
    counter.fill()
    counter.save()
    dialog = open_list(counter)
    assert hint(dialog) == ""
    counter.press("1")
    assert "không phản hồi" in hint(dialog)
    assert len(dialog.lines) == 1
    counter.memory.printer.trouble = None
    assert "In lại (F8)" in hint(dialog)
    counter.press("F8")
    counter.program.bot.waitUntil(lambda: dialog.lines == ())


def test_every_paper_in_the_list_is_seen_whole(counter: ReceptionCounter) -> None:
    several(counter)
    turned_away(counter)
    for width, height in ((1366, 768), (911, 512)):
        counter.program.window.resize(width, height)
        dialog = open_list(counter)
        room = dialog.list.viewport().rect()
        shown = [dialog.list.visualItemRect(dialog.list.item(row)) for row in range(dialog.list.count())]
        assert len(shown) == 4
        assert all(room.contains(rect) for rect in shown)
        counter.press("Esc")


def test_a_key_pressed_twice_prints_one_paper(counter: ReceptionCounter) -> None:
    counter.memory.printer.trouble = SILENT
    counter.fill()
    code = counter.save()
    counter.memory.printer.trouble, counter.memory.printer.says = None, JobState.PRINTING
    counter.program.hands.press("F8", "F8")
    counter.program.settle()
    assert [one.state for one in counter.dossier(code).prints] == [PrintState.FAILED, PrintState.SENT]
    assert "lý do" not in counter.page.saved.paper.text()


def test_nothing_is_owed_of_a_number_that_was_cancelled(counter: ReceptionCounter) -> None:
    counter.memory.printer.trouble = SILENT
    counter.fill()
    code = counter.save()
    counter.memory.desk.dossier.void(code, "Nhập nhầm thủ tục", SUPERVISOR)
    assert owed(counter) == []
    dialog = open_list(counter)
    counter.press("1", "3", "Return")
    assert dialog.lines == ()
