"""The chain of look-ups in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Protocol

from desk_app.domain.facts.desk_facts import LookUpsRecorded
from desk_app.domain.facts.wire import fact_or_none
from desk_app.domain.journal.entry import GENESIS, Entry
from desk_app.domain.journal.look_ups import ChainedLookUp, LookUp, chained
from desk_app.errors import StorageTrouble
from desk_app.ports.look_ups import LookUpsWanted


class Remembered(Protocol):
    """The part of a desk's memory that look-ups are about."""

    entries: tuple[Entry, ...]
    look_ups: tuple[ChainedLookUp, ...]


class FakeLookUps:
    def __init__(self, memory: Remembered) -> None:
        self._memory = memory

    def newest(self) -> int:
        return len(self._memory.look_ups)

    def recorded(self) -> LookUpsRecorded | None:
        return next(iter(self.recorded_after(0)), None)

    def recorded_after(self, seq: int) -> tuple[LookUpsRecorded, ...]:
        facts = [fact_or_none(one) for one in reversed(self._memory.entries)]
        return tuple(one for one in facts if isinstance(one, LookUpsRecorded) and one.seq > seq)

    def lines(self, *, after: int) -> Iterator[ChainedLookUp]:
        return iter(self._memory.look_ups[after:])

    def count(self, user: str, hour: datetime, *, to: int) -> int:
        return sum(
            one.look is not None and (one.look.user, one.look.hour) == (user, hour)
            for one in self._memory.look_ups[:to]
        )

    def page(
        self, wanted: LookUpsWanted, *, before: int | None = None, limit: int = 100
    ) -> tuple[ChainedLookUp, ...]:
        lines = reversed(self._memory.look_ups[: before - 1 if before else None])
        return tuple(one for one in lines if one.look is None or _fits(one.look, wanted))[:limit]


def _fits(look: LookUp, wanted: LookUpsWanted) -> bool:
    day = look.at.date()
    return (
        (wanted.first is None or day >= wanted.first)
        and (wanted.last is None or day <= wanted.last)
        and wanted.user in ("", look.user)
        and wanted.code in ("", look.code)
    )


class Home(Protocol):
    """A desk in memory."""

    @property
    def memory(self) -> Remembered: ...


class FakeLookUpBook:
    """Writes into the memory of a desk, or only into its own; `trouble` makes it fail as a full disk does."""

    def __init__(self, home: Home | None = None) -> None:
        self._home = home
        self.written: list[LookUp] = []
        self.trouble: StorageTrouble | None = None

    def keep(self, looks: Sequence[LookUp]) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.written.extend(looks)
        if self._home is None:
            return
        memory = self._home.memory
        for look in looks:
            head = memory.look_ups[-1].hash if memory.look_ups else GENESIS
            line = chained(look, len(memory.look_ups) + 1, head, "00" * 16)
            memory.look_ups = (*memory.look_ups, line)
