"""A supervisor changes settings from a day on; clerks see them with the reason why they may not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from desk_app.ports.forms import BrokenForm
from desk_app.screens.settings.names import SECTIONS, setting_word
from desk_app.seeds import settings_book
from tests.builders import CLERK, MORNING, SUPERVISOR
from tests.screens.program import Program


@pytest.fixture
def page(program: Program) -> Program:
    program.sign_in(SUPERVISOR.user)
    program.press("Ctrl+4")
    return program


def field(program: Program, name: str) -> QLineEdit:
    for section in program.page.sections.values():
        if name in section.fields:
            program.page.subjects.setCurrentWidget(section)
            return section.fields[name].editor
    raise AssertionError(name)


def put(program: Program, name: str, text: str) -> None:
    edit = field(program, name)
    edit.setFocus()
    edit.selectAll()
    program.hands.type(text)


def in_force(program: Program, name: str) -> str:
    return next(
        line.value for line in program.memory.desk.reference.list_settings() if line.spec.name == name
    )


def test_every_setting_of_the_file_stands_on_the_page_in_words(page: Program) -> None:
    names = {spec.name for spec in settings_book().specs}
    assert {spec.section for spec in settings_book().specs} == set(SECTIONS)
    words = {name: setting_word(name, page.frame.workplace.messages) for name in names}
    assert [name for name, word in words.items() if word == name] == []
    assert words["print.printer.02"] == "Máy in: Phiếu yêu cầu bổ sung (Mẫu 02)"
    shown = {name for section in page.page.sections.values() for name in section.fields}
    assert shown == names


def test_a_changed_value_is_saved_with_f9_and_journaled(page: Program) -> None:
    put(page, "unit.phone", "024 3333 4444")
    page.press("F9")
    assert in_force(page, "unit.phone") == "024 3333 4444"
    assert "setting_changed" in page.memory.story.kinds()
    assert "ĐÃ lưu" in page.notice
    assert not page.page.holds_unsaved()


def test_several_changes_are_saved_together(page: Program) -> None:
    put(page, "unit.name", "ĐIỂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG ƯỚC LỄ")
    put(page, "sign_in.idle_lock_minutes", "3")
    page.press("F9")
    assert in_force(page, "unit.name").endswith("ƯỚC LỄ")
    assert in_force(page, "sign_in.idle_lock_minutes") == "3"


def test_of_several_changes_none_is_kept_when_one_is_impossible(page: Program) -> None:
    before = in_force(page, "unit.phone")
    put(page, "unit.phone", "024 3333 4444")
    put(page, "sign_in.idle_lock_minutes", "999")
    page.press("F9")
    assert in_force(page, "unit.phone") == before
    assert page.page.holds_unsaved()
    put(page, "sign_in.idle_lock_minutes", "9")
    page.press("F9")
    assert (in_force(page, "unit.phone"), in_force(page, "sign_in.idle_lock_minutes")) == (
        "024 3333 4444",
        "9",
    )


def test_an_impossible_value_is_refused_at_its_field_and_stays_typed(page: Program) -> None:
    put(page, "sign_in.idle_lock_minutes", "999")
    page.press("F9")
    edit = field(page, "sign_in.idle_lock_minutes")
    section = page.page.sections["safety"]
    assert edit.text() == "999"
    assert edit.property("state") == "fault"
    assert section.fields["sign_in.idle_lock_minutes"].remark_text
    assert in_force(page, "sign_in.idle_lock_minutes") == "5"


def test_a_change_may_hold_from_a_later_day_but_not_from_one_gone_by(page: Program) -> None:
    put(page, "unit.phone", "024 5555 6666")
    page.page.from_day.setText("19/11/26")
    page.press("F9")
    assert page.page._from_field.remark_text
    assert page.page.holds_unsaved()
    page.page.from_day.setText("1/12/26")
    page.press("F9")
    assert in_force(page, "unit.phone") != "024 5555 6666"
    page.memory.clock.pass_time(days=12)
    assert in_force(page, "unit.phone") == "024 5555 6666"


def test_esc_puts_typed_values_back_and_they_can_be_had_again(page: Program) -> None:
    before = in_force(page, "unit.phone")
    put(page, "unit.phone", "024 7777 8888")
    page.press("Esc")
    assert field(page, "unit.phone").text() == before
    page.click("Hoàn tác")
    assert field(page, "unit.phone").text() == "024 7777 8888"
    page.press("Esc", "Esc")


def test_leaving_the_page_keeps_what_was_typed(page: Program) -> None:
    put(page, "unit.phone", "024 7777 8888")
    page.press("F5", "Ctrl+4")
    assert field(page, "unit.phone").text() == "024 7777 8888"
    page.press("Esc")


def test_a_clerk_sees_everything_may_change_nothing_and_is_told_why(at_work: Program) -> None:
    at_work.press("Ctrl+4")
    assert "Chưa được giao quyền: sửa thiết lập." in at_work.page.reason.text()
    assert "sửa người dùng" in at_work.page.users.add.toolTip()
    save = at_work.page.next_actions()[-1]
    assert not save.isEnabled()
    for section in at_work.page.sections.values():
        for one in section.fields.values():
            editor = one.editor
            assert editor.isReadOnly() if isinstance(editor, QLineEdit) else not editor.isEnabled()
    assert not at_work.page.users.add.isEnabled()
    assert at_work.page.users.own_pin.isEnabled()


def test_printers_of_this_pc_are_offered_and_a_test_page_is_printed(page: Program) -> None:
    box = field(page, "print.printer.01")
    assert isinstance(box, QComboBox)
    assert [box.itemText(at) for at in range(box.count())] == ["(hỏi mỗi lần in)", "Laser"]
    page.click("In thử")
    assert "Chọn máy in" in page.notice
    box.setCurrentIndex(1)
    page.click("In thử")
    (job,) = page.memory.printer.jobs
    assert job.printer == "Laser"
    assert "Laser" in page.notice
    page.press("Esc", "Esc")


def test_a_backup_is_written_where_it_was_asked_for(page: Program, tmp_path: Path) -> None:
    target = tmp_path / "copy.deskbackup"
    page.page.care.write_backup(str(target))
    page.settle()
    assert page.memory.store.written == [target]
    assert str(target) in page.notice


def test_a_new_idle_time_holds_at_once(page: Program) -> None:
    session = page.application.session
    assert session is not None
    assert session.idle._timer.interval() == 5 * 60_000
    put(page, "sign_in.idle_lock_minutes", "2")
    page.press("F9")
    assert session.idle._timer.interval() == 2 * 60_000
    assert page.memory.clock.now() == MORNING
    assert CLERK.user != SUPERVISOR.user


def test_a_broken_form_of_the_ward_is_named_beside_the_printers(page: Program) -> None:
    assert not page.page.broken_forms.text()
    page.memory.forms.broken_files = (BrokenForm("mau-01-phường.toml", "kind must be one of text"),)
    page.press("F5", "Ctrl+4")
    page.settle()
    assert "mau-01-phường.toml" in page.page.broken_forms.text()
    assert "kind must be one of text" in page.page.broken_forms.text()
