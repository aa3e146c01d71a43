"""The chain of look-ups: who looked at whose data, when and from where, and what proves that no line is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec

from desk_app.domain.facts.desk_facts import LookUpsRecorded
from desk_app.domain.journal.canonical import canonical_bytes
from desk_app.domain.journal.entry import GENESIS, ChainProblem, sha256_hex
from desk_app.domain.time.local_time import local
from desk_app.domain.time.moment import Moment


class Looking(StrEnum):
    """What was looked at; the names stand in the chain for ever."""

    SHOW = "show"
    FIND = "find"
    LIST = "list"
    CARD = "card"
    PRINT = "print"
    PREVIEW = "preview"
    EXCEPTION = "exception"
    EXPORT = "export"
    LOOK_UPS = "lookups"


@dataclass(frozen=True, slots=True)
class LookUp:
    """One look at personal data.

    `query` is what was asked for: the text searched, the list, the form, the number on a card. `where` is the window or
    a command, `account` and `host` those of the PC.
    """

    at: Moment
    user: str
    what: str
    code: str = ""
    query: str = ""
    where: str = ""
    account: str = ""
    host: str = ""

    @property
    def hour(self) -> datetime:
        """The hour it belongs to, by the desk's wall clock."""
        return hour_of(self.at)


@dataclass(frozen=True, slots=True)
class ChainedLookUp:
    """A look-up as it stands in the chain; hashes are lower-case hex, `look` is None for a line that is none."""

    seq: int
    prev_hash: str
    hash: str
    line: bytes
    look: LookUp | None


def hour_of(moment: datetime) -> datetime:
    """Give the beginning of the hour of a moment, by the desk's wall clock."""
    return local(moment).replace(minute=0, second=0, microsecond=0)


def chained(look: LookUp, seq: int, prev_hash: str, salt: str) -> ChainedLookUp:
    """Put a look-up behind another; the salt keeps a hash that leaves the PC from being guessed at."""
    plain: dict[str, Any] = msgspec.to_builtins(look)
    line = canonical_bytes({**plain, "seq": seq, "salt": salt})
    return ChainedLookUp(seq, prev_hash, link(prev_hash, line), line, look)


def link(prev_hash: str, line: bytes) -> str:
    """Give the hash of a line: SHA-256 over the hash before it and its bytes."""
    return sha256_hex(bytes.fromhex(prev_hash) + line)


def read_line(line: bytes, seq: int) -> LookUp | None:
    """Read a line; None when it is none, or not that of this place."""
    try:
        place = msgspec.json.decode(line, type=_Place)
        return msgspec.json.decode(line, type=LookUp) if place.seq == seq else None
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


@dataclass(frozen=True, slots=True)
class _Place:
    seq: int


class LookUpProof:
    """Checks lines in their order and compares the chain with what the journal recorded of it.

    `after` is the place before the first line when only the end of the chain is looked at: its link is believed then,
    and nothing is counted.
    """

    def __init__(self, recorded: Iterable[LookUpsRecorded], after: int = 0) -> None:
        self._recorded: dict[int, list[LookUpsRecorded]] = defaultdict(list)
        for fact in recorded:
            if fact.seq > after:
                self._recorded[fact.seq].append(fact)
        self._counts: dict[tuple[str, datetime], int] = defaultdict(int)
        self._previous = None if after else GENESIS
        self._expected = after + 1
        self._counts_all = after == 0
        self._problems: list[ChainProblem] = []

    def add(self, row: ChainedLookUp) -> None:
        """Check the next line."""
        if link(row.prev_hash, row.line) != row.hash or row.look is None:
            self._tell(row.seq, "verify.look_up_hash")
        if self._previous not in (None, row.prev_hash):
            self._tell(row.seq, "verify.look_up_link")
        if row.seq != self._expected:
            self._tell(row.seq, "verify.look_up_sequence")
        self._previous, self._expected = row.hash, row.seq + 1
        if row.look is not None:
            self._counts[row.look.user, row.look.hour] += 1
        for fact in self._recorded.pop(row.seq, ()):
            self._compare(row, fact)

    def problems(self) -> list[ChainProblem]:
        """Give what was found, also the lines the journal knows of and the chain has no longer."""
        lost = [ChainProblem(seq, "verify.look_up_missing") for seq in sorted(self._recorded)]
        return [*self._problems, *lost]

    def _compare(self, row: ChainedLookUp, fact: LookUpsRecorded) -> None:
        if fact.head != row.hash:
            self._tell(row.seq, "verify.look_up_head")
        if self._counts_all and self._counts[fact.user, hour_of(fact.hour)] != fact.count:
            self._tell(row.seq, "verify.look_up_count")

    def _tell(self, seq: int, key: str) -> None:
        self._problems.append(ChainProblem(seq, key))
