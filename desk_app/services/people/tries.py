"""Counts wrong PINs under a name in the journal and outside the data folder, of which the greater counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desk_app.domain.time.local_time import VIETNAM
from desk_app.errors import DeskError, Refused
from desk_app.ports.journal import Head
from desk_app.ports.witness import TryMark, Witness
from desk_app.settings import SignInPolicy

UNTIL_UNLOCKED = datetime(9999, 1, 1, tzinfo=VIETNAM)
"""A lock only somebody with the right opens. Whoever has that right only ever waits, or nobody could let them in."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where and when a try is made: the database's newest moment and head, and whether its own chain holds an entry.

    `doubted` says that the wall clock is not believed.
    """

    instance_id: str
    now: datetime
    last: datetime | None
    doubted: bool
    uptime: int
    head: Head
    holds: Callable[[Head], bool]


@dataclass(frozen=True, slots=True)
class Wait:
    """A lock: until when, since when by the wall clock and by the machine's running time in seconds."""

    until: datetime
    since: datetime
    uptime: int

    def left(self, ground: Ground) -> timedelta:
        """Give how long it lasts; neither a clock set forward or back nor a restart shortens it.

        A clock that is doubted, or set to before the lock began, does not lengthen it either: the machine's running
        time alone says then how long at least the desk has waited, or a wrong clock would keep everybody out.
        """
        ran = ground.uptime - self.uptime if ground.uptime >= self.uptime else ground.uptime
        by_running = self.until - self.since - timedelta(seconds=ran)
        if ground.doubted or ground.now < self.since:
            return by_running
        return max(self.until - max(ground.now, ground.last or ground.now), by_running)


@dataclass(frozen=True, slots=True)
class Count:
    """The wrong PINs in a row under one name, as the journal and the witness together know them."""

    name: str
    failures: int
    mark: TryMark | None
    waits: tuple[Wait, ...]

    def must_not_wait(self, ground: Ground) -> None:
        """Raise Refused sign_in.locked or sign_in.needs_unlock while the desk waits."""
        if any(wait.until == UNTIL_UNLOCKED for wait in self.waits):
            raise Refused("sign_in.needs_unlock", user=self.name)
        left = max((wait.left(ground) for wait in self.waits), default=timedelta())
        if left > timedelta():
            raise locked(left)


@dataclass(frozen=True, slots=True)
class Tried:
    """One more try, told to the witness as a wrong one until the PIN proves right."""

    mark: TryMark
    tries: int

    def refusal(self) -> DeskError:
        """Give the words for a PIN that was wrong."""
        until, failures = self.mark.locked_until, self.mark.failures
        if until is None:
            return Refused("sign_in.wrong_pin", left=self.tries - failures % self.tries)
        if until == UNTIL_UNLOCKED:
            return Refused("sign_in.needs_unlock", user=self.mark.user)
        return locked(until - self.mark.at)


class TryBook:
    """The count kept outside the data folder.

    A restored or copied database, a clock set back or a program killed while it verifies saves no try. A right PIN
    clears what was counted on a chain this database holds; in an older copy the newer count stays, for whoever knows
    an old PIN could else wipe out the tries at the new one. Nothing helps where every place is deleted and the
    database put back as well: then the copy's own count is all there is.
    """

    def __init__(self, witness: Witness) -> None:
        self._witness = witness

    def look(self, ground: Ground, name: str, failures: int = 0, wait: Wait | None = None) -> Count:
        """Join what the journal says, `failures` and `wait`, with what the witness remembers."""
        mark = self._witness.tries(ground.instance_id).get(name)
        waits = [wait] if wait is not None else []
        if mark is None:
            return Count(name, failures, None, tuple(waits))
        if mark.locked_until is not None:
            waits.append(Wait(mark.locked_until, mark.at, mark.uptime))
        return Count(name, max(failures, mark.failures), mark, tuple(waits))

    def begin(self, ground: Ground, count: Count, policy: SignInPolicy, *, for_good: bool) -> Tried:
        """Tell the witness of one more wrong PIN, before it is looked at; `for_good` allows a lock without end."""
        tried = next_try(ground, count, policy, for_good=for_good)
        self._witness.keep_tries(ground.instance_id, tried.mark)
        return tried

    def right(self, ground: Ground, tried: Tried) -> None:
        """Take the try back, and with it what was counted on this database's own chain."""
        mark = tried.mark
        cleared = replace(mark, failures=mark.held, locked_until=None, turn=mark.turn + 1)
        self._witness.keep_tries(ground.instance_id, cleared)

    def clear(self, instance_id: str, name: str) -> None:
        """Forget everything counted under a name, for somebody with the right unlocked it."""
        mark = self._witness.tries(instance_id).get(name)
        if mark is not None:
            cleared = replace(mark, failures=0, held=0, locked_until=None, turn=mark.turn + 1)
            self._witness.keep_tries(instance_id, cleared)


def next_try(ground: Ground, count: Count, policy: SignInPolicy, *, for_good: bool) -> Tried:
    """Give the next try as it counts when the PIN is wrong."""
    failures, before = count.failures + 1, count.mark
    until: datetime | None = None
    if failures % policy.tries == 0:
        until = _until(ground.now, policy.lock_minutes, failures // policy.tries, for_good=for_good)
    held, turn = 0, 1
    if before is not None:
        known = ground.holds(Head(before.head_seq, before.head_hash))
        held, turn = (before.held if known else before.failures), before.turn + 1
    head = ground.head
    mark = TryMark(count.name, failures, held, until, ground.now, ground.uptime, head.seq, head.hash, turn)
    return Tried(mark, policy.tries)


def locked(left: timedelta) -> Refused:
    """Give the refusal that says how many minutes to wait."""
    return Refused("sign_in.locked", minutes=-(-left // timedelta(minutes=1)))


def _until(now: datetime, minutes: tuple[int, ...], turn: int, *, for_good: bool) -> datetime:
    if turn > len(minutes) and for_good:
        return UNTIL_UNLOCKED
    return now + timedelta(minutes=minutes[min(turn, len(minutes)) - 1])
