"""The tiles of the first page: one count each, with a key, opening its list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QToolButton, QWidget

from desk_app.ports.dossiers import WorkList
from desk_app.qt.icons import line_mark
from desk_app.qt.look import present, scaled
from desk_app.qt.noop import QT_TRANSLATE_NOOP
from desk_app.qt.tokens import Size, TextSizes
from desk_app.screens.formats import count_text
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.key_button import chip_font, chip_width, paint_chip

WORDS = {
    WorkList.RECEIVED_TODAY: QT_TRANSLATE_NOOP("Tiles", "Received today"),
    WorkList.DUE_TODAY: QT_TRANSLATE_NOOP("Tiles", "Due today"),
    WorkList.OVERDUE: QT_TRANSLATE_NOOP("Tiles", "Overdue"),
    WorkList.READY: QT_TRANSLATE_NOOP("Tiles", "Ready to return"),
    WorkList.UNSENT: QT_TRANSLATE_NOOP("Tiles", "Dossiers to send"),
    WorkList.UNPRINTED: QT_TRANSLATE_NOOP("Tiles", "Saved, not printed"),
}

RING = 4
"""Room around a tile for the ring of the focus."""
_SIDE, _BETWEEN, _HEIGHT, _LOW = 16, 6, 79, 40


def list_word(which: WorkList) -> str:
    """Give the translated name of a list."""
    return QCoreApplication.translate("Tiles", WORDS[which])


class Tile(QToolButton):
    """One list: its count in a large figure, its name, and its key Alt+1, Alt+2 …; what is late is said by an icon."""

    def __init__(self, which: WorkList, at: int) -> None:
        super().__init__()
        self.which = which
        self._key = f"Alt+{at}"
        self._word = list_word(which)
        self._figure = "–"
        self._warns = False
        self._low = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._word)
        self.setToolTip(self._word)

    def sizeHint(self) -> QSize:
        """Ask for as much as the figure and its words need."""
        icon = scaled(Size.BUTTON_ICON) + _BETWEEN if self.which is WorkList.OVERDUE else 0
        word = QFontMetrics(self._hint()).horizontalAdvance(self._word) + icon
        key = chip_width(chip_font(self.font()), self._key)
        figure = QFontMetrics(self._large()).horizontalAdvance("000")
        if self._low:
            return QSize(figure + word + key + 3 * _SIDE + 2 * RING, scaled(_LOW) + 2 * RING)
        wide = max(word, figure + _SIDE + key) + 2 * _SIDE + 2 * RING
        return QSize(wide, scaled(_HEIGHT) + 2 * RING)

    def set_low(self, low: bool) -> None:
        """Say figure, word and key in one line on a low window."""
        if low != self._low:
            self._low = low
            self.updateGeometry()
            self.update()

    def minimumSizeHint(self) -> QSize:
        """Never cut a word."""
        return self.sizeHint()

    def show_count(self, count: int) -> None:
        """Show how many."""
        self._figure = count_text(count)
        self._warns = self.which is WorkList.OVERDUE and count > 0
        self.setAccessibleName(f"{self._word}: {count}")
        self.update()

    @property
    def figure(self) -> str:
        """The count shown."""
        return self._figure

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint card, figure, key and word."""
        colours, painter = present(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        edge = (
            colours.accent if self.isChecked() else colours.control if self.underMouse() else colours.hairline
        )
        thick = 2 if self.isChecked() else 1
        painter.setPen(QPen(QColor(edge), thick))
        painter.setBrush(QColor(colours.chosen if self.isChecked() else colours.paper))
        half = thick / 2
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), 8, 8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        inside = box.adjusted(_SIDE, scaled(6), -_SIDE, -scaled(8))
        if self._low:
            inside = box.adjusted(_SIDE, 0, -_SIDE, 0)
        ink = colours.orange if self._warns else colours.ink
        self._paint_figure(painter, inside, ink)
        self._paint_word(painter, inside, ink)
        painter.end()

    def _paint_figure(self, painter: QPainter, inside: QRectF, ink: str) -> None:
        colours = present()
        painter.setFont(self._large())
        painter.setPen(QColor(ink))
        height = inside.height() if self._low else QFontMetrics(self._large()).height()
        place = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        lift = 1 if self._low else 2
        painter.drawText(
            QRectF(inside.left(), inside.top() - lift, inside.width(), height), place, self._figure
        )
        font = chip_font(self.font())
        painter.setFont(font)
        width, tall = chip_width(font, self._key), scaled(Size.CHIP)
        top = inside.center().y() - tall / 2 if self._low else inside.top() + scaled(18)
        area = QRectF(inside.right() - width + 4, top, width, tall)
        paint_chip(painter, area, self._key, colours.hint, colours.hairline, colours.ground)

    def _paint_word(self, painter: QPainter, inside: QRectF, ink: str) -> None:
        font = self._hint()
        height, left = QFontMetrics(font).height(), inside.left()
        top = inside.bottom() - height
        if self._low:
            left += QFontMetrics(self._large()).horizontalAdvance(max(self._figure, "00", key=len)) + 10
            top = inside.center().y() - height / 2
        if self._warns:
            side = scaled(Size.BUTTON_ICON)
            painter.drawPixmap(round(left), round(top + (height - side) / 2), line_mark("warning", ink, side))
            left += side + _BETWEEN
        painter.setFont(font)
        painter.setPen(QColor(ink))
        place = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(left, top, inside.right() + 8 - left, height), place, self._word)

    def _large(self) -> QFont:
        sizes, font = TextSizes(), QFont(self.font())
        size = sizes.title if self._low else sizes.tile
        font.setPointSizeF(font.pointSizeF() * size / sizes.body)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _hint(self) -> QFont:
        font = chip_font(self.font())
        font.setWeight(QFont.Weight.Normal)
        return font


class Tiles(QWidget):
    """All tiles; tells `chosen` with the list."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tiles = {which: Tile(which, at) for at, which in enumerate(WORDS, start=1)}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12 - 2 * RING)
        for at, tile in enumerate(self.tiles.values(), start=1):
            self._group.addButton(tile)
            self.addAction(make_action(self, tile.accessibleName(), tile.click, f"Alt+{at}"))
            tile.clicked.connect(lambda checked=False, which=tile.which: self.chosen.emit(which))
        self._columns = 0
        self._arrange(len(self.tiles))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one line where there is room, else in two."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        widest = max(tile.minimumSizeHint().width() for tile in self.tiles.values()) + self._grid.spacing()
        in_one_line = width >= widest * len(self.tiles) - self._grid.spacing()
        self._arrange(len(self.tiles) if in_one_line else (len(self.tiles) + 1) // 2)

    def set_low(self, low: bool) -> None:
        """Give up height on a low window."""
        for tile in self.tiles.values():
            tile.set_low(low)
        self._fit(self.width())

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
