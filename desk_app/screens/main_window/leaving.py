"""Warns before the program is closed with things unsent or half typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desk_app.screens.formats import count_text
from desk_app.screens.widgets.dialogs import DeskDialog, ask

translate = QCoreApplication.translate


def ask_before_leaving(
    window: QWidget, unsent: int, *, typed: bool, leave: Callable[[], object]
) -> DeskDialog:
    """Ask; staying is the safe answer and the default."""
    parts = []
    if typed:
        parts.append(
            translate(
                "Leaving", "The dossier being typed is not saved; its text is kept as a draft on this PC."
            )
        )
    if unsent:
        text = translate("Leaving", "{count} entries are saved on this PC and not sent yet.")
        parts.append(text.format(count=count_text(unsent)))
    return ask(
        window,
        translate("Leaving", "Close the program?"),
        " ".join(parts),
        translate("Leaving", "Close the program"),
        leave,
        keep=translate("Leaving", "Stay"),
    )
