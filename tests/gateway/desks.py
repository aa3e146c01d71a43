"""A desk made by hand for talking to the city: a key, a chain and the five messages, with nothing else in the way."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from desk_app.domain.dossier.dossier import Channel, CollectorKind, PinnedProcedure, ReturnBy
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import CityFact, ExceptionOpened
from desk_app.domain.facts.facts import Fact
from desk_app.domain.facts.wire import (
    SCHEMA,
    Particulars,
    from_json,
    read_fact,
    schema_of,
    write_body,
)
from desk_app.domain.journal.entry import GENESIS, Entry, Header, seal, sha256_hex
from desk_app.domain.people.parties import Party
from desk_app.domain.people.roles import template
from desk_app.domain.time.due_dates import DueDate
from desk_app.gateway.front.gateway import Gateway
from desk_app.protocol.batch import from_wire, to_wire
from desk_app.protocol.framing import encode
from desk_app.protocol.messages import (
    START,
    Checkpoint,
    DayReply,
    DayRequest,
    EnrolReply,
    EnrolRequest,
    HandshakeReply,
    HandshakeRequest,
    Link,
    Mark,
    PullReply,
    PullRequest,
    PushReply,
    PushRequest,
    TroubleReply,
)
from desk_app.protocol.signing import SigningKey, sign
from tests.builders import HOA, MARRIAGE, MORNING
from tests.heads import heads_of

WARD = "H26.99.01"
PATIENCE = 60.0
"""Seconds a story waits for the city to fold, which is done by the story itself."""
T = TypeVar("T")
PROCEDURE = PinnedProcedure(
    MARRIAGE.code, MARRIAGE.name, MARRIAGE.field, MARRIAGE.effective_from, MARRIAGE.deadline
)


BESIDE = Particulars()
"""What most entries say beside their fact: nothing."""


class CityClock:
    """The city's clock, moved by the test."""

    def __init__(self, at: datetime = MORNING) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


class Randomness:
    """Bytes that are the same in every run."""

    def __init__(self, seed: str = "city") -> None:
        self.seed, self.given = seed, 0

    def __call__(self, length: int) -> bytes:
        self.given += 1
        return hashlib.shake_128(f"{self.seed} {self.given}".encode()).digest(length)


class CityRefused(AssertionError):
    """What the city answered instead of doing it."""

    def __init__(self, status: int, reply: TroubleReply) -> None:
        super().__init__(f"{status} {reply.error}")
        self.status, self.code, self.known = status, reply.error.code, reply.error.known


def ask(gateway: Gateway, path: str, message: object, answer: type[T], session: str = "") -> T:
    """Send a message to the gateway; raises CityRefused."""
    status, payload, _ = gateway.answer(path, encode(message), session)
    if status != 200:
        raise CityRefused(status, from_json(TroubleReply, payload))
    return from_json(answer, payload)


def a_filing(applicant: Party = HOA, **changes: Any) -> facts.Filing:
    """Give what a clerk took down."""
    filing = facts.Filing(PROCEDURE, applicant, None, (), 1, Channel.DIRECT, ReturnBy.DESK)
    return replace(filing, **changes)


def a_return() -> facts.ResultReturned:
    """Give the handing over of a result to the applicant."""
    return facts.ResultReturned(CollectorKind.APPLICANT, HOA.name, HOA.id_number)


class HandMadeJournal:
    """The chain of a desk, written fact by fact."""

    number: int
    ward: str
    name: str
    at: datetime
    key: SigningKey
    chain: list[Entry]
    taken: list[Entry]
    given: int

    @property
    def head(self) -> Link:
        """The newest entry."""
        last = self.chain[-1] if self.chain else None
        return Link(last.header.seq, last.hash) if last else Link(0, GENESIS)

    def write(
        self,
        fact: Fact | CityFact,
        dossier_id: str | None = None,
        *,
        beside: Particulars = BESIDE,
        **header: Any,
    ) -> Entry:
        """Append a fact to the chain; it names the heads the desk knows, unless `base` says which one."""
        heads = (
            (header.pop("base"),) if "base" in header else heads_of((*self.taken, *self.chain), dossier_id)
        )
        said = replace(beside, also=beside.also or heads[:-1])
        body = write_body(fact, self._fresh(), said)
        return self.write_body(fact.KIND, body, dossier_id, base=heads[-1] if heads else None, **header)

    def write_body(
        self, kind: str, body: bytes, dossier_id: str | None = None, *, actor: str = "thu", **changes: Any
    ) -> Entry:
        """Append any body under any kind to the chain."""
        self.at += timedelta(seconds=1)
        header = Header(
            desk_id=self.name,
            seq=self.head.seq + 1,
            entry_id=self._fresh(),
            kind=kind,
            schema=min(schema_of(kind), self.schema),
            dossier_id=dossier_id,
            base=None,
            occurred_at=self.at.isoformat(),
            actor=actor,
            body_hash=sha256_hex(body),
            prev_hash=self.head.hash,
        )
        entry = seal(replace(header, **changes), body)
        self.chain.append(entry)
        return entry

    def receive(self, number: int, dossier_id: str = "", **filing: Any) -> Entry:
        """Take in a dossier under a number of the day."""
        code = f"{self.ward}-{self.at:%y%m%d}-{number:04d}"
        due = DueDate(self.at, self.at + timedelta(days=3))
        received = facts.DossierReceived(code, number, a_filing(**filing), due)
        return self.write(received, dossier_id or f"dossier-{self.number}-{number}")

    def checkpoint(self, seq: int | None = None) -> Checkpoint:
        """Sign the chain up to an entry."""
        head = self.head if seq is None else Link(seq, self.chain[seq - 1].hash)
        return sign(Checkpoint(self.name, head.seq, head.hash, self.at.isoformat()), self.key)

    def batch(self, after: int = 0, last: int | None = None) -> PushRequest:
        """Make a batch of the own chain."""
        wires = tuple(map(to_wire, self.chain[after:last]))
        return PushRequest(self.checkpoint(last), wires)

    def _fresh(self) -> str:
        self.given += 1
        return hashlib.sha256(f"{self.name} {self.given}".encode()).hexdigest()[:32]


