"""A box that says at its right end where its text is from, as from a card, and is as wide as what belongs in it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from desk_app.qt.icons import line_mark
from desk_app.qt.look import present, scaled
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.widgets.labels import restyle
from desk_app.screens.widgets.tables.chip import plain_chip_font

_RIGHT_MIDDLE = 0x82


class CardLineEdit(QLineEdit):
    """`width` in device-independent pixels at 100 % text; 0 takes what there is."""

    def __init__(self, longest: int = 32_767, width: int = 0) -> None:
        super().__init__(maxLength=longest)
        self._width = width
        self._word = self._icon = ""
        if width:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tag(self, word: str, icon: str = "") -> None:
        """Say a quiet word at the right end, "" for none; the text keeps clear of it."""
        if (word, icon) != (self._word, self._icon):
            self._word, self._icon = word, icon
            self._make_room()
            self.update()

    def set_origin(self, word: str) -> None:
        """Mark the text as filled in from somewhere, as "thẻ"; "" once somebody has changed it."""
        self.set_tag(word, "person" if word else "")
        restyle(self, "origin", "card" if word else "")

    @property
    def tag(self) -> str:
        """The word at the right end."""
        return self._word

    def sizeHint(self) -> QSize:
        """Ask for the width of what belongs in the box."""
        hint = super().sizeHint()
        return QSize(scaled(self._width), hint.height()) if self._width else hint

    def minimumSizeHint(self) -> QSize:
        """Keep that width."""
        hint = super().minimumSizeHint()
        return QSize(scaled(self._width), hint.height()) if self._width else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, and the word in it."""
        super().paintEvent(event)
        if not self._word or self.width() < 2 * self._tag_width():
            return
        self._make_room()
        painter, colours = QPainter(self), present()
        painter.setFont(plain_chip_font(self.font()))
        painter.setPen(QColor(colours.hint))
        room = QRectF(self.rect()).adjusted(0, 0, -Gap.SMALL - 2, 0)
        painter.drawText(room, _RIGHT_MIDDLE, self._word)
        if self._icon:
            side = scaled(Size.CHIP_ICON)
            left = room.right() - self._word_width() - Gap.TIGHT - side
            mark = line_mark(self._icon, colours.hint, side)
            painter.drawPixmap(round(left), (self.height() - side) // 2, mark)
        painter.end()

    def _make_room(self) -> None:
        room = self._tag_width() if self._word and self.width() >= 2 * self._tag_width() else 0
        if self.textMargins().right() != room:
            self.setTextMargins(0, 0, room, 0)

    def _tag_width(self) -> int:
        return self._word_width() + (scaled(Size.CHIP_ICON) + Gap.TIGHT if self._icon else 0) + Gap.SMALL

    def _word_width(self) -> int:
        return QFontMetrics(plain_chip_font(self.font())).horizontalAdvance(self._word)
