"""Vietnamese catalogues are compiled when needed, and Qt's own buttons speak Vietnamese too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from desk_app.qt.translation import compile_catalogue, compiled, install_language
from desk_app.resources import resource


@pytest.fixture
def in_vietnamese(qapp: QApplication) -> Iterator[None]:
    translators = install_language(qapp, "vi")
    assert len(translators) == 2
    yield
    for translator in translators:
        qapp.removeTranslator(translator)


def test_standard_buttons_of_qt_are_vietnamese(in_vietnamese: None, qtbot: QtBot) -> None:
    buttons = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(
        buttons.Ok | buttons.Cancel | buttons.Yes | buttons.No | buttons.Save | buttons.Close
    )
    qtbot.addWidget(box)
    words = {button.text().replace("&", "") for button in box.buttons()}
    assert words == {"Đồng ý", "Hủy", "Có", "Không", "Lưu", "Đóng"}


def test_the_menu_of_a_text_field_is_vietnamese(in_vietnamese: None, qtbot: QtBot) -> None:
    edit = QLineEdit("x")
    qtbot.addWidget(edit)
    menu = edit.createStandardContextMenu()
    words = {action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()}
    menu.deleteLater()
    assert {"Sao chép", "Dán", "Chọn tất cả"} <= words


def test_english_needs_no_catalogue(qapp: QApplication) -> None:
    assert install_language(qapp, "en") == ()
    assert QCoreApplication.translate("Rail", "Today") == "Today"


def test_numbers_and_dates_never_follow_the_system_locale(in_vietnamese: None) -> None:
    assert QLocale().language() is QLocale.Language.Vietnamese


def test_a_catalogue_is_compiled_once_per_content(tmp_path: Path) -> None:
    source = tmp_path / "x_vi.ts"
    source.write_bytes(resource("translations", "qtbase_vi.ts").read_bytes())
    first = compiled(source)
    stamp = first.stat().st_mtime_ns
    assert compiled(source) == first
    assert first.stat().st_mtime_ns == stamp
    source.write_text(source.read_text(encoding="utf-8").replace("Đồng ý", "Vâng"), encoding="utf-8")
    assert compiled(source) != first


def test_a_built_program_uses_the_catalogue_beside_the_source(tmp_path: Path) -> None:
    source = tmp_path / "x_vi.ts"
    source.write_bytes(resource("translations", "qtbase_vi.ts").read_bytes())
    compile_catalogue(source, source.with_suffix(".qm"))
    assert compiled(source) == source.with_suffix(".qm")
