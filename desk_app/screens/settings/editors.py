"""Makes the editor that fits a setting, and reads and writes its value as text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desk_app.screens.settings.names import choice_word
from desk_app.setting_values import NO, YES, SettingKind

if TYPE_CHECKING:
    from desk_app.services.reference.settings_change import SettingLine
    from desk_app.setting_values import SettingSpec

_WIDE = frozenset({SettingKind.TEXT, SettingKind.PATH, SettingKind.PATHS})
_CHOSEN = frozenset({SettingKind.CHOICE, SettingKind.FLAG, SettingKind.PRINTER})


@dataclass(frozen=True, slots=True)
class Editor:
    """An editing widget with the way to read and set its value."""

    widget: QWidget
    read: Callable[[], str]
    write: Callable[[str], None]


def editor_of(line: SettingLine, *, read_only: bool) -> Editor:
    """Make the editor of one setting with its present value."""
    spec = line.spec
    made = _choice(spec) if is_chosen(spec) else _text(spec, read_only=read_only)
    made.write(line.value)
    if read_only and isinstance(made.widget, QComboBox):
        made.widget.setEnabled(False)
    return made


def is_chosen(spec: SettingSpec) -> bool:
    """Whether the value is picked from a list."""
    return spec.kind in _CHOSEN


def offer_printers(box: QComboBox, printers: tuple[str, ...], nothing: str) -> None:
    """Offer the printers installed now; one that is set but gone stays to be seen."""
    chosen = box.currentData()
    box.clear()
    box.addItem(nothing, "")
    for name in dict.fromkeys((*printers, *([chosen] if chosen else []))):
        box.addItem(name, name)
    box.setCurrentIndex(max(0, box.findData(chosen or "")))


def _choice(spec: SettingSpec) -> Editor:
    box = QComboBox()
    for value in spec.choices or ((YES, NO) if spec.kind is SettingKind.FLAG else ()):
        box.addItem(choice_word(value), value)

    def write(value: str) -> None:
        if box.findData(value) < 0:
            box.addItem(value, value)
        box.setCurrentIndex(box.findData(value))

    return Editor(box, lambda: str(box.currentData() or ""), write)


def _text(spec: SettingSpec, *, read_only: bool) -> Editor:
    edit = QLineEdit(readOnly=read_only)
    if spec.kind in _WIDE and spec.high > 0:
        edit.setMaxLength(spec.high + 20)
    else:
        edit.setMaximumWidth(edit.fontMetrics().horizontalAdvance("0") * 20)

    def write(value: str) -> None:
        edit.setText(value)
        edit.setCursorPosition(0)

    return Editor(edit, edit.text, write)
