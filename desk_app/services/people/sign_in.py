"""Lets a user in by name and PIN, slows down guessing in a way no restart or clock change undoes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from desk_app.domain.facts import facts
from desk_app.domain.facts.wire import read_fact
from desk_app.domain.people.roles import is_in_office, rights_of
from desk_app.domain.steps.rights import Right
from desk_app.domain.time.local_time import VIETNAM, local
from desk_app.errors import DeskError, Refused, StorageTrouble
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.ports.users import UserAccount
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext
from desk_app.services.look_ups import leaves_look_ups
from desk_app.services.people.operators import Operator, operator_of
from desk_app.services.people.pins import PinHasher, check_new_pin
from desk_app.services.people.user_names import as_user_name

UNTIL_UNLOCKED = datetime(9999, 1, 1, tzinfo=VIETNAM)
"""A lock somebody else opens. Who may open it only ever waits himself, or nobody could let him in."""
MOST_UNCOUNTED = 5
"""Wrong PINs that may be tried while nothing can be written, until the program is started again."""
LOOK_BACK = 2000
"""Entries searched for the moment of a lock; more work than this cannot be done while a lock lasts."""


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One try of one user name inside one unit of work."""

    work: UnitOfWork
    name: str
    account: UserAccount | None
    now: datetime
    uptime: int

    @property
    def is_in_office(self) -> bool:
        """Whether the user works here today; a clock set back brings nobody back into office."""
        today = local(max(self.now, self.work.journal.last_moment() or self.now)).date()
        return self.account is not None and is_in_office(self.account, today)


class SignIn:
    """Checks a PIN and journals the outcome."""

    def __init__(self, context: DeskContext, pins: PinHasher) -> None:
        self._context = context
        self._guard = ClockGuard(context)
        self._pins = pins
        self._uncounted = 0

    def __call__(self, user: str, pin: str, new_pin: str = "", *, one_deed: bool = False) -> Operator:
        """Give the operator; `new_pin` replaces a right PIN, and must when that one was given by a supervisor.

        A sign-in for `one_deed` only is not journaled by itself, for the deed names its actor; a refused deed then
        leaves the journal as it was. After wrong PINs it is, because that ends their count.
        While nothing can be written, whoever has the right PIN is let in to look things up (FAULTS S12).
        Raises Refused: sign_in.wrong_pin, sign_in.locked, sign_in.needs_unlock, sign_in.choose_own_pin, pin.*.
        """
        try:
            return self._journaled(user, pin, new_pin, one_deed=one_deed)
        except StorageTrouble as trouble:
            if new_pin or not leaves_look_ups(trouble) or self._uncounted >= MOST_UNCOUNTED:
                raise
            return self._only_looking(user, pin)

    def _journaled(self, user: str, pin: str, new_pin: str, *, one_deed: bool) -> Operator:
        with self._context.uow() as work:
            attempt = self._attempt(work, user)
            self._must_not_wait(attempt)
            account = attempt.account
            right = self._pins.verify(account.pin_hash if account and attempt.is_in_office else "", pin)
            if account is None or not right:
                refusal = self._refuse(attempt)
                work.commit()
                raise refusal
            self._renew(work, account, pin, new_pin)
            if not one_deed or account.failures or new_pin:
                work.journal.append(facts.SignedIn(account.user), actor=account.user, at=attempt.now)
                work.commit()
        return operator_of(account)

    def _only_looking(self, user: str, pin: str) -> Operator:
        """Compare the PIN without a trace; wrong ones are counted until the program ends, as none can be journaled."""
        with self._context.uow(write=False) as work:
            attempt = self._attempt(work, user)
            self._must_not_wait(attempt)
            account = attempt.account
            if account is None or not attempt.is_in_office or not self._pins.verify(account.pin_hash, pin):
                self._uncounted += 1
                raise Refused("sign_in.wrong_pin")
            self._renew(work, account, pin, "")
        return operator_of(account)

    def _attempt(self, work: UnitOfWork, user: str) -> _Attempt:
        name = as_user_name(user)
        uptime = int(self._context.clock.monotonic())
        return _Attempt(work, name, work.users.by_name(name), self._guard.moment(work), uptime)

    def _must_not_wait(self, attempt: _Attempt) -> None:
        until = attempt.account.locked_until if attempt.account else None
        if until is None:
            return
        if until == UNTIL_UNLOCKED:
            raise Refused("sign_in.needs_unlock", user=attempt.name)
        now = max(attempt.now, attempt.work.journal.last_moment() or attempt.now)
        left = max(until - now, timedelta(seconds=_seconds_to_wait(attempt)))
        if left > timedelta():
            raise _locked(left)

    def _refuse(self, attempt: _Attempt) -> DeskError:
        """Count a wrong PIN; give the refusal to raise once it is journaled."""
        if not attempt.name:
            return Refused("sign_in.wrong_pin")
        policy = self._context.settings(attempt.work, attempt.now).sign_in
        failures = (attempt.account.failures if attempt.account else 0) + 1
        until: datetime | None = None
        if failures % policy.tries == 0:
            keeper = attempt.account is not None and Right.CHANGE_USERS in rights_of(attempt.account)
            until = _until(attempt.now, policy.lock_minutes, failures // policy.tries, for_good=not keeper)
        fact = facts.SignInRefused(attempt.name, failures, until, attempt.uptime)
        attempt.work.journal.append(fact, actor=attempt.name, at=attempt.now)
        if until is None:
            return Refused("sign_in.wrong_pin", left=policy.tries - failures % policy.tries)
        if until == UNTIL_UNLOCKED:
            return Refused("sign_in.needs_unlock", user=attempt.name)
        return _locked(until - attempt.now)

    def _renew(self, work: UnitOfWork, account: UserAccount, pin: str, new_pin: str) -> None:
        if new_pin:
            if new_pin == pin:
                raise Refused("pin.same")
            work.users.set_pin_hash(account.user, self._pins.hash(check_new_pin(new_pin)))
        elif self._pins.is_one_time(account.pin_hash):
            raise Refused("sign_in.choose_own_pin")


def _until(now: datetime, minutes: tuple[int, ...], turn: int, *, for_good: bool) -> datetime:
    if turn > len(minutes) and for_good:
        return UNTIL_UNLOCKED
    return now + timedelta(minutes=minutes[min(turn, len(minutes)) - 1])


def _locked(left: timedelta) -> Refused:
    return Refused("sign_in.locked", minutes=-(-left // timedelta(minutes=1)))


def _seconds_to_wait(attempt: _Attempt) -> float:
    """Measure a lock by the running time of the machine, so that setting its clock forward opens nothing."""
    head = attempt.work.journal.head().seq
    for entry in reversed(list(attempt.work.journal.entries(after_seq=max(0, head - LOOK_BACK)))):
        fact = read_fact(entry) if entry.header.kind == facts.SignInRefused.KIND else None
        if isinstance(fact, facts.SignInRefused) and fact.user == attempt.name and fact.locked_until:
            asked = (fact.locked_until - datetime.fromisoformat(entry.header.occurred_at)).total_seconds()
            since = attempt.uptime - fact.uptime if attempt.uptime >= fact.uptime else attempt.uptime
            return asked - since
    return 0.0
