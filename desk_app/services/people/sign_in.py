"""Lets a user in by name and PIN, slows down guessing in a way no restart, restore or clock change undoes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desk_app.domain.facts import facts
from desk_app.domain.findings import error
from desk_app.domain.people.roles import is_in_office, rights_of
from desk_app.domain.steps.rights import Right
from desk_app.domain.time.local_time import local
from desk_app.errors import NeedsPerson, Refused, StorageTrouble
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.ports.users import UserAccount
from desk_app.ports.witness import Witness
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext
from desk_app.services.look_ups import leaves_look_ups
from desk_app.services.people.operators import Operator, operator_of
from desk_app.services.people.pins import PinHasher, check_new_pin
from desk_app.services.people.tries import Count, Ground, Tried, TryBook, next_try
from desk_app.services.people.try_ground import ground_of, wait_of
from desk_app.services.people.user_names import as_user_name


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
    """Checks a PIN and journals the outcome; the witness hears of every try before the PIN is looked at.

    Whatever compares a PIN does it here. A try the witness cannot keep is journaled as a wrong one first; one that
    neither of them keeps is refused with the PIN unseen. `in_journal` is False where the journal is thrown away when
    the sign-in fails: then the witness alone can count.
    """

    def __init__(
        self, context: DeskContext, pins: PinHasher, witness: Witness, *, in_journal: bool = True
    ) -> None:
        self._context = context
        self._guard = ClockGuard(context)
        self._pins = pins
        self._tries = TryBook(witness)
        self._in_journal = in_journal

    def __call__(
        self, user: str, pin: str, new_pin: str | None = None, *, one_deed: bool = False
    ) -> Operator:
        """Give the operator; `new_pin` replaces a right PIN, and must when that one was given by a supervisor.

        A sign-in for `one_deed` only is not journaled by itself, for the deed names its actor; a refused deed then
        leaves the journal as it was. After wrong PINs it is, because that ends their count.
        While nothing can be written, whoever has the right PIN is let in to look things up (FAULTS S12).
        Raises Refused: sign_in.wrong_pin, sign_in.locked, sign_in.needs_unlock, sign_in.choose_own_pin, sign_in.ended,
        pin.*; NeedsPerson sign_in.user_differs for a user of whom the tables say otherwise than the journal;
        StorageTrouble sign_in.not_counted.
        """
        try:
            return self._journaled(user, pin, new_pin, one_deed=one_deed)
        except StorageTrouble as trouble:
            if new_pin is not None or not leaves_look_ups(trouble):
                raise
            return self._only_looking(user, pin)

    def _journaled(self, user: str, pin: str, new_pin: str | None, *, one_deed: bool) -> Operator:
        with self._context.uow() as work:
            attempt = self._attempt(work, user)
            tried = self._begin(attempt)
            if tried.outside:
                return self._compared(attempt, tried, pin, new_pin, one_deed=one_deed)
            if not self._in_journal:
                raise StorageTrouble("sign_in.not_counted")
            self._journal_wrong(attempt, tried)
        with self._context.uow() as work:
            again = replace(attempt, work=work, account=work.users.by_name(attempt.name))
            return self._compared(again, tried, pin, new_pin, one_deed=one_deed)

    def _compared(
        self, attempt: _Attempt, tried: Tried, pin: str, new_pin: str | None, *, one_deed: bool
    ) -> Operator:
        """Look at the PIN, for the try counts already."""
        work, account = attempt.work, attempt.account
        if not self._pins.verify(attempt.pin_hash, pin) or account is None:
            if tried.outside:
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
        """Compare the PIN without a trace in the journal; the witness must have counted the try."""
        with self._context.uow(write=False) as work:
            attempt = self._attempt(work, user)
            tried, account = self._begin(attempt), attempt.account
            if not tried.outside:
                raise StorageTrouble("sign_in.not_counted")
            if not self._pins.verify(attempt.pin_hash, pin) or account is None:
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
        ground = ground_of(work, self._context, self._guard)
        count = Count(name, 0, 0, 0, None, ())
        if account is not None:
            count = self._tries.look(ground, name, account.failures, wait_of(work, account, ground))
        count.must_not_wait(ground)
        return _Attempt(work, name, account, ground, count)

    def _begin(self, attempt: _Attempt) -> Tried:
        ground, account = attempt.ground, attempt.account
        policy = self._context.settings(attempt.work, ground.now).sign_in
        if account is None:
            return replace(next_try(ground, attempt.count, policy, for_good=True), outside=True)
        # Whoever may let others in only ever waits (ASVS 6.1.1).
        for_good = Right.CHANGE_USERS not in rights_of(account)
        tried = self._tries.begin(ground, attempt.count, policy, for_good=for_good)
        if not tried.outside:
            # The journal counts it or nobody does; a try refused unseen is none.
            self._tries.right(ground, tried)
        return tried

    def _journal_wrong(self, attempt: _Attempt, tried: Tried) -> None:
        """Journal a wrong PIN; where nothing can be written the witness must have counted it."""
        if not attempt.name:
            raise Refused("sign_in.wrong_pin")
        mark = tried.mark
        fact = facts.SignInRefused(attempt.name, mark.failures, mark.locked_until, mark.uptime)
        try:
            attempt.work.journal.append(fact, actor=attempt.name, at=mark.at)
            attempt.work.commit()
        except StorageTrouble as trouble:
            if not tried.outside or not leaves_look_ups(trouble):
                raise

    def _keep_pin(self, attempt: _Attempt, account: UserAccount, pin: str, new_pin: str | None) -> bool:
        """Keep a new PIN, or bind the one an older program kept; gives whether there was something to keep."""
        kept = account.pin_hash
        if new_pin is not None:
            if new_pin == pin:
                raise Refused("pin.same", findings=(error("pin", "pin.same"),))
            rules = self._context.settings(attempt.work, attempt.ground.now).pins
            kept = self._pins.hash(check_new_pin(new_pin, rules))
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
