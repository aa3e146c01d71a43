"""The counter's pages can be read aloud, reached by keys and never take a name for markup."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from desk_app.screens.requests import OpenDossier, OpenReception, OpenReturns, PageRequest
from tests.builders import CLERK
from tests.screens.program import Program

PAGES: dict[str, Callable[[str], PageRequest]] = {
    "reception": lambda _: OpenReception(),
    "dossier": OpenDossier,
    "returns": OpenReturns,
}
"""The request for each page, given a dossier code."""


def open_page(program: Program, name: str) -> QWidget:
    code = program.memory.receive()
    desk = program.memory.desk
    desk.dossier.forward(code, "", CLERK)
    desk.dossier.record_result(code, "Giấy xác nhận", "", True, "Khay 3", CLERK)
    program.frame.workplace.open_page(PAGES[name](code))
    program.settle()
    page = program.page
    assert isinstance(page, QWidget)
    if name == "reception":
        page.form.procedure.edit.setFocus()  # type: ignore[attr-defined]
        program.hands.type("2.000815")
        program.press("Return")
        page.form.owner_box.setChecked(True)  # type: ignore[attr-defined]
    return page


def access_keys(page: QWidget) -> list[str]:
    texts = [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.buddy()]
    texts += [one.text() for one in page.findChildren(QAbstractButton) if one.isVisible()]
    return [found[1].casefold() for text in texts if (found := re.search(r"&(\w)", text))]


@pytest.mark.parametrize("name", PAGES)
def test_access_keys_are_unique_and_free_of_marks(at_work: Program, name: str) -> None:
    keys = access_keys(open_page(at_work, name))
    assert keys or name == "dossier", "its keys stand on chips, under no letter of a word"
    assert [key for key, times in Counter(keys).items() if times > 1] == []
    assert [key for key in keys if not (key.isascii() and key != "z")] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_control_has_a_name_for_assistive_programs(at_work: Program, name: str) -> None:
    page = open_page(at_work, name)
    silent = [
        f"{type(one).__name__} {one.objectName()}"
        for one in page.findChildren(QWidget)
        if one.isVisible()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.objectName() != "qt_spinbox_lineedit"  # speaks through its spin box
        and not one.accessibleName()
        and not (isinstance(one, QAbstractButton) and one.text())
    ]
    assert silent == []


@pytest.mark.parametrize("name", PAGES)
def test_no_label_reads_markup(at_work: Program, name: str) -> None:
    page = open_page(at_work, name)
    rich = [
        one.text()
        for one in page.findChildren(QLabel)
        if one.text() and one.textFormat() is not Qt.TextFormat.PlainText
    ]
    assert rich == []
