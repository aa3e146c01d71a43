"""The day of `make run` on a machine without a display, with its practice city."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from desk_app.errors import PrintTrouble
from desk_app.printing.printers.folder_printer import FolderPrinter
from tests.quality.source_tree import ROOT

SLIPS, CLOSINGS, PICTURES = 14, 4, 36
STATES = ("all-sent", "sending", "offline", "busy", "attention", "stop")
"""The six states of the status area (UX)."""


@pytest.mark.slow
def test_the_headless_day_leaves_its_papers_pictures_and_summary(tmp_path: Path) -> None:
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    command = [sys.executable, "-m", "desk_app", "demo", "--headless", "--out", str(tmp_path)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=290, check=False
    )
    assert done.returncode == 0, done.stderr
    prints = sorted((tmp_path / "prints").glob("*.pdf"))
    closings = [path for path in prints if "closing" in path.stem]
    assert (len(prints) - len(closings), len(closings)) == (SLIPS, CLOSINGS)
    pictures = [path.stem for path in (tmp_path / "screens").glob("*.png")]
    assert len(pictures) >= PICTURES
    assert [state for state in STATES if not any(f"status-{state}" in name for name in pictures)] == []
    for path in prints:
        told = "TỜ CHỐT NGÀY" if path in closings else path.stem.split("-", 1)[1]
        with pypdfium2.PdfDocument(path) as pdf:
            assert told in pdf[0].get_textpage().get_text_bounded()
    summary = (tmp_path / "summary.txt").read_text(encoding="utf-8")
    for words in ("hai bên khớp", "chênh lệch đã nêu lý do", "chốt ngoại tuyến", "dữ liệu (verify): khớp"):
        assert words in summary


def test_a_folder_printer_jams_once_and_knows_only_its_own_name(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path / "prints", "Laser")
    printer.jam_once()
    with pytest.raises(PrintTrouble, match="paper_jam"):
        printer.print(b"%PDF", title="H26", printer="Laser")
    printer.print(b"%PDF", title="H26", printer="Laser")
    with pytest.raises(PrintTrouble, match="printer_missing"):
        printer.print(b"%PDF", title="H26", printer="Fax")
    assert [path.name for path in (tmp_path / "prints").iterdir()] == ["01-H26.pdf"]
