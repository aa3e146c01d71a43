"""Keeps the users of the desk: who may work here, by which rights, and until when."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from desk_app.domain.facts import facts
from desk_app.domain.findings import error
from desk_app.domain.people.roles import Role, Told, as_told, is_in_office, rights_of, template
from desk_app.domain.steps.rights import Right
from desk_app.errors import Refused
from desk_app.ports.changes import Changes
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.ports.users import UserAccount
from desk_app.ports.witness import Witness
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext
from desk_app.services.people.operators import Operator, require
from desk_app.services.people.pins import PinHasher, check_new_pin
from desk_app.services.people.tries import TryBook
from desk_app.services.people.try_ground import ground_of, wait_of
from desk_app.services.people.user_names import RESERVED, as_user_name
from desk_app.services.wording import taken_down

USERS = Changes(users=True, queue=True)


@dataclass(frozen=True, slots=True)
class UserDraft:
    """A user as typed; the role is the template of the rights, which hold until `valid_until`, that day included."""

    user: str
    full_name: str
    role: str = Role.CLERK
    phone: str = ""
    active: bool = True
    valid_until: date | None = None
    unit: str = ""


class UserState(StrEnum):
    """How a user stands at this desk."""

    WORKS = "works"
    NO_PIN = "no_pin"
    LOCKED = "locked"
    OUT_OF_OFFICE = "out_of_office"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class UserLine:
    """A user as shown in lists, without anything about the PIN but whether it is locked or still to be given.

    `in_office`: may work here today, being active and within the days the rights hold.
    """

    user: str
    full_name: str
    role: str
    active: bool
    phone: str
    locked: bool
    rights: tuple[str, ...] = ()
    valid_until: date | None = None
    unit: str = ""
    in_office: bool = True
    has_pin: bool = True

    def may(self, right: Right) -> bool:
        """Whether this user has a right and is in office to use it."""
        return self.in_office and right.value in self.rights

    @property
    def operator(self) -> Operator:
        """This user as the doer of deeds, with the rights kept; whoever acts signs in besides."""
        return Operator(self.user, self.full_name, self.role, self.phone, frozenset(map(Right, self.rights)))

    @property
    def state(self) -> UserState:
        """How the user stands here today, in one word."""
        if not self.active:
            return UserState.LEFT
        if not self.in_office:
            return UserState.OUT_OF_OFFICE
        if self.locked:
            return UserState.LOCKED
        return UserState.WORKS if self.has_pin else UserState.NO_PIN


class SaveUser:
    """Adds or changes a user; a first or reset PIN is good once, to choose an own one."""

    def __init__(self, context: DeskContext, pins: PinHasher) -> None:
        self._context = context
        self._guard = ClockGuard(context)
        self._pins = pins

    def __call__(
        self,
        draft: UserDraft,
        by: Operator,
        *,
        pin: str = "",
        pin_is_final: bool = False,
        pin_later: bool = False,
    ) -> Changes:
        """Keep the user; a new role gives the rights it stands for today, the same one leaves those there are.

        Nobody changes the own rights. Whoever comes back after the end is a newcomer: with the rights of the role and a
        PIN given anew, for the old one may be known to others.
        `pin_is_final` is for users that choose no own PIN (practice wards, the very first supervisor); `pin_later` for
        one who gets the first PIN in another step. Raises Refused: rights.missing, users.*, pin.*.
        """
        require(by, Right.CHANGE_USERS)
        checked = _checked(draft)
        with self._context.uow() as work:
            at = self._guard.moment(work)
            known = work.users.by_name(checked.user)
            fact = _with_rights_kept(checked, known)
            comes_back = known is not None and bool(known.role) and fact.active and not known.active
            first = comes_back or ((known is None or not known.pin_hash) and not pin_later)
            if first and not pin:
                raise refused("users.pin_needed", "pin")
            if fact.valid_until is not None and fact.valid_until < at.date():
                raise refused("users.until_past", "valid_until", day=fact.valid_until)
            keep_somebody(work, fact, at.date())
            must_not_be_own(known, fact, by)
            work.journal.append(fact, actor=by.user, at=at)
            if pin:
                rules = self._context.settings(work, at).pins
                kept = self._pins.hash(check_new_pin(pin, rules), one_time=not pin_is_final)
                work.users.keep_pin(fact.user, kept, actor=by.user, at=at)
            work.commit()
        return USERS


class EndUser:
    """Lets somebody work here no more; what the user did stays."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._guard = ClockGuard(context)

    def __call__(self, user: str, by: Operator) -> Changes:
        """Journal the end; raises Refused: rights.missing, users.unknown, users.last_keeper, users.own_rights."""
        require(by, Right.CHANGE_USERS)
        with self._context.uow() as work:
            known = known_user(work, user)
            fact = fact_of(known, active=False)
            at = self._guard.moment(work)
            keep_somebody(work, fact, at.date())
            must_not_be_own(known, fact, by)
            work.journal.append(fact, actor=by.user, at=at)
            work.commit()
        return USERS


