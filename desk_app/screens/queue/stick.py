"""Sends by USB stick where no network comes back: writes a sealed bundle, takes in another desk's, or its receipt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desk_app.qt.tokens import Size
from desk_app.screens.formats import count_text
from desk_app.screens.notice import deed_done
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.key_button import KeyButton
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.services.exchange.export_bundle import Exported
    from desk_app.services.exchange.import_bundle import Imported, ReceiptTaken

SUFFIX = "deskbundle"


class StickButtons(QObject):
    """Two buttons; what comes of them stands in a notice with the same state words as the queue."""

    def __init__(self, workplace: Workplace, page: QWidget) -> None:
        super().__init__(page)
        self._workplace = workplace
        self._page = page
        self.export = self._button(self.tr("Write to USB…"), self._choose_target, "Alt+X")
        self.take = self._button(self.tr("Take in from USB…"), self._choose_source, "Alt+N")

    def _button(self, word: str, do: Callable[[], object], key: str) -> KeyButton:
        button = KeyButton(word, key, height=Size.SMALL_BUTTON)
        button.clicked.connect(lambda: do())
        self._page.addAction(make_action(self._page, word, button.click, key))
        return button

    def show_joined(self, *, joined: bool, reason: str) -> None:
        """Switch both off with the reason while this desk has not joined the city."""
        for button in (self.export, self.take):
            button.setEnabled(joined)
            button.setToolTip("" if joined else reason)
            button.setAccessibleDescription("" if joined else reason)

    def write(self, path: str) -> None:
        """Write what is unsent into a file."""
        desk, by, target = self._workplace.desk, self._workplace.operator, Path(path)
        self._workplace.ask(
            "export_bundle", lambda: desk.exchange.export_bundle(target, by), self._written, owner=self
        )

    def read(self, path: str) -> None:
        """Take a bundle or a receipt in."""
        desk, source = self._workplace.desk, Path(path)
        self._workplace.ask(
            "import_bundle", lambda: desk.exchange.import_bundle(source), self._taken, owner=self
        )

    def _choose_target(self) -> None:
        now, number = self._workplace.clock.now(), self._workplace.desk.identity.desk_no
        dialog = QFileDialog(self._page, self.tr("Where should the bundle go?"), "", "")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(f"quay-{number}-{now:%Y%m%d-%H%M}.{SUFFIX}")
        dialog.fileSelected.connect(self.write)
        dialog.open()

    def _choose_source(self) -> None:
        names = self.tr("Bundles and receipts") + f" (*.{SUFFIX} *.receipt)"
        dialog = QFileDialog(self._page, self.tr("Which file should be taken in?"), "", names)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read)
        dialog.open()

    def _written(self, done: Exported) -> None:
        self._say(
            "cli.say.exported",
            entries=count_text(done.entries),
            first=done.first_seq,
            last=done.last_seq,
            file=done.file.name,
        )

    def _taken(self, taken: Imported | ReceiptTaken) -> None:
        from desk_app.services.exchange.import_bundle import ReceiptTaken

        self._workplace.notices.publish(taken.changes)
        if isinstance(taken, ReceiptTaken):
            self._say("cli.say.receipt_taken", acked=taken.acked_seq, unsent=taken.unsent)
        elif taken.imported_before is not None:
            self._say("bundle.imported_before", at=taken.imported_before)
        else:
            self._say("cli.say.imported", new=taken.new, desk=taken.desk_no)
            self._workplace.city.sync_now()

    def _say(self, key: str, **params: object) -> None:
        self._workplace.say(deed_done(self._workplace.messages.text(key, **params), 0))
