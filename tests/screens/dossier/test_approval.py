"""A second person comes to the window and approves with the own PIN what a clerk has filled in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.facts.facts import SignInRefused
from desk_app.domain.facts.wire import Approval, read_particulars
from desk_app.domain.people.roles import Role
from desk_app.domain.steps.deeds import Deed
from desk_app.screens.dossier.step_dialogs import SupplementDialog
from desk_app.screens.widgets.second_person import SecondPersonDialog
from desk_app.services.people.users import UserDraft
from tests.builders import CLERK, OTHER_CLERK, PIN, SUPERVISOR
from tests.screens.dossier.dossier_desk import DossierDesk


@pytest.fixture
def asked_once(on_page: DossierDesk) -> DossierDesk:
    """Give a dossier that was asked about once already."""
    desk = on_page.desk
    desk.dossier.request_supplement(on_page.code, "Thiếu tờ khai", (), None, CLERK)
    desk.dossier.supply_supplement(on_page.code, (), CLERK)
    on_page.open()
    return on_page


def fill_in(page: DossierDesk) -> None:
    """Fill the second request in by keyboard and send it off."""
    request = page.press_deed(Deed.SUPPLEMENT)
    page.tab_to(request.other)
    page.type("Don xin xac nhan")
    page.tab_to(request.reason)
    page.type("Don chua co chu ky")
    save = next(one for one in request.findChildren(QPushButton) if "Lưu và in" in one.text())
    page.tab_to(save)
    page.program.press("Return")


def second_person(page: DossierDesk) -> SecondPersonDialog:
    dialog = page.dialog()
    assert isinstance(dialog, SecondPersonDialog)
    page.program.bot.waitUntil(dialog.pin.hasFocus)
    return dialog


def give_pin(page: DossierDesk, pin: str) -> None:
    page.type(pin)
    page.program.press("Return")


def test_a_second_supplement_is_approved_by_keyboard_only(asked_once: DossierDesk) -> None:
    fill_in(asked_once)
    dialog = second_person(asked_once)
    assert "duyệt" in dialog.windowTitle()
    assert [dialog.who.itemData(at) for at in range(dialog.who.count())] == [SUPERVISOR.user]
    said = dialog.matter.text()
    for part in (asked_once.code, asked_once.dossier.matter_of.name, CLERK.full_name):
        assert part in said
    assert "Don xin xac nhan" in said
    assert "Don chua co chu ky" in said
    assert any(one.text() == "Duyệt" and one.isDefault() for one in dialog.findChildren(QPushButton))
    give_pin(asked_once, PIN)
    dossier = asked_once.dossier
    assert (dossier.status, len(dossier.supplements)) == (Status.SUPPLEMENT_ASKED, 2)
    entry = next(
        one
        for one in reversed(asked_once.program.memory.story.entries())
        if one.header.kind == "supplement_requested"
    )
    assert entry.header.actor == CLERK.user
    approval = read_particulars(entry).approval
    assert approval == Approval(SUPERVISOR.user, asked_once.program.memory.clock.now())
    asked_once.open()
    asked_once.program.bot.waitUntil(
        lambda: f"· {CLERK.full_name} · {SUPERVISOR.full_name} duyệt" in asked_once.texts
    )


def test_a_wrong_pin_is_said_in_place_and_a_lock_too_and_what_was_typed_stays(
    asked_once: DossierDesk,
) -> None:
    fill_in(asked_once)
    dialog = second_person(asked_once)
    give_pin(asked_once, "135791")
    assert "chưa đúng" in dialog.pin_field.remark_text
    assert (dialog.pin.text(), dialog.pin.hasFocus()) == ("", True)
    for _ in range(4):
        give_pin(asked_once, "135791")
    assert "tạm khóa" in dialog.pin_field.remark_text
    give_pin(asked_once, PIN)
    assert "tạm khóa" in dialog.pin_field.remark_text
    assert asked_once.program.memory.story.kinds().count(SignInRefused.KIND) == 5
    asked_once.program.press("Esc")
    request = QApplication.activeModalWidget()
    assert isinstance(request, SupplementDialog)
    assert request.reason.toPlainText() == "Don chua co chu ky"
    assert len(asked_once.dossier.supplements) == 1


def test_f12_locks_with_a_dialog_open_and_no_half_typed_pin_survives_it(asked_once: DossierDesk) -> None:
    fill_in(asked_once)
    dialog, program = second_person(asked_once), asked_once.program
    asked_once.type("1357")
    assert dialog.pin.text() == "1357"
    program.press("F12")
    assert program.application.session.lock is not None
    assert not dialog.isVisible()
    assert dialog.pin.text() == ""


def test_who_has_the_right_is_asked_for_nobody(on_page: DossierDesk) -> None:
    on_page.program.press("F12")
    on_page.program.click("Đổi người dùng")
    on_page.program.bot.waitUntil(on_page.program.window.sign_in.form.pin.hasFocus)
    on_page.program.sign_in(SUPERVISOR.user)
    on_page.open()
    dialog = on_page.do(Deed.EXTEND)
    dialog.day.setText("27/11/26")
    dialog.reason.setPlainText("Chờ xác minh của công an")
    on_page.program.click("Hẹn lại", dialog)
    assert on_page.dossier.extension.approved_by == SUPERVISOR.user
    assert read_particulars(on_page.program.memory.story.entries()[-1]).approval is None


def test_extending_is_approved_and_happens_once(on_page: DossierDesk) -> None:
    dialog = on_page.do(Deed.EXTEND)
    dialog.day.setText("27/11/26")
    dialog.reason.setPlainText("Chờ xác minh của công an")
    on_page.program.click("Hẹn lại", dialog)
    said = second_person(on_page).matter.text()
    assert "27/11/2026" in said or "27/11/26" in said
    assert "Chờ xác minh của công an" in said
    give_pin(on_page, PIN)
    extension = on_page.dossier.extension
    assert (extension.due_after - extension.due_before) == timedelta(days=1)
    assert extension.approved_by == SUPERVISOR.user
    assert "một lần" in on_page.page.deed_list.reasons[Deed.EXTEND]


def test_a_number_that_has_left_the_counter_is_cancelled_with_both_pins(on_page: DossierDesk) -> None:
    on_page.desk.dossier.forward(on_page.code, "Tư pháp", CLERK)
    on_page.open()
    dialog = on_page.do(Deed.VOID)
    dialog.reason.setPlainText("Nhập nhầm thủ tục")
    dialog.pin.setText(PIN)
    dialog.anew.setChecked(False)
    on_page.program.click("Hủy số", dialog)
    assert "Nhập nhầm thủ tục" in second_person(on_page).matter.text()
    give_pin(on_page, PIN)
    assert on_page.dossier.voided_reason == "Nhập nhầm thủ tục"


def test_only_those_in_office_who_have_the_right_are_offered(asked_once: DossierDesk) -> None:
    people, clock = asked_once.desk.people, asked_once.program.memory.clock
    for name, role, until in (
        ("lan", Role.HEAD, None),
        ("nam", Role.ADMINISTRATOR, None),
        ("tam", Role.HEAD, clock.now().date()),
    ):
        people.save(UserDraft(name, name, role, valid_until=until), SUPERVISOR, pin=PIN, pin_is_final=True)
    people.save(UserDraft(SUPERVISOR.user, "Phạm Thị Hạnh", Role.HEAD), people.sign_in("nam", PIN))
    people.end(SUPERVISOR.user, people.sign_in("nam", PIN))
    clock.pass_time(days=1)
    fill_in(asked_once)
    dialog = second_person(asked_once)
    assert [dialog.who.itemData(at) for at in range(dialog.who.count())] == ["lan"]


def test_where_nobody_else_has_the_right_it_is_said(asked_once: DossierDesk) -> None:
    people = asked_once.desk.people
    people.save(UserDraft("nam", "Vũ Văn Nam", Role.ADMINISTRATOR), SUPERVISOR, pin=PIN, pin_is_final=True)
    people.end(SUPERVISOR.user, people.sign_in("nam", PIN))
    fill_in(asked_once)
    dialog = second_person(asked_once)
    assert "không còn ai khác" in dialog.pin_field.remark_text
    assert not any(one.isEnabled() for one in dialog.findChildren(QPushButton) if one.isDefault())


def test_a_colleague_takes_over_and_stands_for_what_is_done_from_then_on(on_page: DossierDesk) -> None:
    program = on_page.program
    program.press("F12")
    program.click("Đổi người dùng")
    program.bot.waitUntil(program.window.sign_in.form.pin.hasFocus)
    program.sign_in(OTHER_CLERK.user)
    assert OTHER_CLERK.full_name in program.frame.rail.foot.who
    on_page.open()
    program.press("F9", "Return")
    assert on_page.dossier.status is Status.PROCESSING
    assert program.memory.story.entries()[-1].header.actor == OTHER_CLERK.user
