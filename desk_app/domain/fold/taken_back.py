"""Deeds that whoever did them took back, per set of entries: gone where nobody in the set had gone on from them."""

from __future__ import annotations

from collections.abc import Iterator

from desk_app.domain.facts.dossier_facts import DeedTakenBack
from desk_app.domain.facts.wire import is_newer
from desk_app.domain.fold.pieces import Arranged, Piece
from desk_app.domain.steps.law import Ruling, Verdict
from desk_app.domain.steps.taking_back import KINDS_TAKEN_BACK


def takes_back(piece: Piece, before: Piece) -> bool:
    """Whether a piece takes back the one before it: of the same desk and person, and all its author knew the newest of.

    What is left of both after retention still says so.
    """
    one, other = piece.entry.header, before.entry.header
    if one.kind != DeedTakenBack.KIND or other.kind not in KINDS_TAKEN_BACK:
        return False
    if is_newer(one.kind, one.schema) or is_newer(other.kind, other.schema):
        return False
    if (one.desk_id, one.actor) != (other.desk_id, other.actor) or piece.named != (before.entry.hash,):
        return False
    if isinstance(piece.fact, DeedTakenBack):
        return piece.fact.entry == before.entry.hash
    return piece.entry.body_bytes is None


class TakenBack:
    """The takings back among arranged pieces that count, and which of them came too late in a set.

    One came too late where somebody who had not seen it had gone on from the deed, so that the law lets that stand.
    """

    def __init__(self, arranged: Arranged) -> None:
        self.deeds: dict[int, int] = dict(_found(arranged))
        self._takers: dict[int, int] = {}
        self._against: dict[int, int] = {}
        for taker, deed in self.deeds.items():
            self._takers[deed] = self._takers.get(deed, 0) | 1 << taker
        self._deepest_first = sorted(self.deeds.items(), key=lambda pair: pair[1], reverse=True)

    def takers(self, deed: int) -> int:
        """Give the takings back of a deed, as bits."""
        return self._takers.get(deed, 0)

    def heed(self, one: int, other: int, ruling: Ruling) -> None:
        """Keep what the law says of a taking back and a deed that went on from what it takes back."""
        if ruling.verdict is Verdict.CLASH:
            for taker, deed in ((one, other), (other, one)):
                if taker in self.deeds:
                    self._against[taker] = self._against.get(taker, 0) | 1 << deed

    def gone(self, mask: int) -> int:
        """Give the deeds of a set that are as if they had not been done, as bits."""
        gone = 0
        for taker, deed in self._deepest_first:
            if mask >> taker & 1 and not self._against.get(taker, 0) & mask & ~gone:
                gone |= 1 << deed
        return gone

    def reach_into(self, known: int, rest: int) -> bool:
        """Whether one of the rest takes back what stands among the known."""
        return any(rest >> taker & 1 and known >> deed & 1 for taker, deed in self.deeds.items())


def _found(arranged: Arranged) -> Iterator[tuple[int, int]]:
    """Give each taking back that counts with the deed it takes back."""
    for place, piece in enumerate(arranged.pieces):
        if piece.entry.header.kind == DeedTakenBack.KIND:
            heads = arranged.heads(arranged.seen[place])
            if len(heads) == 1 and takes_back(piece, arranged.pieces[heads[0]]):
                yield place, heads[0]
