"""What only a person can settle, as a value: made the same from the same entries, so that it is opened once for ever."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from desk_app.domain.city_facts import ExceptionOpened

ILLEGAL_MOVE = "illegal_move"
NUMBER_TWICE = "number_twice"
BRANCH = "branch"
ENTRY_CHANGED = "entry_changed"
REVOKED_DESK = "revoked_desk"
NO_RIGHT = "no_right"
POSSIBLE_DUPLICATE = "possible_duplicate"
CITY_CHECK = "city_check"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to open an exception about; `entries` are hashes, `detail` is plain data (README.md says which)."""

    about: str
    desk_id: str
    entries: tuple[str, ...]
    dossier_id: str | None = None
    codes: tuple[str, ...] = ()
    detail: str = ""

    @property
    def exception_id(self) -> str:
        """The name made of what it is about."""
        return exception_id(self.about, self.entries)

    def fact(self) -> ExceptionOpened:
        """Give it as the city's fact."""
        return ExceptionOpened(
            self.exception_id, self.about, self.desk_id, self.entries, self.codes, self.detail
        )


def exception_id(about: str, entries: tuple[str, ...]) -> str:
    """Name an exception after its subject and its entries, whatever their order."""
    return hashlib.sha256("|".join((about, *sorted(entries))).encode()).hexdigest()[:32]
