"""Which kinds of thing a deed changed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Which kinds of thing a deed changed, so that screens redraw only their own."""

    dossiers: bool = False
    queue: bool = False
    users: bool = False
    settings: bool = False
    reference: bool = False
    drafts: bool = False
    codes: tuple[str, ...] = ()
