"""The working calendar by year with where each mark comes from, and the test of due dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desk_app.domain.steps.rights import Right
from desk_app.domain.time.local_time import local
from desk_app.domain.time.working_time import Calendar, YearState
from desk_app.screens.calendar.day_panel import DayPanel
from desk_app.screens.calendar.decision import ask_decision
from desk_app.screens.calendar.due_panel import DuePanel
from desk_app.screens.calendar.year_view import YearView
from desk_app.screens.catalogue.age_words import CALENDAR_KINDS, age_lines
from desk_app.screens.page import Page
from desk_app.screens.requests import PageRequest
from desk_app.screens.widgets.buttons import make_action, plain_button
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.ports.changes import Changes
    from desk_app.services.reference.calendar import WorkingTimeView
    from desk_app.services.reference.catalogue import CatalogueView

_WIDEST_SIDE, _NARROWEST_SIDE = 380, 290


class CalendarPage(Page):
    """Due dates already printed stay as they are, whatever is changed here."""

    NAME = "calendar"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._calendar = Calendar()
        self.view = YearView(workplace.look, local(workplace.clock.now()).date())
        self.state = PlainLabel(wrap=True)
        self.age = PlainLabel(size="hint", wrap=True)
        self.day = DayPanel(workplace)
        self.due = DuePanel(workplace)
        self._confirm = make_action(self, self.tr("Confirm this year…"), self._confirm_year, "F9")
        self._seed = make_action(self, self.tr("Estimate next year"), self._seed_year)
        self._lay_out()
        self.view.chosen.connect(self._day_chosen)
        workplace.notices.reference.connect(self._stale)

    def _lay_out(self) -> None:
        self.year = PlainLabel(size="section")
        years = QHBoxLayout()
        years.setSpacing(8)
        years.addWidget(plain_button("◀", lambda: self.view.turn(-1)))
        years.addWidget(self.year)
        years.addWidget(plain_button("▶", lambda: self.view.turn(1)))
        years.addWidget(self.state, 1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(years)
        left.addWidget(_scrolled(self.view, 0), 1)
        legend = self.tr(
            "Filled: day off · framed: make-up day · pale: weekly rest · underlined: today · corner: not confirmed"
        )
        left.addWidget(PlainLabel(legend, "hint", wrap=True))
        left.addWidget(self.age)
        side = self._inside = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(4, 0, 4, 0)
        right.setSpacing(12)
        right.addWidget(_card(self.day))
        right.addWidget(_card(self.due), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 8, 8)
        row.setSpacing(16)
        row.addLayout(left, 1)
        self._side = _scrolled(side, _WIDEST_SIDE)
        row.addWidget(self._side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the larger part to the year."""
        super().resizeEvent(event)
        share = event.size().width() * 2 // 5
        needed = self._inside.minimumSizeHint().width() + self._side.verticalScrollBar().sizeHint().width()
        self._side.setFixedWidth(max(_NARROWEST_SIDE, needed, min(_WIDEST_SIDE, share)))

    def title(self) -> str:
        """Name the page."""
        return self.tr("Working calendar")

    def next_actions(self) -> tuple[QAction, ...]:
        """Confirming a year is what is left to be done here."""
        return (self._seed, self._confirm)

    def opened(self, request: PageRequest) -> None:
        """Read calendar and catalogue."""
        for action in (self._confirm, self._seed):
            reason = self.workplace.why_not(Right.CHANGE_CALENDAR)
            action.setEnabled(not reason)
            action.setToolTip(reason or action.text())
        self._read()
        self.workplace.ask("read_catalogue", self.workplace.desk.reference.catalogue, self._offer, owner=self)
        self.view.setFocus()

    def _offer(self, catalogue: CatalogueView) -> None:
        self.due.offer(catalogue)
        self.age.setText(" · ".join(age_lines(catalogue.ages, CALENDAR_KINDS)))

    def _read(self) -> None:
        self.workplace.ask_newest(
            "read_calendar", self.workplace.desk.reference.calendar, self._show, owner=self
        )

    def _show(self, found: WorkingTimeView) -> None:
        self._calendar = found.calendar
        self.view.show_calendar(found.calendar)
        self._day_chosen(self.view.day)

    def _day_chosen(self, day: date) -> None:
        self.year.setText(str(day.year))
        self.state.setText(self._state_text(day.year))
        self._confirm.setText(self.tr("Confirm {year}…").format(year=day.year))
        self._seed.setText(self.tr("Estimate {year}").format(year=day.year + 1))
        self.day.show_day(day, self._calendar)

    def _state_text(self, year: int) -> str:
        entry = next((one for one in self._calendar.years if one.year == year), None)
        if entry is None or entry.state is YearState.UNKNOWN:
            return self.tr("! Not entered yet: only the weekly rest is known")
        state = self._calendar.state(year)
        if state is YearState.CONFIRMED:
            return self.tr("Confirmed: {decision}").format(decision=entry.decision)
        if state is YearState.PARTLY:
            unsure = sum(
                day.date.year == year and not self._calendar.is_confirmed(day.date)
                for day in self._calendar.days
            )
            text = self.tr("! Not confirmed yet: no document is named for {count} of its days")
            return text.format(count=unsure)
        return self.tr("! Estimated, not confirmed by a decision") + (
            f" · {entry.note}" if entry.note else ""
        )

    def _confirm_year(self) -> None:
        desk, by, year = self.workplace.desk, self.workplace.operator, self.view.year
        ask_decision(
            self, year, lambda decision: self._change(lambda: desk.reference.confirm_year(year, decision, by))
        )

    def _seed_year(self) -> None:
        desk, by, year = self.workplace.desk, self.workplace.operator, self.view.year + 1
        self._change(lambda: desk.reference.seed_year(year, by))
        self.view.choose(date(year, 1, 1))

    def _change(self, deed: Callable[[], Changes]) -> None:
        self.workplace.ask("change_calendar", deed, self.workplace.notices.publish, owner=self)

    def _stale(self) -> None:
        if self.isVisible():
            self._read()


def _card(inside: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.addWidget(inside)
    return card


def _scrolled(inside: QWidget, width: int) -> QScrollArea:
    area = QScrollArea(widgetResizable=True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    if width:
        area.setFixedWidth(width)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
    return area
