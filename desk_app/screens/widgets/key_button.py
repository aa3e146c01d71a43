"""A button with its key as a chip in front of the word; the ring of the focus stands around it, in room of its own."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desk_app.qt.look import edge_pen, off_edge, present, scaled
from desk_app.qt.tokens import Colours, Size, TextSizes
from desk_app.screens.widgets.enter_button import EnterButton

_RING = 4
"""Room around the button for the ring, in device-independent pixels."""
_PAD, _SMALL_PAD, _BETWEEN, _CHIP_PAD = 16, 10, 10, 7


def chip_font(of: QFont) -> QFont:
    """Give the font of a key's chip beside text in another."""
    font = QFont(of)
    font.setPointSizeF(of.pointSizeF() * TextSizes().hint / TextSizes().body)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def chip_width(font: QFont, key: str) -> int:
    """Give the width of a key's chip."""
    return max(QFontMetrics(font).horizontalAdvance(key) + 2 * _CHIP_PAD, scaled(Size.CHIP) + 4)


def paint_chip(painter: QPainter, area: QRectF, key: str, ink: str, edge: str, ground: str) -> None:
    """Draw a key as it looks on the keyboard: a small box, thicker below."""
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(QPen(QColor(edge), 1))
    painter.drawLine(
        QPointF(area.left() + 4, area.bottom() - 1.5), QPointF(area.right() - 4, area.bottom() - 1.5)
    )
    painter.setPen(QColor(ink))
    painter.drawText(area, 0x84, key)  # Qt.AlignCenter, without Qt's slow namespace of constants


class KeyButton(EnterButton):
    """Shows "[F9] Lưu và in"; `role` is next (filled), grave, bare, row or grave row (no edge) or nothing. It follows the look at every paint."""

    def __init__(
        self,
        text: str = "",
        key: str = "",
        role: str = "",
        *,
        height: int = Size.FIELD,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.key = key
        self.role = role
        self._height = height
        self._pad = _SMALL_PAD if height <= Size.SMALL_BUTTON else _PAD

    def set_key(self, key: str) -> None:
        """Show another key."""
        if key != self.key:
            self.key = key
            self.updateGeometry()
            self.update()

    @property
    def word(self) -> str:
        """The words without the mark of an access key."""
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def sizeHint(self) -> QSize:
        """Ask for room for key and word, whole, and for the ring."""
        # As wide as when it is chosen, so that choosing moves nothing.
        font = self._word_font(chosen=self.isCheckable())
        width = QFontMetrics(font).horizontalAdvance(self.word) + 2 * self._pad + 2 * _RING + 1
        if self.key:
            width += chip_width(chip_font(self.font()), self.key) + _BETWEEN - 4
        if self.key and not self.text():
            width -= self._pad
        return QSize(width, scaled(self._height) + 2 * _RING)

    def minimumSizeHint(self) -> QSize:
        """Never cut the word, but in a list, where its tip says it whole."""
        hint = self.sizeHint()
        return QSize(scaled(120), hint.height()) if self.role.endswith("row") else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw fill, edge, chip, word and ring."""
        colours = present()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        fill, edge, ink = self._dress(colours)
        fault = self.property("state") == "fault" and not self.isChecked()
        painter.setPen(edge_pen(edge, 2 if self.isChecked() or fault else 1, doubtful=fault))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        left = box.left() + self._pad
        if self.key:
            left = self._paint_key(painter, box, colours, ink)
        painter.setFont(self._word_font())
        painter.setPen(QColor(ink))
        room = QRectF(left, box.top(), box.right() - left - 4, box.height())
        word = self.word
        if self.role.endswith("row"):
            from PySide6.QtCore import Qt

            word = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, 0x81, word)  # left and in the middle of the height
        if self.hasFocus():
            painter.setBrush(QColor(0, 0, 0, 0))
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _paint_key(self, painter: QPainter, box: QRectF, colours: Colours, ink: str) -> float:
        font = chip_font(self.font())
        width, height = chip_width(font, self.key), scaled(Size.CHIP)
        area = QRectF(box.left() + self._pad - 4, box.center().y() - height / 2, width, height)
        painter.setFont(font)
        if self.role == "next" and self.isEnabled():
            paint_chip(painter, area, self.key, colours.accent_ink, colours.accent_ink, colours.accent)
        else:
            edge = colours.hairline if self.isEnabled() else off_edge(colours)
            paint_chip(painter, area, self.key, colours.hint, edge, colours.ground)
        return area.right() + _BETWEEN

    def _word_font(self, *, chosen: bool = False) -> QFont:
        font = QFont(self.font())
        if self.role == "next" or self.isChecked() or chosen:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _dress(self, colours: Colours) -> tuple[str, str, str]:
        """Give fill, edge and ink."""
        if self.role == "bare":
            return "transparent", "transparent", colours.link if self.isEnabled() else colours.hint
        if not self.isEnabled() and self.role.endswith("row"):
            return "transparent", "transparent", colours.hint
        if not self.isEnabled():
            return colours.sunken, off_edge(colours), colours.hint
        if self.role == "next":
            fill = colours.accent_deep if self.underMouse() or self.isDown() else colours.accent
            return fill, fill, colours.accent_ink
        if self.role.endswith("row"):
            fill = colours.chosen if self.underMouse() or self.isDown() else "transparent"
            return fill, "transparent", colours.red if self.role.startswith("grave") else colours.ink
        if self.isChecked():
            return colours.chosen, colours.accent, colours.ink
        edge = colours.ink if self.underMouse() else colours.control
        if self.property("state") == "fault":
            edge = colours.red
        if self.role == "grave":
            return colours.paper, colours.red, colours.red
        return (colours.sunken if self.isDown() else colours.paper), edge, colours.ink
