"""The three ways of not taking a dossier in, each with its key and what the citizen leaves with."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desk_app.domain.dossier.turning_away import Way
from desk_app.qt.look import present, scaled
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.key_button import KeyButton, chip_font, chip_width, paint_chip
from desk_app.screens.widgets.tables.chip import plain_chip_font

_RING, _PAD, _HEIGHT = 4, 14, 64
_LEFT_MIDDLE = 0x81


class WayButton(KeyButton):
    """A choice in two lines: key and word above, what comes of it below."""

    def __init__(self, word: str, about: str, key: str) -> None:
        super().__init__(word, key, "choice")
        self._about = about
        self.setCheckable(True)
        self.setAccessibleName(f"{word}: {about}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for both lines, whole."""
        strong = QFontMetrics(chip_font(self.font())).horizontalAdvance(self.word) * 1.06
        first = chip_width(chip_font(self.font()), self.key) + Gap.SMALL + strong
        second = QFontMetrics(plain_chip_font(self.font())).horizontalAdvance(self._about)
        return QSize(round(max(first, second)) + 2 * _PAD + 2 * _RING + 2, scaled(_HEIGHT) + 2 * _RING)

    def minimumSizeHint(self) -> QSize:
        """Never cut a word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, both lines and the ring."""
        colours, painter = present(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        fill, edge, ink = self._dress(colours)
        painter.setPen(QPen(QColor(edge), 2 if self.isChecked() else 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        half = box.height() / 2
        chip = QRectF(box.left() + _PAD, box.top() + half - scaled(Size.CHIP) - 1, 0, scaled(Size.CHIP))
        chip.setWidth(chip_width(chip_font(self.font()), self.key))
        painter.setFont(chip_font(self.font()))
        paint_chip(painter, chip, self.key, colours.hint, colours.hairline, colours.ground)
        painter.setFont(self._word_font())
        painter.setPen(QColor(ink))
        left = chip.right() + Gap.SMALL
        painter.drawText(QRectF(left, chip.top(), box.right() - left, chip.height()), _LEFT_MIDDLE, self.word)
        painter.setFont(plain_chip_font(self.font()))
        painter.setPen(QColor(colours.hint))
        below = QRectF(box.left() + _PAD, box.top() + half, box.width() - 2 * _PAD, half - Gap.TIGHT)
        painter.drawText(below, _LEFT_MIDDLE, self._about)
        if self.hasFocus():
            painter.setBrush(QColor(0, 0, 0, 0))
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()


class WayChoice(QWidget):
    """Tells `chosen` with the Way a key or a click asks for; it shows a way only when told to."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        words = {
            Way.SUPPLEMENT: (self.tr("Papers missing"), self.tr("Form 02, come back with them")),
            Way.REFUSAL: (self.tr("Not taken in here"), self.tr("Form 03, says why")),
            Way.GUIDANCE: (self.tr("Guidance only"), self.tr("A slip that says where to go")),
        }
        self._buttons: dict[Way, WayButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Gap.TIGHT)
        for number, (way, (word, about)) in enumerate(words.items(), start=1):
            button = self._buttons[way] = WayButton(word, about, f"Alt+{number}")
            self.addAction(make_action(self, word, button.click, button.key))
            button.clicked.connect(lambda _on, way=way: self._ask(way))
            row.addWidget(button, 1)
        self._way: Way | None = None

    def show_way(self, way: Way | None) -> None:
        """Mark a way as the one taken."""
        self._way = way
        for one, button in self._buttons.items():
            button.setChecked(one is way)

    def _ask(self, way: Way) -> None:
        # The mark follows what is chosen, never the click alone.
        self.show_way(self._way)
        if way is not self._way:
            self.chosen.emit(way)
