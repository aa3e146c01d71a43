"""Says in the bottom bar how the printer of the receipt slip does: ready, out of paper, paused, offline, gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desk_app.domain.steps.forms import FormId
from desk_app.errors import PrintTrouble
from desk_app.screens.main_window.status_block import PrinterBlock
from desk_app.screens.prints.print_flow import print_flow_of
from desk_app.screens.prints.printer_words import condition_words
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.settings import DeskSettings

LOOK_EVERY_MS = 15_000
"""Often enough that the bar knows before the next citizen sits down."""


class PrinterWatch(QObject):
    """Asks the spooler on its own lane: at the start, after a change of settings, after each trouble, and in between.

    A look that has not been answered is not asked a second time, so a slow spooler gets one question.
    """

    def __init__(self, workplace: Workplace, label: PrinterBlock) -> None:
        super().__init__(label)
        self._workplace = workplace
        self._label = label
        self._asking = False
        flow = print_flow_of(workplace)
        flow.troubled.connect(lambda *_: self.look())
        flow.sent.connect(lambda _: self.look())
        workplace.notices.settings.connect(self.look)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Ask which printer is chosen and how it does."""
        desk = self._workplace.desk
        self._workplace.ask_newest("printer_chosen", desk.reference.settings, self._find, owner=self)

    def _find(self, settings: DeskSettings) -> None:
        form = FormId.RECEIPT
        chosen = print_flow_of(self._workplace).chosen_today(form) or settings.print_choice(form).printer
        if not chosen:
            self._show(self.tr("No printer chosen"), self.tr("asked at the first print"), well=True)
        elif not self._asking:
            self._asking = True
            printer = self._workplace.desk.printer
            self._workplace.print_lane.run(
                "condition",
                lambda: printer.condition(chosen),
                lambda trouble: self._found(chosen, trouble),
                failed=lambda error: self._found(chosen, PrintTrouble(error.key)),
                owner=self,
            )

    def _found(self, name: str, trouble: PrintTrouble | None) -> None:
        self._asking = False
        words = condition_words(trouble, self._workplace.messages)
        self._show(name, words, well=trouble is None)

    def _show(self, name: str, words: str, *, well: bool) -> None:
        self._label.show_printer(name, words, well=well)
        self._workplace.printer_sight.note(name, words, well=well)
