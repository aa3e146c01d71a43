"""Prints through Qt where no print service answers for its jobs: every page is painted at the printer's own resolution."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desk_app.errors import PrintTrouble
from desk_app.ports.printer import JobState, PrintJob
from desk_app.printing.printers.qt_pages import FINEST, PdfPages, application


class QtPaperPrinter:
    """Implements `PaperPrinter` with QPrinter; the spooler behind it gives no job number and no word on a job."""

    def __init__(self) -> None:
        self._application = application()

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
        pages = PdfPages(pdf)
        device = _device(printer, title, copies)
        device.setPageLayout(_layout(QSizeF(*pages.size(0))))
        painter = QPainter()
        if not painter.begin(device):
            raise PrintTrouble("printing.not_taken", printer=printer)
        try:
            for page in range(len(pages)):
                if page and not device.newPage():
                    raise PrintTrouble("printing.not_taken", printer=printer)
                image = pages.image(page, device.resolution(), device.resolution())
                painter.drawImage(device.paperRect(QPrinter.Unit.DevicePixel), image)
        finally:
            finished = painter.end()
            pages.close()
        if not finished or device.printerState() in (
            QPrinter.PrinterState.Aborted,
            QPrinter.PrinterState.Error,
        ):
            raise PrintTrouble("printing.not_taken", printer=printer)
        return PrintJob(printer, "", title)

    def state(self, job: PrintJob) -> JobState:
        """Say that nothing is known: Qt hears no more of a job once it is spooled."""
        return JobState.UNKNOWN

    def what_is_wrong(self, job: PrintJob) -> PrintTrouble | None:
        """Name nothing, for the same reason."""
        return None

    def cancel(self, job: PrintJob) -> None:
        """Leave the job where it is: Qt cannot reach it any more."""


def _device(printer: str, title: str, copies: int) -> QPrinter:
    device = QPrinter(QPrinterInfo.printerInfo(printer), QPrinter.PrinterMode.HighResolution)
    device.setDocName(title)
    device.setCopyCount(copies)
    device.setFullPage(True)
    device.setColorMode(QPrinter.ColorMode.GrayScale)
    device.setResolution(min(device.resolution(), FINEST))
    return device


def _layout(points: QSizeF) -> QPageLayout:
    """Ask for the paper the form was made for, the long side across where the form lies."""
    lies = points.width() > points.height()
    upright = points.transposed() if lies else points
    size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    return QPageLayout(size, way, QMarginsF(0, 0, 0, 0))
