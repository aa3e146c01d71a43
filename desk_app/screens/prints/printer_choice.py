"""Lets the clerk choose another printer for a form, or a PDF file when there is none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QWidget

from desk_app.screens.prints.print_flow import Sheet
from desk_app.screens.widgets.dialogs import DeskDialog
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.workplace import Workplace


class PrinterChoice(DeskDialog):
    """Shows the printers installed now; `printer_chosen` gives a name, `file_chosen` a path for a PDF."""

    printer_chosen = Signal(str)
    file_chosen = Signal(Path)

    def __init__(self, workplace: Workplace, sheet: Sheet, reason: str, parent: QWidget) -> None:
        super().__init__(self.tr("Choose a printer"), parent)
        self._sheet = sheet
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Printers of this PC"))
        self._list.itemActivated.connect(lambda _item: self._take())
        self._hint = PlainLabel(self.tr("Looking for printers…"), "hint", wrap=True)
        self.body.addWidget(PlainLabel(reason, wrap=True))
        self.body.addWidget(self._list)
        self.body.addWidget(self._hint)
        self.add_button(self.tr("Print here"), self._take, "next", default=True)
        self.add_button(self.tr("Write a PDF file…"), self._file)
        self.add_button(self.tr("Not now"), self.reject)
        workplace.print_lane.run(
            "printers",
            workplace.desk.printer.printers,
            self._fill,
            failed=lambda error: self._hint.setText(workplace.words(error)),
            owner=self,
        )

    def _fill(self, printers: tuple[str, ...]) -> None:
        self._list.addItems(list(printers))
        self._hint.setText("" if printers else self.tr("No printer is installed on this PC."))
        if printers:
            self._list.setCurrentRow(0)
            self._list.setFocus()

    def _take(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.accept()
            self.printer_chosen.emit(item.text())

    def _file(self) -> None:
        start = f"{self._sheet.code}-{self._sheet.form}.pdf"
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Write a PDF file"), start, "PDF (*.pdf)")
        if path:
            self.accept()
            self.file_chosen.emit(Path(path))
