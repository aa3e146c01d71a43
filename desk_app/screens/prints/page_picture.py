"""A small picture of the first page of a form."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_app.qt.look import present, scaled

SHARPNESS = 2
"""The picture is drawn this many times larger than its least size, to stay readable when it is given room."""


PEEK = 300
"""Width in device-independent pixels at 100 % text of a page of which only the upper part is shown."""


class PagePicture(QWidget):
    """Shows one page as large as there is room, on a line that sets it off; with `crop` the upper part of a page."""

    def __init__(self, *, crop: bool = False) -> None:
        super().__init__()
        self._crop = crop
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 0 if crop else 120)
        self.setAccessibleName(self.tr("Small picture of the slip"))

    @property
    def is_empty(self) -> bool:
        """Whether no page is shown."""
        return self._image is None

    def show_pdf(self, pdf: bytes | None) -> None:
        """Draw the first page, or nothing."""
        room = QSize(scaled(PEEK), 2 * scaled(PEEK)) if self._crop else self.size()
        self._image = first_page(pdf, room * SHARPNESS) if pdf else None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page at the top, centred."""
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QSize(scaled(PEEK), 2 * scaled(PEEK)) if self._crop else self.size() - QSize(2, 2)
        fitted = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(QPoint((self.width() - fitted.width()) // 2, 1), fitted)
        painter.drawImage(place, self._image)
        painter.setPen(QColor(present().hairline))
        painter.drawRect(place)
        painter.end()


def first_page(pdf: bytes, room: QSize) -> QImage | None:
    """Render the first page of a PDF to fit a room in pixels; None when it cannot be read."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        return None
    points = document.pagePointSize(0)
    size = points.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).toSize()
    page = document.render(0, size)
    document.close()
    image = QImage(page.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.drawImage(0, 0, page)
    painter.end()
    return image
