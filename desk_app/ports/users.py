"""The users of this desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class UserAccount:
    """A user of this desk; `pin_hash` is argon2id, `failures` wrong PINs in a row.

    `pin_mark` is what the journal says of the hash, empty while it says nothing (data of an older program).
    `rights` are the single rights, None where the journal knows a role only; they hold from `valid_from` to `valid_until`.
    """

    user: str
    full_name: str
    role: str
    active: bool
    phone: str
    pin_hash: str
    failures: int
    locked_until: datetime | None
    rights: tuple[str, ...] | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    unit: str = ""
    pin_mark: str = ""


class Users(Protocol):
    """Users as projected, with their PIN hashes (which never enter the journal)."""

    def by_name(self, user: str) -> UserAccount | None:
        """Find one user."""

    def all(self) -> tuple[UserAccount, ...]:
        """Give all users, active first."""

    def agrees(self, user: str) -> bool:
        """Whether what is kept of a user, the PIN hash too, is what the own chain says; quick on the longest journal."""

    def keep_pin(self, user: str, pin_hash: str, *, actor: str, at: datetime) -> None:
        """Keep a PIN hash and journal the mark that binds it (`PinKept`)."""
