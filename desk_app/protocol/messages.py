"""The messages between desk and city, version 1; each is the JSON body of one POST or of its answer.

Hashes and keys are lower-case hex, instants ISO 8601 with offset, positions count from 1 per ward without a gap.
"""

from __future__ import annotations

from dataclasses import dataclass

from desk_app.domain.journal.entry import GENESIS

VERSION = 1
"""Version of the protocol; it is the first part of every path (`/v1/push`)."""


@dataclass(frozen=True, slots=True)
class WireEntry:
    """An entry exactly as stored: canonical JSON of header and body as text; the body is null once retention deleted it."""

    header: str
    body: str | None


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A desk's word for its chain up to a head: whatever hangs on it by hashes is authentic, whoever carries it."""

    desk_id: str
    seq: int
    head_hash: str
    signed_at: str
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The city's word that it holds the chain of `desk_id` up to a head; nothing else counts as sent.

    A receipt speaks of storing only: exceptions come in the feed, and no desk reads `exceptions`. The field stays
    because receipts of earlier programs, kept at desks and carried on sticks, were signed over it.
    """

    desk_id: str
    seq: int
    head_hash: str
    server_time: str
    exceptions: tuple[str, ...] = ()
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the desk's own chain, offered to find the newest one the city has."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the ward's feed: the digest covers every entry up to it, so equal marks mean equal feeds."""

    position: int = 0
    digest: str = GENESIS


START = Mark()
"""The beginning of every feed."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The highest running number the city has seen of a desk on its newest day (ISO date)."""

    day: str
    number: int


@dataclass(frozen=True, slots=True)
class Certificate:
    """The city's word on a desk: its ward, number, key and block."""

    desk_id: str
    ward: str
    desk_no: int
    public_key: str
    practice: bool
    first_number: int
    last_number: int
    issued_at: str
    signature: str = ""


@dataclass(frozen=True, slots=True)
class EnrolRequest:
    """`/v1/enrol`: a desk joins with the one-time code its supervisor was given; the key was made at the desk."""

    code: str
    desk_id: str
    ward: str
    desk_no: int
    practice: bool
    public_key: str
    program: str
    schema: int


@dataclass(frozen=True, slots=True)
class EnrolReply:
    """The desk's certificate, the city's public key and the ward's key for sealed bundles."""

    certificate: Certificate
    city_key: str
    ward_key: str
    server_time: str


@dataclass(frozen=True, slots=True)
class HandshakeRequest:
    """`/v1/handshake`: who the desk is, how far its chain goes, where it stands in the feed, what its clock says.

    `ancestors` and `feed` are newest first. `signature` is the desk key's over everything else.
    """

    checkpoint: Checkpoint
    ancestors: tuple[Link, ...]
    feed: tuple[Mark, ...]
    schema: int
    program: str
    clock: str
    nonce: str
    unsent: int = 0
    oldest_unsent: str | None = None
    signature: str = ""


@dataclass(frozen=True, slots=True)
class HandshakeReply:
    """What the city has of the desk: `receipt` for the newest ancestor it knows (none: nothing), the newest common mark.

    `behind` counts the entries of the ward's feed the city holds and has not compared yet, here as in other answers.
    """

    session: str
    receipt: Receipt | None
    floor: Floor | None
    feed: Mark
    feed_end: int
    server_time: str
    schema: int
    newer_program_needed: bool = False
    behind: int = 0


@dataclass(frozen=True, slots=True)
class PushRequest:
    """`/v1/push`: entries of one chain, oldest first, ending at the checkpoint; any desk of the ward may carry them."""

    checkpoint: Checkpoint
    entries: tuple[WireEntry, ...]


@dataclass(frozen=True, slots=True)
class PushReply:
    """The receipt for the batch and the number floor of the carrying desk."""

    receipt: Receipt
    floor: Floor | None


@dataclass(frozen=True, slots=True)
class PullRequest:
    """`/v1/pull`: the ward's feed after a mark; `limit` counts entries, whole batches are given."""

    after: Mark
    limit: int = 500


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One entry of the feed at its position."""

    position: int
    entry: WireEntry


@dataclass(frozen=True, slots=True)
class PullReply:
    """A page of the feed with the checkpoints that vouch for it, and the mark it ends at."""

    items: tuple[FeedItem, ...]
    checkpoints: tuple[Checkpoint, ...]
    end: Mark
    more: bool
    behind: int = 0


@dataclass(frozen=True, slots=True)
class DaySet:
    """How many entries of a desk belong to a day, and the SHA-256 over their sorted hashes."""

    desk_id: str
    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class DayList:
    """The hashes of a desk's entries of a day, sorted."""

    desk_id: str
    hashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayRequest:
    """`/v1/day`: the sets of a day as the asking desk knows them; `lists` names the desks whose hashes it wants."""

    day: str
    sets: tuple[DaySet, ...]
    lists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One desk of the ward as the city last saw it; `clock_error` is desk minus city in seconds."""

    desk_id: str
    desk_no: int
    last_contact: str | None
    unsent: int
    oldest_unsent: str | None
    head_seq: int
    clock_error: float | None
    program: str
    revoked: bool = False
    exceptions: int = 0


@dataclass(frozen=True, slots=True)
class DayReply:
    """The city's sets of the day, the lists asked for, and every desk of the ward."""

    sets: tuple[DaySet, ...]
    lists: tuple[DayList, ...]
    desks: tuple[DeskLine, ...]
    server_time: str
    behind: int = 0


@dataclass(frozen=True, slots=True)
class TroubleDetail:
    """A refusal: `code` is one of `desk_app.protocol.troubles`, `known` the newest own entry the city has."""

    code: str
    message: str
    known: Link | None = None


@dataclass(frozen=True, slots=True)
class TroubleReply:
    """The body of every answer that is not 200."""

    error: TroubleDetail
