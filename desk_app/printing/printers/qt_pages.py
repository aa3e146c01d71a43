"""Draws the pages of a PDF at the resolution of a printer, with Qt and without any window."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from desk_app.errors import PrintTrouble

FINEST = 600
"""Dots per inch beyond which a slip only grows and looks no better."""
POINTS_PER_INCH = 72.0
_WITHOUT_WINDOW = ["desk-app", "-platform", "offscreen"]
"""Arguments for an application that shows nothing, also where there is no screen."""


def application() -> QGuiApplication:
    """The application of this process; a command has none, without which Qt ends it, and gets one here: keep it."""
    found = QGuiApplication.instance()
    return found if isinstance(found, QGuiApplication) else QGuiApplication(_WITHOUT_WINDOW)


class PdfPages:
    """The pages of a PDF in memory; `close` it. Raises PrintTrouble for one that cannot be read."""

    def __init__(self, pdf: bytes) -> None:
        # The buffer must live as long as the document.
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument()
        self.document.load(self._buffer)
        if self.document.error() is not QPdfDocument.Error.None_:
            raise PrintTrouble("printing.pdf_unreadable")

    def __len__(self) -> int:
        return self.document.pageCount()

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in points."""
        points = self.document.pagePointSize(page)
        return points.width(), points.height()

    def image(self, page: int, across: int, down: int) -> QImage:
        """A page in grey on white; `across` and `down` are dots per inch."""
        width, height = self.size(page)
        size = QSize(round(width * across / POINTS_PER_INCH), round(height * down / POINTS_PER_INCH))
        seen = self.document.render(page, size)
        white = QImage(size, QImage.Format.Format_Grayscale8)
        white.fill(255)
        painter = QPainter(white)
        painter.drawImage(0, 0, seen)
        painter.end()
        return white

    def close(self) -> None:
        """Let go of the PDF."""
        self.document.close()
        self._buffer.close()
