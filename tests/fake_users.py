"""Users in memory, folded from the journal and compared with it as the real store does."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from desk_app.domain.facts import facts
from desk_app.domain.facts.facts import Fact
from desk_app.domain.facts.wire import fact_or_none
from desk_app.domain.journal.entry import sha256_hex
from desk_app.ports.users import UserAccount

Accounts = dict[str, UserAccount]


def fold_user(accounts: Accounts, fact: Fact) -> None:
    """Apply a fact about a user; others, and a sign-in under a name nobody has, change nothing."""
    match fact:
        case facts.UserSaved():
            old = accounts.get(fact.user) or UserAccount(fact.user, "", "", False, "", "", 0, None)
            said = {name: getattr(fact, name) for name in facts.UserSaved.__slots__}
            accounts[fact.user] = replace(old, **said)
        case facts.PinKept() if fact.user in accounts:
            accounts[fact.user] = replace(accounts[fact.user], pin_mark=fact.mark)
        case facts.SignInRefused() if fact.user in accounts:
            old = accounts[fact.user]
            accounts[fact.user] = replace(old, failures=fact.failures, locked_until=fact.locked_until)
        case facts.SignedIn() | facts.UserUnlocked() if fact.user in accounts:
            accounts[fact.user] = replace(accounts[fact.user], failures=0, locked_until=None)
        case _:
            return


class FakeUsers:
    """The users of a transaction on a desk in memory."""

    def __init__(self, memory: Any, journal: Any) -> None:
        self._memory = memory
        self._journal = journal

    def by_name(self, user: str) -> UserAccount | None:
        return self._accounts.get(user)

    def all(self) -> tuple[UserAccount, ...]:
        return tuple(sorted(self._accounts.values(), key=lambda one: (not one.active, one.user)))

    def agrees(self, user: str) -> bool:
        told: Accounts = {}
        for entry in self._memory.entries:
            if entry.header.dossier_id is None and (fact := fact_or_none(entry)) is not None:
                fold_user(told, fact)
        account, kept = told.get(user), self._accounts.get(user)
        if account is None or kept is None:
            return account is kept
        bound = not kept.pin_mark or kept.pin_mark == _pin_mark(user, kept.pin_hash)
        return bound and replace(account, pin_hash=kept.pin_hash) == kept

    def keep_pin(self, user: str, pin_hash: str, *, actor: str, at: datetime) -> None:
        self._journal.append(facts.PinKept(user, _pin_mark(user, pin_hash)), actor=actor, at=at)
        self._accounts[user] = replace(self._accounts[user], pin_hash=pin_hash)

    @property
    def _accounts(self) -> Accounts:
        accounts: Accounts = self._memory.accounts
        return accounts


def _pin_mark(user: str, pin_hash: str) -> str:
    return sha256_hex(f"{user} {pin_hash}".encode())
