"""Keeps the users of the desk: who may work here, their PINs, and letting a locked one in again."""

from __future__ import annotations

from dataclasses import dataclass

from desk_app.domain.facts import facts
from desk_app.domain.findings import error
from desk_app.domain.people.roles import Role, template
from desk_app.errors import Refused
from desk_app.ports.changes import Changes
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.ports.witness import Witness
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext
from desk_app.services.people.operators import Operator, require_supervisor
from desk_app.services.people.pins import PinHasher, check_new_pin
from desk_app.services.people.tries import TryBook
from desk_app.services.people.user_names import RESERVED, as_user_name
from desk_app.services.wording import taken_down

USERS = Changes(users=True, queue=True)


@dataclass(frozen=True, slots=True)
class UserDraft:
    """A user as typed by the supervisor."""

    user: str
    full_name: str
    role: str = Role.CLERK
    phone: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class UserLine:
    """A user as shown in lists, without anything about the PIN but whether it is locked or still to be chosen."""

    user: str
    full_name: str
    role: str
    active: bool
    phone: str
    locked: bool


class SaveUser:
    """Adds or changes a user; a first or reset PIN is good once, to choose an own one."""

    def __init__(self, context: DeskContext, pins: PinHasher) -> None:
        self._context = context
        self._guard = ClockGuard(context)
        self._pins = pins

    def __call__(
        self, draft: UserDraft, by: Operator, *, pin: str = "", pin_is_final: bool = False
    ) -> Changes:
        """Keep the user; raises Refused for a bad name, role or PIN, and rather than lose the last supervisor.

        `pin_is_final` is for users that choose no own PIN (practice wards, the very first supervisor).
        """
        require_supervisor(by)
        fact = _checked(draft)
        with self._context.uow() as work:
            known = work.users.by_name(fact.user)
            if (known is None or not known.pin_hash) and not pin:
                raise _refused("users.pin_needed", "pin")
            _keep_a_supervisor(work, fact)
            at = self._guard.moment(work)
            work.journal.append(fact, actor=by.user, at=at)
            if pin:
                kept = self._pins.hash(check_new_pin(pin), one_time=not pin_is_final)
                work.users.keep_pin(fact.user, kept, actor=by.user, at=at)
            work.commit()
        return USERS


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
                raise _refused("users.old_pin_wrong", "old_pin")
            if new == old:
                raise _refused("pin.same", "pin")
            kept = self._pins.hash(check_new_pin(new))
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
        """Clear the count of wrong PINs, outside the data folder too; a supervisor cannot do it for himself."""
        require_supervisor(by)
        name = as_user_name(user)
        if name == by.user:
            raise Refused("users.not_yourself")
        with self._context.uow() as work:
            if work.users.by_name(name) is None:
                raise Refused("users.unknown", user=user.strip()[:40])
            work.journal.append(facts.UserUnlocked(name), actor=by.user, at=self._guard.moment(work))
            work.commit()
            instance_id = work.desk.instance_id
        self._tries.clear(instance_id, name)
        return USERS


class ListUsers:
    """Gives the users of the desk."""

    def __init__(self, context: DeskContext, witness: Witness) -> None:
        self._context = context
        self._witness = witness

    def __call__(self) -> tuple[UserLine, ...]:
        """Give all users, active first; names nobody holds are left out."""
        with self._context.uow(write=False) as work:
            now, tries = self._context.now(), self._witness.tries(work.desk.instance_id)
            locks = {name: mark.locked_until for name, mark in tries.items()}
            return tuple(
                UserLine(
                    one.user,
                    one.full_name,
                    one.role,
                    one.active,
                    one.phone,
                    locked=any(until and until > now for until in (one.locked_until, locks.get(one.user))),
                )
                for one in work.users.all()
                if one.role
            )


def _checked(draft: UserDraft) -> facts.UserSaved:
    name = as_user_name(draft.user)
    if not name or name in RESERVED:
        raise _refused("users.bad_name", "user")
    if draft.role not in tuple(Role):
        raise _refused("users.bad_role", "role")
    full_name = taken_down(draft.full_name, "full_name", 150, required=True)
    phone = taken_down(draft.phone, "phone", 50)
    return facts.UserSaved(name, full_name, str(draft.role), draft.active, phone, rights=template(draft.role))


def _keep_a_supervisor(work: UnitOfWork, fact: facts.UserSaved) -> None:
    stays = fact.active and fact.role == Role.SUPERVISOR
    others = [one for one in work.users.all() if one.active and one.role == Role.SUPERVISOR]
    if not stays and [one.user for one in others] == [fact.user]:
        raise _refused("users.last_supervisor", "role")


def _refused(key: str, field: str) -> Refused:
    return Refused(key, findings=(error(field, key),))
