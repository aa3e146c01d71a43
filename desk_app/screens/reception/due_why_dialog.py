"""Explains a due date day by day (“Vì sao?”)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desk_app.qt.look import scaled
from desk_app.screens.widgets.dialogs import DeskDialog
from desk_app.screens.widgets.labels import PlainLabel

_WIDTH, _ROW, _MOST_ROWS = 760, 36, 14
"""Width of the dialog, height of a row, and rows shown at once: the last one is the due day."""


class DueWhyDialog(DeskDialog):
    """Lists every day on the way to the due date and whether it counted, then what the fee is made of."""

    gives_way = True

    def __init__(
        self, due: str, rows: list[tuple[str, str, str]], fees: tuple[str, ...], parent: QWidget
    ) -> None:
        super().__init__(self.tr("Why {due}?").format(due=due), parent)
        self.table = QTableWidget(len(rows), 3)
        self.table.setHorizontalHeaderLabels([self.tr("Day"), self.tr("Counted?"), self.tr("Reason")])
        self.table.setAccessibleName(self.tr("Days of the term"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(row, column, item)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(self.table, 1)
        hint = self.tr("A date already printed is never changed by a later change of the calendar.")
        self.body.addWidget(PlainLabel(hint, "hint", wrap=True))
        if fees:
            self.body.addWidget(PlainLabel(self.tr("How the fee is counted"), "caps"))
            self.body.addWidget(PlainLabel("\n".join(fees), wrap=True))
        shown = min(len(rows), _MOST_ROWS)
        self.table.setMinimumHeight(shown * scaled(_ROW) + head.sizeHint().height() + 6)
        self.setMinimumWidth(scaled(_WIDTH))
        self.start = self.table
        self.add_back(do=self.accept, default=True)
