"""The catalogue is read by everybody with its doubts, and corrected by a supervisor in versions."""

from __future__ import annotations

from datetime import date

import pytest

from desk_app.domain.catalogue.procedure import DeadlineKind, FeeRule, FeeUnit, PaperRequirement, PaperUse
from desk_app.domain.time.working_time import CalendarDay, DayKind
from desk_app.screens.catalogue.version_form import VersionForm
from desk_app.screens.catalogue.version_lines import Unreadable, fee_cells, fee_of, paper_cells, paper_of
from tests.builders import BUSINESS, CERTIFY, MARRIAGE, PROCEDURES, SUPERVISOR
from tests.screens.program import Program


@pytest.fixture
def page(program: Program) -> Program:
    program.sign_in(SUPERVISOR.user)
    program.press("Ctrl+2")
    return program


def shown(program: Program) -> list[str]:
    model = program.page.model
    return [model.row(at).code for at in range(model.rowCount())]


def look_for(program: Program, text: str) -> None:
    program.page.box.setFocus()
    program.page.box.selectAll()
    program.hands.type(text)
    program.bot.waitUntil(lambda: not program.page._pause.isActive())
    program.settle()


def choose(program: Program, code: str) -> None:
    row = shown(program).index(code)
    program.page.table.setCurrentIndex(program.page.model.index(row, 0))


def test_every_procedure_is_listed_with_its_term(page: Program) -> None:
    assert set(shown(page)) == {one.code for one in PROCEDURES}
    choose(page, MARRIAGE.code)
    assert "3 ngày làm việc" in page.page.detail.heading.text()
    assert "Tờ khai" in page.page.detail.papers.text()
    assert "8.000 đồng" in page.page.detail.fees.text()


def test_a_procedure_is_found_by_initials_and_without_marks(page: Program) -> None:
    for text in ("xntthn", "hon nhan", "1.004873"):
        look_for(page, text)
        assert shown(page) == [MARRIAGE.code]


def test_what_is_received_elsewhere_names_the_other_door(page: Program) -> None:
    choose(page, "1.004222")
    assert "Công an phường" in page.page.detail.heading.text()


def test_the_age_of_the_catalogue_is_its_own_and_names_its_source(page: Program) -> None:
    desk, by = page.memory.desk, SUPERVISOR
    desk.reference.load_seed_catalogue(by)
    page.memory.clock.pass_time(seconds=3600)
    day = CalendarDay(date(2026, 12, 24), DayKind.OFF, "Nghỉ bão", "QĐ 7")
    desk.reference.save_calendar_day(day, by)
    page.press("F2", "Ctrl+2")
    assert "danh mục nạp" in page.page.hint.text()
    assert "đi kèm phần mềm" in page.page.hint.text()
    assert "QĐ 7" not in page.page.hint.text()


def test_a_fee_the_ward_has_to_set_says_so(page: Program) -> None:
    choose(page, BUSINESS.code)
    assert "phường chưa đặt mức" in page.page.detail.fees.text()


def test_a_corrected_term_makes_a_version_from_a_day_on(page: Program) -> None:
    code = page.memory.receive()
    choose(page, MARRIAGE.code)
    page.press("F9")
    form = page.page.form
    form.from_day.setText("1/12/2026")
    form.amount.setValue(5)
    form.source.setText("QĐ 12/2026/QĐ-UBND")
    page.press("F9")
    assert not page.page.is_editing
    desk = page.memory.desk
    with page.memory.story.uow(write=False) as work:
        before = work.reference.procedure(MARRIAGE.code, date(2026, 11, 30))
        after = work.reference.procedure(MARRIAGE.code, date(2026, 12, 1))
    assert before is not None
    assert after is not None
    assert (before.deadline.amount, after.deadline.amount) == (3, 5)
    assert after.provenance.source == "QĐ 12/2026/QĐ-UBND"
    assert desk.dossier.show(code, SUPERVISOR).procedure.deadline.amount == 3
    assert "reference_data_changed" in page.memory.story.kinds()


def test_a_correction_without_its_source_is_not_saved(page: Program) -> None:
    choose(page, MARRIAGE.code)
    page.press("F9", "F9")
    assert page.page.is_editing
    assert page.page.form._source_field.remark_text == "cần ghi"
    page.press("Esc")


def test_an_unreadable_amount_is_named_and_nothing_is_lost(page: Program) -> None:
    choose(page, MARRIAGE.code)
    page.press("F9")
    form = page.page.form
    form.source.setText("QĐ 12")
    form.fees.table.item(0, 1).setText("tám nghìn")
    page.press("F9")
    assert "tám nghìn" in form.fault.text()
    assert form.source.text() == "QĐ 12"
    page.press("Esc")
    page.click("Hoàn tác")
    assert page.page.is_editing
    assert form.source.text() == "QĐ 12"
    page.press("Esc", "Esc")


def test_papers_and_fees_can_be_added_and_taken_away(page: Program) -> None:
    choose(page, BUSINESS.code)
    page.press("F9")
    form = page.page.form
    form.papers.table.setCurrentCell(0, 0)
    form.papers.take_line()
    form.papers.add_line()
    form.papers.table.item(form.papers.table.rowCount() - 1, 0).setText("Hợp đồng thuê nhà")
    form.fees.table.item(0, 1).setText("100.000")
    form.source.setText("NQ HĐND")
    page.press("F9")
    with page.memory.story.uow(write=False) as work:
        kept = work.reference.procedure(BUSINESS.code, page.memory.clock.now().date())
    assert kept is not None
    assert [paper.name for paper in kept.papers] == ["Biên bản họp hộ gia đình", "Hợp đồng thuê nhà"]
    assert kept.fees[0].amount == 100_000


def test_a_clerk_reads_but_does_not_correct(at_work: Program) -> None:
    at_work.press("Ctrl+2")
    assert not any(action.isEnabled() for action in at_work.page.next_actions())
    at_work.press("F9", "Return")
    assert not at_work.page.is_editing


@pytest.mark.parametrize("paper", [paper for version in PROCEDURES for paper in version.papers])
def test_a_paper_survives_its_cells(paper: PaperRequirement) -> None:
    assert paper_of(paper_cells(paper)) == paper


def test_a_fee_keeps_what_the_table_does_not_show(program: Program) -> None:
    (fee,) = CERTIFY.fees
    assert fee_of(fee_cells(fee), fee) == fee
    assert fee_of(("Lệ phí mới", "", ""), None) == FeeRule("Lệ phí mới", None, FeeUnit.DOSSIER)
    with pytest.raises(Unreadable):
        fee_of(("x", "1", "mỗi con mèo"), None)
    with pytest.raises(Unreadable):
        paper_of(("x", "một", "0", "0", "", "", ""))
    assert paper_of(("x", "", "", "", "", "x", "")).use is PaperUse.SHOWN
    assert MARRIAGE.deadline.kind is DeadlineKind.WORKING_DAYS


@pytest.mark.parametrize("size", [(910, 512), (1092, 552), (1366, 690)])
def test_correcting_never_rolls_sideways(program: Program, size: tuple[int, int]) -> None:
    program.sign_in(SUPERVISOR.user)
    program.window.resize(*size)
    program.press("Ctrl+2", "F9")
    assert program.page.is_editing
    assert program.page.findChild(VersionForm).horizontalScrollBar().maximum() == 0
