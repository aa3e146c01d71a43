"""The half-day windows in which the office is open, by effective date and season."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Window:
    """One half-day (buổi) from `start` to `end` on the desk's wall clock, both ends inside."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError("a half-day must end after it starts")

    @property
    def minutes(self) -> int:
        """Length in whole minutes."""
        return (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute


@dataclass(frozen=True, slots=True)
class DayWindows:
    """The half-days of one working day, in order and apart from each other."""

    windows: tuple[Window, ...]

    def __post_init__(self) -> None:
        if not self.windows:
            raise ValueError("a working day needs at least one half-day")
        if any(a.end >= b.start for a, b in zip(self.windows, self.windows[1:], strict=False)):
            raise ValueError("half-days must follow each other with a break between")

    @property
    def opening(self) -> time:
        """When the day begins."""
        return self.windows[0].start

    @property
    def closing(self) -> time:
        """When the day ends."""
        return self.windows[-1].end

    @property
    def minutes(self) -> int:
        """Working minutes of the whole day."""
        return sum(window.minutes for window in self.windows)


@dataclass(frozen=True, slots=True)
class Season:
    """The windows from this day of each year until the next season begins ("giờ mùa hè")."""

    windows: DayWindows
    month: int = 1
    day: int = 1
    name: str = ""


@dataclass(frozen=True, slots=True)
class HoursPeriod:
    """The seasons that hold from a date on; `verified` is False until the ward has confirmed them."""

    effective_from: date
    seasons: tuple[Season, ...]
    source: str = ""
    verified: bool = False

    def __post_init__(self) -> None:
        if not self.seasons:
            raise ValueError("a period needs at least one season")

    def on(self, day: date) -> DayWindows:
        """Give the windows of the season a day falls in; before the first season of a year the last one still runs."""
        ordered = sorted(self.seasons, key=lambda season: (season.month, season.day))
        begun = [season for season in ordered if (season.month, season.day) <= (day.month, day.day)]
        return (begun or ordered)[-1].windows


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """Working hours through time; days before the first period use the first period."""

    periods: tuple[HoursPeriod, ...]

    def __post_init__(self) -> None:
        if not self.periods:
            raise ValueError("working hours need at least one period")

    def period(self, day: date) -> HoursPeriod:
        """Give the period in force on a day."""
        ordered = sorted(self.periods, key=lambda period: period.effective_from)
        begun = [period for period in ordered if period.effective_from <= day]
        return begun[-1] if begun else ordered[0]

    def on(self, day: date) -> DayWindows:
        """Give the half-days of a working day."""
        return self.period(day).on(day)
