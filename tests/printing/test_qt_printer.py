"""Where there is no CUPS, Qt paints the slip at the printer's resolution and the bars still scan."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import zxingcpp
from PySide6.QtWidgets import QApplication

from desk_app.errors import PrintTrouble
from desk_app.ports.printer import JobState
from desk_app.printing.pages.pdf_forms import PdfForms
from desk_app.printing.printers.libcups import Cups, load
from desk_app.printing.printers.qt_printer import QtPaperPrinter
from tests.printing.private_cups import PrivateCups, SocketPrinter, wait_for
from tests.printing.slips import CODE, picture, request

QUEUE = "quay-qt"


@pytest.fixture(scope="module")
def paper() -> Iterator[SocketPrinter]:
    service, paper = PrivateCups(), SocketPrinter()
    service.start()
    paper.switch_on()
    service.add_queue(QUEUE, paper.port)
    lib = load()
    assert lib is not None
    # Qt asks the same libcups in the same thread, so it meets the private service too.
    assert [one.name for one in Cups(lib, service.server).destinations()] == [QUEUE]
    yield paper
    paper.throw_away()
    service.remove()


@pytest.fixture
def printer(qapp: QApplication, paper: SocketPrinter) -> QtPaperPrinter:
    return QtPaperPrinter()


@pytest.mark.parametrize("side_by_side", [False, True])
def test_a_slip_painted_by_qt_arrives_and_scans(
    printer: QtPaperPrinter, paper: SocketPrinter, forms: PdfForms, side_by_side: bool
) -> None:
    paper.received.clear()
    job = printer.print(
        forms.render(request(side_by_side=side_by_side)).pdf, title=CODE, printer=QUEUE, copies=1
    )
    wait_for(lambda: len(paper.received) == 1)
    pdf = paper.received[0][paper.received[0].index(b"%PDF") :]
    read = [one.text for one in zxingcpp.read_barcodes(picture(pdf, 300))]
    assert read == [CODE] * (4 if side_by_side else 2)
    assert (job.title, job.job_id) == (CODE, "")


def test_qt_knows_the_printers_by_name(printer: QtPaperPrinter) -> None:
    assert printer.printers() == (QUEUE,)


def test_a_missing_printer_is_named(printer: QtPaperPrinter, forms: PdfForms) -> None:
    with pytest.raises(PrintTrouble) as trouble:
        printer.print(forms.render(request()).pdf, title=CODE, printer="Fax")
    assert (trouble.value.key, trouble.value.params) == ("printing.printer_missing", {"printer": "Fax"})


def test_pages_that_cannot_be_read_never_reach_the_printer(
    printer: QtPaperPrinter, paper: SocketPrinter
) -> None:
    paper.received.clear()
    with pytest.raises(PrintTrouble) as trouble:
        printer.print(b"%PDF-1.4 torn", title=CODE, printer=QUEUE)
    assert trouble.value.key == "printing.pdf_unreadable"
    assert paper.received == []


def test_nothing_is_claimed_of_a_job_qt_has_let_go(printer: QtPaperPrinter, forms: PdfForms) -> None:
    job = printer.print(forms.render(request()).pdf, title=CODE, printer=QUEUE)
    printer.cancel(job)
    assert printer.state(job) is JobState.UNKNOWN
