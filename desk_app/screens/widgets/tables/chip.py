"""The chip: a state as a pill with icon and word, painted by tables and standing alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_app.qt.icons import line_mark
from desk_app.qt.look import present, scaled
from desk_app.qt.tokens import HIGH_CONTRAST, Size
from desk_app.screens.widgets.key_button import chip_font

_LEFT, _BETWEEN, _RIGHT = 6, 4, 8
_IN_THE_MIDDLE = 0x81
"""`Qt.AlignLeft | Qt.AlignVCenter`, without Qt's slow namespace of constants."""


@dataclass(frozen=True, slots=True)
class ChipLook:
    """A state: its icon, the role of its colour (green, blue, grey, yellow, orange, red) and its word."""

    icon: str
    tone: str
    word: str


def plain_chip_font(of: QFont) -> QFont:
    """Give the font of a chip's word beside text in another."""
    font = chip_font(of)
    font.setWeight(QFont.Weight.Normal)
    return font


def pill_width(metrics: QFontMetrics, look: ChipLook) -> int:
    """Give the width of a chip whose word stands in the font of `metrics`."""
    icon = scaled(Size.CHIP_ICON) + _BETWEEN if look.icon else 2
    return metrics.horizontalAdvance(look.word) + _LEFT + icon + _RIGHT + 1


def paint_pill(painter: QPainter, left: float, middle: float, look: ChipLook, width: int) -> None:
    """Paint a chip with the painter's font, its left edge at `left` and the middle of its height at `middle`."""
    colours, height = present(), scaled(Size.CHIP)
    ink = getattr(colours, look.tone)
    box = QRectF(left, middle - height / 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # White grounds of high contrast need an edge.
    edge = ink if colours is HIGH_CONTRAST else "transparent"
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(QColor(getattr(colours, f"{look.tone}_bg")))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
    words = box.left() + _LEFT
    if look.icon:
        side = scaled(Size.CHIP_ICON)
        painter.drawPixmap(round(words), round(middle - side / 2), line_mark(look.icon, ink, side))
        words += side + _BETWEEN
    else:
        words += 2
    painter.setPen(QColor(ink))
    painter.drawText(QRectF(words, box.top(), box.right() - words, box.height()), _IN_THE_MIDDLE, look.word)


class Chip(QWidget):
    """A state that stands alone; read out by its word."""

    def __init__(self, look: ChipLook | None = None) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_chip(look)

    @property
    def look(self) -> ChipLook | None:
        """The state shown now."""
        return self._look

    @property
    def word(self) -> str:
        """The word shown now; "" while there is none."""
        return self._look.word if self._look else ""

    def show_chip(self, look: ChipLook | None) -> None:
        """Show another state; None shows nothing."""
        self._look = look
        self.setAccessibleName(self.word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for icon and word, whole."""
        metrics = QFontMetrics(plain_chip_font(self.font()))
        return QSize(pill_width(metrics, self._look) if self._look else 0, scaled(Size.CHIP))

    def minimumSizeHint(self) -> QSize:
        """Never cut the word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill."""
        if self._look is not None:
            painter = QPainter(self)
            painter.setFont(plain_chip_font(self.font()))
            paint_pill(painter, 0, self.height() / 2, self._look, self.sizeHint().width())
            painter.end()
