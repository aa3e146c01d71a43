"""Who this desk is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeskIdentity:
    """Who this desk is: the instance id of `init`, its desk id and ward code, its number and its block."""

    instance_id: str
    desk_id: str
    ward: str
    desk_no: int
    practice: bool
    first_number: int | None
    last_number: int | None
