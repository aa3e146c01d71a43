"""What a queue of a real CUPS is like when it is paused, refuses, is taken away, renamed or slow, told by its name."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from desk_app.errors import PrintTrouble
from desk_app.messages import Messages
from desk_app.ports.printer import JobState
from desk_app.printing.pages.pdf_forms import PdfForms
from desk_app.printing.printers.cups_service import CupsService
from desk_app.printing.printers.libcups import Cups, load
from desk_app.printing.printers.spooler_printer import SpoolerPrinter
from desk_app.screens.prints.printer_words import condition_words
from tests.printing.private_cups import PrivateCups, SocketPrinter, paper_behind, running_cups, wait_for
from tests.printing.slips import CODE, request

QUEUE, RENAMED = "quay-1", "quay-2"


@pytest.fixture(scope="module")
def service() -> Iterator[PrivateCups]:
    with running_cups() as service:
        yield service


@pytest.fixture
def paper(service: PrivateCups) -> Iterator[SocketPrinter]:
    with paper_behind(service, QUEUE) as paper:
        yield paper


@pytest.fixture
def printer(service: PrivateCups, paper: SocketPrinter) -> SpoolerPrinter:
    lib = load()
    assert lib is not None
    return SpoolerPrinter(CupsService(Cups(lib, service.server)), time.time)


def words(printer: SpoolerPrinter, name: str = QUEUE) -> str:
    return condition_words(printer.condition(name), Messages("vi"))


def test_each_condition_has_its_words(service: PrivateCups, printer: SpoolerPrinter) -> None:
    assert words(printer) == "sẵn sàng"
    service.do("cupsdisable", QUEUE)
    assert words(printer) == "đang tạm dừng"
    service.do("cupsenable", QUEUE)
    service.do("cupsreject", QUEUE)
    assert words(printer) == "không nhận in"
    service.do("cupsaccept", QUEUE)
    assert words(printer) == "sẵn sàng"
    service.do("lpadmin", "-x", QUEUE)
    assert words(printer) == "không còn trên máy này"


def test_a_renamed_queue_is_gone_under_its_old_name(
    service: PrivateCups, printer: SpoolerPrinter, paper: SocketPrinter, forms: PdfForms
) -> None:
    service.add_queue(RENAMED, paper.port)
    service.do("lpadmin", "-x", QUEUE)
    try:
        assert (words(printer), words(printer, RENAMED)) == ("không còn trên máy này", "sẵn sàng")
        with pytest.raises(PrintTrouble):
            printer.print(forms.render(request()).pdf, title=CODE, printer=QUEUE)
        assert printer.printers() == (RENAMED,)
    finally:
        service.do("lpadmin", "-x", RENAMED)


def test_a_slow_queue_is_ready_and_its_job_under_way(
    service: PrivateCups, printer: SpoolerPrinter, forms: PdfForms
) -> None:
    job = printer.print(forms.render(request()).pdf, title=CODE, printer=QUEUE)
    wait_for(lambda: printer.state(job) is JobState.PRINTING)
    assert words(printer) == "sẵn sàng"
    service.do("lpadmin", "-x", QUEUE)
    assert printer.state(job) is not JobState.DONE
    assert words(printer) == "không còn trên máy này"
