"""Lazy parts: forms, printers and the line to the city are slow to load, so each is made at its first use."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from desk_app.resources import home, resource

if TYPE_CHECKING:
    from desk_app.errors import PrintTrouble
    from desk_app.line.line_ahead import LineAhead
    from desk_app.ports.exchange.city_line import CityAnswer, CityCall
    from desk_app.ports.forms import BrokenForm, ClosingSheet, FormRequest, Forms, RenderedForm
    from desk_app.ports.printer import JobState, PaperPrinter, PrintJob


class LazyForms:
    """The official forms; the PDF library and the fonts are loaded with the first one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._forms: Forms | None = None

    def render(self, request: FormRequest) -> RenderedForm:
        """Make the PDF of a form; raises PrintTrouble."""
        return self._loaded().render(request)

    def render_closing(self, sheet: ClosingSheet) -> RenderedForm:
        """Make the PDF of a closed day's sheet; raises PrintTrouble."""
        return self._loaded().render_closing(sheet)

    def broken(self) -> tuple[BrokenForm, ...]:
        """Give the ward's own form files that cannot be used; the PDF library is not needed to find them."""
        from desk_app.storage.layout import DeskFolder

        own = DeskFolder(self._folder).forms
        if not any(own.glob("*.toml")):
            return ()
        from desk_app.printing.forms.form_shelf import broken_forms

        return broken_forms(own)

    def _loaded(self) -> Forms:
        if self._forms is None:
            self._forms = pdf_forms(self._folder)
        return self._forms


def pdf_forms(folder: Path) -> Forms:
    """Give the forms that come with the program, with the ward's own versions from the data folder before them."""
    from platformdirs import user_cache_path

    from desk_app.printing.pages.font_files import find_fonts, system_font_folders
    from desk_app.printing.pages.pdf_forms import PdfForms
    from desk_app.storage.layout import DeskFolder

    fonts = (resource("fonts"), *system_font_folders(os.environ, sys.platform))
    cache = user_cache_path("desk-app", appauthor=False)
    return PdfForms((home() / "forms", DeskFolder(folder).forms), lambda: find_fonts(fonts), cache)


class LazyPrinter:
    """The printers of this PC; the spooler's library is looked for when a printer is first asked for."""

    def __init__(self) -> None:
        self._found: PaperPrinter | None = None

    def printers(self) -> tuple[str, ...]:
        """Give the names of the printers installed now."""
        return self._printer().printers()

    def condition(self, printer: str) -> PrintTrouble | None:
        """Say what would keep a form from coming out."""
        return self._printer().condition(printer)

    def print(self, pdf: bytes, *, title: str, printer: str, copies: int = 1) -> PrintJob:
        """Hand a PDF to a printer; raises PrintTrouble."""
        return self._printer().print(pdf, title=title, printer=printer, copies=copies)

    def state(self, job: PrintJob) -> JobState:
        """Ask the spooler about a job."""
        return self._printer().state(job)

    def what_is_wrong(self, job: PrintJob) -> PrintTrouble | None:
        """Name what keeps an own job from coming out."""
        return self._printer().what_is_wrong(job)

    def cancel(self, job: PrintJob) -> None:
        """Take back an own job that still waits."""
        self._printer().cancel(job)

    def _printer(self) -> PaperPrinter:
        if self._found is None:
            self._found = printer_of_this_pc()
        return self._found


def printer_of_this_pc() -> PaperPrinter:
    """Give the printers through the spooler of Windows or CUPS, else through Qt, which then is loaded without a window."""
    from desk_app.printing.printers.spooler_printer import SpoolerPrinter

    if sys.platform == "win32":
        from desk_app.printing.printers.qt_gdi_painter import GdiPainter
        from desk_app.printing.printers.windows_service import WindowsService
        from desk_app.printing.printers.winspool import Winspool

        return SpoolerPrinter(WindowsService(Winspool(), GdiPainter(), time.time), time.time)
    else:
        from desk_app.printing.printers import libcups

        library = libcups.load()
        if library is not None:
            from desk_app.printing.printers.cups_service import CupsService

            return SpoolerPrinter(CupsService(libcups.Cups(library)), time.time)
        from desk_app.printing.printers.qt_printer import QtPaperPrinter

        return QtPaperPrinter()


class LazyCityLine:
    """The line to the city; loading HTTP takes longer than most commands, so it is made at the first request."""

    def __init__(self) -> None:
        self._line: LineAhead | None = None

    def send(self, call: CityCall) -> CityAnswer:
        """Send one request; raises NoConnection, its key telling what kind."""
        if self._line is None:
            from desk_app.line.line_ahead import LineAhead

            self._line = LineAhead()
        return self._line.send(call)

    def cancel(self) -> None:
        """Give up the request under way, from any thread."""
        if self._line is not None:
            self._line.cancel()

    def close(self) -> None:
        """Give back the connection."""
        if self._line is not None:
            self._line.close()
