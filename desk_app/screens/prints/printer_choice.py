"""Lets the clerk choose another printer for a form, or a PDF file when there is none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from desk_app.errors import PrintTrouble
from desk_app.screens.prints.print_flow import Sheet
from desk_app.screens.prints.printer_words import condition_words
from desk_app.screens.widgets.dialogs import DeskDialog
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.workplace import Workplace

WIDTH = 640
"""Names of shared printers are long, and what keeps one from printing stands behind its name."""
NAME = Qt.ItemDataRole.UserRole
"""Holds the printer's name in its row."""


class PrinterChoice(DeskDialog):
    """Shows the printers installed now; `printer_chosen` gives a name, `file_chosen` a path for a PDF."""

    printer_chosen = Signal(str)
    file_chosen = Signal(Path)

    def __init__(self, workplace: Workplace, sheet: Sheet, reason: str, parent: QWidget) -> None:
        super().__init__(self.tr("Choose a printer"), parent)
        self._sheet = sheet
        self._workplace = workplace
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Printers of this PC"))
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(WIDTH)
        self._list.itemActivated.connect(lambda _item: self._take())
        self._hint = PlainLabel(self.tr("Looking for printers…"), "hint", wrap=True)
        self.body.addWidget(PlainLabel(reason, wrap=True))
        self.body.addWidget(self._list)
        self.body.addWidget(self._hint)
        self.start = self._list
        self.add_button(self.tr("Write a PDF file…"), self._file)
        self.add_back(self.tr("Not now"))
        self.add_deed(self.tr("Print here"), self._take)
        workplace.print_lane.run(
            "printers",
            workplace.desk.printer.printers,
            self._fill,
            failed=lambda error: self._hint.setText(workplace.words(error)),
            owner=self,
        )

    def _fill(self, printers: tuple[str, ...]) -> None:
        for name in printers:
            item = QListWidgetItem(name)
            item.setData(NAME, name)
            self._list.addItem(item)
            self._ask_condition(item, name)
        self._hint.setText("" if printers else self.tr("No printer is installed on this PC."))
        if printers:
            self._list.setCurrentRow(0)
            self._list.setFocus()

    def _ask_condition(self, item: QListWidgetItem, name: str) -> None:
        """Write beside a printer what keeps it from printing, before somebody chooses it."""
        printer = self._workplace.desk.printer

        def told(trouble: PrintTrouble | None) -> None:
            item.setText(f"{name}  ·  {condition_words(trouble, self._workplace.messages)}")

        self._workplace.print_lane.run(
            f"condition {name}", lambda: printer.condition(name), told, failed=lambda _: None, owner=self
        )

    def _take(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.accept()
            self.printer_chosen.emit(item.data(NAME))

    def _file(self) -> None:
        start = f"{self._sheet.code}-{self._sheet.form}.pdf"
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Write a PDF file"), start, "PDF (*.pdf)")
        if path:
            self.accept()
            self.file_chosen.emit(Path(path))
