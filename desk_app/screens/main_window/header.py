"""The line above the page: its title, the one place of notices, the time."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk_app.qt.look import scaled
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.formats import day_text, time_text, weekday_text
from desk_app.screens.widgets.labels import CutLabel, PlainLabel


class NoticeRoom(Enum):
    """How much of the line a notice has: nothing, the place beside the title, the title's too, or the whole line."""

    NONE = 0
    BESIDE = 1
    TITLE = 2
    ALL = 3


class Header(QWidget):
    """Says where the clerk is and what time it is; notices have their place here, so that they move nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setProperty("styled", True)
        self._narrow = False
        self._given = NoticeRoom.NONE
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

    def give_room(self, room: NoticeRoom) -> None:
        """Leave a notice its room; the title has what is left, all of it while there is no notice."""
        self._given = room
        self._share()
        self._row.activate()

    def _share(self) -> None:
        """Leave notices at least half the width, even beside a title with a long name."""
        wanted = self._title.fontMetrics().horizontalAdvance(self._title.text()) + 2
        clock = max(self._time.sizeHint().width(), self._day.sizeHint().width())
        if self._given is NoticeRoom.NONE:
            most = self.width() - 4 * Gap.PAGE - clock
        else:
            most = max(self.width() * 4 // 10, scaled(160))
        self._title.setFixedWidth(max(min(wanted, most), 0))
        self._title.setVisible(self._given in (NoticeRoom.NONE, NoticeRoom.BESIDE))
        for part in (self._time, self._day):
            part.setVisible(self._given is not NoticeRoom.ALL)

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
