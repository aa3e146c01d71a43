"""Who does a deed, and by which single right."""

from __future__ import annotations

from dataclasses import dataclass

from desk_app.domain.people.roles import TEMPLATES, Role, rights_of
from desk_app.domain.steps.rights import Right
from desk_app.errors import Refused
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


SETUP = Operator("setup", "", Role.SUPERVISOR)
"""The set-up of a new desk, which acts before there is any user."""


MACHINE = Operator("machine", "", Role.CLERK, rights=frozenset({Right.EXCHANGE, Right.BACK_UP}))
"""The PC itself, for scheduled tasks that nobody signs in for; it sees counts and no dossier."""


def operator_of(account: UserAccount) -> Operator:
    """Give a user as the doer of deeds."""
    return Operator(account.user, account.full_name, account.role, account.phone, rights_of(account))


def require(by: Operator, right: Right) -> None:
    """Raise Refused `rights.missing` unless the user has a right."""
    if not by.may(right):
        raise Refused("rights.missing", right=right)
