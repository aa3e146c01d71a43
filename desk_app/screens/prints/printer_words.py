"""Says in a word or two what keeps a printer from printing."""

from __future__ import annotations

from desk_app.errors import PrintTrouble
from desk_app.messages import Messages

_WORDS = {
    "printing.printer_missing": "paper.printer.gone",
    "printing.printer_stopped": "paper.printer.paused",
    "printing.not_taken": "paper.printer.refusing",
    "printing.paper_out": "paper.printer.paper_out",
    "printing.paper_jam": "paper.printer.jam",
    "printing.cover_open": "paper.printer.cover_open",
    "printing.ink_out": "paper.printer.ink_out",
    "printing.printer_silent": "paper.printer.offline",
}


def condition_words(trouble: PrintTrouble | None, messages: Messages) -> str:
    """Give the words for a printer's condition; what has no word is not known."""
    key = "paper.printer.ready" if trouble is None else _WORDS.get(trouble.key, "paper.printer.unknown")
    return messages.text(key)
