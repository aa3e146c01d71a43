"""The receipt slip as PDF: ours against WeasyPrint and a hand-written reportlab canvas of the very same pages."""

from __future__ import annotations

import io
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

from desk_app.printing.forms.content import Filled
from desk_app.printing.forms.contents import content_of
from desk_app.printing.pages.compose import compose
from desk_app.printing.pages.font_files import FontFiles, find_fonts, system_font_folders
from desk_app.printing.pages.pdf_forms import PdfForms
from desk_app.printing.pages.typefaces import load_typeface
from desk_app.resources import home
from tests.benchmarks.hand_written import HandWritten, record
from tests.benchmarks.slip_page import slip_html
from tests.printing.slips import CASES, request

ROUNDS = 40
WEB_ROUNDS = 6
GOAL_WEB = 8.0
GOAL_HAND = 1.5
CASE = "six papers"


def main(rounds: int = ROUNDS) -> None:
    """Print the table: median processor time of each maker, all warm, taken in turns in one run."""
    fonts = find_fonts(system_font_folders(os.environ, sys.platform))
    with tempfile.TemporaryDirectory(prefix="bench-slip-") as folder:
        makers = _makers(fonts, Path(folder))
        sizes = {name: len(make()) for name, make in makers.items()}
        times = _measure(makers, rounds)
    _table(times, sizes, fonts.family)


def _makers(fonts: FontFiles, cache: Path) -> dict[str, Callable[[], bytes]]:
    forms = PdfForms([home() / "forms"], lambda: fonts, cache)
    asked = request(CASES[CASE])
    forms.render(asked)
    content = content_of(asked)
    form = forms.shelf.choose("01", asked.on.date())
    filled = Filled(content.values, form.words, content.tables, content.code)
    typeface = load_typeface(fonts, cache)
    hand = HandWritten(fonts, typeface, record(compose(form, filled, typeface)), content.code)
    html = slip_html(asked)
    return {"ours": lambda: forms.render(asked).pdf, "hand": hand.make, "web": lambda: _web(html)}


def _web(html: str) -> bytes:
    from weasyprint import HTML

    out = io.BytesIO()
    # Whole fonts: its own subsetting without HarfBuzz would triple the time.
    HTML(string=html).write_pdf(out, full_fonts=True)
    return out.getvalue()


def _measure(makers: dict[str, Callable[[], bytes]], rounds: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in makers}
    for turn in range(rounds):
        for name, make in makers.items():
            if name == "web" and turn >= WEB_ROUNDS:
                continue
            busy = process_time()
            make()
            times[name].append(process_time() - busy)
    return times


def _table(times: dict[str, list[float]], sizes: dict[str, int], family: str) -> None:
    names = {
        "ours": "ours: form file, largest type that fits",
        "hand": "peer: hand-written canvas, fixed places",
        "web": "peer: WeasyPrint, one HTML page per copy",
    }
    medians = {name: statistics.median(taken) * 1e3 for name, taken in times.items()}
    print(f"slip as PDF, A5, two copies, {CASE}, {family}{'median ms':>12}{'kB':>8}")
    for name, label in names.items():
        print(f"{label:<48}{medians[name]:>9.2f}{sizes[name] / 1024:>8.0f}")
    faster = medians["web"] / medians["ours"]
    verdict = "met" if faster >= GOAL_WEB else "MISSED"
    print(f"{faster:.1f} times faster than WeasyPrint (goal >= {GOAL_WEB:g}: {verdict})")
    slower = medians["ours"] / medians["hand"]
    verdict = "met" if slower <= GOAL_HAND else "MISSED"
    print(f"ratio {slower:.2f} of the hand-written canvas (goal <= {GOAL_HAND:g}: {verdict})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
