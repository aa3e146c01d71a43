"""Head and foot of the rail: the emblem with the office, and who works at this desk."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from desk_app.qt.icons import emblem
from desk_app.qt.look import present, scaled
from desk_app.qt.tokens import Size
from desk_app.screens.widgets.avatar import paint_initials
from desk_app.screens.widgets.key_button import chip_font

_LEFT, _GAP = 14, 10
_EMBLEM, _AVATAR = 32, 34


def office_name(full: str) -> str:
    """Shorten "Ủy ban nhân dân phường Khương Đình" to what a clerk calls it, "Phường Khương Đình"."""
    rest = full.removeprefix("Ủy ban nhân dân ").removeprefix("UBND ")
    return rest[:1].upper() + rest[1:]


def two_lines(painter: QPainter, room: QRectF, first: str, second: str, font: QFont) -> None:
    """Write a name and below it, quieter, what it belongs to, both cut with "…" where there is too little room."""
    colours = present()
    strong, quiet = QFont(font), chip_font(font)
    strong.setWeight(QFont.Weight.DemiBold)
    quiet.setWeight(QFont.Weight.Normal)
    half = room.height() / 2
    for at, (text, face, ink) in enumerate(
        ((first, strong, colours.rail_ink), (second, quiet, colours.rail_hint))
    ):
        painter.setFont(face)
        painter.setPen(QColor(ink))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        line = QRectF(room.left(), room.top() + at * half, room.width(), half)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), cut)


class RailHead(QWidget):
    """The emblem with the program's name and the office."""

    def __init__(self) -> None:
        super().__init__()
        self._office = ""
        self._narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_office(self, name: str) -> None:
        """Name the office."""
        self._office = name
        self.setToolTip(name)
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the emblem only."""
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the header."""
        return QSize(scaled(Size.RAIL), scaled(Size.NARROW_HEADER if self._narrow else Size.HEADER))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw emblem and names."""
        painter = QPainter(self)
        side = scaled(_EMBLEM)
        left = (self.width() - side) / 2 if self._narrow else _LEFT
        tile = QRectF(left, (self.height() - side) / 2, side, side)
        emblem(present().rail_on).render(painter, tile)
        if not self._narrow:
            start = left + side + _GAP
            height = 2 * painter.fontMetrics().lineSpacing()
            room = QRectF(start, (self.height() - height) / 2, self.width() - start - 6, height)
            two_lines(painter, room, self.tr("One-stop"), self._office, self.font())
        painter.end()


class RailFoot(QToolButton):
    """Who works at this desk; pressing it locks the desk."""

    lock_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name = self._place = ""
        self._narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.lock_pressed)

    def set_who(self, name: str, place: str, key: str) -> None:
        """Name the person, desk and role; `key` locks."""
        self._name, self._place = name, place
        self.setToolTip(self.tr("{name}, {place} · {key} locks").format(name=name, place=place, key=key))
        self.setAccessibleName(f"{name}, {place}")
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the initials only."""
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    @property
    def who(self) -> str:
        """The name and desk shown now."""
        return f"{self._place} · {self._name}"

    def sizeHint(self) -> QSize:
        """As high as the bar beside it."""
        return QSize(scaled(Size.RAIL), scaled(Size.NARROW_BAR if self._narrow else Size.BAR))

    def minimumSizeHint(self) -> QSize:
        """Give way in width."""
        return QSize(scaled(Size.NARROW_RAIL), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line above, the initials in a round, the name."""
        colours, painter = present(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(8, 0, self.width() - 16, 1), QColor(colours.rail_on))
        side = scaled(_AVATAR)
        left = (self.width() - side) / 2 if self._narrow else _LEFT
        round_ = QRectF(left, (self.height() - side) / 2, side, side)
        paint_initials(painter, round_, self._name, (colours.rail_on, colours.rail_ink), self.font())
        if not self._narrow:
            start = left + side + _GAP
            height = 2 * painter.fontMetrics().lineSpacing() + 4
            room = QRectF(start, (self.height() - height) / 2, self.width() - start - 6, height)
            two_lines(painter, room, self._name, self._place, self.font())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.rail_mark), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 5, -3, -3), 4, 4)
        painter.end()
