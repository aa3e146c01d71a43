"""A text box with a list of suggestions below it that never changes what is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMoveEvent
from PySide6.QtWidgets import QListView, QWidget

from desk_app.screens.widgets.fields.card_line_edit import CardLineEdit

SETTLE_MS = 60
"""How long typing must rest: UniKey takes letters back and sends others, and that junk is never looked up."""
MOST_ROWS = 8
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: MOST_ROWS,
    Qt.Key.Key_PageUp: -MOST_ROWS,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SuggestEdit(CardLineEdit):
    """Keeps the cursor while the list is shown; Enter and Tab take the marked line, Esc keeps what was typed.

    `wanted` asks for suggestions for the present text, `taken` gives the number of the line taken, `passed` tells
    that Enter was pressed with nothing to take.
    """

    wanted = Signal(str)
    taken = Signal(int)
    passed = Signal()
    gone = Signal()

    def __init__(self) -> None:
        super().__init__(200)
        self._lines = QStringListModel(self)
        self._list: QListView | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(lambda: self.wanted.emit(self.text()))
        self.textChanged.connect(lambda _text: self._settle.start())

    def suggest(self, lines: list[str], *, mark_first: bool) -> None:
        """Show these lines, or nothing when there are none; `mark_first` lets Enter take the first one."""
        self._lines.setStringList(lines)
        if not lines or not self.hasFocus():
            self.close_list()
            return
        view = self._view()
        row = self._lines.index(0) if mark_first else self._lines.index(-1)
        view.setCurrentIndex(row)
        self._place(view)
        view.show()
        view.raise_()

    @property
    def is_open(self) -> bool:
        """Whether suggestions are shown."""
        return self._list is not None and self._list.isVisible()

    @property
    def suggestions(self) -> tuple[str, ...]:
        """The lines shown now."""
        return tuple(self._lines.stringList()) if self.is_open else ()

    def close_list(self) -> None:
        """Take the list away; the text stays."""
        if self._list is not None:
            self._list.hide()

    def settle_now(self) -> None:
        """Look up at once what is typed, as when Enter comes before the typing has rested."""
        if self._settle.isActive():
            self._settle.stop()
            self.wanted.emit(self.text())

    def event(self, event: QEvent) -> bool:
        """Keep Esc for the open list, and let Tab take the marked line before it moves on."""
        if isinstance(event, QKeyEvent):
            if (
                event.type() is QEvent.Type.ShortcutOverride
                and event.key() == Qt.Key.Key_Escape
                and self.is_open
            ):
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
                self._take_marked()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, take a line, close it; all else is typing."""
        if event.key() in _MOVES:
            self._move(_MOVES[Qt.Key(event.key())])
        elif event.key() in _ENTER:
            if not event.isAutoRepeat() and not self._take_marked():
                self.passed.emit()
        elif event.key() == Qt.Key.Key_Escape and self.is_open:
            self.close_list()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer the most used ones to an empty box."""
        super().focusInEvent(event)
        if not self.text():
            self._settle.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list with the box."""
        super().focusOutEvent(event)
        self._settle.stop()
        self.close_list()
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.gone.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no list behind."""
        super().hideEvent(event)
        self.close_list()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Let the open list follow its box when a remark above pushes it down."""
        super().moveEvent(event)
        if self._list is not None and self.is_open:
            self._place(self._list)

    def _take_marked(self) -> bool:
        self.settle_now()
        row = self._list.currentIndex().row() if self._list is not None and self.is_open else -1
        if row < 0:
            return False
        self.close_list()
        self.taken.emit(row)
        return True

    def _move(self, step: int) -> None:
        if not self.is_open:
            self._settle.stop()
            self.wanted.emit(self.text())
            return
        view = self._view()
        rows = self._lines.rowCount()
        row = view.currentIndex().row()
        view.setCurrentIndex(self._lines.index(min(max(row + step, 0), rows - 1)))

    def _view(self) -> QListView:
        if self._list is None:
            view = QListView(self.window())
            # The list belongs to the window, so it must be told to go with this field, and its lines with it.
            self._lines.setParent(view)
            self.destroyed.connect(view.deleteLater)
            view.setModel(self._lines)
            view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            view.setProperty("role", "suggest")
            view.setUniformItemSizes(True)
            view.setTextElideMode(Qt.TextElideMode.ElideRight)
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            view.setAccessibleName(self.accessibleName())
            view.clicked.connect(lambda index: self._clicked(index.row()))
            self._list = view
        return self._list

    def _clicked(self, row: int) -> None:
        self.close_list()
        self.taken.emit(row)

    def _place(self, view: QListView) -> None:
        window: QWidget = self.window()
        below = self.mapTo(window, QPoint(0, self.height()))
        rows = min(self._lines.rowCount(), MOST_ROWS)
        height = rows * max(view.sizeHintForRow(0), 24) + 2 * view.frameWidth() + 2
        height = min(height, window.height() - below.y() - 4)
        view.setGeometry(below.x(), below.y(), self.width(), height)
