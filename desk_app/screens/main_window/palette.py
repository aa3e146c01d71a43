"""Ctrl+K: every deed by its words, with its key, and why it is not to be had now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QAction, QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desk_app.domain.text import fold
from desk_app.qt.look import present, scaled
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.widgets.buttons import key_text
from desk_app.screens.widgets.dialogs import DeskDialog
from desk_app.screens.widgets.key_button import chip_font, chip_width, paint_chip
from desk_app.screens.widgets.labels import PlainLabel

_ROWS, _WIDTH = 9, 620
_AROUND = 8
"""Rows of the window that title, words, buttons and margins take."""
_KEY_ROOM = 110
_KEY, _REASON = 0x0101, 0x0102
"""Data roles of a deed's key and of why it is not to be had."""


def words_of(action: QAction) -> str:
    """Give the words of an action without the mark of its access key."""
    return action.text().replace("&", "").rstrip("…")


def reason_of(action: QAction) -> str:
    """Say why an action is not to be had now; nothing when it is."""
    if action.isEnabled():
        return ""
    tip = action.toolTip()
    words = QCoreApplication.translate("Palette", "not now")
    return tip if tip and tip.replace("&", "") != action.text().replace("&", "") else words


def each_once(actions: Sequence[QAction]) -> tuple[QAction, ...]:
    """Leave out what has no words, and what has the words or the key of one before it."""
    taken, words, keys = list[QAction](), set[str](), set[str]()
    for one in actions:
        if words_of(one) and words_of(one) not in words and key_text(one) not in keys:
            taken.append(one)
            words.add(words_of(one))
            keys |= {key_text(one)} - {""}
    return tuple(taken)


class _DeedPainter(QStyledItemDelegate):
    """Paints one deed: its key, its words, and quieter why it is not to be had."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are alike."""
        return QSize(100, scaled(Size.ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw ground, key, words and reason."""
        colours, box = present(), QRectF(option.rect)
        key, reason = str(index.data(_KEY) or ""), str(index.data(_REASON) or "")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(colours.chosen))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(colours.accent))
        if key:
            font = chip_font(option.font)
            painter.setFont(font)
            height = scaled(Size.CHIP)
            chip = QRectF(box.left() + Gap.NEAR, box.center().y() - height / 2, chip_width(font, key), height)
            paint_chip(painter, chip, key, colours.hint, colours.hairline, colours.ground)
        painter.setFont(option.font)
        painter.setPen(QColor(colours.hint if reason else colours.ink))
        room = box.adjusted(scaled(_KEY_ROOM), 0, -Gap.NEAR, 0)
        words = str(index.data())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        if reason:
            self._paint_reason(painter, room, words, reason, option.font)
        painter.restore()

    def _paint_reason(self, painter: QPainter, room: QRectF, words: str, reason: str, font: QFont) -> None:
        left = painter.fontMetrics().horizontalAdvance(words) + Gap.PAGE
        quiet = chip_font(font)
        quiet.setWeight(QFont.Weight.Normal)
        painter.setFont(quiet)
        rest = room.adjusted(left, 0, 0, 0)
        cut = painter.fontMetrics().elidedText(reason, Qt.TextElideMode.ElideRight, int(rest.width()))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rest, int(right), cut)


class Palette(DeskDialog):
    """Finds deeds without marks and capitals; Enter does the one marked, or says why it cannot be done now."""

    gives_way = True

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(self.tr("What would you like to do?"), parent)
        self._actions = each_once(actions)
        self.words = QLineEdit(maxLength=60)
        self.words.setAccessibleName(self.tr("Words of a deed"))
        self.words.textChanged.connect(lambda _: self._find())
        self.words.installEventFilter(self)
        self.found = QListWidget()
        self.found.setAccessibleName(self.tr("Deeds"))
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setItemDelegate(_DeedPainter(self.found))
        room = parent.window().height() // scaled(Size.ROW) - _AROUND
        self.found.setFixedHeight(scaled(Size.ROW) * max(4, min(_ROWS, room)) + 4)
        self.found.setMinimumWidth(scaled(_WIDTH))
        self.found.itemDoubleClicked.connect(lambda _: self._do())
        self.why = PlainLabel(size="hint", wrap=True)
        self.why.setMinimumHeight(self.why.fontMetrics().lineSpacing())
        for part in (self.words, self.found, self.why):
            self.body.addWidget(part)
        self.add_back()
        self.add_deed(self.tr("Do it"), self._do)
        self._find()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows move in the list and Enter do what is marked, while the words keep the focus."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if not event.isAutoRepeat():
                    self._do()
                return True
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
            if (rows := step.get(Qt.Key(event.key()))) is not None:
                row = min(max(self.found.currentRow() + rows, 0), self.found.count() - 1)
                self.found.setCurrentRow(row)
                return True
        return False

    def _find(self) -> None:
        wanted = fold(self.words.text()).split()
        self.found.clear()
        begin = " ".join(wanted)
        for action in sorted(self._actions, key=lambda one: not fold(words_of(one)).startswith(begin)):
            text = fold(f"{words_of(action)} {key_text(action)}")
            if all(word in text for word in wanted):
                item = QListWidgetItem(words_of(action))
                item.setData(_KEY, key_text(action))
                item.setData(_REASON, reason_of(action))
                spoken = ", ".join(
                    part for part in (words_of(action), key_text(action), reason_of(action)) if part
                )
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                item.setData(Qt.ItemDataRole.UserRole, self._actions.index(action))
                self.found.addItem(item)
        self.found.setCurrentRow(0)
        self.why.setText("" if self.found.count() else self.tr("No deed has these words."))

    def _do(self) -> None:
        item = self.found.item(self.found.currentRow())
        if not self.found.count():
            return
        action = self._actions[item.data(Qt.ItemDataRole.UserRole)]
        if reason := reason_of(action):
            self.why.setText(reason)
            self.show_whole(self.why)
            return
        self.accept()
        action.trigger()
