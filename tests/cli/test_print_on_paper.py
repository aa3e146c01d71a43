"""`desk-app print --printer` says what became of the paper, and never takes a printer that is gone for paper."""

from __future__ import annotations

import pytest

from desk_app.bootstrap import lazy_parts
from desk_app.errors import PrintTrouble
from desk_app.ports.printer import JobState, PrintJob
from desk_app.services.printing import follow_paper
from tests.cli.calls import ScriptDesk
from tests.fake_paper import FakePrinter


class Spooler(FakePrinter):
    """Takes the pages; what happens afterwards is for the test to say."""

    def __init__(self) -> None:
        super().__init__()
        self.afterwards: PrintTrouble | None = None

    def print(self, pdf: bytes, *, title: str, printer: str, copies: int = 1) -> PrintJob:
        job = super().print(pdf, title=title, printer=printer, copies=copies)
        if self.afterwards is not None:
            self.trouble = self.afterwards
        return job


@pytest.fixture
def spooler(monkeypatch: pytest.MonkeyPatch) -> Spooler:
    made = Spooler()
    monkeypatch.setattr(lazy_parts, "printer_of_this_pc", lambda: made)
    monkeypatch.setattr(follow_paper, "PAUSE", 0.0)
    return made


def states(desk: ScriptDesk, code: str) -> list[str]:
    return [one["state"] for one in desk.ask("show", code).json["prints"]]


def test_paper_the_spooler_reports_is_noted(desk: ScriptDesk, spooler: Spooler) -> None:
    code = desk.receive()
    answer = desk.ask("print", code, "--form", "01", "--printer", "Laser")
    assert (answer.exit_code, answer.json["out"]) == (0, True)
    assert states(desk, code) == ["confirmed"]


@pytest.mark.parametrize(
    "key", ["printing.printer_missing", "printing.paper_out", "printing.printer_stopped"]
)
def test_a_printer_lost_after_the_hand_over_is_told(desk: ScriptDesk, spooler: Spooler, key: str) -> None:
    code = desk.receive()
    spooler.says = JobState.UNKNOWN
    spooler.afterwards = PrintTrouble(key, printer="Laser")
    answer = desk.ask("print", code, "--form", "01", "--printer", "Laser")
    assert answer.exit_code == 1
    assert "Laser" in answer.message
    assert states(desk, code) == ["sent"]
    again = desk.ask("print", code, "--form", "01", "--printer", "Laser")
    assert again.exit_code == 1
    assert states(desk, code) == ["sent"]
    assert len(spooler.jobs) == 1


def test_a_slow_printer_is_not_waited_for(desk: ScriptDesk, spooler: Spooler) -> None:
    code = desk.receive()
    spooler.says = JobState.PRINTING
    answer = desk.ask("print", code, "--form", "01", "--printer", "Laser")
    assert (answer.exit_code, answer.json["out"]) == (0, False)
    assert states(desk, code) == ["sent"]
