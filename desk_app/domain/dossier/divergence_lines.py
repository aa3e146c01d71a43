"""A divergence as it stands before a person: its line in a list, and the deed that counts while its like does not."""

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


def stood_in(dossier: Dossier, divergence: Divergence) -> str:
    """Give the entry that counts where another of the same deed does not; "" where none or several do.

    Which of two it is goes by the order in which the city had them, and a city put back may have them in another.
    """
    aside = {line.entry_hash for line in dossier.history if line.set_aside}
    deeds = {
        name: deed
        for one in divergence.clashes
        for name, deed in zip((one.first, one.second), one.deeds, strict=True)
    }
    alike = [name for name, deed in deeds.items() if deed in divergence.gravest.deeds]
    counting = [name for name in alike if name not in aside]
    return counting[0] if len(counting) == 1 and len(alike) > 1 else ""
