"""Explains a due date day by day: which days counted, which did not and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desk_app.domain.time.due_dates import DueStep
from desk_app.domain.time.local_time import local
from desk_app.domain.time.rest_days import DayKind
from desk_app.domain.time.working_time import ONE_DAY, WorkingTime, days_between


@dataclass(frozen=True, slots=True)
class Explainer:
    """Writes the steps of one due date over one working time."""

    time: WorkingTime

    def before_clock(self, received_at: datetime, effective: date) -> Iterator[DueStep]:
        """Explain the days from the receipt up to (without) the day the clock starts."""
        received = local(received_at).date()
        if received < effective:
            yield self._step(received, False, self.time.effective_receipt(received_at).reason)
            for day in days_between(received + ONE_DAY, effective - ONE_DAY):
                yield self.idle(day)

    def first_day(self, received_at: datetime, effective: date) -> DueStep:
        """Explain the day the clock starts, which is not counted in terms of days (BLDS 2015 Đ147.2)."""
        if local(received_at).date() == effective:
            return self._step(effective, False, self.time.effective_receipt(received_at).reason)
        return self._step(effective, False, "due.step.clock_starts")

    def idle(self, day: date) -> DueStep:
        """Explain a day that does not count: a rest day, or a working day while nothing runs."""
        if self.time.calendar.is_working_day(day):
            return self._step(day, False, "due.step.not_yet")
        rest = "holiday" if self.time.calendar.is_holiday(day) else "weekly_rest"
        return self._step(day, False, f"due.step.{rest}")

    def working_days(self, first: date, last: date) -> Iterator[DueStep]:
        """Explain days of a term in working days."""
        for day in days_between(first, last):
            yield self.working(day) if self.time.calendar.is_working_day(day) else self.idle(day)

    def working(self, day: date) -> DueStep:
        """Explain a counted working day, naming a make-up day as such."""
        mark = self.time.calendar.mark(day)
        makeup = mark is not None and mark.kind is DayKind.WORKS
        return self._step(day, True, "due.step.make_up_day" if makeup else "due.step.working_day")

    def calendar_days(self, first: date, nominal: date, last: date) -> Iterator[DueStep]:
        """Explain calendar days up to the nominal end and the way past rest days to the real one."""
        for day in days_between(first, nominal):
            yield self._step(day, True, "due.step.day")
        for day in days_between(max(first, nominal + ONE_DAY), last - ONE_DAY):
            yield self.idle(day)
        if last > nominal:
            yield self._step(last, False, "due.step.moved_here")

    def hours(self, start: datetime, end: datetime) -> Iterator[DueStep]:
        """Explain working hours: how many each day gave, as h:mm."""
        for day in days_between(start.date(), end.date()):
            used = self.time.between(max(start, self.time.opening(day)), min(end, self.time.closing(day)))
            if used:
                yield DueStep(day, True, "due.step.hours", _clock(used))
            elif day == start.date():
                yield self._step(day, False, "due.step.received")
            else:
                yield self.idle(day)

    def _step(self, day: date, counted: bool, reason: str) -> DueStep:
        mark = self.time.calendar.mark(day)
        return DueStep(day, counted, reason, mark.name if mark else "")


def _clock(span: timedelta) -> str:
    minutes = round(span / timedelta(minutes=1))
    return f"{minutes // 60}:{minutes % 60:02d}"
