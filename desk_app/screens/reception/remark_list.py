"""What stands in the way of a reception, line by line, each with the way to its field or dossier."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_app.qt.tokens import Gap, Size
from desk_app.screens.reception.promise import Remark
from desk_app.screens.widgets.icon_mark import IconMark
from desk_app.screens.widgets.key_button import KeyButton
from desk_app.screens.widgets.labels import PlainLabel

OPEN_KEY = "Ctrl+O"
"""Opens the first dossier a remark names."""


class RemarkList(QWidget):
    """Shows remarks one below the other."""

    jump_wanted = Signal(str)
    open_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._remarks: tuple[Remark, ...] | None = None
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Gap.TIGHT, 0, 0, 0)
        self._column.setSpacing(Gap.SMALL)
        self.setAccessibleName(self.tr("Remarks"))

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The remarks shown now."""
        return self._remarks or ()

    @property
    def first_code(self) -> str:
        """The first dossier a remark names; "" for none."""
        return next((one.code for one in self.remarks if one.code), "")

    def show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """Show these remarks; the same ones again change nothing."""
        if remarks == self._remarks:
            return
        self._remarks = remarks
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(remark) for remark in remarks]
        for line in self._lines:
            self._column.addWidget(line)

    def _line(self, remark: Remark) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Gap.SMALL)
        mark = IconMark(*(("stop", "red") if remark.blocks else ("warning", "orange")))
        mark.setAccessibleName(self.tr("Error") if remark.blocks else self.tr("Please look"))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(remark.text, wrap=True), 1)
        if remark.code:
            key = OPEN_KEY if remark.code == self.first_code else ""
            opener = self._button(self.tr("Open"), remark.code, key)
            opener.clicked.connect(lambda: self.open_wanted.emit(remark.code))
            row.addWidget(opener, 0, Qt.AlignmentFlag.AlignTop)
        elif remark.path:
            jump = self._button(self.tr("Go there"), remark.text)
            jump.clicked.connect(lambda: self.jump_wanted.emit(remark.path))
            row.addWidget(jump, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _button(self, word: str, about: str, key: str = "") -> KeyButton:
        button = KeyButton(word, key, "bare", height=Size.CHIP)
        button.setAccessibleName(f"{word}: {about}")
        return button
