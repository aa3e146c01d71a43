"""Trying a printer and writing a backup by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from desk_app.domain.steps.rights import Right
from desk_app.qt.test_page import test_page
from desk_app.screens.formats import moment_text
from desk_app.screens.notice import Notice, Tone, deed_done
from desk_app.screens.widgets.buttons import plain_button
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.ports.printer import PrintJob
    from desk_app.screens.settings.section import SettingsSection

BACKUP_SUFFIX = "deskbackup"


class CareButtons(QObject):
    """Buttons of the settings page that do something at once."""

    def __init__(self, workplace: Workplace, page: QWidget) -> None:
        super().__init__(page)
        self._workplace = workplace
        self._page = page
        self._printing: SettingsSection | None = None
        self.test_print = plain_button(self.tr("Print a test page on every printer chosen"), self.print_tests)
        self.back_up = plain_button(self.tr("Write a backup now…"), self._choose_backup)

    def show_rights(self) -> None:
        """Let only those write a copy of the data who have the right."""
        reason = self._workplace.why_not(Right.BACK_UP)
        self.back_up.setEnabled(not reason)
        self.back_up.setToolTip(reason)

    def find_printers(self, section: SettingsSection) -> None:
        """Offer the printers of this PC; a slow spooler is asked on its own lane."""
        self._printing = section
        printer = self._workplace.desk.printer
        nothing = self.tr("(ask each time)")
        self._workplace.print_lane.run(
            "printers",
            printer.printers,
            lambda names: section.offer_printers(names, nothing),
            failed=lambda _: section.offer_printers((), self.tr("(no print service answers on this PC)")),
            owner=section,
        )

    def print_tests(self) -> None:
        """Print the page on each printer that is chosen above, saved or not."""
        names = sorted(self._printing.chosen_printers()) if self._printing else []
        if not names:
            self._say(Tone.WARNING, self.tr("Choose a printer above first."))
        for name in names:
            self._print(name)

    def _print(self, name: str) -> None:
        lines = (self.tr("Test page"), name, moment_text(self._workplace.clock.now()))
        pdf = test_page(lines, QFontInfo(self._page.font()).family())
        printer = self._workplace.desk.printer
        self._workplace.print_lane.run(
            "test_page",
            lambda: printer.print(pdf, title="desk-app test", printer=name),
            self._sent,
            failed=self._workplace.say_error,
            owner=self,
        )

    def _sent(self, job: PrintJob) -> None:
        text = self.tr("The test page was handed to {printer}. Look whether it lies in the tray.")
        self._say(Tone.GOOD, text.format(printer=job.printer))

    def _choose_backup(self) -> None:
        now = self._workplace.clock.now()
        name = f"desk-{now:%Y%m%d-%H%M}.{BACKUP_SUFFIX}"
        dialog = QFileDialog(self._page, self.tr("Where should the backup go?"), "", "")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        dialog.fileSelected.connect(self.write_backup)
        dialog.open()

    def write_backup(self, path: str) -> None:
        """Write a copy of the desk's data; work may go on meanwhile."""
        desk = self._workplace.desk
        self._workplace.ask("back_up", lambda: desk.care.back_up(Path(path)), self._written, owner=self)

    def _written(self, target: Path) -> None:
        self._workplace.say(deed_done(self.tr("The backup is written: {path}").format(path=target)))

    def _say(self, tone: Tone, text: str) -> None:
        self._workplace.say(Notice(tone, text, seconds=8))