@dataclass
class HandMadeDesk(HandMadeJournal):
    """A desk's chain and its place in the feed; copying it is cloning the PC."""

    gateway: Gateway
    number: int
    ward: str = WARD
    practice: bool = False
    name: str = ""
    at: datetime = MORNING
    chain: list[Entry] = field(default_factory=list)
    session: str = ""
    mark: Mark = START
    taken: list[Entry] = field(default_factory=list)
    checkpoints: list[Checkpoint] = field(default_factory=list)
    enrolled: EnrolReply | None = None
    given: int = 0
    schema: int = SCHEMA

    def __post_init__(self) -> None:
        self.name = self.name or f"01900000-0000-7000-8000-{self.number:012d}"
        self.key = SigningKey.from_seed(hashlib.sha256(self.name.encode()).digest())

    def save_user(self, user: str, role: str = "clerk", actor: str = "setup", **told: Any) -> Entry:
        """Save a user with the rights of a role, unless it is told which."""
        rights = told.pop("rights", template(role))
        return self.write(facts.UserSaved(user, user.title(), role, rights=rights, **told), actor=actor)

    def enrol(self, code: str, **changes: Any) -> EnrolReply:
        """Join the city."""
        request = EnrolRequest(
            code, self.name, self.ward, self.number, self.practice, self.key.public(), "0.1.0", SCHEMA
        )
        self.enrolled = ask(self.gateway, "/v1/enrol", replace(request, **changes), EnrolReply)
        return self.enrolled

    def join(self) -> HandMadeDesk:
        """Be invited, enrol and shake hands."""
        self.enrol(self.gateway.invite(self.ward, self.number).code)
        self.shake()
        return self

    def request(self, **changes: Any) -> HandshakeRequest:
        """Make a signed handshake."""
        links = tuple(Link(one.header.seq, one.hash) for one in reversed(self.chain))
        marks = (self.mark,) if self.mark == START else (self.mark, START)
        request = HandshakeRequest(
            self.checkpoint(), links, marks, SCHEMA, "0.1.0", self.at.isoformat(), self._fresh()
        )
        return sign(replace(request, **changes), self.key)

    def shake(self, **changes: Any) -> HandshakeReply:
        """Shake hands."""
        reply = ask(self.gateway, "/v1/handshake", self.request(**changes), HandshakeReply)
        self.session, self.mark = reply.session, reply.feed
        return reply

    def push(self, after: int = 0, last: int | None = None) -> PushReply:
        """Send a batch of the own chain."""
        return self.carry(self.batch(after, last))

    def carry(self, batch: PushRequest) -> PushReply:
        """Send any batch, and let the city fold it."""
        reply = ask(self.gateway, "/v1/push", batch, PushReply, self.session)
        self.gateway.projector.catch_up_all(PATIENCE)
        return reply

    def pull(self, limit: int = 500) -> PullReply:
        """Take a page of the feed."""
        page = ask(self.gateway, "/v1/pull", PullRequest(self.mark, limit), PullReply, self.session)
        self.mark = page.end
        self.taken += [from_wire(item.entry) for item in page.items]
        self.checkpoints += page.checkpoints
        return page

    def pull_all(self, limit: int = 500) -> list[Entry]:
        """Take the whole feed from where the desk stands."""
        while self.pull(limit).more:
            pass
        return self.taken

    def day(self, request: DayRequest) -> DayReply:
        """Ask for the sets of a day."""
        return ask(self.gateway, "/v1/day", request, DayReply, self.session)


def refusal(call: Callable[[], object]) -> CityRefused:
    """Give how the city refuses a call."""
    try:
        call()
    except CityRefused as refused:
        return refused
    raise AssertionError("the city did it")


def hand_in(carrier: HandMadeDesk, entries: Sequence[Entry], checkpoint: Checkpoint) -> PushReply:
    """Carry what another desk signed."""
    return carrier.carry(PushRequest(checkpoint, tuple(map(to_wire, entries))))


def exceptions_in(entries: Iterable[Entry]) -> list[ExceptionOpened]:
    """Give the exceptions among entries of a feed."""
    found = (read_fact(entry) for entry in entries if entry.header.kind == ExceptionOpened.KIND)
    return [fact for fact in found if isinstance(fact, ExceptionOpened)]