class ListUsers:
    """Gives the users of the desk."""

    def __init__(self, context: DeskContext, witness: Witness) -> None:
        self._context = context
        self._guard = ClockGuard(context)
        self._tries = TryBook(witness)

    def __call__(self) -> tuple[UserLine, ...]:
        """Give all users, active first; names nobody holds are left out."""
        with self._context.uow(write=False) as work:
            now, ground = self._context.now(), ground_of(work, self._context, self._guard)
            return tuple(
                UserLine(
                    one.user,
                    one.full_name,
                    one.role,
                    one.active,
                    one.phone,
                    locked=self._tries.look(
                        ground, one.user, one.failures, wait_of(work, one, ground)
                    ).is_waiting(ground),
                    rights=as_told(rights_of(one)),
                    valid_until=one.valid_until,
                    unit=one.unit,
                    in_office=is_in_office(one, now.date()),
                    has_pin=bool(one.pin_hash),
                )
                for one in work.users.all()
                if one.role
            )


def known_user(work: UnitOfWork, user: str) -> UserAccount:
    """Find a user by name; raises Refused `users.unknown`."""
    account = work.users.by_name(as_user_name(user))
    if account is None or not account.role:
        raise Refused("users.unknown", user=user.strip()[:40])
    return account


def fact_of(account: UserAccount, **changes: Any) -> facts.UserSaved:
    """Give the fact that says of a user what is known, with changes."""
    return facts.UserSaved(**{name: getattr(account, name) for name in facts.UserSaved.__slots__} | changes)


def keep_somebody(work: UnitOfWork, fact: facts.UserSaved, today: date) -> None:
    """Raise Refused `users.last_keeper` rather than lose the last who may change users, today or in days to come."""
    before = work.users.all()
    after: list[Told] = [*(one for one in before if one.user != fact.user), fact]
    for keeps in (lambda one: is_in_office(one, today), lambda one: one.active and one.valid_until is None):
        if _has_keeper(before, keeps) and not _has_keeper(after, keeps):
            raise refused("users.last_keeper", "role")


def must_not_be_own(known: UserAccount | None, fact: facts.UserSaved, by: Operator) -> None:
    """Raise Refused `users.own_rights` where somebody would change what he may do himself, or until when."""
    if known is not None and known.user == by.user and _standing(known) != _standing(fact):
        raise refused("users.own_rights", "role")


def _standing(told: Told) -> tuple[object, ...]:
    return told.role, told.active, rights_of(told), told.valid_from, told.valid_until


def _with_rights_kept(fact: facts.UserSaved, known: UserAccount | None) -> facts.UserSaved:
    """Leave rights and first day as they stand while the role stays: a new phone number is no new set of rights."""
    if known is None or not known.active or known.role != fact.role:
        return fact
    return replace(fact, rights=known.rights, valid_from=known.valid_from)


def _has_keeper(people: Iterable[Told], keeps: Callable[[Told], bool]) -> bool:
    return any(Right.CHANGE_USERS in rights_of(one) and keeps(one) for one in people)


def refused(key: str, field: str, **params: object) -> Refused:
    """Make the refusal of a field of a user."""
    return Refused(key, findings=(error(field, key, **params),), **params)


def _checked(draft: UserDraft) -> facts.UserSaved:
    name = as_user_name(draft.user)
    if not name or name in RESERVED:
        raise refused("users.bad_name", "user")
    if draft.role not in tuple(Role):
        raise refused("users.bad_role", "role")
    return facts.UserSaved(
        name,
        taken_down(draft.full_name, "full_name", 150, required=True),
        str(draft.role),
        draft.active,
        taken_down(draft.phone, "phone", 50),
        rights=template(draft.role),
        valid_until=draft.valid_until,
        unit=taken_down(draft.unit, "unit", 150),
    )
