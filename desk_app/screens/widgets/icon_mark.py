"""An icon in the colour of a role, which it asks for at every paint: another look changes it with all else."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_app.qt.icons import line_mark
from desk_app.qt.look import present, scaled


class IconMark(QWidget):
    """One of the desk's icons, `side` device-independent pixels at 100 % text; it says nothing without words beside it."""

    def __init__(self, icon: str = "", role: str = "ink", side: int = 20) -> None:
        super().__init__()
        self._icon, self._role, self._side = icon, role, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def shown(self) -> tuple[str, str]:
        """The icon and the role of its colour."""
        return self._icon, self._role

    def show_icon(self, icon: str, role: str) -> None:
        """Show another icon or colour; "" shows none and keeps the room."""
        if (icon, role) != (self._icon, self._role):
            self._icon, self._role = icon, role
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the icon's square."""
        side = scaled(self._side)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the colour its role has now."""
        if self._icon:
            side = scaled(self._side)
            painter = QPainter(self)
            painter.drawPixmap(
                (self.width() - side) // 2,
                (self.height() - side) // 2,
                line_mark(self._icon, getattr(present(), self._role), side),
            )
            painter.end()
