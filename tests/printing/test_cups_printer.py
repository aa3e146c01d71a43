"""Slips go through a real CUPS to a printer on a socket, and what goes wrong there gets its name."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
import zxingcpp

from desk_app.errors import PrintTrouble
from desk_app.ports.printer import JobState, PrintJob
from desk_app.printing.pages.pdf_forms import PdfForms
from desk_app.printing.printers.cups_service import CupsService, trouble_of
from desk_app.printing.printers.libcups import Cups, Destination, load
from desk_app.printing.printers.spooler_printer import SpoolerPrinter
from tests.printing.private_cups import PrivateCups, SocketPrinter, paper_behind, running_cups, wait_for
from tests.printing.slips import CODE, picture, request, texts
from tests.windows.needs import SystemPart, only_with

QUEUE = "quay-1"


@pytest.fixture(scope="module")
def service() -> Iterator[PrivateCups]:
    with running_cups() as service:
        yield service


@pytest.fixture
def paper(service: PrivateCups) -> Iterator[SocketPrinter]:
    with paper_behind(service, QUEUE) as paper:
        yield paper
    service.do("lpadmin", "-x", QUEUE)


@pytest.fixture
def printer(service: PrivateCups) -> SpoolerPrinter:
    lib = load()
    assert lib is not None, "libcups2 belongs to the system packages of this project"
    return SpoolerPrinter(CupsService(Cups(lib, service.server)), time.time)


@pytest.fixture
def slip(forms: PdfForms) -> bytes:
    return forms.render(request()).pdf


def named(trouble: PrintTrouble | None) -> str:
    return trouble.key if trouble is not None else ""


def test_a_slip_arrives_sharp_at_the_printer(
    printer: SpoolerPrinter, paper: SocketPrinter, slip: bytes
) -> None:
    paper.switch_on()
    job = printer.print(slip, title=CODE, printer=QUEUE)
    wait_for(lambda: printer.state(job) is JobState.DONE)
    wait_for(lambda: len(paper.received) == 1)
    pdf = paper.received[0][paper.received[0].index(b"%PDF") :]
    assert len(texts(pdf)) == 2
    assert "Đặng Nguyễn Thị Ước" in texts(pdf)[0]
    read = [one.text for one in zxingcpp.read_barcodes(picture(pdf, 203))]
    assert read == [CODE, CODE]
    assert printer.what_is_wrong(job) is None


def test_the_queue_shows_the_code_and_no_name(
    service: PrivateCups, printer: SpoolerPrinter, paper: SocketPrinter, slip: bytes
) -> None:
    job = printer.print(slip, title=CODE, printer=QUEUE)
    assert printer.waiting(QUEUE, CODE) == (job,)
    assert printer.waiting(QUEUE, "another code") == ()
    log = (service.root / "log" / "error").read_text(encoding="utf-8")
    assert CODE in log
    assert "Ước" not in log


def test_the_queues_of_this_pc_are_listed_by_name(printer: SpoolerPrinter, paper: SocketPrinter) -> None:
    assert printer.printers() == (QUEUE,)


def test_a_missing_printer_is_named(printer: SpoolerPrinter, paper: SocketPrinter, slip: bytes) -> None:
    with pytest.raises(PrintTrouble) as trouble:
        printer.print(slip, title=CODE, printer="Máy in cũ")
    assert (trouble.value.key, trouble.value.params) == ("printing.printer_missing", {"printer": "Máy in cũ"})


def test_a_stopped_printer_takes_no_slip_that_would_come_out_tomorrow(
    service: PrivateCups, printer: SpoolerPrinter, paper: SocketPrinter, slip: bytes
) -> None:
    service.do("cupsdisable", QUEUE)
    with pytest.raises(PrintTrouble) as trouble:
        printer.print(slip, title=CODE, printer=QUEUE)
    assert trouble.value.key == "printing.printer_stopped"
    assert printer.waiting(QUEUE, CODE) == ()


def test_a_queue_that_refuses_jobs_is_named(
    service: PrivateCups, printer: SpoolerPrinter, paper: SocketPrinter, slip: bytes
) -> None:
    service.do("cupsreject", QUEUE)
    with pytest.raises(PrintTrouble) as trouble:
        printer.print(slip, title=CODE, printer=QUEUE)
    assert trouble.value.key == "printing.not_taken"


def test_a_printer_stopped_with_a_job_inside_is_trouble(
    service: PrivateCups, printer: SpoolerPrinter, paper: SocketPrinter, slip: bytes
) -> None:
    job = printer.print(slip, title=CODE, printer=QUEUE)
    service.do("cupsdisable", QUEUE)
    wait_for(lambda: printer.state(job) is JobState.TROUBLE)
    assert named(printer.what_is_wrong(job)) == "printing.printer_stopped"


def test_a_printer_switched_off_becomes_trouble_when_patience_ends(
    service: PrivateCups, printer: SpoolerPrinter, paper: SocketPrinter, slip: bytes
) -> None:
    job = printer.print(slip, title=CODE, printer=QUEUE)
    wait_for(lambda: printer.state(job) is JobState.PRINTING)
    lib = load()
    assert lib is not None
    later = SpoolerPrinter(CupsService(Cups(lib, service.server)), lambda: time.time() + 60)
    assert later.state(job) is JobState.TROUBLE
    assert named(later.what_is_wrong(job)) == "printing.printer_silent"
    later.cancel(job)
    wait_for(lambda: later.waiting(QUEUE, CODE) == ())


def test_a_job_taken_back_does_not_print_when_the_printer_wakes(
    printer: SpoolerPrinter, paper: SocketPrinter, slip: bytes
) -> None:
    stuck = printer.print(slip, title=CODE, printer=QUEUE)
    wait_for(lambda: printer.state(stuck) is JobState.PRINTING)
    printer.cancel(stuck)
    printer.cancel(stuck)
    paper.switch_on()
    again = printer.print(slip, title=CODE, printer=QUEUE)
    wait_for(lambda: printer.state(again) is JobState.DONE)
    wait_for(lambda: len(paper.received) == 1)
    assert printer.state(stuck) in (JobState.TROUBLE, JobState.UNKNOWN)


def test_copies_are_asked_of_the_printer(printer: SpoolerPrinter, paper: SocketPrinter, slip: bytes) -> None:
    paper.switch_on()
    job = printer.print(slip, title=CODE, printer=QUEUE, copies=2)
    wait_for(lambda: printer.state(job) is JobState.DONE)
    wait_for(lambda: len(paper.received) == 1)
    pdf = paper.received[0][paper.received[0].index(b"%PDF") :]
    assert len(texts(pdf)) == 4 or b"COPIES=2" in paper.received[0].upper().replace(b" ", b"")


def test_a_job_nobody_remembers_is_unknown(printer: SpoolerPrinter, paper: SocketPrinter) -> None:
    assert printer.state(PrintJob(QUEUE, "4711", CODE)) is JobState.UNKNOWN
    assert printer.state(PrintJob("gone", "1", CODE)) is JobState.UNKNOWN


def test_a_print_service_that_is_switched_off_is_named(slip: bytes) -> None:
    only_with(SystemPart.CUPS)
    lib = load()
    assert lib is not None
    off = SpoolerPrinter(CupsService(Cups(lib, "/nonexistent/cups.sock")), time.time)
    for deed in (off.printers, lambda: off.print(slip, title=CODE, printer=QUEUE)):
        with pytest.raises(PrintTrouble) as trouble:
            deed()
        assert trouble.value.key == "printing.spooler_silent"
    assert off.state(PrintJob(QUEUE, "1", CODE)) is JobState.UNKNOWN
    assert named(off.what_is_wrong(PrintJob(QUEUE, "1", CODE))) == "printing.spooler_silent"


@pytest.mark.parametrize(
    ("reasons", "key"),
    [
        ("none", ""),
        ("media-empty-error", "printing.paper_out"),
        ("toner-low-warning,media-needed", "printing.paper_out"),
        ("media-jam-error", "printing.paper_jam"),
        ("cover-open-error", "printing.cover_open"),
        ("toner-empty-error", "printing.ink_out"),
        ("offline-report", "printing.printer_silent"),
        ("toner-low-warning", ""),
    ],
)
def test_what_the_printer_says_of_itself_gets_a_sentence(reasons: str, key: str) -> None:
    queue = Destination(QUEUE, {"printer-state": "3", "printer-state-reasons": reasons})
    assert trouble_of(queue) == key
