"""Lets a user in by name and PIN, slows down guessing in a way no restart, restore or clock change undoes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk_app.domain.facts import facts
from desk_app.domain.facts.wire import read_fact
from desk_app.domain.people.roles import is_in_office, rights_of
from desk_app.domain.steps.rights import Right
from desk_app.domain.time.local_time import local
from desk_app.errors import NeedsPerson, Refused, StorageTrouble
from desk_app.ports.journal import Head
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.ports.users import UserAccount
from desk_app.ports.witness import Witness
from desk_app.services.clock_guard import ClockGuard, ClockState
from desk_app.services.context import DeskContext
from desk_app.services.look_ups import leaves_look_ups
from desk_app.services.people.operators import Operator, operator_of
from desk_app.services.people.pins import PinHasher, check_new_pin
from desk_app.services.people.tries import Count, Ground, Tried, TryBook, Wait, next_try
from desk_app.services.people.user_names import as_user_name

MOST_UNCOUNTED = 5
"""Wrong PINs that may be tried while nothing can be written, until the program is started again."""
LOOK_BACK = 2000
"""Entries searched for the moment of a lock; more work than this cannot be done while a lock lasts."""


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One try of one user name inside one unit of work; nothing is counted under a name nobody has."""

    work: UnitOfWork
    name: str
    account: UserAccount | None
    ground: Ground
    count: Count

    @property
    def pin_hash(self) -> str:
        """The hash to compare with; empty for nobody and for a user who left."""
        return self.account.pin_hash if self.account is not None and self.account.active else ""


