"""What is kept of the city itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from desk_app.ports.exchange.city_line import CityAddress
from desk_app.protocol.messages import START, Certificate, Floor, Mark


@dataclass(frozen=True, slots=True)
class CityLink:
    """What enrolment left: the address, the city's public key, the ward's key for bundles (hex), our certificate."""

    address: CityAddress
    city_key: str
    ward_key: str
    certificate: Certificate


@dataclass(frozen=True, slots=True)
class CityState:
    """What the desk knows of its exchange: where it stands in the feed, what the city saw, when they last spoke.

    `clock_offset` is the PC's clock minus the city's, in seconds. `trouble` is the message key of the newest failure
    since the last success ("" for none).
    """

    link: CityLink | None = None
    cursor: Mark = START
    floor: Floor | None = None
    last_contact: datetime | None = None
    last_success: datetime | None = None
    clock_offset: float | None = None
    trouble: str = ""


class CityLinkStore(Protocol):
    """What is kept of the city itself."""

    def state(self) -> CityState:
        """Give what is known of the exchange."""

    def join(self, link: CityLink) -> None:
        """Keep the link after enrolment; the desk's number block becomes the certificate's."""

    def note(
        self,
        *,
        contact: datetime | None = None,
        success: datetime | None = None,
        clock_offset: float | None = None,
        floor: Floor | None = None,
        trouble: str | None = None,
    ) -> None:
        """Remember what the newest talk told; None leaves a value as it is."""
