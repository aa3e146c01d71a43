"""Everything the exchange with the city asks of the outside world: the line, the desk's key, the stored chain."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, TypeVar

from desk_app.domain.divergences import Divergence
from desk_app.domain.journal import Entry
from desk_app.port_values import Head
from desk_app.protocol.messages import START, Certificate, Checkpoint, Floor, Mark, PullReply, Receipt

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CityAddress:
    """Where the city is: its base URL and, for https, the CA certificates (PEM text) that alone are trusted."""

    url: str
    ca_pem: str = ""


@dataclass(frozen=True, slots=True)
class CityCall:
    """One request, always a POST: `path` such as "/v1/push", the message as JSON bytes, the session if there is one.

    `ahead` is the call that follows if this one goes well: a line may send it already, and any line may leave it.
    """

    address: CityAddress
    path: str
    payload: bytes
    session: str = ""
    ahead: CityCall | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CityAnswer:
    """The answer to a call as it came; nobody has judged it yet. `retry_after` is in seconds."""

    status: int
    content_type: str
    payload: bytes
    retry_after: float | None = None


Exchange = Generator[CityCall, CityAnswer, T]
"""A conversation with the city with no network in it: yields calls, is sent answers, or has NoConnection thrown in.

Between two yields it uses short units of work only, so no transaction is open while the network is used, and whoever
drives it chooses the thread of each half.
"""


class CityLine(Protocol):
    """The network to the city."""

    def send(self, call: CityCall) -> CityAnswer:
        """Send one request; raises NoConnection, its key telling what kind (city.offline, city.wifi_login …)."""

    def cancel(self) -> None:
        """Give up the request under way, from any thread; `send` then raises NoConnection `city.cancelled`."""

    def close(self) -> None:
        """Give back the connection, from the thread that sends."""


class Signer(Protocol):
    """The desk's own signing key, made at the desk, kept where copies of the data folder do not carry it."""

    def public_key(self) -> str | None:
        """Give the public key (hex); None while this PC has no key for this desk."""

    def make(self) -> str:
        """Make a new key, keep it, and give its public half."""

    def sign(self, data: bytes) -> str:
        """Sign bytes (hex); raises NeedsPerson `city.not_enrolled` without a key."""


class BundleFiles(Protocol):
    """Files on a stick: bundles of entries and the receipts that go back."""

    def read(self, path: Path) -> bytes:
        """Read a file whole; raises Refused `bundle.no_file` or `bundle.not_one`."""

    def write(self, path: Path, content: bytes) -> None:
        """Write a file whole or not at all; raises StorageTrouble `bundle.not_written`."""


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


@dataclass(frozen=True, slots=True)
class Taken:
    """What a page of the feed changed here: entries that were new, and the dossiers (ids) that look different now."""

    new: int
    dossiers: tuple[str, ...]
    facts: tuple[Entry, ...] = ()
    """The new entries that belong to no dossier, for whoever has to heed them."""


@dataclass(frozen=True, slots=True)
class HandIn:
    """Entries of one chain that the city lacks, oldest first, with the checkpoint they end at."""

    checkpoint: Checkpoint
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class WardDesk:
    """A desk of the ward as the city admitted it."""

    desk_id: str
    desk_no: int
    public_key: str
    first_number: int
    last_number: int
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class ExceptionLine:
    """One thing for a person to settle; open while `closed_at` is None. `codes` are the slip numbers concerned.

    `settlements` are the entries that settled it so far and that nobody has gone beyond; `divergence` says where two
    desks parted without knowing of each other, for exceptions of that kind.
    """

    exception_id: str
    about: str
    desk_id: str
    dossier_id: str | None
    codes: tuple[str, ...]
    entries: tuple[str, ...]
    detail: str
    opened_at: datetime
    closed_at: datetime | None = None
    closed_by: str = ""
    choice: str = ""
    reason: str = ""
    settlements: tuple[str, ...] = ()
    divergence: Divergence | None = None


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


class OwnChain(Protocol):
    """The own chain as it is sent."""

    def ancestors(self) -> tuple[Head, ...]:
        """Give samples of the own chain, newest first: the head, then 1, 2, 4, 8 … further back, the acknowledged, the first."""

    def own(self, seq: int) -> Head | None:
        """Give the own entry with a number."""

    def own_after(self, seq: int, limit: int) -> tuple[Entry, ...]:
        """Give the own chain's entries after a number, oldest first."""

    def acknowledge(self, head: Head) -> None:
        """Move the acknowledged entry, also back (a restored city); raises StorageTrouble unless it is on the own chain."""


class FeedStore(Protocol):
    """The ward's feed as it was taken, and what is held beside it."""

    def marks(self) -> tuple[Mark, ...]:
        """Give samples of the marks passed, newest first, spaced ever wider; ends with the beginning of the feed."""

    def rewind(self, to: Mark) -> int:
        """Go back to a mark passed before: what lies after it is no longer known to the city; gives how many entries."""

    def take(self, page: PullReply) -> Taken:
        """Store a checked page of the feed, give its entries their positions, project again what they touch, move on."""

    def hold(self, entries: Sequence[Entry], checkpoint: Checkpoint) -> int:
        """Keep entries of another desk that came by bundle; gives how many were new. They are sent with the next sync."""

    def carried(self, limit: int) -> tuple[HandIn, ...]:
        """Give what is held of others (or of an old branch of this desk) and has no place in the city's feed."""


class WardView(Protocol):
    """The ward as its entries tell of it."""

    def desks(self) -> tuple[WardDesk, ...]:
        """Give the desks of the ward as the city admitted them."""

    def exceptions(self, *, with_closed: bool = False) -> tuple[ExceptionLine, ...]:
        """Give what waits for a person, oldest first."""

    def entry(self, entry_hash: str) -> Entry | None:
        """Find any stored entry by its hash."""

    def day_sets(self, day: date) -> dict[str, tuple[str, ...]]:
        """Give, by desk, the hashes of all entries that happened on a day (desk's wall clock), sorted."""

    def day_entries(self, day: date, kinds: Sequence[str], until: date | None = None) -> tuple[Entry, ...]:
        """Give the entries of some kinds that happened on a day (or from it until another), of every desk, as stored."""


class Errands(Protocol):
    """What this desk carries for others."""

    def bundle_seen(self, bundle_id: str) -> datetime | None:
        """Say when a bundle was imported here; None when it was not."""

    def keep_bundle(self, bundle_id: str, desk_id: str, head: Head, at: datetime) -> None:
        """Remember a bundle imported here and up to where it went."""

    def keep_receipt(self, receipt: Receipt) -> None:
        """Keep a receipt for another desk's chain until it is carried back."""

    def receipt_for(self, desk_id: str) -> Receipt | None:
        """Give the newest receipt kept for another desk."""


class Replication(CityLinkStore, OwnChain, FeedStore, WardView, Errands, Protocol):
    """The exchange's side of one unit of work."""
