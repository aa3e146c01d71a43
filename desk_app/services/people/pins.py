"""Hashes PINs slowly and checks them in the same time whether the user exists or not."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from desk_app.domain.findings import error
from desk_app.errors import Refused
from desk_app.services.people.pin_rules import is_like_a_date, is_pattern, is_plain_row
from desk_app.settings import PinRules

LONGEST = 12
"""Digits of a PIN at most; the ward sets how many at least."""

_ONCE = "once:"


class PinHasher:
    """Argon2id as ASVS 5.0 appendix C asks: t=1, m at least 46 MiB, p=1; tests pass something quicker."""

    def __init__(self, *, time_cost: int = 1, memory_kib: int = 47_104, parallelism: int = 1) -> None:
        self._hasher = PasswordHasher(time_cost=time_cost, memory_cost=memory_kib, parallelism=parallelism)
        self._nobody = ""

    def hash(self, pin: str, *, one_time: bool = False) -> str:
        """Give the hash to keep; a one-time PIN only opens the choice of an own one."""
        return (_ONCE if one_time else "") + self._hasher.hash(pin)

    def verify(self, kept: str, pin: str) -> bool:
        """Whether the PIN is the one hashed; an empty hash (no such user, no PIN yet) costs as much and is never right."""
        if not kept:
            self._nobody = self._nobody or self._hasher.hash("0" * LONGEST)
        try:
            return self._hasher.verify(kept.removeprefix(_ONCE) or self._nobody, pin) and bool(kept)
        except (VerificationError, InvalidHashError):
            return False

    def is_one_time(self, kept: str) -> bool:
        """Whether the kept hash is that of a PIN given by a supervisor."""
        return kept.startswith(_ONCE)


def check_new_pin(pin: str, rules: PinRules, field: str = "pin") -> str:
    """Give a PIN fit for use by the ward's rules; raises Refused pin.shape, pin.too_simple or pin.like_a_date.

    A PIN chosen under older rules stays good until it is changed. That a PIN was used before is not looked for but of
    the present one: for that the hashes of old ones would have to be kept for ever.
    """
    if not (pin.isascii() and pin.isdigit() and rules.shortest <= len(pin) <= LONGEST):
        raise _refused("pin.shape", rules, field)
    if is_plain_row(pin) or (rules.strong and is_pattern(pin)):
        raise _refused("pin.too_simple", rules, field)
    if rules.strong and is_like_a_date(pin):
        raise _refused("pin.like_a_date", rules, field)
    return pin


def _refused(key: str, rules: PinRules, field: str) -> Refused:
    fill = {"shortest": rules.shortest, "longest": LONGEST}
    return Refused(key, findings=(error(field, key, **fill),), shortest=rules.shortest, longest=LONGEST)
