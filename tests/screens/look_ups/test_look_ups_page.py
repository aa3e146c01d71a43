"""A supervisor reads who looked at what, by keyboard; a clerk does not even see the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desk_app.domain.journal.look_ups import Looking
from desk_app.errors import StorageTrouble
from desk_app.screens.requests import OpenDossier
from desk_app.services.people.record_look_up import RecordLookUp
from tests.builders import CLERK, OTHER_CLERK, SUPERVISOR, a_person
from tests.fake_look_ups import FakeLookUpBook
from tests.screens.program import Program


def cells(program: Program) -> list[list[str]]:
    model = program.page.model
    rows = [model.row(at) for at in range(model.rowCount())]
    return [[column.text(row) for column in model.columns] for row in rows]


@pytest.fixture
def looked(program: Program) -> Program:
    """Give a window after a clerk has searched and opened a dossier, with a supervisor signed in."""
    memory = program.memory
    code = memory.receive(applicant=a_person("Nguyễn Thị Hòa", "001190012345"))
    memory.desk.dossier.find("001190012345", CLERK)
    memory.desk.dossier.look_at(code, CLERK)
    memory.clock.pass_time(minutes=1)
    return program.sign_in(SUPERVISOR.user)


def test_a_supervisor_reads_the_look_ups_by_keyboard_and_opens_the_dossier(looked: Program) -> None:
    looked.press("Ctrl+7")
    page = looked.page
    assert page.NAME == "look_ups"
    assert page.table.hasFocus()
    found = cells(looked)
    assert [row[2] for row in found] == ["Xem sổ tra cứu", "Xem danh sách", "Mở hồ sơ", "Tìm kiếm"]
    assert found[2][1] == CLERK.full_name
    assert found[3][3] == "001190012345"
    assert found[0][3] == "20/11/2026"
    assert {row[4] for row in found} == {"cửa sổ"}
    assert page.place.text() == "Tra cứu từ: cửa sổ · tài khoản Windows pc-user@PC-1"
    assert "Sổ tra cứu nguyên vẹn" in page.hint.text()
    looked.press("Down", "Down", "Return")
    assert looked.page.NAME == "dossier"
    assert looked.page.loaded.dossier.code == found[2][3]


def test_filters_by_user_code_and_day_are_reached_by_keyboard(looked: Program) -> None:
    looked.press("Ctrl+7")
    page, hands = looked.page, looked.hands
    page.filters.first.setFocus()
    looked.press("Return", "Return")
    assert page.filters.who.hasFocus()
    page.filters.who.setCurrentIndex(page.filters.who.findData(CLERK.user))
    looked.settle()
    assert {row[1] for row in cells(looked)} == {CLERK.full_name}
    looked.press("Return")
    hands.type("H26.99.01-000000-0000")
    looked.press("Return")
    assert cells(looked) == []
    assert page.table.hasFocus()
    page.filters.code.setText("")
    page.filters.code.editingFinished.emit()
    tomorrow = looked.memory.clock.at.date() + timedelta(days=1)
    page.filters.first.set_day(tomorrow)
    page.filters.first.editingFinished.emit()
    looked.settle()
    assert "Hãy đổi chỗ hai ngày" in page.hint.text()


def test_reading_is_taken_down_once_for_one_question(looked: Program) -> None:
    looked.press("Ctrl+7", "F5", "Ctrl+7")
    assert [row[2] for row in cells(looked)].count("Xem sổ tra cứu") == 1


def test_a_clerk_cannot_open_it(program: Program) -> None:
    program.sign_in()
    program.press("Ctrl+7")
    assert program.page.NAME == "today"
    assert not program.frame.rail._buttons["look_ups"].isEnabled()


def test_a_chain_that_was_tampered_with_is_told_on_the_page(looked: Program) -> None:
    memory = looked.memory.story.uow.memory
    changed = replace(memory.look_ups[0], line=memory.look_ups[0].line.replace(b"thu", b"hoa"))
    memory.look_ups = (changed, *memory.look_ups[1:])
    looked.press("Ctrl+7")
    assert "Sổ tra cứu đã bị can thiệp: Lượt tra cứu số 1 đã bị sửa" in looked.page.hint.text()
    assert "can thiệp" in looked.notice


def test_a_line_that_cannot_be_read_is_shown_as_such(looked: Program) -> None:
    memory = looked.memory.story.uow.memory
    memory.look_ups = (replace(memory.look_ups[0], look=None), *memory.look_ups[1:])
    looked.press("Ctrl+7")
    assert cells(looked)[-1][:2] == ["Dòng này không đọc được", ""]


def test_a_search_leaves_its_first_letters_at_once_and_the_whole_when_the_page_is_left(
    program: Program,
) -> None:
    program.memory.receive(applicant=a_person("Nguyễn Thị Hòa", "001190012345"))
    program.sign_in()
    program.press("F3")
    for text in ("hoa", " nguyen"):
        program.hands.type(text)
        program.bot.waitUntil(lambda: program.page._shown == program.page.box.text().strip())
        program.settle()
    program.press("F5")
    written = program.memory.story.look_up_book.written
    assert [one.query for one in written if one.what == "find"] == ["hoa", "hoa nguyen"]


def test_locking_lets_the_journal_know_and_the_next_one_begins_anew(looked: Program) -> None:
    looked.press("F12")
    assert "lookups_recorded" in looked.memory.story.kinds()


def test_the_dossier_page_takes_down_who_opened_it_once(program: Program) -> None:
    code = program.memory.receive()
    program.sign_in()
    program.application.session.workplace.open_page(OpenDossier(code))  # type: ignore[union-attr]
    program.settle()
    program.memory.story.clock.pass_time(seconds=30)
    program.page.load()
    program.settle()
    written = program.memory.story.look_up_book.written
    assert [(one.user, one.code) for one in written if one.what == "show"] == [(CLERK.user, code)]


def test_look_ups_that_cannot_be_written_are_told_once_and_written_later(at_work: Program) -> None:
    book = at_work.memory.story.look_up_book
    assert isinstance(book, FakeLookUpBook)
    look_ups: RecordLookUp = at_work.memory.desk.look_ups
    book.trouble = StorageTrouble("storage.disk_full")
    look_ups(Looking.SHOW, OTHER_CLERK, code="H26.99.01-261120-0001")
    at_work.frame.watch._upkeep.minute()
    at_work.settle()
    assert "1 lượt tra cứu mới chỉ nằm trong bộ nhớ" in at_work.notice
    at_work.press("Esc")
    at_work.frame.watch._upkeep.minute()
    at_work.settle()
    assert at_work.notice == ""
    book.trouble = None
    at_work.frame.watch._upkeep.minute()
    at_work.settle()
    assert look_ups.unkept == 0
