"""Folds the facts about one user of a desk; the desk's own table and the city's judgement of actors both ask it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from desk_app.domain.facts import facts


@dataclass(frozen=True, slots=True)
class UserLine:
    """A user as journaled; the PIN hash is kept elsewhere, `pin_mark` binds it (empty while nothing does)."""

    user: str
    full_name: str = ""
    role: str = ""
    active: bool = False
    phone: str = ""
    failures: int = 0
    locked_until: datetime | None = None
    rights: tuple[str, ...] | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    unit: str = ""
    pin_mark: str = ""


UserFact = facts.UserSaved | facts.SignInRefused | facts.UserUnlocked | facts.SignedIn | facts.PinKept


def fold_user(before: UserLine | None, fact: UserFact) -> UserLine | None:
    """Give a user after a fact; a sign-in under a name nobody has makes no user."""
    if isinstance(fact, facts.UserSaved):
        line = before or UserLine(fact.user)
        said = {name: getattr(fact, name) for name in facts.UserSaved.__slots__ if name != "user"}
        return replace(line, **said)
    if before is None:
        return None
    if isinstance(fact, facts.PinKept):
        return replace(before, pin_mark=fact.mark)
    if isinstance(fact, facts.SignInRefused):
        return replace(before, failures=fact.failures, locked_until=fact.locked_until)
    return replace(before, failures=0, locked_until=None)
