"""The line above the page: its title, the desk, who is signed in and the time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk_app.screens.formats import day_text, time_text, weekday_text
from desk_app.screens.widgets.labels import PlainLabel


class Header(QWidget):
    """Shows where the clerk is and in whose name the work is done."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = PlainLabel(size="title")
        self._who = PlainLabel()
        self._clock = PlainLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 16, 4)
        row.setSpacing(16)
        row.addWidget(self._title, 1)
        row.addWidget(self._who)
        row.addWidget(self._clock)

    def set_title(self, title: str) -> None:
        """Name the page in front."""
        self._title.setText(title)
        self._title.setMinimumWidth(0)

    def set_who(self, desk_no: int, full_name: str) -> None:
        """Name the desk and the person."""
        self._who.setText(self.tr("Desk {number} · {name}").format(number=desk_no, name=full_name))

    def set_time(self, now: datetime) -> None:
        """Show the desk's wall clock."""
        self._clock.setText(f"{weekday_text(now.date())} {day_text(now.date())} · {time_text(now)}")

    @property
    def title(self) -> str:
        """The title shown now."""
        return self._title.text()

    @property
    def time(self) -> str:
        """The weekday, day and time of day shown now."""
        return self._clock.text()

    @property
    def who(self) -> str:
        """The desk and name shown now."""
        return self._who.text()
