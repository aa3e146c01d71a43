"""Decides due dates: from a procedure's time limit and the moment of receipt to the promised moment, explained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desk_app.domain.catalogue.procedure import ClockStop, DeadlineKind, DeadlineRule
from desk_app.domain.findings import Finding, warning
from desk_app.domain.time.due_dates import DueDate, DueStep
from desk_app.domain.time.due_policy import DayEnd, DuePolicy
from desk_app.domain.time.due_steps import Explainer
from desk_app.domain.time.local_time import local
from desk_app.domain.time.working_time import (
    ONE_DAY,
    Calendar,
    WorkingHours,
    WorkingTime,
    YearState,
    days_between,
)
from desk_app.errors import Refused

__all__ = ["DueDate", "DuePolicy", "calendar_findings", "compute_due", "due_after_supplement"]

LONGEST_TERM = 10_000
"""No published term is longer, in whatever unit; more is a typing error."""
FIRST_YEAR, LAST_YEAR = 2000, 2200
"""A receipt outside these years is a wrong clock or a typing error."""


def compute_due(
    rule: DeadlineRule, received_at: datetime, calendar: Calendar, hours: WorkingHours, policy: DuePolicy
) -> DueDate:
    """Count the due date of a dossier received full and correct at this moment (DOMAIN 5.1).

    Raises Refused for a term or a year that cannot be meant.
    """
    _refuse_impossible(rule, received_at)
    return _Count(WorkingTime(calendar, hours), policy, received_at).due(rule)


def due_after_supplement(
    rule: DeadlineRule,
    old: DueDate,
    asked_at: datetime,
    supplied_at: datetime,
    calendar: Calendar,
    hours: WorkingHours,
    policy: DuePolicy,
) -> DueDate:
    """Count the new due date once a supplement is complete, by the procedure's clock-stop mode (DOMAIN 5.2).

    RECOUNT starts the whole term anew at the supply. PAUSE adds what was waited to the old due date: working time,
    or calendar days for a term in calendar days. OWN_TERM gives the procedure's own working days from the supply.
    """
    if supplied_at < asked_at:
        raise Refused("due.supplied_before_asked", asked=asked_at, supplied=supplied_at)
    _refuse_impossible(rule, supplied_at)
    count = _Count(WorkingTime(calendar, hours), policy, supplied_at)
    if rule.kind is DeadlineKind.NONE or rule.clock_stop is ClockStop.RECOUNT:
        return count.due(rule)
    if rule.clock_stop is ClockStop.OWN_TERM:
        own = DeadlineRule(DeadlineKind.WORKING_DAYS, rule.own_term_days)
        _refuse_impossible(own, supplied_at)
        return count.due(own)
    return count.due(rule) if old.due_at is None else count.paused(rule, old.due_at, asked_at)


def calendar_findings(due: DueDate, calendar: Calendar, field: str = "due") -> list[Finding]:
    """Warn when a due date runs through a year that is an estimate or not entered, or a day only a package says."""
    years = sorted({step.date.year for step in due.steps})
    keys = {YearState.ESTIMATED: "due.year_estimated", YearState.UNKNOWN: "due.year_unknown"}
    states = [(year, calendar.state(year)) for year in years]
    found = [warning(field, keys[state], year=year) for year, state in states if state in keys]
    unsure = (
        calendar.mark(step.date)
        for step in due.steps
        if calendar.state(step.date.year) is YearState.PARTLY and not calendar.is_confirmed(step.date)
    )
    days = (warning(field, "due.day_unconfirmed", day=mark.date, name=mark.name) for mark in unsure if mark)
    return [*found, *days]


def _refuse_impossible(rule: DeadlineRule, moment: datetime) -> None:
    counted = rule.kind not in (DeadlineKind.NONE, DeadlineKind.SAME_DAY)
    if counted and not 1 <= rule.amount <= LONGEST_TERM:
        raise Refused("due.bad_amount", amount=rule.amount, most=LONGEST_TERM)
    if not FIRST_YEAR <= local(moment).year <= LAST_YEAR:
        raise Refused("due.bad_year", year=local(moment).year)


@dataclass(frozen=True, slots=True)
class _Count:
    """One count from one moment of receipt (or of supply)."""

    time: WorkingTime
    policy: DuePolicy
    received_at: datetime

    def due(self, rule: DeadlineRule) -> DueDate:
        """Count by the kind of the rule."""
        match rule.kind:
            case DeadlineKind.SAME_DAY:
                return self._same_day()
            case DeadlineKind.WORKING_HOURS:
                return self._working_hours(rule.amount)
            case DeadlineKind.WORKING_DAYS:
                return self._working_days(rule.amount)
            case DeadlineKind.CALENDAR_DAYS:
                return self._calendar_days(rule.amount)
            case DeadlineKind.NONE:
                return self._none()

    def paused(self, rule: DeadlineRule, old_due: datetime, asked_at: datetime) -> DueDate:
        """Move the old due date on by what was waited between the request and the supply."""
        explain = Explainer(self.time)
        asked, supplied = local(asked_at).date(), local(self.received_at).date()
        if rule.kind is DeadlineKind.CALENDAR_DAYS:
            nominal = local(old_due).date() + (supplied - asked)
            moved = self.time.closing(self.time.working_day_from(nominal))
        else:
            moved = self.time.add(old_due, self.time.between(asked_at, self.received_at))
            if rule.kind is DeadlineKind.WORKING_DAYS:
                moved = self._day_end(moved.date(), moved)
            nominal = moved.date()
        steps = [DueStep(day, False, "due.step.waiting") for day in days_between(asked, supplied - ONE_DAY)]
        if rule.kind is not DeadlineKind.CALENDAR_DAYS:
            steps.extend(explain.working_days(supplied, moved.date()))
        elif moved.date() >= supplied:
            steps.extend(explain.calendar_days(supplied, nominal, moved.date()))
        return DueDate(self._effective, moved, tuple(steps))

    @property
    def _effective(self) -> datetime:
        return self.time.effective_receipt(self.received_at).moment

    def _opening_steps(self) -> list[DueStep]:
        return list(Explainer(self.time).before_clock(self.received_at, self._effective.date()))

    def _same_day(self) -> DueDate:
        effective, explain = self._effective, Explainer(self.time)
        day, steps = effective.date(), self._opening_steps()
        if effective.time() <= self.policy.same_day_cut_off:
            steps.append(DueStep(day, True, "due.step.same_day"))
            return DueDate(effective, self.time.closing(day), tuple(steps))
        due = self.time.next_working_day(day)
        steps.append(DueStep(day, False, "due.step.after_cut_off", f"{self.policy.same_day_cut_off:%H:%M}"))
        steps.extend(explain.working_days(day + ONE_DAY, due))
        return DueDate(effective, self.time.closing(due), tuple(steps))

    def _working_hours(self, amount: int) -> DueDate:
        effective = self._effective
        due = self.time.add(effective, timedelta(hours=amount))
        steps = (*self._opening_steps(), *Explainer(self.time).hours(effective, due))
        return DueDate(effective, due, steps)

    def _working_days(self, amount: int) -> DueDate:
        effective, explain = self._effective, Explainer(self.time)
        first = effective.date()
        last = self.time.working_day_after(first, amount)
        steps = [*self._opening_steps(), explain.first_day(self.received_at, first)]
        steps.extend(explain.working_days(first + ONE_DAY, last))
        return DueDate(effective, self._day_end(last, effective), tuple(steps))

    def _calendar_days(self, amount: int) -> DueDate:
        effective, explain = self._effective, Explainer(self.time)
        first = effective.date()
        nominal = first + timedelta(days=amount)
        last = self.time.working_day_from(nominal)
        steps = [*self._opening_steps(), explain.first_day(self.received_at, first)]
        steps.extend(explain.calendar_days(first + ONE_DAY, nominal, last))
        return DueDate(effective, self.time.closing(last), tuple(steps))

    def _none(self) -> DueDate:
        received = local(self.received_at).date()
        return DueDate(self._effective, None, (DueStep(received, False, "due.step.no_fixed_date"),))

    def _day_end(self, day: date, moment: datetime) -> datetime:
        if self.policy.working_days_end is DayEnd.CLOSE_OF_DAY:
            return self.time.closing(day)
        return self.time.inside(day, moment)
