"""The list of what waits for a person: three lines each, what it is and since when, the code, whose dossier it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desk_app.qt.look import Look, present, scaled
from desk_app.screens.formats import age_text
from desk_app.screens.widgets.tables.cell_painter import BAR, CellPainter
from desk_app.screens.widgets.tables.chip import plain_chip_font
from desk_app.screens.widgets.tables.code_runs import CodePen
from desk_app.screens.widgets.tables.row_table import RowTable
from desk_app.screens.widgets.tables.windowed_rows import WindowedRows

if TYPE_CHECKING:
    from desk_app.messages import Messages
    from desk_app.services.exchange.exception_words import ExceptionView

_SIDE, _HIGH = 18, 88
_SELECTED = QStyle.StateFlag.State_Selected
_ELIDE = Qt.TextElideMode.ElideRight
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class MatterPainter(CellPainter):
    """Paints the three lines of a matter."""

    words: Messages
    now: Callable[[], datetime]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint ground, bar, lines and the hairline below."""
        colours, rect = present(), QRect(option.rect)
        if option.state & _SELECTED:
            painter.fillRect(rect, QColor(colours.chosen))
            painter.fillRect(rect.x(), rect.y(), scaled(BAR), rect.height(), QColor(colours.accent))
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        row = self._rows.row(index.row())
        if row is None:
            return
        view: ExceptionView = row.view
        inside = rect.adjusted(_SIDE, scaled(10), -_SIDE, -scaled(10))
        line = inside.height() // 3
        lines = [QRect(inside.x(), inside.y() + line * at, inside.width(), line) for at in range(3)]
        age = age_text(self.now() - view.opened_at)
        painter.setFont(plain_chip_font(self._plain))
        painter.setPen(QColor(colours.hint))
        painter.drawText(lines[0], _RIGHT, age)
        room = lines[0].width() - self.chip.horizontalAdvance(age) - 8
        name = self.words.exception_name(view.about)
        painter.setFont(self._strong)
        painter.setPen(QColor(colours.ink))
        painter.drawText(lines[0], _LEFT, self.strong.elidedText(name, _ELIDE, room))
        code = next(iter(view.codes), "")
        small = plain_chip_font(self._plain)
        baseline = lines[1].y() + (line + self.chip.ascent() - self.chip.descent()) // 2
        CodePen(small).paint(painter, lines[1].x(), baseline, code or "–", colours.ink, colours.hint)
        painter.setFont(small)
        painter.setPen(QColor(colours.hint))
        said = self.chip.elidedText(whose(view), _ELIDE, lines[2].width())
        painter.drawText(lines[2], _LEFT, said)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows are all alike."""
        return QSize(200, scaled(_HIGH))


class MatterList(RowTable):
    """One column in sight; all its words can be asked of the model."""

    HIGH = _HIGH

    def __init__(
        self, model: WindowedRows, look: Look, name: str, messages: Messages, now: Callable[[], datetime]
    ) -> None:
        super().__init__(model, look, name)
        painter = MatterPainter(model, self)
        painter.words, painter.now = messages, now
        self._cells = painter
        self.setItemDelegate(painter)
        self.horizontalHeader().hide()
        self.setProperty("role", "inside")
        self._leave_out()

    def _leave_out(self) -> None:
        """Show the one column that paints everything."""
        for at in range(1, len(self._rows.columns)):
            self.setColumnHidden(at, True)


def whose(view: ExceptionView) -> str:
    """Name the person a matter is about, and the desks that spoke of it."""
    names = dict.fromkeys(one.name for one in view.versions if one.name)
    return " · ".join(names)
