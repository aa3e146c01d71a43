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
from desk_app.services.people.record_look_up import RecordLookUp


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
        self.look_ups = record = RecordLookUp(parts.context, parts.look_up_book, parts.looking_from)
        self.reception = ReceptionGroup(parts, record)
        self.printing = PrintingGroup(parts, record)
        self.people = PeopleGroup(parts, record)
        self.reference = ReferenceGroup(parts)
        self.exchange = ExchangeGroup(parts, record)
        self.dossier = DossierGroup(parts, self.exchange, record)
        self.day = DayGroup(parts, self.exchange, self.people, record)
        self.care = CareGroup(parts, record)

    def close(self) -> None:
        """Write down who looked at what, then give the data folder back."""
        try:
            self.look_ups.leave()
        finally:
            self._close()
