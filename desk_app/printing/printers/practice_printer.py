"""The printer of a practice desk beside those of this PC: it opens the pages instead of using up paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desk_app.errors import PrintTrouble
from desk_app.platform.private_files import make_folder, write_whole
from desk_app.ports.printer import JobState, PaperPrinter, PrintJob

NAME = "Máy in tập"
"""As it is chosen at the counter; its pages carry the watermark of every practice print."""


class PracticePrinter:
    """Implements `PaperPrinter`; `show` opens a PDF in the viewer of this PC, real printers are passed on to."""

    def __init__(self, real: PaperPrinter, folder: Path, show: Callable[[Path], object]) -> None:
        self._real = real
        self._folder = folder
        self._show = show
        self._printed = 0

    def printers(self) -> tuple[str, ...]:
        """Its own name first; a PC without a print service has this one all the same."""
        try:
            return (NAME, *self._real.printers())
        except PrintTrouble:
            return (NAME,)

    def condition(self, printer: str) -> PrintTrouble | None:
        """Nothing is ever wrong with the practice printer."""
        return None if printer == NAME else self._real.condition(printer)

    def print(self, pdf: bytes, *, title: str, printer: str, copies: int = 1) -> PrintJob:
        """Keep the pages in the data folder and open them; raises PrintTrouble of a real printer."""
        if printer != NAME:
            return self._real.print(pdf, title=title, printer=printer, copies=copies)
        make_folder(self._folder)
        self._printed += 1
        page = self._folder / f"{title}-{self._printed:02}.pdf"
        write_whole(page, pdf)
        self._show(page)
        return PrintJob(NAME, page.stem, title)

    def state(self, job: PrintJob) -> JobState:
        """Say that its own pages are there."""
        return JobState.DONE if job.printer == NAME else self._real.state(job)

    def what_is_wrong(self, job: PrintJob) -> PrintTrouble | None:
        """Pass on what keeps the job of a real printer."""
        return None if job.printer == NAME else self._real.what_is_wrong(job)

    def cancel(self, job: PrintJob) -> None:
        """Take back the job of a real printer."""
        if job.printer != NAME:
            self._real.cancel(job)
