"""Shows one dossier whole, by any code it ever had, with its history in words."""

from __future__ import annotations

from collections.abc import Mapping

from desk_app.domain.dossier.dossier import Dossier, HistoryLine
from desk_app.domain.facts.happened import happened_in, happened_key
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.services.context import Counter
from desk_app.services.dossier.deeds import known_dossier


class ShowDossier:
    """Reads a dossier with its history, papers, fees and prints."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def __call__(self, code: str) -> Dossier:
        """Give the dossier; raises Refused "find.unknown_code"."""
        with self._counter.uow(write=False) as work:
            return known_dossier(work, code)


def history_in_words(work: UnitOfWork, dossier: Dossier) -> Mapping[str, str]:
    """Map the hash of each entry of a dossier's history to the message that says what it is to this program."""
    return {line.entry_hash: _said(work, line) for line in dossier.history}


def _said(work: UnitOfWork, line: HistoryLine) -> str:
    entry = work.replication.entry(line.entry_hash)
    return happened_in(entry) if entry is not None else happened_key(line.kind)
