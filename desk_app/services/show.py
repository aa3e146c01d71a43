"""Shows one dossier whole, by any code it ever had."""

from __future__ import annotations

from desk_app.domain.dossier import Dossier
from desk_app.services.counter import Counter
from desk_app.services.deeds import known_dossier


class ShowDossier:
    """Reads a dossier with its history, papers, fees and prints."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def __call__(self, code: str) -> Dossier:
        """Give the dossier; raises Refused "find.unknown_code"."""
        with self._counter.uow(write=False) as work:
            return known_dossier(work, code)
