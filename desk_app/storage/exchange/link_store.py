"""Keeps the link to the city and what the newest talk with it told."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from desk_app.domain.facts.wire import canonical, from_json
from desk_app.ports.exchange.city_link import CityLink, CityState
from desk_app.protocol.messages import Floor, Mark
from desk_app.storage.database import schema
from desk_app.storage.exchange.exchange_ground import ExchangeGround
from desk_app.storage.projections.dossier_lines import instant, moment


class LinkStore(ExchangeGround):
    """The link and the state of the exchange."""

    def state(self) -> CityState:
        """Give what is known of the exchange."""
        row = self._state_row()
        floor = Floor(row["floor_day"], row["floor_number"]) if row["floor_day"] is not None else None
        return CityState(
            link=from_json(CityLink, row["link"]) if row["link"] is not None else None,
            cursor=Mark(row["cursor_position"], row["cursor_digest"]),
            floor=floor,
            last_contact=_read(row["last_contact"]),
            last_success=_read(row["last_success"]),
            clock_offset=row["clock_offset"],
            trouble=row["trouble"],
        )

    def join(self, link: CityLink) -> None:
        """Keep the link after enrolment; the desk's number block becomes the certificate's."""
        self._set_state({"link": canonical(link).decode()})
        first, last = link.certificate.first_number, link.certificate.last_number
        self._connection.execute(update(schema.desk_state).values(first_number=first, last_number=last))
        self._give_block(first, last)

    def note(
        self,
        *,
        contact: datetime | None = None,
        success: datetime | None = None,
        clock_offset: float | None = None,
        floor: Floor | None = None,
        trouble: str | None = None,
    ) -> None:
        """Remember what the newest talk told; None leaves a value as it is.

        A lower floor is not taken over: a city put back from a backup forgot numbers that are on paper all the same.
        """
        if floor is not None and self._knows_better(floor):
            floor = None
        told = {
            "last_contact": instant(contact) if contact is not None else None,
            "last_success": instant(success) if success is not None else None,
            "clock_offset": clock_offset,
            "floor_day": floor.day if floor is not None else None,
            "floor_number": floor.number if floor is not None else None,
            "trouble": trouble,
        }
        self._set_state({name: value for name, value in told.items() if value is not None})

    def _knows_better(self, floor: Floor) -> bool:
        row = self._state_row()
        return row["floor_day"] is not None and (row["floor_day"], row["floor_number"]) > (
            floor.day,
            floor.number,
        )


def _read(stored: str | None) -> datetime | None:
    return moment(stored) if stored is not None else None
