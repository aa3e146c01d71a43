"""Approval: a second person signs in with the own PIN at that moment, and stands in the entry beside who did it."""

from __future__ import annotations

from datetime import datetime

from desk_app.domain.facts.wire import Approval
from desk_app.domain.steps.rights import Right
from desk_app.errors import Refused
from desk_app.services.people.operators import Operator
from desk_app.services.people.sign_in import SignIn
from desk_app.services.people.user_names import as_user_name


class Approve:
    """Lets a second person agree to one deed; wrong PINs count and lock as at every sign-in."""

    def __init__(self, sign_in: SignIn) -> None:
        self._sign_in = sign_in

    def __call__(self, user: str, pin: str, by: Operator) -> Operator:
        """Give the second person, whose right the deed itself asks for.

        Raises Refused: rights.approve_self for the person who does the deed, sign_in.*.
        """
        _must_be_another(as_user_name(user), by)
        return self._sign_in(user, pin, one_deed=True)


def approval_by(approver: Operator, right: Right, by: Operator, at: datetime) -> Approval:
    """Give what the entry says of the second person.

    Raises Refused: rights.approve_self, and rights.approver_missing for one who has not the right himself.
    """
    _must_be_another(approver.user, by)
    if not approver.may(right):
        raise Refused("rights.approver_missing", user=approver.user, right=right)
    return Approval(approver.user, at)


def _must_be_another(user: str, by: Operator) -> None:
    if user == by.user:
        raise Refused("rights.approve_self")
