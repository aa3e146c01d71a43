"""One line of chips that says whether the desk is ready: printer, clock, calendar, numbers left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk_app.qt.look import scaled
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.formats import counted
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.widgets.tables.chip import Chip, ChipLook
from desk_app.services.clock_guard import ClockState

if TYPE_CHECKING:
    from desk_app.screens.printer_sight import PrinterSight
    from desk_app.services.care.readiness import Readiness


class ReadyLine(QWidget):
    """Its room is kept; chips come when they are known."""

    def __init__(self) -> None:
        super().__init__()
        self.printer, self.clock, self.calendar, self.numbers = Chip(), Chip(), Chip(), Chip()
        self.setMinimumHeight(scaled(Size.CHIP))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(Gap.NEAR)
        title = PlainLabel(self.tr("The desk is ready"))
        title.setProperty("role", "label")
        self.row.addWidget(title)
        self._fixed: list[QWidget] = [title]
        for chip in self.chips:
            self.row.addWidget(chip)
        self.row.addStretch(1)

    def add_end(self, part: QWidget) -> None:
        """Put something at the right end."""
        self._fixed.append(part)
        self.row.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is well where there is too little room for all."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Take any width."""
        return QSize(0, super().minimumSizeHint().height())

    @property
    def chips(self) -> tuple[Chip, ...]:
        """All chips in order."""
        return (self.printer, self.clock, self.calendar, self.numbers)

    def show_printer(self, sight: PrinterSight) -> None:
        """Say how the printer of the slip does."""
        if not sight.words:
            return
        well = ChipLook("ok", "green", self.tr("printer"))
        self._put(self.printer, well if sight.well else ChipLook("print", "orange", sight.words))

    def show_readiness(self, ready: Readiness) -> None:
        """Say how clock, calendar and numbers stand."""
        sure = ready.clock is not ClockState.BLOCKED
        wrong = ChipLook("clock", "orange", self.tr("PC clock is wrong"))
        self._put(self.clock, ChipLook("ok", "green", self.tr("clock is right")) if sure else wrong)
        years = ", ".join(str(year) for year in ready.open_years)
        text = self.tr("calendar of {years} not confirmed").format(years=years)
        known = ChipLook("ok", "green", self.tr("calendar confirmed"))
        self._put(self.calendar, ChipLook("calendar", "yellow", text) if years else known)
        if ready.numbers_left is None:
            self._put(self.numbers, ChipLook("attention", "orange", self.tr("no numbers given")))
            return
        one, many = self.tr("{count} number left today"), self.tr("{count} numbers left today")
        left = counted(ready.numbers_left, one, many)
        self._put(
            self.numbers,
            ChipLook("warning", "orange", left) if ready.few_numbers else ChipLook("ok", "green", left),
        )

    def _put(self, chip: Chip, look: ChipLook) -> None:
        chip.show_chip(look)
        self._fit()

    def _fit(self) -> None:
        """Show the chips that need a look first; the printer's is in the bottom bar as well."""
        room = self.width() - sum(part.sizeHint().width() + Gap.NEAR for part in self._fixed)
        shown = sorted(self.chips, key=lambda chip: (_is_well(chip), chip is self.printer))
        for chip in shown:
            wide = chip.sizeHint().width() + Gap.NEAR
            fits = bool(chip.word) and wide <= room
            chip.setVisible(fits)
            room -= wide if fits else 0


def _is_well(chip: Chip) -> bool:
    return chip.look is not None and chip.look.tone == "green"
