"""The tiles of the first page: one count each, with a key, opening its list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QToolButton, QWidget

from desk_app.ports.dossiers import WorkList
from desk_app.qt.noop import QT_TRANSLATE_NOOP
from desk_app.screens.formats import count_text
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.labels import PlainLabel

WORDS = {
    WorkList.RECEIVED_TODAY: QT_TRANSLATE_NOOP("Tiles", "Received today"),
    WorkList.DUE_TODAY: QT_TRANSLATE_NOOP("Tiles", "Due today"),
    WorkList.OVERDUE: QT_TRANSLATE_NOOP("Tiles", "Overdue"),
    WorkList.READY: QT_TRANSLATE_NOOP("Tiles", "Ready to return"),
    WorkList.UNSENT: QT_TRANSLATE_NOOP("Tiles", "Dossiers to send"),
    WorkList.UNPRINTED: QT_TRANSLATE_NOOP("Tiles", "Saved, not printed"),
}


def list_word(which: WorkList) -> str:
    """Give the translated name of a list."""
    return QCoreApplication.translate("Tiles", WORDS[which])


class Tile(QToolButton):
    """One list: its count in a large figure, its name, and its key Alt+1, Alt+2 …"""

    def __init__(self, which: WorkList, at: int) -> None:
        super().__init__()
        self.which = which
        self.setProperty("role", "tile")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._figure = PlainLabel("–", "title")
        self._word = PlainLabel(list_word(which))
        self.setAccessibleName(self._word.text())
        key = PlainLabel(f"Alt+{at}", "hint")
        grid = self._parts = QGridLayout(self)
        grid.setContentsMargins(16, 6, 12, 6)
        grid.setSpacing(0)
        grid.addWidget(self._figure, 0, 0)
        grid.addWidget(key, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._word, 1, 0, 1, 2)
        for part in (self._figure, self._word, key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Ask for as much as the figure and its words need."""
        return self._parts.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never cut a word."""
        return self._parts.minimumSize()

    def show_count(self, count: int) -> None:
        """Show how many."""
        self._figure.setText(count_text(count))
        self.setAccessibleName(f"{self._word.text()}: {count}")

    @property
    def figure(self) -> str:
        """The count shown."""
        return self._figure.text()


class Tiles(QWidget):
    """All tiles; tells `chosen` with the list."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tiles = {which: Tile(which, at) for at, which in enumerate(WORDS, start=1)}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        for at, tile in enumerate(self.tiles.values(), start=1):
            self._group.addButton(tile)
            self.addAction(make_action(self, tile.accessibleName(), tile.click, f"Alt+{at}"))
            tile.clicked.connect(lambda checked=False, which=tile.which: self.chosen.emit(which))

        self._columns = 0
        self._arrange(len(self.tiles))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one line where there is room, else in two."""
        super().resizeEvent(event)
        widest = max(tile.minimumSizeHint().width() for tile in self.tiles.values()) + self._grid.spacing()
        in_one_line = event.size().width() >= widest * len(self.tiles)
        self._arrange(len(self.tiles) if in_one_line else (len(self.tiles) + 1) // 2)

    def minimumSizeHint(self) -> QSize:
        """Let the window be as narrow as two lines need."""
        return QSize(0, super().minimumSizeHint().height())

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, tile in enumerate(self.tiles.values()):
            self._grid.addWidget(tile, at // columns, at % columns)
        for at in range(len(self.tiles)):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)

    def mark(self, which: WorkList) -> None:
        """Show which list is open."""
        self.tiles[which].setChecked(True)
