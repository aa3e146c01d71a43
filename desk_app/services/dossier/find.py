"""Finds dossiers from whatever the citizen can say: code, name, phone or ID number, in part."""

from __future__ import annotations

import re

from desk_app.domain.text import clean
from desk_app.ports.dossiers import DossierRow
from desk_app.services.context import Counter

LONGEST_QUERY = 200
"""Characters of a search that are looked at."""
_ABROAD = re.compile(r"^\+84(?=[\d .\-()]+$)", re.ASCII)
"""The country code before a phone number; numbers are kept with the 0 they have at home."""


class FindDossiers:
    """Searches this desk's dossiers, newest first."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def __call__(self, text: str, limit: int = 50) -> tuple[DossierRow, ...]:
        """Give at most `limit` rows; an empty search finds nothing."""
        wanted = _ABROAD.sub("0", clean(text)[:LONGEST_QUERY], count=1)
        if not wanted:
            return ()
        with self._counter.uow(write=False) as work:
            return work.dossiers.find(wanted, limit)
