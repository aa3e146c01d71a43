"""The year with where each mark comes from, and the test of due dates."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt

from desk_app.domain.time.working_time import DayKind, YearState
from desk_app.screens.calendar.typed_time import read_time
from tests.builders import MARRIAGE, SUPERVISOR
from tests.screens.program import Program


@pytest.fixture
def page(program: Program) -> Program:
    program.sign_in(SUPERVISOR.user)
    program.press("Ctrl+3")
    return program


def calendar(program: Program):  # type: ignore[no-untyped-def]
    return program.memory.desk.reference.calendar().calendar


def choose(program: Program, day: date) -> None:
    program.page.view.choose(day)


def test_a_holiday_is_named_with_its_source(page: Program) -> None:
    choose(page, date(2026, 11, 24))
    known = page.page.day.known.text()
    assert known.startswith("Ngày nghỉ:")
    assert "Nguồn:" in known


def test_the_arrow_keys_walk_the_year_and_page_keys_the_years(page: Program) -> None:
    choose(page, date(2026, 11, 20))
    page.page.view.setFocus()
    page.press("Right", "Down")
    assert page.page.view.day == date(2026, 11, 28)
    assert page.page.day.heading.text() == "Thứ Bảy 28/11/2026"
    page.press("PgDown")
    assert page.page.view.day == date(2027, 11, 28)
    page.press("Home")
    assert page.page.view.day == date(2026, 11, 20)


def test_a_day_off_is_marked_with_its_decision_and_moves_due_dates(page: Program) -> None:
    choose(page, date(2026, 11, 25))
    panel = page.page.day
    panel.kind.setCurrentIndex(panel.kind.findData(DayKind.OFF))
    panel.name.setText("Nghỉ bão")
    page.click("Lưu ngày này")
    assert panel._source_field.remark_text
    assert calendar(page).is_working_day(date(2026, 11, 25))
    panel.source.setText("CĐ 15/2026/UBND")
    page.click("Lưu ngày này")
    mark = calendar(page).mark(date(2026, 11, 25))
    assert mark is not None
    assert (mark.kind, mark.name, mark.source) == (DayKind.OFF, "Nghỉ bão", "CĐ 15/2026/UBND")
    assert "Nghỉ bão" in panel.known.text()


def test_a_mark_is_taken_off_again_with_a_reason(page: Program) -> None:
    choose(page, date(2026, 11, 24))
    panel = page.page.day
    panel.kind.setCurrentIndex(panel.kind.findData("weekly"))
    panel.source.setText("CĐ 16")
    page.click("Lưu ngày này")
    assert calendar(page).mark(date(2026, 11, 24)) is None


def test_next_year_is_estimated_and_then_confirmed_by_its_decision(page: Program) -> None:
    choose(page, date(2028, 3, 1))
    page.click("Ước tính năm 2029")
    assert calendar(page).state(2029) is YearState.ESTIMATED
    assert page.page.view.year == 2029
    assert "Ước tính" in page.page.state.text()
    page.click("Xác nhận năm 2029")
    page.dialog()
    page.hands.type("QĐ 99/2028")
    page.press("Return")
    assert calendar(page).state(2029) is YearState.CONFIRMED
    assert page.page.state.text() == "Đã xác nhận: QĐ 99/2028"


def test_a_moment_and_a_procedure_give_the_date_and_every_day_of_the_way(page: Program) -> None:
    panel = page.page.due
    panel.procedure.edit.setFocus()
    page.hands.type("xntthn")
    page.press("Return")
    panel.day.setText("20/11/26")
    panel.time.setText("9h30")
    panel.time.setFocus()
    page.press("Return")
    page.bot.waitUntil(lambda: "26/11/2026" in panel.answer.text())
    assert panel.answer.text() == "Thứ Năm 26/11/2026, 09:30"
    why = panel.why.text()
    assert "Thứ Ba 24/11/2026: không tính" in why
    assert why.count("\n") >= 5
    assert panel.procedure.choice == MARRIAGE


def test_an_impossible_day_is_marked_and_no_date_is_given(page: Program) -> None:
    panel = page.page.due
    panel.day.setText("31/2/2026")
    panel.count()
    page.settle()
    assert panel._day_field.remark_text
    assert panel.answer.text() == ""


def test_a_clerk_sees_the_calendar_and_may_try_dates_only(at_work: Program) -> None:
    at_work.press("Ctrl+3")
    assert not at_work.page.day._form.isVisible()
    assert [action.isEnabled() for action in at_work.page.next_actions()] == [False, False]
    assert at_work.page.due.procedure.edit.isEnabled()


def test_a_day_can_be_chosen_with_the_mouse(page: Program) -> None:
    view = page.page.view
    wanted = date(2026, 9, 2)
    page.bot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view._place(wanted).center())
    assert view.day == wanted


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9:30", time(9, 30)),
        ("0930", time(9, 30)),
        ("9h30", time(9, 30)),
        ("15", time(15)),
        ("15h", time(15)),
        (" 8:05 ", time(8, 5)),
        ("25:00", None),
        ("9:75", None),
        ("", None),
        ("chín giờ", None),
    ],
)
def test_times_are_read_as_clerks_type_them(typed: str, meant: time | None) -> None:
    assert read_time(typed) == meant


def test_a_day_only_a_package_says_is_shown_as_unconfirmed_until_the_year_is_confirmed(page: Program) -> None:
    assert "Chưa xác nhận: 15 ngày" in page.page.state.text()
    page.page.view.choose(date(2026, 11, 24))
    assert "Chưa xác nhận" in page.page.day.known.text()
    page.page.view.choose(date(2026, 1, 2))
    assert "12729/VPCP-KGVX" in page.page.day.known.text()
    assert "Chưa xác nhận" not in page.page.day.known.text()
    page.memory.desk.reference.confirm_year(2026, "12729/VPCP-KGVX", SUPERVISOR)
    page.press("F5", "Ctrl+3")
    page.settle()
    page.page.view.choose(date(2026, 11, 24))
    assert "Đã xác nhận" in page.page.state.text()
    assert "Chưa xác nhận" not in page.page.day.known.text()
