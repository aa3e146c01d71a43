"""Doubts the PC's clock: what is far from the last thing journaled waits for a person (FAULTS T1-T3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from desk_app.domain.facts import facts
from desk_app.domain.facts.facts import Fact
from desk_app.domain.journal.entry import Entry
from desk_app.domain.steps.rights import Right
from desk_app.domain.time.local_time import local
from desk_app.errors import NeedsPerson, Refused
from desk_app.ports.changes import Changes
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.services.context import DeskContext
from desk_app.services.people.operators import Operator, require
from desk_app.settings import ClockLimits

STEADY = timedelta(seconds=2)
"""Clocks are corrected by moments all day; less than this is no jump."""
DRIFT = timedelta(minutes=2)
"""How far wall time may part from running time before a jump is noted."""


class ClockState(StrEnum):
    """Whether the clock is believed, has moved a little, or is not believed."""

    GOOD = "good"
    MOVED = "moved"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class ClockVerdict:
    """What is thought of the clock: its reading, the last moment journaled, and the message when it is doubted."""

    state: ClockState
    now: datetime
    last: datetime | None
    key: str = ""

    @property
    def moved_seconds(self) -> int:
        """How far the clock stands behind the last entry, as a negative number; 0 when it does not."""
        return min(0, round((self.now - self.last).total_seconds())) if self.last else 0


def judge(now: datetime, last: datetime | None, limits: ClockLimits) -> ClockVerdict:
    """Compare the clock with the release of this program and with the last entry."""
    if local(now).date() < limits.not_before:
        return ClockVerdict(ClockState.BLOCKED, now, last, "clock.before_release")
    if last is None:
        return ClockVerdict(ClockState.GOOD, now, last)
    # The difference, never a sum: a last moment at the end of the calendar must not stop the desk.
    passed = now - last
    if not -timedelta(minutes=limits.back_minutes) <= passed <= timedelta(days=limits.forward_days):
        return ClockVerdict(ClockState.BLOCKED, now, last, "clock.blocked")
    if passed < -STEADY:
        return ClockVerdict(ClockState.MOVED, now, last, "clock.moved")
    return ClockVerdict(ClockState.GOOD, now, last)


class ClockGuard:
    """Lets deeds happen only at a moment that can be true."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def look(self, work: UnitOfWork) -> ClockVerdict:
        """Judge the clock now."""
        now = self._context.now()
        return judge(now, work.journal.last_moment(), self._context.settings(work, now).clock)

    def admit(self, work: UnitOfWork, actor: str) -> datetime:
        """Give the moment of a deed; notes a small jump, raises NeedsPerson while the clock is not believed."""
        verdict = self.look(work)
        if verdict.state is ClockState.BLOCKED:
            raise NeedsPerson("clock.blocked", machine=verdict.now, last=verdict.last or "…")
        if verdict.state is ClockState.MOVED:
            work.journal.append(facts.ClockJumped(verdict.moved_seconds), actor=actor, at=verdict.now)
        return verdict.now

    def moment(self, work: UnitOfWork) -> datetime:
        """Give a moment for what is journaled even then: the last one known, so that a wrong clock proves nothing."""
        verdict = self.look(work)
        blocked = verdict.state is ClockState.BLOCKED
        return local(verdict.last) if blocked and verdict.last is not None else verdict.now

    def note(self, work: UnitOfWork, fact: Fact, actor: str, dossier_id: str | None = None) -> Entry:
        """Journal what may happen even while the clock is doubted: a print, a setting, a correction of data."""
        return work.journal.append(fact, actor=actor, at=self.moment(work), dossier_id=dossier_id)


class ConfirmClock:
    """Lets somebody with the right say that the PC's clock is right although it jumped."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._guard = ClockGuard(context)

    def __call__(self, by: Operator) -> Changes:
        """Journal the confirmation; raises Refused for a clock before this program's release."""
        require(by, Right.CONFIRM)
        with self._context.uow() as work:
            verdict = self._guard.look(work)
            if verdict.key == "clock.before_release":
                raise Refused("clock.before_release", machine=verdict.now)
            previous = verdict.last or verdict.now
            work.journal.append(facts.ClockConfirmed(previous, verdict.now), actor=by.user, at=verdict.now)
            work.commit()
        return Changes(queue=True)


class WatchClock:
    """Looks at the clock from time to time while the window is open; remembers the running time between looks."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._guard = ClockGuard(context)
        self._seen: tuple[datetime, float] | None = None

    def __call__(self, actor: str) -> ClockVerdict:
        """Judge the clock; wall time that parted from running time since the last look is journaled once."""
        now, running = self._context.now(), self._context.clock.monotonic()
        before, self._seen = self._seen, (now, running)
        drift = now - before[0] - timedelta(seconds=running - before[1]) if before else timedelta()
        with self._context.uow(write=False) as work:
            verdict = self._guard.look(work)
        if verdict.state is ClockState.BLOCKED or abs(drift) <= DRIFT:
            return verdict
        with self._context.uow() as work:
            work.journal.append(facts.ClockJumped(round(drift.total_seconds())), actor=actor, at=now)
            work.commit()
        return ClockVerdict(ClockState.MOVED, now, verdict.last, "clock.moved")
