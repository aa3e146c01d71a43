"""What stands in the way of a reception, line by line, each with the way to its field or dossier."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk_app.screens.reception.promise import Remark
from desk_app.screens.widgets.buttons import plain_button
from desk_app.screens.widgets.icon_mark import IconMark
from desk_app.screens.widgets.labels import PlainLabel


class RemarkList(QScrollArea):
    """Shows remarks in a space of its own, so that nothing moves when one comes."""

    jump_wanted = Signal(str)
    open_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._remarks: tuple[Remark, ...] | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Remarks"))

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The remarks shown now."""
        return self._remarks or ()

    def show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """Show these remarks; the same ones again change nothing."""
        if remarks == self._remarks:
            return
        self._remarks = remarks
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 8, 4)
        column.setSpacing(4)
        for remark in remarks:
            column.addWidget(self._line(remark))
        column.addStretch(1)
        self.setWidget(inside)

    def _line(self, remark: Remark) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        mark = IconMark(*(("stop", "red") if remark.blocks else ("warning", "orange")), side=18)
        mark.setAccessibleName(self.tr("Error") if remark.blocks else self.tr("Please look"))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(remark.text, wrap=True), 1)
        if remark.code:
            word = self.tr("Open")
            opener = plain_button(word, lambda: self.open_wanted.emit(remark.code), "quiet")
            opener.setAccessibleName(f"{word} {remark.code}")
            row.addWidget(opener, 0, Qt.AlignmentFlag.AlignTop)
        elif remark.path:
            word = self.tr("Go there")
            jump = plain_button(word, lambda: self.jump_wanted.emit(remark.path), "quiet")
            jump.setAccessibleName(f"{word}: {remark.text}")
            row.addWidget(jump, 0, Qt.AlignmentFlag.AlignTop)
        return line
