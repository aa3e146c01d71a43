"""The published reasons for which a dossier is not taken in, and which of them a check of the reception has found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """What the citizen is given: a request for papers (Mẫu 02), guidance where to go, or a refusal (Mẫu 03)."""

    SUPPLEMENT = "supplement"
    GUIDANCE = "guidance"
    REFUSAL = "refusal"


class FoundBy(StrEnum):
    """What a check of the reception can find by itself."""

    NOTHING = ""
    OTHER_DOOR = "other_door"
    DUPLICATE = "duplicate"
    MISSING_PAPERS = "missing_papers"


@dataclass(frozen=True, slots=True)
class TurningAwayReason:
    """One published reason: its `title` for the clerk, its `sentence` and legal `ground` for the citizen's paper.

    Both may hold {procedure}, {code}, {door} and {duplicate}. An `open_end` has to be written on by the clerk;
    `asks_papers` lets papers be ticked. `source` says where the reason was published, `verified` whether that was read.
    """

    id: str
    way: Way
    title: str
    sentence: str
    ground: str
    source: str
    verified: bool = False
    asks_papers: bool = False
    open_end: bool = False
    found_by: FoundBy = FoundBy.NOTHING


def reason_found(
    reasons: Iterable[TurningAwayReason], *, other_door: bool, duplicate: bool, missing: bool
) -> TurningAwayReason | None:
    """Give the reason a check has found, the gravest first: another door, papers missing, the same matter open.

    None when the check found nothing against the dossier: then only the clerk knows why.
    """
    found = (
        (other_door, FoundBy.OTHER_DOOR),
        (missing, FoundBy.MISSING_PAPERS),
        (duplicate, FoundBy.DUPLICATE),
    )
    kinds = [kind for holds, kind in found if holds]
    known = {one.found_by: one for one in reasons}
    return next((known[kind] for kind in kinds if kind in known), None)
