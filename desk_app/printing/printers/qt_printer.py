"""Prints through Qt where there is no CUPS: every page is painted at the printer's own resolution."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desk_app.errors import PrintTrouble
from desk_app.ports.printer import JobState, PrintJob

_FINEST = 600
"""Dots per inch beyond which a slip only grows and looks no better."""

_POINTS_PER_INCH = 72.0
_WITHOUT_WINDOW = ["desk-app", "-platform", "offscreen"]
"""Arguments for an application that shows nothing, also where there is no screen."""


class QtPaperPrinter:
    """Implements `PaperPrinter` with QPrinter; the spooler behind it gives no job number and no word on a job.

    A command has no window and so no application, without which Qt ends the whole process: then it gets one here.
    """

    def __init__(self) -> None:
        self._application = QGuiApplication.instance() or QGuiApplication(_WITHOUT_WINDOW)

    def printers(self) -> tuple[str, ...]:
        """Give the names of the printers installed now."""
        return tuple(QPrinterInfo.availablePrinterNames())

    def condition(self, printer: str) -> PrintTrouble | None:
        """Ask Qt, which knows whether it is there and little more."""
        if printer not in self.printers():
            return PrintTrouble("printing.printer_missing", printer=printer)
        if QPrinterInfo.printerInfo(printer).state() in (
            QPrinter.PrinterState.Aborted,
            QPrinter.PrinterState.Error,
        ):
            return PrintTrouble("printing.printer_stopped", printer=printer)
        return None

    def print(self, pdf: bytes, *, title: str, printer: str, copies: int = 1) -> PrintJob:
        """Paint a PDF onto a printer; raises PrintTrouble when it is missing or does not take the pages."""
        if printer not in self.printers():
            raise PrintTrouble("printing.printer_missing", printer=printer)
        document, kept = _open(pdf)
        device = _device(printer, title, copies)
        device.setPageLayout(_layout(document.pagePointSize(0)))
        painter = QPainter()
        if not painter.begin(device):
            raise PrintTrouble("printing.not_taken", printer=printer)
        try:
            for page in range(document.pageCount()):
                if page and not device.newPage():
                    raise PrintTrouble("printing.not_taken", printer=printer)
                painter.drawImage(device.paperRect(QPrinter.Unit.DevicePixel), _paint(document, page, device))
        finally:
            finished = painter.end()
            document.close()
            kept.close()
        if not finished or device.printerState() in (
            QPrinter.PrinterState.Aborted,
            QPrinter.PrinterState.Error,
        ):
            raise PrintTrouble("printing.not_taken", printer=printer)
        return PrintJob(printer, "", title)

    def state(self, job: PrintJob) -> JobState:
        """Say that nothing is known: Qt hears no more of a job once it is spooled."""
        return JobState.UNKNOWN

    def cancel(self, job: PrintJob) -> None:
        """Leave the job where it is: Qt cannot reach it any more."""


def _open(pdf: bytes) -> tuple[QPdfDocument, QBuffer]:
    """Open a PDF from memory; the buffer must live as long as the document."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.error() is not QPdfDocument.Error.None_:
        raise PrintTrouble("printing.pdf_unreadable")
    return document, buffer


def _device(printer: str, title: str, copies: int) -> QPrinter:
    device = QPrinter(QPrinterInfo.printerInfo(printer), QPrinter.PrinterMode.HighResolution)
    device.setDocName(title)
    device.setCopyCount(copies)
    device.setFullPage(True)
    device.setColorMode(QPrinter.ColorMode.GrayScale)
    device.setResolution(min(device.resolution(), _FINEST))
    return device


def _layout(points: QSizeF) -> QPageLayout:
    """Ask for the paper the form was made for, the long side across where the form lies."""
    lies = points.width() > points.height()
    upright = points.transposed() if lies else points
    size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    return QPageLayout(size, way, QMarginsF(0, 0, 0, 0))


def _paint(document: QPdfDocument, page: int, device: QPrinter) -> QImage:
    points = document.pagePointSize(page)
    scale = device.resolution() / _POINTS_PER_INCH
    size = QSize(round(points.width() * scale), round(points.height() * scale))
    seen = document.render(page, size)
    white = QImage(size, QImage.Format.Format_Grayscale8)
    white.fill(255)
    painter = QPainter(white)
    painter.drawImage(0, 0, seen)
    painter.end()
    return white