class SignIn:
    """Checks a PIN and journals the outcome; the witness hears of every try before the PIN is looked at."""

    def __init__(self, context: DeskContext, pins: PinHasher, witness: Witness) -> None:
        self._context = context
        self._guard = ClockGuard(context)
        self._pins = pins
        self._tries = TryBook(witness)
        self._uncounted = 0

    def __call__(self, user: str, pin: str, new_pin: str = "", *, one_deed: bool = False) -> Operator:
        """Give the operator; `new_pin` replaces a right PIN, and must when that one was given by a supervisor.

        A sign-in for `one_deed` only is not journaled by itself, for the deed names its actor; a refused deed then
        leaves the journal as it was. After wrong PINs it is, because that ends their count.
        While nothing can be written, whoever has the right PIN is let in to look things up (FAULTS S12).
        Raises Refused: sign_in.wrong_pin, sign_in.locked, sign_in.needs_unlock, sign_in.choose_own_pin, sign_in.ended,
        pin.*; NeedsPerson sign_in.user_differs for a user of whom the tables say otherwise than the journal.
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
            tried, account = self._begin(attempt), attempt.account
            if not self._pins.verify(attempt.pin_hash, pin) or account is None:
                self._journal_wrong(attempt, tried)
                raise tried.refusal()
            self._tries.right(attempt.ground, tried)
            _must_be_in_office(account, attempt.ground)
            kept = self._keep_pin(attempt, account, pin, new_pin)
            if not one_deed or account.failures or kept:
                fact = facts.SignedIn(account.user)
                work.journal.append(fact, actor=account.user, at=attempt.ground.now)
                work.commit()
        return operator_of(account)

    def _only_looking(self, user: str, pin: str) -> Operator:
        """Compare the PIN without a trace in the journal; wrong ones are counted by the witness and by the program."""
        with self._context.uow(write=False) as work:
            attempt = self._attempt(work, user)
            tried, account = self._begin(attempt), attempt.account
            if not self._pins.verify(attempt.pin_hash, pin) or account is None:
                self._uncounted += 1
                raise tried.refusal()
            self._tries.right(attempt.ground, tried)
            _must_be_in_office(account, attempt.ground)
            if self._pins.is_one_time(account.pin_hash):
                raise Refused("sign_in.choose_own_pin")
        return operator_of(account)

    def _attempt(self, work: UnitOfWork, user: str) -> _Attempt:
        """Look whether the user may try now."""
        name = as_user_name(user)
        account = work.users.by_name(name)
        if not work.users.agrees(name):
            raise NeedsPerson("sign_in.user_differs", user=name)
        ground = self._ground(work)
        count = Count(name, 0, None, ())
        if account is not None:
            count = self._tries.look(ground, name, account.failures, _wait_of(work, account, ground))
        count.must_not_wait(ground)
        return _Attempt(work, name, account, ground, count)

    def _ground(self, work: UnitOfWork) -> Ground:
        return Ground(
            instance_id=work.desk.instance_id,
            now=self._guard.moment(work),
            last=work.journal.last_moment(),
            doubted=self._guard.look(work).state is ClockState.BLOCKED,
            uptime=int(self._context.clock.monotonic()),
            head=work.journal.head(),
            holds=lambda head: _holds(work, head),
        )

    def _begin(self, attempt: _Attempt) -> Tried:
        ground, account = attempt.ground, attempt.account
        policy = self._context.settings(attempt.work, ground.now).sign_in
        if account is None:
            return next_try(ground, attempt.count, policy, for_good=True)
        # Whoever may let others in only ever waits (ASVS 6.1.1).
        for_good = Right.CHANGE_USERS not in rights_of(account)
        return self._tries.begin(ground, attempt.count, policy, for_good=for_good)

    def _journal_wrong(self, attempt: _Attempt, tried: Tried) -> None:
        """Journal a wrong PIN; where nothing can be written the witness has counted it, and the program does."""
        if not attempt.name:
            raise Refused("sign_in.wrong_pin")
        mark = tried.mark
        fact = facts.SignInRefused(attempt.name, mark.failures, mark.locked_until, mark.uptime)
        try:
            attempt.work.journal.append(fact, actor=attempt.name, at=mark.at)
            attempt.work.commit()
        except StorageTrouble as trouble:
            if not leaves_look_ups(trouble) or self._uncounted >= MOST_UNCOUNTED:
                raise
            self._uncounted += 1

    def _keep_pin(self, attempt: _Attempt, account: UserAccount, pin: str, new_pin: str) -> bool:
        """Keep a new PIN, or bind the one an older program kept; gives whether there was something to keep."""
        kept = account.pin_hash
        if new_pin:
            if new_pin == pin:
                raise Refused("pin.same")
            kept = self._pins.hash(check_new_pin(new_pin))
        elif self._pins.is_one_time(account.pin_hash):
            raise Refused("sign_in.choose_own_pin")
        elif account.pin_mark:
            return False
        attempt.work.users.keep_pin(account.user, kept, actor=account.user, at=attempt.ground.now)
        return True


def _must_be_in_office(account: UserAccount, ground: Ground) -> None:
    """Refuse whose days are over or to come, told only to the person with the PIN; a clock set back gives no day more."""
    today = local(max(ground.now, ground.last or ground.now)).date()
    if not is_in_office(account, today):
        until = account.valid_until or "…"
        raise Refused("sign_in.ended", user=account.user, begin=account.valid_from or "…", until=until)


def _holds(work: UnitOfWork, head: Head) -> bool:
    """Whether the own chain has an entry, so that this database is no older one."""
    return head.seq == 0 or work.replication.own(head.seq) == head


def _wait_of(work: UnitOfWork, account: UserAccount, ground: Ground) -> Wait | None:
    """Give the lock the journal tells of; its running time is that of the machine when the PIN was wrong."""
    until = account.locked_until
    if until is None:
        return None
    newest = work.journal.head().seq
    for entry in reversed(list(work.journal.entries(after_seq=max(0, newest - LOOK_BACK)))):
        fact = read_fact(entry) if entry.header.kind == facts.SignInRefused.KIND else None
        if isinstance(fact, facts.SignInRefused) and fact.user == account.user and fact.locked_until:
            return Wait(until, datetime.fromisoformat(entry.header.occurred_at), fact.uptime)
    return Wait(until, until, ground.uptime)
