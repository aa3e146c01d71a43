"""Printers, forms and files in memory, with the troubles a desk meets."""

from __future__ import annotations

import hashlib
from pathlib import Path

from desk_app.errors import PrintTrouble
from desk_app.ports.forms import BrokenForm, ClosingSheet, FormRequest, RenderedForm
from desk_app.ports.printer import JobState, PrintJob


class FakeForms:
    """Makes "pages" that say what they were made of."""

    def __init__(self) -> None:
        self.requests: list[FormRequest] = []
        self.broken_files: tuple[BrokenForm, ...] = ()

    def broken(self) -> tuple[BrokenForm, ...]:
        return self.broken_files

    def render(self, request: FormRequest) -> RenderedForm:
        self.requests.append(request)
        pdf = f"{request.form} {request.dossier.code} {request.copy_no} {request.clerk_name}".encode()
        return RenderedForm(request.form, "1", pdf, hashlib.sha256(pdf).hexdigest())

    def render_closing(self, sheet: ClosingSheet) -> RenderedForm:
        pdf = f"closing {sheet.closed.day} {sheet.copy_no} {sheet.supervisor}".encode()
        return RenderedForm("closing", "1", pdf, hashlib.sha256(pdf).hexdigest())


class FakePrinter:
    """One printer called Laser; `trouble` makes it refuse."""

    def __init__(self) -> None:
        self.jobs: list[PrintJob] = []
        self.cancelled: list[PrintJob] = []
        self.trouble: PrintTrouble | None = None
        self.says = JobState.DONE
        self.names: PrintTrouble | None = None
        self.number: str | None = None
        """The number of every job, in place of one that tells them apart."""
        self.installed: tuple[str, ...] = ("Laser",)

    def printers(self) -> tuple[str, ...]:
        return self.installed

    def condition(self, printer: str) -> PrintTrouble | None:
        if printer not in self.installed:
            return PrintTrouble("printing.printer_missing", printer=printer)
        return self.trouble

    def print(self, pdf: bytes, *, title: str, printer: str, copies: int = 1) -> PrintJob:
        if printer not in self.installed:
            raise PrintTrouble("printing.printer_missing", printer=printer)
        if self.trouble is not None:
            raise self.trouble
        number = f"{printer}-{len(self.jobs) + 1}" if self.number is None else self.number
        job = PrintJob(printer, number, title)
        self.jobs.append(job)
        return job

    def state(self, job: PrintJob) -> JobState:
        return self.says

    def what_is_wrong(self, job: PrintJob) -> PrintTrouble | None:
        if job.printer not in self.installed:
            return PrintTrouble("printing.printer_missing", printer=job.printer)
        return self.names

    def cancel(self, job: PrintJob) -> None:
        self.cancelled.append(job)


class FakeFiles:
    """A disk that may be full."""

    def __init__(self) -> None:
        self.written: dict[Path, bytes] = {}
        self.full = False

    def save(self, path: Path, content: bytes) -> None:
        if self.full:
            raise PrintTrouble("printing.file_not_written", path=str(path))
        self.written[path] = content
