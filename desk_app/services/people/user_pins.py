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
from desk_app.services.people.sign_in import SignIn
from desk_app.services.people.tries import TryBook
from desk_app.services.people.user_names import as_user_name
from desk_app.services.people.users import USERS, known_user, refused


class ChangePin:
    """Lets the user signed in choose a new PIN by signing in once more; wrong ones count as at every sign-in."""

    def __init__(self, sign_in: SignIn) -> None:
        self._sign_in = sign_in

    def __call__(self, old: str, new: str, by: Operator) -> Changes:
        """Keep the new PIN; raises what a sign-in raises, said of the field with the old one where that is at fault."""
        try:
            self._sign_in(by.user, old, new, one_deed=True)
        except Refused as wrong:
            if wrong.findings:
                raise
            key = "users.old_pin_wrong" if wrong.key == "sign_in.wrong_pin" else wrong.key
            raise refused(key, "old_pin", **wrong.params) from wrong
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
            at = self._guard.moment(work)
            kept = self._pins.hash(check_new_pin(pin, self._context.settings(work, at).pins), one_time=True)
            work.users.keep_pin(account.user, kept, actor=by.user, at=at)
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
