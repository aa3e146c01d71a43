"""The names to choose from at sign-in: initials in a round, the name, and what the person is here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from desk_app.qt.look import present, scaled
from desk_app.screens.widgets.avatar import paint_initials
from desk_app.screens.widgets.key_button import chip_font

ROW = 60
"""Height of a name at 100 % text."""
_AVATAR = 40
_ROLE = 0x0101
"""Data role of the second line."""
_MIDDLE = 0x80


class _NamePainter(QStyledItemDelegate):
    """Paints one name."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are alike."""
        return QSize(100, scaled(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw ground, initials, name and role."""
        from PySide6.QtWidgets import QStyle  # slow to read, and the page is painted before there are names

        colours = present()
        name, role = str(index.data()), str(index.data(_ROLE) or "")
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(6, 4, -6, -4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(QColor(colours.chosen))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        side = scaled(_AVATAR)
        avatar = QRectF(box.left() + 14, box.center().y() - side / 2, side, side)
        worn = (colours.accent, colours.accent_ink) if chosen else (colours.sunken, colours.hint)
        paint_initials(painter, avatar, name, worn, option.font)
        self._write(painter, box, avatar.right() + 14, (name, role), option.font)
        painter.restore()

    def _write(
        self, painter: QPainter, box: QRectF, left: float, lines: tuple[str, str], font: QFont
    ) -> None:
        strong, quiet = QFont(font), chip_font(font)
        strong.setWeight(QFont.Weight.DemiBold)
        quiet.setWeight(QFont.Weight.Normal)
        colours, height = present(), painter.fontMetrics().lineSpacing()
        shown = [one for one in zip(lines, (strong, quiet), ("ink", "hint"), strict=True) if one[0]]
        top = box.center().y() - height * len(shown) / 2
        for text, face, ink in shown:
            painter.setFont(face)
            painter.setPen(QColor(getattr(colours, ink)))
            painter.drawText(QRectF(left, top, box.right() - left - 8, height), _MIDDLE, text)
            top += height


class NameList(QListWidget):
    """Shows as many names as there is room for, the chosen one always among them."""

    def __init__(self, rows_shown: int) -> None:
        super().__init__()
        self._most = rows_shown
        self.setItemDelegate(_NamePainter(self))
        self.setProperty("role", "names")

    def show_names(self, names: Sequence[tuple[str, str]]) -> None:
        """Show (name, what the person is here)."""
        self.clear()
        for name, role in names:
            item = QListWidgetItem(name)
            item.setData(_ROLE, role)
            item.setToolTip(name)
            self.addItem(item)
        self.fit(self._most * scaled(ROW))

    def fit(self, height: int) -> None:
        """Show as many names as a height in device-independent pixels has room for; the others roll."""
        rows = max(1, min(self.count(), self._most, height // scaled(ROW)))
        self.setFixedHeight(rows * scaled(ROW) + 2 * self.frameWidth() + 4)
