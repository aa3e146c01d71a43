"""The spooler of the Windows the tests run on; printers of its own it need not have."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import os

    from PySide6.QtWidgets import QApplication

    from desk_app.bootstrap.lazy_parts import printer_of_this_pc
    from desk_app.ports.printer import JobState, PrintJob
    from desk_app.printing.printers.spooler_printer import SpoolerPrinter
    from desk_app.printing.printers.winspool import Winspool

    NOBODY = "Máy in không có"

    def test_the_printers_are_those_of_the_spooler(qapp: QApplication) -> None:
        printer = printer_of_this_pc()
        assert isinstance(printer, SpoolerPrinter)
        assert set(printer.printers()) == set(Winspool().names())

    def test_every_printer_is_there_with_a_state() -> None:
        spooler = Winspool()
        assert None not in {spooler.printer(name) for name in spooler.names()}

    def test_a_printer_that_is_not_there_is_none_and_has_no_jobs() -> None:
        spooler = Winspool()
        assert (spooler.printer(NOBODY), spooler.job(NOBODY, 1), spooler.jobs(NOBODY)) == (None, None, ())
        assert spooler.changes(NOBODY) == ()
        spooler.delete(NOBODY, 1)

    def test_nothing_is_claimed_of_a_job_the_spooler_does_not_know(qapp: QApplication) -> None:
        assert printer_of_this_pc().state(PrintJob(NOBODY, "4711", "H26")) is JobState.UNKNOWN

    def test_the_user_is_the_one_whose_session_it_is() -> None:
        assert Winspool().user() == os.getlogin() != ""
