"""The gateway with no network in it: a path and JSON bytes come in, a status and JSON bytes go out."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from desk_app.domain.time.local_time import local
from desk_app.gateway.database import schema
from desk_app.gateway.database.database import Database, open_database
from desk_app.gateway.feed.day import Day
from desk_app.gateway.feed.handshake import Handshake
from desk_app.gateway.feed.pull import Pull
from desk_app.gateway.feed.push import ParentUnknown, Push
from desk_app.gateway.front.security_log import SecurityLog, claimed_by
from desk_app.gateway.identity import City
from desk_app.gateway.limits import FOLD_SECONDS, OPEN_BYTES, PUSH_BYTES, RETRY_AFTER, SESSION_BYTES
from desk_app.gateway.people.enrolment import LIFETIME, Enrolment, Invitation, invite
from desk_app.gateway.people.operations import Operations
from desk_app.gateway.projector.projector import Projector
from desk_app.gateway.projector.rebuild import bring_up
from desk_app.gateway.requests import read_request
from desk_app.gateway.sessions import desk_in_session
from desk_app.protocol.framing import encode
from desk_app.protocol.messages import (
    DayRequest,
    EnrolRequest,
    HandshakeRequest,
    PullRequest,
    PushRequest,
    TroubleDetail,
    TroubleReply,
)
from desk_app.protocol.signing import SigningKey
from desk_app.protocol.troubles import STATUS, Refusal, Trouble

FOLDED_FIRST = frozenset({"/v1/pull", "/v1/day"})
"""Paths whose answer tells of what was handed in just before: a clerk hears of a clash in the same exchange."""

Answer = tuple[int, bytes, float | None]
"""Status, JSON bytes, and after how many seconds to come again."""

_log = logging.getLogger(__name__)


def system_now() -> datetime:
    """Give the time of this machine on the wall clock of the desks."""
    return local(datetime.now(UTC))


class Gateway:
    """The gateway on one database; everything it needs of the world is given to it.

    `operations` is what the city's own people and systems do.
    `takes_practice` is for a gateway on the same machine as its desks. `durable=False` is for a simulated world.
    Raises Refused and StorageTrouble as `open_database` does.
    """

    def __init__(
        self,
        address: str,
        *,
        now: Callable[[], datetime] = system_now,
        random_bytes: Callable[[int], bytes] = os.urandom,
        takes_practice: bool = True,
        durable: bool = True,
    ) -> None:
        self.database: Database = open_database(address, lambda: random_bytes(32), durable=durable)
        with self.database.read() as connection:
            seed = connection.execute(select(schema.city.c.seed)).scalar_one()
        self.city = City(SigningKey.from_seed(seed), now, random_bytes)
        bring_up(self.database, self.city)
        self.security = SecurityLog(now)
        self.projector = Projector(self.database, self.city)
        self.operations = Operations(self.database, self.city, self.projector)
        self._with_session: dict[str, tuple[type[Any], Callable[[str, Any], object]]] = {
            "/v1/push": (PushRequest, Push(self.database, self.city, self.projector.tell)),
            "/v1/pull": (PullRequest, Pull(self.database, self.city)),
            "/v1/day": (DayRequest, Day(self.database, self.city)),
        }
        self._open: dict[str, tuple[type[Any], Callable[[Any], object]]] = {
            "/v1/enrol": (EnrolRequest, Enrolment(self.database, self.city, takes_practice=takes_practice)),
            "/v1/handshake": (
                HandshakeRequest,
                Handshake(self.database, self.city, takes_practice=takes_practice),
            ),
        }

    def most_bytes(self, path: str, session: str) -> int:
        """Give the longest message this path takes from whoever speaks, before any of it is read.

        Raises Refusal `sign_in` or `revoked` where the path is for desks in session, `busy` and `bug` where nobody can be known.
        """
        if path in self._open:
            return self._longest(path)
        if not session:
            raise Refusal(Trouble.SIGN_IN)
        try:
            with self.database.read() as connection:
                desk_in_session(connection, session, self.city)
        except Refusal:
            raise
        except Exception as bug:
            _log.error("a session for %s could not be looked up: %s", path, bug)
            raise Refusal(Trouble.BUG) from bug
        return self._longest(path)

    def answer(self, path: str, payload: bytes, session: str = "") -> Answer:
        """Answer one request in a process that does all: what depends on the fold is folded first, for as long as a desk waits."""
        if path in FOLDED_FIRST:
            self.behind(session, fold=True)
        return self.answer_now(path, payload, session)

    def answer_now(self, path: str, payload: bytes, session: str = "", address: str = "") -> Answer:
        """Answer one request with what is folded; every refusal is an answer too, nothing is raised.

        `address` is where it came from, for the security log.
        """
        said: list[str] = []
        try:
            return 200, encode(self._answered(path, payload, session, said)), None
        except Refusal as refusal:
            self.security.refused(refusal, path, address=address, desk_id="".join(said))
            return _refused(refusal)
        except Exception as bug:  # noqa: BLE001 - the last resort: the desk keeps its entries and comes again
            _log.error("request to %s stopped by %s", path, bug)
            return _refused(Refusal(Trouble.BUG))

    def behind(self, session: str, *, fold: bool = False) -> int:
        """Give how many entries of the speaker's ward are not folded, or `fold` them for as long as a desk waits.

        0 for somebody without a session, and while nobody can say: who answers then finds out why.
        """
        try:
            with self.database.read() as connection:
                ward_id = desk_in_session(connection, session, self.city).ward_id
            return self.projector.catch_up(ward_id, FOLD_SECONDS) if fold else self.projector.left(ward_id)
        except Refusal:
            return 0
        except Exception as bug:  # noqa: BLE001 - the same trouble meets the answer, which tells of it
            _log.error("how far a ward is folded could not be seen: %s", type(bug).__name__)
            return 0

    def invite(self, ward: str, desk_no: int, lifetime: timedelta = LIFETIME) -> Invitation:
        """Make a one-time code for a desk; raises Refused."""
        return invite(self.database, self.city, ward, desk_no, lifetime)

    def close(self) -> None:
        """Give the database back."""
        self.database.close()

    def _longest(self, path: str) -> int:
        if path in self._open:
            return OPEN_BYTES
        return PUSH_BYTES if path == "/v1/push" else SESSION_BYTES

    def _answered(self, path: str, payload: bytes, session: str, said: list[str]) -> object:
        """Give the answer; `said` is told who the message claims to be from."""
        if len(payload) > self._longest(path):
            raise Refusal(Trouble.TOO_LARGE)
        if path in self._open:
            kind, answer = self._open[path]
            message = read_request(kind, payload)
            said.append(claimed_by(message))
            return answer(message)
        if path in self._with_session:
            kind, answer_in = self._with_session[path]
            if not session:
                raise Refusal(Trouble.SIGN_IN)
            message = read_request(kind, payload)
            said.append(claimed_by(message))
            return answer_in(session, message)
        raise Refusal(Trouble.UNREADABLE, "path")


def _refused(refusal: Refusal) -> Answer:
    known = refusal.known if isinstance(refusal, ParentUnknown) else None
    detail = TroubleDetail(refusal.trouble.value, refusal.detail, known)
    busy = refusal.trouble in (Trouble.BUSY,)
    return STATUS[refusal.trouble], encode(TroubleReply(detail)), RETRY_AFTER if busy else None
