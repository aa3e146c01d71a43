"""Labels that show text as it is, in one of the four sizes."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desk_app.qt.alt_watch import HasAccessKey, access_keys_shown

# Qt's namespace of constants takes 17 ms to build: nothing that is painted first may need it.
_PLAIN_TEXT, _BY_MOUSE = 0, 1
"""`Qt.TextFormat.PlainText` and `Qt.TextInteractionFlag.TextSelectableByMouse`."""
_LEFT_MIDDLE, _WRAPPED, _KEY_HIDDEN = 0x81, 0x1000, 0x8000
"""`AlignLeft | AlignVCenter` of `Qt.AlignmentFlag`, `TextWordWrap` and `TextHideMnemonic` of `Qt.TextFlag`."""


class PlainLabel(QLabel):
    """A label that never reads its text as rich text; `size` is title, section, body, hint or figure."""

    def __init__(
        self, text: str = "", size: str = "body", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", _PLAIN_TEXT)
        self.setProperty("level", size)
        self.setWordWrap(wrap)
        self.setText(text)

    def selectable(self) -> PlainLabel:
        """Let the text be marked and copied with the mouse; it takes no place in the order of Tab."""
        self.setProperty("textInteractionFlags", _BY_MOUSE)
        return self


class FieldLabel(HasAccessKey, PlainLabel):
    """The label of a field; the letter of its access key is underlined only while Alt is held."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it without the line below the letter, unless Alt is held."""
        if access_keys_shown() or "&" not in self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        flags = _LEFT_MIDDLE | _KEY_HIDDEN | (_WRAPPED if self.wordWrap() else 0)
        # In the pen a label's painter comes with. Asking the style, or for another pen, would have PySide6 make QStyle or
        # the namespace of constants before the first paint.
        painter.drawText(self.contentsRect(), flags, self.text())
        painter.end()


class CutLabel(PlainLabel):
    """A one-line label that ends with "…" where there is too little room; its tip should say it whole."""

    def minimumSizeHint(self) -> QSize:
        """Take any width."""
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Leave the room to others."""
        return QSize(0, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        if self.fontMetrics().horizontalAdvance(self.text()) <= self.width():
            super().paintEvent(event)
            return
        from PySide6.QtCore import Qt

        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment()), text)
        painter.end()


def rule() -> QFrame:
    """Give a hairline between two parts."""
    line = QFrame()
    line.setProperty("role", "rule")
    return line


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property the style sheet looks at, and have it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
