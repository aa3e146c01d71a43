"""The ward as its entries tell of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from desk_app.domain.dossier.divergences import Divergence
from desk_app.domain.journal.entry import Entry


@dataclass(frozen=True, slots=True)
class WardDesk:
    """A desk of the ward as the city admitted it."""

    desk_id: str
    desk_no: int
    public_key: str
    first_number: int
    last_number: int
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class ExceptionLine:
    """One thing for a person to settle; open while `closed_at` is None. `codes` are the slip numbers concerned.

    `settlements` are the entries that settled it so far and that nobody has gone beyond; `divergence` says where two
    desks parted without knowing of each other, for exceptions of that kind.
    """

    exception_id: str
    about: str
    desk_id: str
    dossier_id: str | None
    codes: tuple[str, ...]
    entries: tuple[str, ...]
    detail: str
    opened_at: datetime
    closed_at: datetime | None = None
    closed_by: str = ""
    choice: str = ""
    reason: str = ""
    settlements: tuple[str, ...] = ()
    divergence: Divergence | None = None


class WardView(Protocol):
    """The ward as its entries tell of it."""

    def desks(self) -> tuple[WardDesk, ...]:
        """Give the desks of the ward as the city admitted them."""

    def keys(self, city: str) -> dict[str, frozenset[str]]:
        """Give, by desk, every public key it was ever admitted with by the chain `city`: an old one vouches for what it signed."""

    def exceptions(self, *, with_closed: bool = False) -> tuple[ExceptionLine, ...]:
        """Give what waits for a person, oldest first."""

    def entry(self, entry_hash: str) -> Entry | None:
        """Find any stored entry by its hash."""

    def day_sets(self, day: date) -> dict[str, tuple[str, ...]]:
        """Give, by desk, the hashes of all entries that happened on a day (desk's wall clock), sorted."""

    def day_entries(self, day: date, kinds: Sequence[str], until: date | None = None) -> tuple[Entry, ...]:
        """Give the entries of some kinds that happened on a day (or from it until another), of every desk, as stored."""
