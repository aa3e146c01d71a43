"""The shape of a user name: what is typed at sign-in and stands as actor in the journal."""

from __future__ import annotations

import re

_SHAPE = re.compile(r"[a-z0-9][a-z0-9._-]{1,31}", re.ASCII)

RECOVERY = "recovery"
"""Who is journaled for a restore with the recovery key and no user; also the name its wrong keys are counted under."""
RESERVED = frozenset({RECOVERY, "setup", "machine", "city", "restore"})
"""Actors that are no users; nobody may be called so."""


def as_user_name(text: str) -> str:
    """Give the name as it is kept, or nothing when it can be no user name (a PIN of digits only is none either)."""
    name = text.strip().lower()
    return name if _SHAPE.fullmatch(name) and not name.isdigit() else ""
