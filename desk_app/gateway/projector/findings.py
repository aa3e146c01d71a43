"""What only a person can settle, as a value: made the same from the same entries, so that it is opened once for ever."""

from __future__ import annotations

from dataclasses import dataclass

from desk_app.domain.dossier.divergences import exception_id
from desk_app.domain.facts.city_facts import ExceptionOpened
from desk_app.domain.facts.exception_kinds import ExceptionKind

ILLEGAL_MOVE = ExceptionKind.ILLEGAL_MOVE.value
NUMBER_TWICE = ExceptionKind.NUMBER_TWICE.value
BRANCH = ExceptionKind.BRANCH.value
ENTRY_CHANGED = ExceptionKind.ENTRY_CHANGED.value
REVOKED_DESK = ExceptionKind.REVOKED_DESK.value
NO_RIGHT = ExceptionKind.NO_RIGHT.value
FOREIGN_WORD = ExceptionKind.FOREIGN_WORD.value
POSSIBLE_DUPLICATE = ExceptionKind.POSSIBLE_DUPLICATE.value
CITY_CHECK = ExceptionKind.CITY_CHECK.value


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to open an exception about; `entries` are hashes, `detail` is plain data (README.md says which).

    `name` is set where the exception is not named after its entries.
    """

    about: str
    desk_id: str
    entries: tuple[str, ...]
    dossier_id: str | None = None
    codes: tuple[str, ...] = ()
    detail: str = ""
    name: str = ""

    @property
    def exception_id(self) -> str:
        """The name made of what it is about."""
        return self.name or exception_id(self.about, self.entries)

    def fact(self) -> ExceptionOpened:
        """Give it as the city's fact."""
        return ExceptionOpened(
            self.exception_id, self.about, self.desk_id, self.entries, self.codes, self.detail
        )
