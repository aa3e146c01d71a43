"""The sheet of keys shown by F1."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QWidget

from desk_app.screens.widgets.buttons import key_text
from desk_app.screens.widgets.dialogs import DeskDialog
from desk_app.screens.widgets.key_chip import KeyChip
from desk_app.screens.widgets.labels import PlainLabel


class HelpSheet(DeskDialog):
    """Lists the keys that work now, those of the page in front first, and the habits of every form."""

    gives_way = True

    def __init__(self, page: Sequence[QAction], everywhere: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(self.tr("Keys"), parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self.body.addLayout(self._grid)
        known = [(key_text(action), action.text()) for action in (*page, *everywhere)]
        first: dict[str, str] = {}
        for key, text in known:
            if key:
                first.setdefault(key, text)
        rows = [*first.items(), *self._habits()]
        half = (len(rows) + 1) // 2
        for at, (key, text) in enumerate(rows):
            column = 0 if at < half else 2
            self._grid.addWidget(KeyChip(key), at % half, column)
            self._grid.addWidget(PlainLabel(text), at % half, column + 1)
        self.add_back(default=True)

    def _habits(self) -> list[tuple[str, str]]:
        return [
            ("Enter", self.tr("Next field")),
            ("Shift+Tab", self.tr("Field before")),
            ("Esc", self.tr("Close, cancel or go back")),
            ("Ctrl +   Ctrl −", self.tr("Larger or smaller text")),
        ]
