"""One run of the exchange with the city: what it stands on, how far it is and what it found.

Signing and reading messages is loaded when a run asks for it: most starts of the program talk to no city.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from desk_app.domain.findings import Finding, warning
from desk_app.errors import DeskError, NeedsPerson, NoConnection
from desk_app.ports.exchange.city_line import CityCall, Exchange
from desk_app.ports.exchange.city_link import CityLink
from desk_app.ports.signer import Signer
from desk_app.protocol.framing import encode
from desk_app.protocol.messages import Checkpoint, Floor, HandshakeRequest, Receipt
from desk_app.services.context import DeskContext
from desk_app.services.exchange.queue import unsent as unsent
from desk_app.services.exchange.report import Phase, SyncProgress

T = TypeVar("T")
Own = TypeVar("Own", Checkpoint, HandshakeRequest)
CITY_ACTOR = "city"
"""Actor of what the desk journals because the city said so."""


@dataclass(slots=True)
class SyncRun:
    """The state of one run; between two of its steps no transaction is open."""

    context: DeskContext
    signer: Signer
    link: CityLink
    desk_id: str
    progress: Callable[[SyncProgress], None]
    session: str = ""
    feed_end: int = 0
    pushed: int = 0
    pulled: int = 0
    restored: bool = False
    users_changed: bool = False
    clock_offset: float | None = None
    stuck: DeskError | None = None
    """Why the next own entry cannot be sent although everything else goes on."""
    dossiers: set[str] = field(default_factory=set)
    notices: list[Finding] = field(default_factory=list)

    def ask(self, path: str, message: object, reply: type[T]) -> Exchange[T]:
        """Ask the city within the session."""
        from desk_app.services.exchange.conversation import ask

        return ask(self.link.address, path, message, reply, self.session)

    def call(self, path: str, message: object) -> CityCall:
        """Give a message as a call within the session, for `put`."""
        return CityCall(self.link.address, path, encode(message), self.session)

    def signed(self, message: Own) -> Own:
        """Give a message with the desk's signature; raises NeedsPerson `city.not_enrolled` without a key."""
        from desk_app.protocol.signing import signed_bytes

        return replace(message, signature=self.signer.sign(signed_bytes(message)))

    def checkpoint(self, seq: int, head_hash: str) -> Checkpoint:
        """Give the desk's word for its own chain up to a head."""
        return self.signed(Checkpoint(self.desk_id, seq, head_hash, self.context.now().isoformat()))

    def check_receipt(self, receipt: Receipt, checkpoint: Checkpoint) -> None:
        """Raise NeedsPerson unless this is the city's signed word for just this head (FAULTS H20)."""
        meant = (receipt.desk_id, receipt.seq, receipt.head_hash)
        if meant != (checkpoint.desk_id, checkpoint.seq, checkpoint.head_hash):
            raise NeedsPerson("city.bad_receipt")
        self.check_signature(receipt)

    def check_floor(self, floor: Floor | None) -> None:
        """Raise NoConnection unless the floor is a day and a number: one damaged on its way must not be kept."""
        from desk_app.services.exchange.city_answers import GARBLED

        if floor is None:
            return
        try:
            date.fromisoformat(floor.day)
        except (ValueError, TypeError) as error:
            raise NoConnection(GARBLED) from error
        if not isinstance(floor.number, int):
            raise NoConnection(GARBLED)

    def check_signature(self, receipt: Receipt) -> None:
        """Raise NeedsPerson unless the city signed it."""
        from desk_app.protocol.signing import is_signed_by

        if not is_signed_by(receipt, self.link.city_key):
            raise NeedsPerson("city.bad_receipt")

    def tell(self, phase: Phase, done: int, total: int) -> None:
        """Say how far the run is."""
        self.progress(SyncProgress(phase, done, max(done, total)))

    def notice(self, place: str, key: str, **params: object) -> None:
        """Keep a remark for people; a newer one with the same key takes its place."""
        self.notices = [one for one in self.notices if one.key != key]
        self.notices.append(warning(place, key, **params))
