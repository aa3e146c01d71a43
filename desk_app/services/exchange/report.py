"""What a talk with the city says of itself: how far it is, and at its end what it did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desk_app.domain.findings import Finding
from desk_app.ports.changes import Changes

Phase = Literal["handshake", "push", "pull", "hand_in"]


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """How far a run is: `done` of `total` entries in its present phase; `total` may grow while it runs."""

    phase: Phase
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a run did: entries sent and fetched, up to where the city receipted, open exceptions.

    `restored`: the city was put back from a backup and got again what it had lost. `clock_offset` is the PC's clock
    minus the city's in seconds. `notices` are remarks for people: clock, restored city, missing numbers, ended rights.
    """

    pushed: int
    pulled: int
    acked_seq: int
    exceptions: int
    restored: bool
    clock_offset: float | None
    changed: Changes
    notices: tuple[Finding, ...] = ()
