"""Who does a deed, and which deeds only a supervisor may do or must approve."""

from __future__ import annotations

from dataclasses import dataclass

from desk_app.domain.people.roles import TEMPLATES, Role, rights_of
from desk_app.domain.steps.rights import Right
from desk_app.errors import Refused
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.ports.users import UserAccount


@dataclass(frozen=True, slots=True)
class Operator:
    """The user who signed in and does a deed; without `rights` of his own he has those of the role."""

    user: str
    full_name: str
    role: str
    phone: str = ""
    rights: frozenset[Right] | None = None

    def may(self, right: Right) -> bool:
        """Whether this user has a right."""
        return right in (TEMPLATES[Role(self.role)] if self.rights is None else self.rights)

    @property
    def is_supervisor(self) -> bool:
        """Whether this user may do what needs a supervisor."""
        return self.role == Role.SUPERVISOR


SETUP = Operator("setup", "", Role.SUPERVISOR)
"""The set-up of a new desk, which acts before there is any user."""


def operator_of(account: UserAccount) -> Operator:
    """Give a user as the doer of deeds."""
    return Operator(account.user, account.full_name, account.role, account.phone, rights_of(account))


def require(by: Operator, right: Right) -> None:
    """Raise Refused `rights.missing` unless the user has a right."""
    if not by.may(right):
        raise Refused("rights.missing", right=right)


def require_supervisor(by: Operator) -> None:
    """Raise Refused unless a supervisor does it."""
    if not by.is_supervisor:
        raise Refused("rights.supervisor_only")


def approver(work: UnitOfWork, by: Operator, approved_by: str) -> str:
    """Give the user name of the supervisor who approves: the one named, or the doer if he is one.

    Raises Refused when nobody is named or the one named is no supervisor in office.
    """
    if not approved_by:
        if by.is_supervisor:
            return by.user
        raise Refused("rights.approval_needed")
    account = work.users.by_name(approved_by)
    if account is None or not account.active or account.role != Role.SUPERVISOR:
        raise Refused("rights.not_a_supervisor", user=approved_by)
    return account.user
