"""A command prints through Qt where there is no CUPS, as on Windows: with no window, and with no number used up in vain."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
import zxingcpp

from tests.cli.calls import Outcome, ScriptDesk
from tests.cli.processes import PATIENCE, ProcessDesk
from tests.printing.private_cups import PrivateCups, SocketPrinter, paper_behind, running_cups, wait_for
from tests.printing.slips import picture

QUEUE = "quay-qt"
PROGRAM = """
import sys
from desk_app.printing.printers import libcups
libcups.load = lambda: None
from desk_app.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def service() -> Iterator[PrivateCups]:
    with running_cups() as service:
        yield service


@pytest.fixture
def paper(service: PrivateCups) -> Iterator[SocketPrinter]:
    with paper_behind(service, QUEUE) as paper:
        paper.switch_on()
        yield paper


def printed(desk: ScriptDesk, service: PrivateCups, code: str, printer: str) -> Outcome:
    by_process = ProcessDesk(desk.folder, CUPS_SERVER=service.server)
    argv = ["--data", str(desk.folder), "--json", "--user", "clerk", "print", code, "--form", "01"]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *argv, "--printer", printer, "--reason", "kẹt giấy"],
        capture_output=True,
        encoding="utf-8",
        env=by_process.surroundings(),
        timeout=PATIENCE,
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


@pytest.mark.slow
def test_the_slip_is_printed_and_its_numbers_run_on(
    desk: ScriptDesk, service: PrivateCups, paper: SocketPrinter
) -> None:
    code = desk.receive()
    missing = printed(desk, service, code, "Fax")
    assert (missing.exit_code, "Fax" in missing.message) == (1, True), missing
    first = printed(desk, service, code, QUEUE)
    assert (first.exit_code, first.json["copy_no"]) == (0, 1), first
    wait_for(lambda: len(paper.received) == 1)
    pdf = paper.received[0][paper.received[0].index(b"%PDF") :]
    assert {one.text for one in zxingcpp.read_barcodes(picture(pdf, 300))} == {code}
    second = printed(desk, service, code, QUEUE)
    assert (second.exit_code, second.json["copy_no"]) == (0, 2)
