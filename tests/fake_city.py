"""The desk's side of the exchange in memory: a key, a line that is down, and what is remembered of the city."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Protocol

from desk_app.domain.journal.entry import Entry
from desk_app.domain.time.local_time import local
from desk_app.errors import NeedsPerson, NoConnection
from desk_app.ports.exchange.city_line import CityAnswer, CityCall
from desk_app.ports.exchange.city_link import CityState
from desk_app.ports.exchange.ward import ExceptionLine, WardDesk
from desk_app.ports.journal import Head
from desk_app.protocol.messages import Floor
from desk_app.protocol.signing import SigningKey


class FakeSigner:
    """The key of one PC; a copy of the data on another PC has none."""

    def __init__(self, seed: int = 1) -> None:
        self._seed = bytes([seed]) * 32
        self.key: SigningKey | None = None

    def public_key(self) -> str | None:
        return self.key.public() if self.key else None

    def make(self) -> str:
        self.key = SigningKey.from_seed(self._seed)
        return self.key.public()

    def sign(self, data: bytes) -> str:
        if self.key is None:
            raise NeedsPerson("city.not_enrolled")
        return self.key.sign(data)


class NoLine:
    """A PC without a network."""

    def send(self, call: CityCall) -> CityAnswer:
        raise NoConnection("city.offline")

    def cancel(self) -> None:
        """Nothing is under way."""

    def close(self) -> None:
        """There is no connection."""


class RemembersCity(Protocol):
    """Where the state of the exchange is kept, beside the own chain."""

    city: CityState
    entries: tuple[Entry, ...]
    acked_seq: int


class FakeReplication:
    """The part of the exchange that lists and status areas ask for; sending is tested on a real database."""

    def __init__(self, memory: RemembersCity) -> None:
        self._memory = memory

    def state(self) -> CityState:
        return self._memory.city

    def acknowledge(self, head: Head) -> None:
        self._memory.acked_seq = head.seq

    def note(
        self,
        *,
        contact: datetime | None = None,
        success: datetime | None = None,
        clock_offset: float | None = None,
        floor: Floor | None = None,
        trouble: str | None = None,
    ) -> None:
        told = {
            "last_contact": contact,
            "last_success": success,
            "clock_offset": clock_offset,
            "floor": floor,
            "trouble": trouble,
        }
        new = {name: value for name, value in told.items() if value is not None}
        self._memory.city = replace(self._memory.city, **new)  # type: ignore[arg-type]

    def desks(self) -> tuple[WardDesk, ...]:
        return ()

    def own(self, seq: int) -> Head | None:
        return next((Head(seq, one.hash) for one in self._memory.entries if one.header.seq == seq), None)

    def own_after(self, seq: int, limit: int) -> tuple[Entry, ...]:
        return tuple(one for one in self._memory.entries if one.header.seq > seq)[:limit]

    def first_day(self) -> date | None:
        days = [local(datetime.fromisoformat(one.header.occurred_at)).date() for one in self._memory.entries]
        return min(days, default=None)

    def entry(self, entry_hash: str) -> Entry | None:
        return next((one for one in self._memory.entries if one.hash == entry_hash), None)

    def day_entries(self, day: date, kinds: Sequence[str], until: date | None = None) -> tuple[Entry, ...]:
        return tuple(one for one in self._on(day, until) if one.header.kind in kinds)

    def day_sets(self, day: date) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for one in self._on(day):
            found.setdefault(one.header.desk_id, []).append(one.hash)
        return {desk_id: tuple(sorted(hashes)) for desk_id, hashes in found.items()}

    def _on(self, day: date, until: date | None = None) -> list[Entry]:
        moments = ((one, datetime.fromisoformat(one.header.occurred_at)) for one in self._memory.entries)
        return [one for one, at in moments if day <= local(at).date() <= (until or day)]

    def exceptions(self, *, with_closed: bool = False) -> tuple[ExceptionLine, ...]:
        return ()
