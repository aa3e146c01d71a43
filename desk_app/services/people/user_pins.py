"""PINs of the users: the own one changed, a first or new one given, and the lock after wrong ones opened."""

from __future__ import annotations

from desk_app.domain.facts import facts
from desk_app.domain.steps.rights import Right
from desk_app.errors import Refused
from desk_app.ports.changes import Changes
from desk_app.ports.witness import Witness
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext
from desk_app.services.people.operators import Operator, require
from desk_app.services.people.pins import PinHasher, check_new_pin
from desk_app.services.people.tries import TryBook
from desk_app.services.people.user_names import as_user_name
from desk_app.services.people.users import USERS, known_user, refused


class ChangePin:
    """Lets the user signed in choose a new PIN, who must know the old one."""

    def __init__(self, context: DeskContext, pins: PinHasher) -> None:
        self._context = context
        self._guard = ClockGuard(context)
        self._pins = pins

    def __call__(self, old: str, new: str, by: Operator) -> Changes:
        """Keep the new PIN; raises Refused when the old one is wrong or the new one unfit."""
        with self._context.uow() as work:
            account = work.users.by_name(by.user)
            if account is None or not self._pins.verify(account.pin_hash, old):
                raise refused("users.old_pin_wrong", "old_pin")
            if new == old:
                raise refused("pin.same", "pin")
            kept = self._pins.hash(check_new_pin(new))
            work.users.keep_pin(account.user, kept, actor=by.user, at=self._guard.moment(work))
            work.commit()
        return USERS


class GivePin:
    """Gives somebody a first PIN, or a new one in place of one forgotten: good once, to choose an own one."""

    def __init__(self, context: DeskContext, pins: PinHasher) -> None:
        self._context = context
        self._guard = ClockGuard(context)
        self._pins = pins

    def __call__(self, user: str, pin: str, by: Operator) -> Changes:
        """Keep it; raises Refused: rights.missing, users.unknown, pin.*."""
        require(by, Right.CHANGE_USERS)
        with self._context.uow() as work:
            account = known_user(work, user)
            kept = self._pins.hash(check_new_pin(pin), one_time=True)
            work.users.keep_pin(account.user, kept, actor=by.user, at=self._guard.moment(work))
            work.commit()
        return USERS


class UnlockUser:
    """Lets a user who guessed too often try again."""

    def __init__(self, context: DeskContext, witness: Witness) -> None:
        self._context = context
        self._guard = ClockGuard(context)
        self._tries = TryBook(witness)

    def __call__(self, user: str, by: Operator) -> Changes:
        """Clear the count of wrong PINs, outside the data folder too; nobody can do it for himself."""
        require(by, Right.CHANGE_USERS)
        if as_user_name(user) == by.user:
            raise Refused("users.not_yourself")
        with self._context.uow() as work:
            account = known_user(work, user)
            fact = facts.UserUnlocked(account.user)
            work.journal.append(fact, actor=by.user, at=self._guard.moment(work))
            work.commit()
            instance_id = work.desk.instance_id
        self._tries.clear(instance_id, account.user)
        return USERS
