"""How the printer of the receipt slip was last seen, for every page that says so."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class PrinterSight(QObject):
    """Kept by the window's watch; tells `changed` after each look. `words` are empty before the first."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.name = self.words = ""
        self.well = True

    def note(self, name: str, words: str, *, well: bool) -> None:
        """Keep what was seen."""
        self.name, self.words, self.well = name, words, well
        self.changed.emit()
