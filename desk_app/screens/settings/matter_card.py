"""A card of fields about one matter, in two columns where there is room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desk_app.qt.look import scaled
from desk_app.qt.tokens import Gap
from desk_app.screens.widgets.labels import PlainLabel

_TWO_COLUMNS = 640
"""Width in device-independent pixels at 100 % text from which fields stand beside each other."""


class MatterCard(QFrame):
    """Shows a heading and below it fields."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._fields: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Gap.PAGE)
        self._grid.setVerticalSpacing(Gap.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(Gap.PAGE, Gap.NEAR, Gap.PAGE, Gap.WIDE)
        column.setSpacing(Gap.SMALL)
        column.addWidget(PlainLabel(heading, "section"))
        column.addLayout(self._grid)

    def add(self, field: QWidget) -> None:
        """Add a field below or beside those added before."""
        self._fields.append(field)
        self._columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the fields for the width there is."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= scaled(_TWO_COLUMNS) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for field in self._fields:
            self._grid.removeWidget(field)
        for at, field in enumerate(self._fields):
            self._grid.addWidget(field, at // columns, at % columns)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
