"""A printer for practice: each job becomes a PDF in a folder, and paper can be made to jam once."""

from __future__ import annotations

from pathlib import Path

from desk_app.errors import PrintTrouble
from desk_app.platform.private_files import make_folder, write_whole
from desk_app.ports.printer import JobState, PrintJob


class FolderPrinter:
    """Implements `PaperPrinter` for demonstrations and for desks without a printer."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        self.printed = 0
        """Jobs written so far."""
        self._jammed = False

    def jam_once(self) -> None:
        """Let the next job meet a paper jam."""
        self._jammed = True

    def printers(self) -> tuple[str, ...]:
        """Give its one name."""
        return (self._name,)

    def condition(self, printer: str) -> PrintTrouble | None:
        """Say whether it is the one."""
        missing = printer != self._name
        return PrintTrouble("printing.printer_missing", printer=printer) if missing else None

    def print(self, pdf: bytes, *, title: str, printer: str, copies: int = 1) -> PrintJob:
        """Write the job as a PDF named by its order and title; raises PrintTrouble when it jams or is not meant."""
        if printer != self._name:
            raise PrintTrouble("printing.printer_missing", printer=printer)
        if self._jammed:
            self._jammed = False
            raise PrintTrouble("printing.paper_jam", printer=printer)
        self.printed += 1
        make_folder(self._folder)
        write_whole(self._folder / f"{self.printed:02}-{title}.pdf", pdf)
        return PrintJob(printer, str(self.printed), title)

    def state(self, job: PrintJob) -> JobState:
        """Say that the file is there."""
        return JobState.DONE

    def what_is_wrong(self, job: PrintJob) -> PrintTrouble | None:
        """Name nothing: what jams is refused at once."""
        return None

    def cancel(self, job: PrintJob) -> None:
        """Take nothing back: a file is written at once."""
