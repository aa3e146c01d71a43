"""Working time: which moments the office works and how working minutes and working days are counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desk_app.domain.time.local_time import VIETNAM, local
from desk_app.domain.time.rest_days import Calendar, CalendarDay, CalendarYear, DayKind, YearState
from desk_app.domain.time.working_hours import DayWindows, HoursPeriod, Season, Window, WorkingHours

__all__ = [
    "Calendar",
    "CalendarDay",
    "CalendarYear",
    "DayKind",
    "DayWindows",
    "EffectiveReceipt",
    "HoursPeriod",
    "Season",
    "Window",
    "WorkingHours",
    "WorkingTime",
    "YearState",
]

ONE_DAY = timedelta(days=1)
LONGEST_REST = 400
"""Days looked ahead for a working day before the calendar is called impossible."""


@dataclass(frozen=True, slots=True)
class EffectiveReceipt:
    """The moment the clock starts and, as a message key, why it is or is not the moment of receipt."""

    moment: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """A calendar and working hours together; all moments given back are in Asia/Ho_Chi_Minh."""

    calendar: Calendar
    hours: WorkingHours

    def spans(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """Give the half-days of a day as moments; nothing on a rest day."""
        if not self.calendar.is_working_day(day):
            return ()
        return tuple(
            (datetime.combine(day, window.start, VIETNAM), datetime.combine(day, window.end, VIETNAM))
            for window in self.hours.on(day).windows
        )

    def opening(self, day: date) -> datetime:
        """Give the moment the office opens (or would open) on a day."""
        return datetime.combine(day, self.hours.on(day).opening, VIETNAM)

    def closing(self, day: date) -> datetime:
        """Give the moment the office closes (or would close) on a day."""
        return datetime.combine(day, self.hours.on(day).closing, VIETNAM)

    def working_day_from(self, day: date) -> date:
        """Give the first working day on or after a day."""
        for _ in range(LONGEST_REST):
            if self.calendar.is_working_day(day):
                return day
            day += ONE_DAY
        raise ValueError("the calendar holds no working day for more than a year")

    def next_working_day(self, day: date) -> date:
        """Give the first working day after a day."""
        return self.working_day_from(day + ONE_DAY)

    def working_day_after(self, day: date, count: int) -> date:
        """Count working days after a day, that day itself left out."""
        for _ in range(count):
            day = self.next_working_day(day)
        return day

    def working_days_between(self, day: date, later: date) -> int:
        """Count the working days after `day` up to and with `later`; 0 when later is not later."""
        return sum(self.calendar.is_working_day(each) for each in days_between(day + ONE_DAY, later))

    def effective_receipt(self, received_at: datetime) -> EffectiveReceipt:
        """Say when the clock of a dossier starts (DOMAIN 5.1): in a half-day at once, else at the next opening."""
        moment = local(received_at)
        day = moment.date()
        spans = self.spans(day)
        if not spans:
            rest = "holiday" if self.calendar.is_holiday(day) else "weekly_rest"
            return EffectiveReceipt(self.opening(self.next_working_day(day)), f"due.step.received_{rest}")
        if moment > spans[-1][1]:
            return EffectiveReceipt(
                self.opening(self.next_working_day(day)), "due.step.received_after_closing"
            )
        start, _ = next(span for span in spans if moment <= span[1])
        if moment >= start:
            return EffectiveReceipt(moment, "due.step.received")
        reason = "before_opening" if start == spans[0][0] else "lunch_break"
        return EffectiveReceipt(start, f"due.step.received_{reason}")

    def add(self, start: datetime, span: timedelta) -> datetime:
        """Give the moment at which this much working time has passed since `start`."""
        moment = local(start)
        day, left = moment.date(), span
        for _ in range(LONGEST_REST + int(span / timedelta(minutes=1))):
            for begin, end in self.spans(day):
                begin = max(begin, moment)
                if begin <= end and left <= end - begin:
                    return begin + left
                left -= max(end - begin, timedelta())
            day += ONE_DAY
        raise ValueError("the calendar holds too little working time")

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Measure the working time from one moment to a later one; zero when `end` is not later."""
        begin, finish = local(start), local(end)
        total = timedelta()
        for day in days_between(begin.date(), finish.date()):
            for opens, closes in self.spans(day):
                total += max(min(closes, finish) - max(opens, begin), timedelta())
        return total

    def inside(self, day: date, moment: datetime) -> datetime:
        """Give the clock time of `moment` on a working day, moved into that day's half-days where it falls outside."""
        wanted = datetime.combine(day, local(moment).timetz().replace(tzinfo=None), VIETNAM)
        spans = self.spans(day)
        start, end = next((span for span in spans if wanted <= span[1]), spans[-1])
        return min(max(wanted, start), end)


def days_between(first: date, last: date) -> Iterator[date]:
    """Give every calendar day from the first to the last, both with."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
