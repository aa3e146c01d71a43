"""Paper does not come out, comes out twice or on the wrong machine: the dossier stands, and no number changes."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QLabel

from desk_app.domain.dossier.dossier import PrintState
from desk_app.errors import PrintTrouble
from desk_app.ports.printer import JobState, PrintJob
from tests.cli.calls import ScriptDesk
from tests.screens.reception.counter import ReceptionCounter


def states(counter: ReceptionCounter, code: str) -> list[tuple[int, PrintState]]:
    """Give copy number and state of every print of a dossier."""
    return [(one.copy_no, one.state) for one in counter.dossier(code).prints]


@pytest.mark.fault("P1")
def test_a_printer_switched_off_leaves_a_number_to_write_by_hand(counter: ReceptionCounter) -> None:
    counter.memory.printer.trouble = PrintTrouble("printing.printer_silent", printer="Laser")
    counter.fill()
    code = counter.save()
    panel = counter.page.saved
    assert panel.paper.text() == (
        "Hồ sơ ĐÃ lưu. Máy in “Laser” không phản hồi: bật máy in rồi bấm In lại (F8), "
        "hoặc viết tay số hồ sơ cho người dân."
    )
    assert panel.code.code == code
    assert panel.code.by_hand
    assert states(counter, code) == [(1, PrintState.FAILED)]

    counter.memory.printer.trouble = None
    counter.press("F8")
    counter.program.bot.waitUntil(lambda: states(counter, code)[-1] == (1, PrintState.CONFIRMED))


@pytest.mark.fault("P2")
@pytest.mark.parametrize("came_out", [True, False])
def test_paper_that_runs_out_in_the_middle_is_asked_about(counter: ReceptionCounter, came_out: bool) -> None:
    printer = counter.memory.printer
    printer.says = JobState.TROUBLE
    counter.fill()
    code = counter.save()
    counter.program.bot.waitUntil(lambda: "giấy đã ra đủ thì bấm" in counter.page.saved.paper.text())
    assert counter.page.saved.paper.text().startswith(f"Hồ sơ ĐÃ lưu, số {code}.")
    if came_out:
        counter.program.click("Giấy đã ra đủ")
        assert states(counter, code) == [(1, PrintState.CONFIRMED)]
        return
    counter.press("F8")
    printer.says = JobState.DONE
    counter.program.click("Rút về và in lại")
    done = [(1, PrintState.FAILED), (1, PrintState.CONFIRMED)]
    counter.program.bot.waitUntil(lambda: states(counter, code) == done)


@pytest.mark.fault("P3")
def test_a_second_copy_is_counted_and_says_so_on_the_paper(desk: ScriptDesk, tmp_path: Path) -> None:
    code = desk.receive()
    slips = [tmp_path / "first.pdf", tmp_path / "second.pdf"]
    reason = ("--reason", "Máy in báo xong nhưng không ra giấy")
    copies = [
        desk.ask("print", code, "--form", "01", "--to", str(slip), *more).json["copy_no"]
        for slip, more in zip(slips, ((), reason), strict=True)
    ]
    first, second = (text_of(slip) for slip in slips)
    assert copies == [1, 2]
    assert "Bản in lại" not in first
    assert "Bản in lại lần 1" in second
    assert code in first
    assert code in second


def text_of(pdf: Path) -> str:
    """Give the words of a PDF."""
    with pypdfium2.PdfDocument(pdf) as pages:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


@pytest.mark.fault("P4")
def test_a_job_still_waiting_is_taken_back_before_anything_is_printed_again(
    counter: ReceptionCounter,
) -> None:
    printer = counter.memory.printer
    printer.says = JobState.WAITING
    counter.fill()
    code = counter.save()
    counter.press("F8")
    said = " ".join(label.text() for label in counter.program.dialog().findChildren(QLabel))
    assert "Bản in trước còn chờ ở máy in" in said
    assert "Lệnh in cũ được rút về trước" in said
    counter.program.click("Rút về và in lại")
    counter.program.settle()
    assert printer.cancelled == [printer.jobs[0]]
    assert len(printer.jobs) == 2
    assert states(counter, code) == [(1, PrintState.FAILED), (1, PrintState.SENT)]


@pytest.mark.fault("P5")
def test_another_default_printer_never_gets_a_slip(
    counter: ReceptionCounter, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = counter.memory.printer
    take = printer.print

    def only_pdf_left(pdf: bytes, *, title: str, printer: str, copies: int = 1) -> PrintJob:
        if printer != "Microsoft Print to PDF":
            raise PrintTrouble("printing.printer_missing", printer=printer)
        return take(pdf, title=title, printer=printer, copies=copies)

    monkeypatch.setattr(printer, "printers", lambda: ("Microsoft Print to PDF",))
    monkeypatch.setattr(printer, "print", only_pdf_left)
    counter.fill()
    code = counter.save()
    assert printer.jobs == []
    said = counter.page.saved.paper.text()
    assert said.startswith("Hồ sơ ĐÃ lưu, giấy CHƯA in. Không thấy máy in “Laser”: chọn máy in khác")
    assert states(counter, code) == [(1, PrintState.FAILED)]
