"""The line above the page: its title, the one place of notices, the time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk_app.qt.look import scaled
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.formats import day_text, time_text, weekday_text
from desk_app.screens.widgets.labels import CutLabel, PlainLabel


class Header(QWidget):
    """Says where the clerk is and what time it is; `notice_place` is kept free, so that a notice moves nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setProperty("styled", True)
        self._narrow = False
        self._title = CutLabel(size="title")
        self._time = PlainLabel(size="strong")
        self._day = PlainLabel(size="hint")
        self.notice_place = QWidget()
        self.notice_place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        right = 0x82  # right and in the middle of the height
        self._time.setProperty("alignment", right)
        self._day.setProperty("alignment", right)
        clock = QVBoxLayout()
        clock.setSpacing(0)
        clock.addStretch(1)
        clock.addWidget(self._time)
        clock.addWidget(self._day)
        clock.addStretch(1)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(Gap.PAGE, 0, Gap.PAGE, 0)
        row.setSpacing(Gap.PAGE)
        row.addWidget(self._title)
        row.addWidget(self.notice_place, 1)
        row.addLayout(clock)
        self.follow_zoom()

    def set_narrow(self, narrow: bool) -> None:
        """Give up height on a narrow window."""
        self._narrow = narrow
        self.follow_zoom()

    def follow_zoom(self) -> None:
        """Take the height of the present text."""
        self.setFixedHeight(scaled(Size.NARROW_HEADER if self._narrow else Size.HEADER))
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Leave notices at least half the width, even beside a title with a long name."""
        wanted = self._title.fontMetrics().horizontalAdvance(self._title.text()) + 2
        self._title.setFixedWidth(min(wanted, max(self.width() * 4 // 10, scaled(160))))

    def set_title(self, title: str) -> None:
        """Name the page in front."""
        self._title.setText(title)
        self._title.setToolTip(title)
        self._share()

    def set_time(self, now: datetime) -> None:
        """Show the desk's wall clock."""
        self._time.setText(time_text(now))
        self._day.setText(f"{weekday_text(now.date())}, {day_text(now.date())}")

    @property
    def title(self) -> str:
        """The title shown now."""
        return self._title.text()

    @property
    def time(self) -> str:
        """The weekday, day and time of day shown now."""
        return f"{self._day.text()} · {self._time.text()}"
