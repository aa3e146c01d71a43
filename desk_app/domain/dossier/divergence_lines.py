"""A divergence as it stands in a list of what waits for a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk_app.domain.dossier.divergences import Divergence
from desk_app.domain.dossier.dossier import Dossier


@dataclass(frozen=True, slots=True)
class DivergenceLine:
    """One divergence of a dossier; it came to be with the later deed of its gravest pair, at that deed's desk."""

    dossier_id: str
    code: str
    desk_id: str
    opened_at: datetime
    divergence: Divergence


def lines_of(dossier: Dossier) -> tuple[DivergenceLine, ...]:
    """Give the divergences of a dossier for a list."""
    if not dossier.divergences:
        return ()
    history = {line.entry_hash: line for line in dossier.history}
    return tuple(
        DivergenceLine(dossier.dossier_id, dossier.code, later.desk_id, later.at, found)
        for found in dossier.divergences
        for later in [history[found.gravest.second]]
    )
