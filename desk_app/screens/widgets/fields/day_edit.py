"""A field for a day that takes 5/1/26, 050126 or 5-1-2026 and shows what it understood as dd/MM/yyyy."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desk_app.screens.formats import day_text
from desk_app.screens.reception.fields.typed_date import read_typed_date


class DayEdit(QLineEdit):
    """Reads the day when the field is left, never while one types; `day_changed` tells the day or None."""

    day_changed = Signal(object)

    def __init__(self, day: date | None = None) -> None:
        super().__init__(maxLength=12, placeholderText="dd/mm/yyyy")
        self._century = date(2000, 1, 1)
        self.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * 16)
        self.editingFinished.connect(self._echo)
        self.set_day(day)

    def set_day(self, day: date | None) -> None:
        """Show a day."""
        self.setText(day_text(day) if day else "")

    def day(self) -> date | None:
        """Give the day typed; None when it is no day."""
        return read_typed_date(self.text(), self._century)

    def _echo(self) -> None:
        day = self.day()
        if day is not None:
            self.set_day(day)
        self.day_changed.emit(day)
