"""Hashes PINs slowly and checks them in the same time whether the user exists or not."""

from __future__ import annotations

from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from desk_app.domain.findings import error
from desk_app.errors import Refused

SHORTEST, LONGEST = 6, 12
"""Digits of a PIN."""

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
            self._nobody = self._nobody or self._hasher.hash("0" * SHORTEST)
        try:
            return self._hasher.verify(kept.removeprefix(_ONCE) or self._nobody, pin) and bool(kept)
        except (VerificationError, InvalidHashError):
            return False

    def is_one_time(self, kept: str) -> bool:
        """Whether the kept hash is that of a PIN given by a supervisor."""
        return kept.startswith(_ONCE)


def check_new_pin(pin: str, field: str = "pin") -> str:
    """Give a PIN fit for use; raises Refused for one that is too short, no digits or a plain row."""
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        raise _refused("pin.shape", field)
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    if steps in ({0}, {1}, {-1}):
        raise _refused("pin.too_simple", field)
    return pin


def _refused(key: str, field: str) -> Refused:
    fill = {"shortest": SHORTEST, "longest": LONGEST}
    return Refused(key, findings=(error(field, key, **fill),), shortest=SHORTEST, longest=LONGEST)
