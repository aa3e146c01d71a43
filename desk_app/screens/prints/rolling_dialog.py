"""A dialog that is never higher than the screen: its fields roll, its buttons stay in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from desk_app.screens.widgets.dialogs import DeskDialog

SPARE = 48
"""Room left for the title bar of the window system, in device-independent pixels."""


class RollingDialog(DeskDialog):
    """Its `body` stands in an area that rolls on a low screen (1366×768 at 150 % leaves 512)."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(title, parent)
        self._inside = QWidget()
        outer, self.body = self.body, QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, 0, 4, 0)
        self.body.setSpacing(12)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        outer.addWidget(self._area)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height the fields need, as far as there is room."""
        self.fit()
        super().showEvent(event)

    def fit(self) -> None:
        """Fit the height to what is shown now."""
        width = max(self.minimumWidth(), self.width())
        around = self.sizeHint().height() - self._area.sizeHint().height()
        wanted = around + max(self._inside.sizeHint().height(), self._inside.heightForWidth(width)) + 8
        parent = self.parentWidget()
        room = (parent.window().height() if parent else wanted + SPARE) - SPARE
        self.resize(width, max(min(wanted, room), 200))

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._inside.isAncestorOf(now):
            self._area.ensureWidgetVisible(now, 0, SPARE)
