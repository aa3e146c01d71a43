"""Counts wrong PINs under a name in the journal and outside the data folder, of which the greater counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desk_app.domain.time.local_time import VIETNAM
from desk_app.errors import DeskError, Refused
from desk_app.ports.journal import Head
from desk_app.ports.witness import TryMark, Witness
from desk_app.services.people.user_names import RECOVERY
from desk_app.settings import SignInPolicy

UNTIL_UNLOCKED = datetime(9999, 1, 1, tzinfo=VIETNAM)
"""A lock only somebody with the right opens. Whoever has that right only ever waits, or nobody could let them in."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where and when a try is made: the database's newest moment and head, and what its own chain tells.

    `doubted` says that the wall clock is not believed. `holds`: whether the chain has an entry; `cleared`: whether it
    says that the wrong PINs under a name were cleared after an entry.
    """

    instance_id: str
    now: datetime
    last: datetime | None
    doubted: bool
    uptime: int
    head: Head
    holds: Callable[[Head], bool]
    cleared: Callable[[str, int], bool]


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
    """The wrong PINs in a row under one name, as the journal and the witness together know them.

    `least` is the smallest count anybody knows: where they differ somebody may have written a greater one to step over
    a lock. `turn` is the newest change of any place, `mark` the one with the most wrong PINs.
    """

    name: str
    failures: int
    least: int
    turn: int
    mark: TryMark | None
    waits: tuple[Wait, ...]

    def is_waiting(self, ground: Ground) -> bool:
        """Whether the desk waits, or waits for somebody with the right."""
        return any(wait.until == UNTIL_UNLOCKED or wait.left(ground) > timedelta() for wait in self.waits)

    def must_not_wait(self, ground: Ground) -> None:
        """Raise Refused sign_in.locked or sign_in.needs_unlock while the desk waits."""
        if any(wait.until == UNTIL_UNLOCKED for wait in self.waits):
            raise Refused("sign_in.needs_unlock", user=self.name)
        left = max((wait.left(ground) for wait in self.waits), default=timedelta())
        if left > timedelta():
            raise locked(self.name, left)


@dataclass(frozen=True, slots=True)
class Tried:
    """One more try, told to the witness as a wrong one until the PIN proves right; `outside`: the witness has it."""

    mark: TryMark
    tries: int
    outside: bool = False

    def refusal(self) -> DeskError:
        """Give the words for a PIN that was wrong."""
        until, failures = self.mark.locked_until, self.mark.failures
        if until is None:
            return Refused("sign_in.wrong_pin", left=self.tries - failures % self.tries)
        if until == UNTIL_UNLOCKED:
            return Refused("sign_in.needs_unlock", user=self.mark.user)
        return locked(self.mark.user, until - self.mark.at)


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
        marks = _believed(ground, self._witness.tries(ground.instance_id).get(name, ()))
        waits = [wait] if wait is not None else []
        waits += [Wait(one.locked_until, one.at, one.uptime) for one in marks if one.locked_until is not None]
        counts = [failures, *(one.failures for one in marks)]
        return Count(
            name,
            max(counts),
            min((count for count in counts if count), default=0),
            max((one.turn for one in marks), default=0),
            max(marks, key=lambda one: (one.failures, one.held), default=None),
            tuple(waits),
        )

    def begin(self, ground: Ground, count: Count, policy: SignInPolicy, *, for_good: bool) -> Tried:
        """Tell the witness of one more wrong PIN, before it is looked at; `for_good` allows a lock without end."""
        tried = next_try(ground, count, policy, for_good=for_good)
        return replace(tried, outside=self._witness.keep_tries(ground.instance_id, tried.mark))

    def right(self, ground: Ground, tried: Tried) -> None:
        """Take the try back, and with it what was counted on this database's own chain."""
        mark = tried.mark
        cleared = replace(mark, failures=mark.held, locked_until=None, turn=mark.turn + 1)
        self._witness.keep_tries(ground.instance_id, cleared)

    def clear(self, instance_id: str, name: str) -> None:
        """Forget everything counted under a name, for somebody with the right unlocked it."""
        marks = self._witness.tries(instance_id).get(name, ())
        if marks:
            turn = 1 + max(one.turn for one in marks)
            self._witness.keep_tries(
                instance_id, replace(marks[0], failures=0, held=0, locked_until=None, turn=turn)
            )


def _believed(ground: Ground, marks: Iterable[TryMark]) -> tuple[TryMark, ...]:
    """Give what the places know; the greatest count holds, whatever another one says of the newest change.

    A place long out of reach may know of tries that were cleared since: only the own chain can say so, for anybody can
    write a file that calls itself newer.
    """
    every = tuple(marks)
    newest = max((one.turn for one in every), default=0)
    return tuple(one if one.turn == newest else _as_cleared(ground, one) for one in every)


def _as_cleared(ground: Ground, mark: TryMark) -> TryMark:
    if ground.holds(Head(mark.head_seq, mark.head_hash)) and ground.cleared(mark.user, mark.head_seq):
        return replace(mark, failures=mark.held, locked_until=None)
    return mark


def next_try(ground: Ground, count: Count, policy: SignInPolicy, *, for_good: bool) -> Tried:
    """Give the next try as it counts when the PIN is wrong."""
    failures, before = count.failures + 1, count.mark
    until: datetime | None = None
    if failures // policy.tries > count.least // policy.tries:
        until = _until(ground.now, policy.lock_minutes, failures // policy.tries, for_good=for_good)
    held = 0
    if before is not None:
        known = ground.holds(Head(before.head_seq, before.head_hash))
        held = before.held if known else before.failures
    head, turn = ground.head, count.turn + 1
    mark = TryMark(count.name, failures, held, until, ground.now, ground.uptime, head.seq, head.hash, turn)
    return Tried(mark, policy.tries)


def locked(name: str, left: timedelta) -> Refused:
    """Give the refusal that says how many minutes to wait, and whose PIN it is or that it is the recovery key."""
    key = "sign_in.key_locked" if name == RECOVERY else "sign_in.locked"
    return Refused(key, user=name, minutes=-(-left // timedelta(minutes=1)))


def _until(now: datetime, minutes: tuple[int, ...], turn: int, *, for_good: bool) -> datetime:
    if turn > len(minutes) and for_good:
        return UNTIL_UNLOCKED
    return now + timedelta(minutes=minutes[min(turn, len(minutes)) - 1])
