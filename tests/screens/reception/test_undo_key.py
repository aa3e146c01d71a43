"""Ctrl+Z does what the notice says, also with the cursor in a box; what is typed after it is taken back first."""

from __future__ import annotations

from tests.screens.reception.counter import ReceptionCounter


def test_a_cleared_form_comes_back_by_the_key_its_notice_names(counter: ReceptionCounter) -> None:
    counter.fill()
    counter.press("F2")
    assert counter.focus == "Số định danh"
    assert counter.applicant().name == ""
    counter.press("Ctrl+Z")
    assert counter.applicant().name == "NGUYỄN THỊ HÒA"


def test_what_is_typed_after_the_notice_is_taken_back_first(counter: ReceptionCounter) -> None:
    counter.fill()
    counter.press("F2")
    counter.type("0011")
    counter.press("Ctrl+Z")
    assert counter.applicant().id_number == ""
    assert counter.applicant().name == ""
    counter.press("Ctrl+Z")
    assert counter.applicant().name == "NGUYỄN THỊ HÒA"


def test_without_a_notice_a_box_keeps_its_own_undo(counter: ReceptionCounter) -> None:
    counter.type("0011")
    counter.press("Ctrl+Z")
    assert counter.applicant().id_number == ""
