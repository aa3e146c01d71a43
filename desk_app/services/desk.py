"""The desk as windows and commands see it: every use case ready to be called, in groups by subject."""

from __future__ import annotations

from desk_app.services.desk_groups import (
    CareGroup,
    DayGroup,
    DossierGroup,
    ExchangeGroup,
    PeopleGroup,
    PrintingGroup,
    ReceptionGroup,
    ReferenceGroup,
)
from desk_app.services.desk_parts import Parts


class Desk:
    """One open desk: its use cases in groups; only the thread that opened it calls them."""

    def __init__(self, parts: Parts) -> None:
        self.identity = parts.identity
        self.context = parts.context
        self.clock = parts.context.clock
        self.store = parts.store
        self.printer = parts.printer
        self.city_line = parts.city_line
        self._close = parts.close
        self.reception = ReceptionGroup(parts)
        self.dossier = DossierGroup(parts)
        self.printing = PrintingGroup(parts)
        self.people = PeopleGroup(parts)
        self.reference = ReferenceGroup(parts)
        self.exchange = ExchangeGroup(parts)
        self.day = DayGroup(parts, self.exchange, self.people)
        self.care = CareGroup(parts)

    def close(self) -> None:
        """Give the data folder back."""
        self._close()
