"""Every control a clerk can reach has a name that assistive programs can say."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desk_app.screens.pages import PAGES
from tests.builders import SUPERVISOR
from tests.screens.program import Program


def nameless(page: QWidget) -> list[str]:
    kinds = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView, QAbstractButton)
    reachable = [
        one
        for kind in kinds
        for one in page.findChildren(kind)
        if one.isVisible() and one.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]
    own = [
        one
        for one in reachable
        if not isinstance(one.parent(), QComboBox) and "spinbox" not in one.objectName()
    ]
    return [
        f"{type(one).__name__} {one.objectName()}"
        for one in own
        if not one.accessibleName() and not (isinstance(one, QAbstractButton) and one.text())
    ]


def test_no_control_of_any_page_is_nameless(program: Program) -> None:
    program.memory.receive()
    program.sign_in(SUPERVISOR.user)
    for entry in PAGES:
        if entry.key:
            program.press(entry.key)
            assert nameless(program.page) == [], entry.name


def test_a_message_is_spoken_by_its_words(at_work: Program) -> None:
    at_work.scan("H26.11.22-261120-0001")
    assert at_work.frame.notice.accessibleName() == at_work.notice
    assert at_work.notice
