"""Says in the bottom bar whether the printer of the receipt slip is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desk_app.domain.steps.forms import FormId
from desk_app.screens.widgets.labels import CutLabel, restyle
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.settings import DeskSettings

LOOK_EVERY_MS = 60_000


class PrinterWatch(QObject):
    """Asks the spooler on its own lane, at the start, after a change of settings and every minute."""

    def __init__(self, workplace: Workplace, label: CutLabel) -> None:
        super().__init__(label)
        self._workplace = workplace
        self._label = label
        self._chosen = ""
        workplace.notices.settings.connect(self.look)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Ask which printer is chosen and whether it is installed."""
        desk = self._workplace.desk
        self._workplace.ask_newest("printer_chosen", desk.reference.settings, self._find, owner=self)

    def _find(self, settings: DeskSettings) -> None:
        self._chosen = settings.print_choice(FormId.RECEIPT).printer
        if not self._chosen:
            self._say(self.tr("No printer chosen: asked at each print"), "hint")
            return
        printer = self._workplace.desk.printer
        self._workplace.print_lane.newest(
            "printers", printer.printers, self._found, failed=lambda _: self._found(()), owner=self
        )

    def _found(self, names: tuple[str, ...]) -> None:
        if self._chosen in names:
            self._say(self.tr("Printer {name} is there").format(name=self._chosen), "hint")
        else:
            self._say(self.tr("! Printer {name} is not there").format(name=self._chosen), "warn")

    def _say(self, text: str, role: str) -> None:
        self._label.setText(text)
        self._label.setToolTip(text)
        restyle(self._label, "role", role)
