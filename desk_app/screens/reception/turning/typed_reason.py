"""What a clerk wrote when a dossier is not taken in: kept beside the form while nothing has come of it yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desk_app.domain.text import clean

OPEN = "…"
"""Stands in a published sentence for what nobody but the clerk knows."""


@dataclass(frozen=True, slots=True)
class TypedReason:
    """The reason chosen ("" for none yet), sentence and ground with what was `written` there for the clerk to go on from.

    `ticks` are the papers whose tick the clerk changed.
    """

    reason: str = ""
    sentence: str = ""
    written: str = ""
    ground: str = ""
    written_ground: str = ""
    ticks: Mapping[str, bool] = field(default_factory=dict)

    @property
    def is_typed(self) -> bool:
        """Whether something of it would be missed."""
        sentence = clean(self.sentence) != clean(self.written)
        return sentence or clean(self.ground) != clean(self.written_ground) or bool(self.ticks)

    def sentence_after(self, written: str) -> str:
        """Give the sentence where another one is written today, as for another procedure: the clerk's own words stay."""
        before, _, _ = self.written.partition(OPEN)
        if clean(self.sentence) == clean(self.written):
            return written
        if before and self.sentence.startswith(before):
            return written.partition(OPEN)[0] + self.sentence.removeprefix(before)
        return self.sentence

    def ground_after(self, written: str) -> str:
        """Give the legal ground: the clerk's, where he wrote one."""
        return written if clean(self.ground) == clean(self.written_ground) else self.ground
