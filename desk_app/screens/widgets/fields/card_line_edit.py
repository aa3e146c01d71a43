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
_INSIDE = 10
"""Edge, padding and cursor at each side of a text, in device-independent pixels."""


class CardLineEdit(QLineEdit):
    """`width` in device-independent pixels at 100 % text; 0 takes what there is.

    A tag never hides a sign of a text the box has room for: its word gives way first, then its icon.
    """

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
        self._make_room()
        super().paintEvent(event)
        word, icon = self.tag_shown
        if not word and not icon:
            return
        painter, colours = QPainter(self), present()
        painter.setFont(plain_chip_font(self.font()))
        painter.setPen(QColor(colours.hint))
        room = QRectF(self.rect()).adjusted(0, 0, -Gap.SMALL - 2, 0)
        painter.drawText(room, _RIGHT_MIDDLE, word)
        if icon:
            side = scaled(Size.CHIP_ICON)
            left = room.right() - (self._word_width() + Gap.TIGHT if word else 0) - side
            mark = line_mark(icon, colours.hint, side)
            painter.drawPixmap(round(left), (self.height() - side) // 2, mark)
        painter.end()

    @property
    def tag_shown(self) -> tuple[str, str]:
        """The word and the icon there is room for beside the text."""
        asked = self.text_width() + 2 * _INSIDE
        whole = self._width == 0 and self.width() >= 2 * self._tag_width(self._word, self._icon)
        for word, icon in ((self._word, self._icon), ("", self._icon)):
            if (word or icon) and (whole or asked + self._tag_width(word, icon) <= self.width()):
                return word, icon
        return "", ""

    def text_width(self) -> int:
        """Give how wide the text is, in device-independent pixels."""
        return self.fontMetrics().horizontalAdvance(self.text())

    def _make_room(self) -> None:
        word, icon = self.tag_shown
        room = self._tag_width(word, icon) if word or icon else 0
        if self.textMargins().right() != room:
            self.setTextMargins(0, 0, room, 0)

    def _tag_width(self, word: str, icon: str) -> int:
        between = Gap.TIGHT if word and icon else 0
        return (
            (self._word_width() if word else 0)
            + (scaled(Size.CHIP_ICON) if icon else 0)
            + between
            + Gap.SMALL
        )

    def _word_width(self) -> int:
        return QFontMetrics(plain_chip_font(self.font())).horizontalAdvance(self._word)
