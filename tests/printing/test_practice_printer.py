"""The printer of a practice desk opens the pages, whatever printers this PC has."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk_app.errors import PrintTrouble
from desk_app.ports.printer import JobState
from desk_app.printing.printers.practice_printer import NAME, PracticePrinter
from tests.fake_paper import FakePrinter


class NoService(FakePrinter):
    def printers(self) -> tuple[str, ...]:
        raise PrintTrouble("printing.spooler_silent")


def test_its_pages_are_opened_and_counted_as_out(tmp_path: Path) -> None:
    shown: list[Path] = []
    printer = PracticePrinter(FakePrinter(), tmp_path / "tmp", shown.append)
    first = printer.print(b"%PDF one", title="H26-1", printer=NAME)
    printer.print(b"%PDF two", title="H26-1", printer=NAME)
    assert [path.read_bytes() for path in shown] == [b"%PDF one", b"%PDF two"]
    assert printer.state(first) is JobState.DONE
    assert printer.condition(NAME) is None


def test_it_stands_before_the_real_ones_which_still_print(tmp_path: Path) -> None:
    real = FakePrinter()
    printer = PracticePrinter(real, tmp_path, lambda _: None)
    assert printer.printers() == (NAME, "Laser")
    job = printer.print(b"%PDF", title="H26-1", printer="Laser")
    printer.cancel(job)
    assert (real.jobs, real.cancelled) == ([job], [job])
    real.trouble = PrintTrouble("printing.paper_out", printer="Laser")
    assert printer.condition("Laser") is real.trouble


def test_a_pc_without_a_print_service_can_practise_too(tmp_path: Path) -> None:
    assert PracticePrinter(NoService(), tmp_path, lambda _: None).printers() == (NAME,)
    with pytest.raises(PrintTrouble):
        PracticePrinter(NoService(), tmp_path, lambda _: None).print(b"", title="x", printer="gone")
