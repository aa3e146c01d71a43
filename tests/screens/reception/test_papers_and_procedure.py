"""Papers, counts and the procedure box, by keyboard and through an input method."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from desk_app.domain.catalogue.procedure import PaperRequirement, PaperUse
from tests.builders import CERTIFY, SUPERVISOR
from tests.screens.reception.counter import CARD, ReceptionCounter


def counts(counter: ReceptionCounter) -> list[tuple[bool, int, int, int]]:
    return [(paper.ticked, *paper.counts) for paper in counter.page.form.papers.papers]


def test_required_papers_are_ticked_and_the_others_say_when_they_are_needed(
    counter: ReceptionCounter,
) -> None:
    counter.choose("xntthn")
    assert counts(counter) == [(True, 1, 0, 0), (False, 0, 0, 0), (False, 0, 0, 0)]
    model = counter.page.form.papers.table.model()
    texts = [str(model.index(row, 0).data()) for row in range(3)]
    assert "Đã ly hôn ở nước ngoài" in texts[1]
    assert "chỉ xuất trình" in texts[2]


def test_space_ticks_digits_count_and_enter_goes_on(counter: ReceptionCounter) -> None:
    counter.choose("xntthn")
    counter.press("Down", "Space")
    assert counts(counter)[1] == (True, 1, 0, 0)
    counter.press("Right", "Right", "1", "2")
    assert counts(counter)[1] == (True, 1, 12, 0)
    counter.press("Backspace", "Left", "0")
    assert counts(counter)[1] == (True, 0, 1, 0)
    counter.press("Right", "-")
    assert counts(counter)[1] == (False, 0, 0, 0)
    counter.press("Return")
    assert counter.focus == "Số bộ"


def test_a_missing_paper_is_told_and_keeps_the_dossier_from_being_saved(counter: ReceptionCounter) -> None:
    counter.scan(CARD)
    counter.choose("xntthn")
    counter.press("Space", "F9")
    assert not counter.page.presenter.is_saved
    assert "Tờ khai" in counter.page.form.papers.remark_text


def test_a_paper_outside_the_list_needs_its_ground(counter: ReceptionCounter) -> None:
    counter.scan(CARD)
    counter.choose("xntthn")
    part = counter.page.form.papers
    part.outside.ask()
    counter.type("Giấy xác nhận của tổ dân phố")
    counter.press("Return", "Return")
    assert len(part.papers) == 3
    counter.type("Điều 4 NĐ 309/2026")
    counter.press("Return")
    assert part.papers[3].ground == "Điều 4 NĐ 309/2026"
    code = counter.save()
    line = counter.dossier(code).papers[1]
    assert (line.name, line.outside_catalogue) == ("Giấy xác nhận của tổ dân phố", True)


def test_a_paper_taken_out_can_be_had_back(counter: ReceptionCounter) -> None:
    counter.choose("xntthn")
    part = counter.page.form.papers
    part.outside.ask()
    counter.type("Giấy khác")
    counter.press("Return")
    counter.type("Căn cứ khác")
    counter.press("Return")
    table = part.table
    table.setCurrentIndex(table.model().index(3, 0))
    counter.press("Delete")
    assert len(part.papers) == 3
    counter.program.click("Hoàn tác")
    assert part.papers[3].name == "Giấy khác"


def test_certified_copies_are_paid_by_page_and_copy(counter: ReceptionCounter) -> None:
    counter.choose("2.000815")
    pages, copies = counter.page.form.terms.order()[:2]
    assert (pages.isVisible(), copies.isVisible()) == (True, True)
    pages.setFocus()
    counter.press("Ctrl+A", "3")
    counter.press("Return", "Ctrl+A", "2")
    counter.checked()
    assert counter.page.promise.ticket.fee.text() == "10.000 đồng"


def test_copies_without_a_paper_to_copy_are_not_taken_in(counter: ReceptionCounter) -> None:
    published = (
        PaperRequirement("Bản chính giấy tờ, văn bản", use=PaperUse.SHOWN),
        PaperRequirement("Bản sao cần chứng thực", 0, 0, 1, required=False),
    )
    today = counter.memory.clock.now().date()
    version = replace(CERTIFY, papers=published, effective_from=today)
    counter.memory.desk.reference.save_procedure(version, SUPERVISOR)
    counter.press("F2")
    counter.scan(CARD)
    counter.choose("2.000815")
    assert [paper.name for paper in counter.page.form.papers.papers if paper.ticked] == [
        "Bản sao cần chứng thực"
    ]
    table = counter.page.form.papers.table
    counter.press("F6")
    table.setCurrentIndex(table.model().index(1, 0))
    counter.press("Space", "F9")
    assert not counter.page.presenter.is_saved
    assert "Bản sao cần chứng thực" in counter.page.form.papers.remark_text
    counter.press("Space")
    assert counter.dossier(counter.save()).papers[0].photocopies == 1


def test_junk_an_input_method_sends_never_reaches_the_search(counter: ReceptionCounter) -> None:
    edit = counter.page.form.procedure.edit
    edit.setFocus()
    asked: list[str] = []
    edit.wanted.connect(asked.append)
    for key in ("k", "h", "a", "i", "\b", "\b", "a", "i", " ", "s", "i", "n", "h", "f", "\b"):
        code = Qt.Key.Key_Backspace if key == "\b" else ord(key.upper())
        QCoreApplication.sendEvent(
            edit, QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, key)
        )
    counter.program.bot.waitUntil(lambda: asked[-1:] == ["khai sinh"])
    assert [text for text in asked if text not in ("", "khai sinh")] == []


def test_suggestions_never_change_what_is_typed_and_esc_keeps_it(counter: ReceptionCounter) -> None:
    edit = counter.page.form.procedure.edit
    edit.setFocus()
    counter.type("xac nhan")
    counter.program.bot.waitUntil(lambda: edit.is_open)
    counter.press("Down", "Esc")
    assert edit.text() == "xac nhan"
    assert not edit.is_open
    assert counter.program.page.NAME == "reception"
    counter.press("Down", "Return")
    assert edit.text() == "xac nhan"
    assert counter.page.form.procedure.description.startswith("Xác nhận tình trạng hôn nhân · 1.004873")


def test_changed_text_takes_the_choice_away(counter: ReceptionCounter) -> None:
    counter.choose("xntthn")
    edit = counter.page.form.procedure.edit
    edit.setFocus()
    counter.type("x")
    assert counter.page.form.procedure.choice is None
    assert counter.page.form.papers.papers


def test_the_most_used_procedure_is_offered_first_in_an_empty_box(counter: ReceptionCounter) -> None:
    counter.memory.receive()
    counter.press("F5", "F2")
    edit = counter.page.form.procedure.edit
    edit.setFocus()
    counter.program.bot.waitUntil(lambda: edit.is_open)
    assert "1.004873" in edit.suggestions[0]
    counter.press("Return")
    assert counter.page.form.procedure.choice is None


def test_f6_goes_to_the_papers(counter: ReceptionCounter) -> None:
    counter.choose("xntthn")
    counter.page.form.applicant.focus()
    counter.press("F6")
    assert counter.focus == "Giấy tờ"
