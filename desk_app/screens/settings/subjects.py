"""The subjects of the settings as a list at the left, the one chosen at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QWidget,
)

from desk_app.qt.icons import line_mark
from desk_app.qt.look import present, scaled
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.widgets.key_button import chip_font

_WIDE, _NARROW = 236, 204
_ICON, _TO_SET = 0x0101, 0x0102
"""Data roles of the icon's name and of how many settings the ward has still to fill in."""


class _SubjectPainter(QStyledItemDelegate):
    """Paints one subject: icon, word, and how much is still to be filled in."""

    def sizeHint(self, option: object, index: object) -> QSize:
        """All lines are alike."""
        return QSize(100, scaled(Size.RAIL_LINE))

    def paint(self, painter: QPainter, option: object, index: object) -> None:
        """Draw ground, bar, icon, word and count."""
        colours, box = present(), QRectF(option.rect)  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(box, QColor(colours.chosen))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(colours.accent))
        side = scaled(Size.ICON)
        left = box.left() + Gap.NEAR
        icon = line_mark(str(index.data(_ICON)), colours.ink, side)  # type: ignore[attr-defined]
        painter.drawPixmap(int(left), int(box.center().y() - side / 2), icon)
        font = QFont(option.font)  # type: ignore[attr-defined]
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        room = box.adjusted(Gap.NEAR + side + 8, 0, -Gap.SMALL, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), str(index.data()))  # type: ignore[attr-defined]
        if to_set := index.data(_TO_SET):  # type: ignore[attr-defined]
            self._paint_count(painter, room, f"! {to_set}", option.font)  # type: ignore[attr-defined]
        painter.restore()

    def _paint_count(self, painter: QPainter, room: QRectF, text: str, font: QFont) -> None:
        colours, height = present(), scaled(Size.CHIP)
        painter.setFont(chip_font(font))
        width = painter.fontMetrics().horizontalAdvance(text) + 16
        pill = QRectF(room.right() - width, room.center().y() - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.yellow_bg))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(QColor(colours.yellow))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), text)


class Subjects(QWidget):
    """Shows one of several subjects; `changed` when another one is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._list = QListWidget()
        self._list.setProperty("role", "subjects")
        self._list.setItemDelegate(_SubjectPainter(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("Subjects"))
        self._stack = QStackedWidget()
        self._list.currentRowChanged.connect(self._show)
        self.setFocusProxy(self._list)
        row = QHBoxLayout(self)
        row.setContentsMargins(Gap.PAGE, 0, 0, 0)
        row.setSpacing(Gap.NEAR)
        row.addWidget(self._list)
        row.addWidget(self._stack, 1)

    def add(self, subject: QWidget, icon: str, word: str) -> None:
        """Add a subject below the others."""
        item = QListWidgetItem(word)
        item.setData(_ICON, icon)
        self._stack.addWidget(subject)
        self._list.addItem(item)
        if self._list.currentRow() < 0:
            self._list.setCurrentRow(0)

    def show_to_set(self, subject: QWidget, count: int) -> None:
        """Say how many settings of a subject the ward has still to fill in."""
        item = self._list.item(self._stack.indexOf(subject))
        item.setData(_TO_SET, count or None)
        words = self.tr("{subject}, {count} to be set") if count else "{subject}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words.format(subject=item.text(), count=count))

    def currentWidget(self) -> QWidget | None:
        """Give the subject shown."""
        return self._stack.currentWidget()

    def setCurrentWidget(self, subject: QWidget) -> None:
        """Show a subject."""
        self._list.setCurrentRow(self._stack.indexOf(subject))

    def resizeEvent(self, event: object) -> None:
        """Give the list less where the window is narrow."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._list.setFixedWidth(scaled(_WIDE if self.width() > scaled(Size.LEAST_WIDTH) else _NARROW))

    def _show(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self.changed.emit()
