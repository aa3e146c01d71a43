"""The journal of this desk as the core appends to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from desk_app.domain.facts.facts import Fact
from desk_app.domain.facts.wire import Approval
from desk_app.domain.journal.entry import Entry


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry of this desk's chain; seq 0 and the genesis hash when empty."""

    seq: int
    hash: str


class Journal(Protocol):
    """The append-only journal inside one unit of work; appending also applies the projection."""

    def append(
        self,
        fact: Fact,
        *,
        actor: str,
        at: datetime,
        dossier_id: str | None = None,
        approval: Approval | None = None,
    ) -> Entry:
        """Chain a fact and fold it into its dossier, user or setting, in the same transaction.

        `approval` names the second person who agreed to it, having signed in for it.
        """

    def head(self) -> Head:
        """Give the newest own entry."""

    def acked(self) -> Head:
        """Give the newest own entry the city has receipted; seq 0 before the first."""

    def last_moment(self) -> datetime | None:
        """Give the `occurred_at` of the newest own entry."""

    def entries(self, *, dossier_id: str | None = None, after_seq: int = 0) -> Iterator[Entry]:
        """Give the own chain's entries in order, of one dossier or of all."""
