"""Makes a page that shows whether a printer writes Vietnamese and reaches the edges of its paper."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

HARD_LETTERS = "Ặ Ễ Ộ Ữ ỷ ĐẶNG NGUYỄN THỊ ƯỚC"
"""Letters with stacked marks that a bad font cuts or boxes (UX 57)."""

_DPI = 300


def test_page(lines: tuple[str, ...], family: str) -> bytes:
    """Give an A5 page as PDF with a frame, the hard letters and the lines given."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    page = QPageSize(QPageSize.PageSizeId.A5)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(10, 10, 10, 10)))
    painter = QPainter(writer)
    area = QRectF(0, 0, writer.width(), writer.height())
    painter.drawRect(area)
    painter.setFont(QFont(family, 14))
    text = "\n\n".join((HARD_LETTERS, *lines))
    flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
    painter.drawText(area, flags, text)
    painter.end()
    buffer.close()
    return bytes(content.data())
