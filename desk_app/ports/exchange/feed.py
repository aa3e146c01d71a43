"""The ward's feed as it was taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from desk_app.domain.journal.entry import Entry
from desk_app.protocol.messages import Checkpoint, Mark, PullReply


@dataclass(frozen=True, slots=True)
class Taken:
    """What a page of the feed changed here: entries that were new, and the dossiers (ids) that look different now."""

    new: int
    dossiers: tuple[str, ...]
    facts: tuple[Entry, ...] = ()
    """The new entries that belong to no dossier, for whoever has to apply them."""


@dataclass(frozen=True, slots=True)
class HandIn:
    """Entries of one chain that the city lacks, oldest first, with the checkpoint they end at."""

    checkpoint: Checkpoint
    entries: tuple[Entry, ...]


class FeedStore(Protocol):
    """The ward's feed as it was taken, and what is held beside it."""

    def marks(self) -> tuple[Mark, ...]:
        """Give samples of the marks passed, newest first, spaced ever wider; ends with the beginning of the feed."""

    def rewind(self, to: Mark) -> int:
        """Go back to a mark passed before: what lies after it is no longer known to the city; gives how many entries."""

    def take(self, page: PullReply) -> Taken:
        """Store a checked page of the feed, give its entries their positions, project again what they touch, move on."""

    def hold(self, entries: Sequence[Entry], checkpoint: Checkpoint) -> int:
        """Keep entries of another desk that came by bundle; gives how many were new. They are sent with the next sync."""

    def carried(self, limit: int) -> tuple[HandIn, ...]:
        """What is held of others (or of an old branch of this desk) and has no place in the city's feed, in batches.

        They stand in the order to hand them in: the city's own entries first, which name the desks that signed the
        others, then what others build on. A batch has at most `limit` entries where a checkpoint allows to cut.
        """
