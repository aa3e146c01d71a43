"""Two lines beside an icon at the foot of the window: how the desk stands with the city, and how its printer does."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from desk_app.qt.icons import line_mark
from desk_app.qt.look import present, scaled
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.main_window.status_words import DeskState, StatusLine, status_line
from desk_app.screens.widgets.key_button import chip_font

_LEAST = 236
"""Width of the block at 100 % text while its words are short, so that nothing moves when they change."""
_LEFT, _BETWEEN = Gap.NEAR, 10


class TwoLineBlock(QPushButton):
    """An icon, a word that says the state and a quieter line below; on a ground where its state has a colour."""

    def __init__(self, least: int = 0) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.setProperty("role", "block")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._least = least
        self._narrow = False
        self._icon, self._role = "", "ink"
        self._first = self._second = ""

    def show_lines(self, icon: str, role: str, first: str, second: str) -> None:
        """Show these; `role` is a state's colour, or "ink" for a quiet one without a ground."""
        shown = (icon, role, first, second)
        if shown != (self._icon, self._role, self._first, self._second):
            self._icon, self._role, self._first, self._second = shown
            whole = " · ".join(part for part in (first, second) if part)
            self.setToolTip(whole)
            self.setAccessibleName(whole)
            self.updateGeometry()
            self.update()

    @property
    def lines(self) -> tuple[str, str]:
        """The two lines shown now."""
        return self._first, self._second

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon only; the tip says the words."""
        self._narrow = narrow
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for room for both lines, whole."""
        height = scaled(Size.NOTICE)
        if self._narrow:
            return QSize(scaled(Size.NOTICE), height)
        first = QFontMetrics(self._strong()).horizontalAdvance(self._first)
        second = QFontMetrics(self._quiet()).horizontalAdvance(self._second)
        words = max(first, second) + _LEFT + scaled(Size.ICON) + _BETWEEN + Gap.NEAR + 1
        return QSize(max(words, scaled(self._least)), height)

    def minimumSizeHint(self) -> QSize:
        """Make do with the icon and the first words; the tip says all."""
        return QSize(min(self.sizeHint().width(), scaled(150)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon and lines."""
        colours, painter = present(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._role != "ink":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(colours, f"{self._role}_bg")))
            painter.drawRoundedRect(box, 6, 6)
        side = scaled(Size.ICON)
        ink = getattr(colours, self._role)
        left = (self.width() - side) / 2 if self._narrow else _LEFT
        painter.drawPixmap(int(left), int((self.height() - side) / 2), line_mark(self._icon, ink, side))
        if not self._narrow:
            self._paint_words(painter, ink, colours.ink if self._role != "ink" else colours.hint)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _paint_words(self, painter: QPainter, ink: str, quiet: str) -> None:
        left = _LEFT + scaled(Size.ICON) + _BETWEEN
        width = self.width() - left - Gap.SMALL
        lines = [(self._first, self._strong(), ink), (self._second, self._quiet(), quiet)]
        shown = [one for one in lines if one[0]]
        height = QFontMetrics(self._strong()).lineSpacing()
        top = (self.height() - height * len(shown)) / 2
        for text, font, colour in shown:
            painter.setFont(font)
            painter.setPen(QColor(colour))
            cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(left, top, width, height), int(Qt.AlignmentFlag.AlignVCenter), cut)
            top += height

    def _strong(self) -> QFont:
        font = chip_font(self.font())
        font.setWeight(QFont.Weight.Normal if self._role == "ink" else QFont.Weight.DemiBold)
        return font

    def _quiet(self) -> QFont:
        font = chip_font(self.font())
        font.setWeight(QFont.Weight.Normal)
        return font


class StatusArea(TwoLineBlock):
    """The state of the desk as icon and words; pressing it opens what waits to be sent."""

    def __init__(self) -> None:
        super().__init__(_LEAST)
        self._line: StatusLine | None = None
        self.show_state(DeskState())

    def show_state(self, state: DeskState) -> None:
        """Show a state; nothing is painted anew while it stays the same."""
        line = status_line(state)
        if line != self._line:
            self._line = line
            self.show_lines(line.icon, line.colour, line.word, line.detail)


class PrinterBlock(TwoLineBlock):
    """The printer of the receipt slip by name, and how it does."""

    def __init__(self) -> None:
        super().__init__()
        self.show_printer("", "", well=True)

    def show_printer(self, name: str, state: str, *, well: bool) -> None:
        """Show a printer; one that is not well takes the colour of what needs a person."""
        self.show_lines("print", "ink" if well else "orange", name, state)
