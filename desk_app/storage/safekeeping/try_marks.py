"""The small file beside the witness's mark that remembers wrong PINs: how it is written, read and kept small."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from desk_app.platform.private_files import read_file, write_whole_or_over
from desk_app.ports.witness import TryMark

MOST_NAMES = 64
"""Names remembered. Only users of the desk are counted, so that garbage at the prompt takes no room; a ward has twenty."""

Tries = Mapping[str, TryMark]


def try_file(folder: Path, instance_id: str) -> Path:
    """Give the file of a desk in a place; apart from its mark, so that an older program cannot drop it."""
    return folder / f"{instance_id}.tries.json"


def newest_of(places: Iterable[Tries]) -> dict[str, TryMark]:
    """Give of every name the newest change any place knows; of two with the same turn the one with more failures."""
    found: dict[str, TryMark] = {}
    for one in (mark for tries in places for mark in tries.values()):
        known = found.get(one.user)
        if known is None or (one.turn, one.failures) > (known.turn, known.failures):
            found[one.user] = one
    return found


def read_tries(file: Path) -> dict[str, TryMark]:
    """Read a file, nothing when there is none; raises ValueError, KeyError or TypeError for one that is none."""
    try:
        plain: Any = json.loads(read_file(file))
    except FileNotFoundError:
        return {}
    if not isinstance(plain, dict):
        raise TypeError("no names")
    return {name: _mark(name, kept) for name, kept in plain.items()}


def write_tries(file: Path, tries: Tries) -> None:
    """Write a file; of too many names those without failures go first, then those longest unchanged."""
    kept = sorted(tries.values(), key=lambda one: (one.failures > 0, one.at, one.user))[-MOST_NAMES:]
    write_whole_or_over(file, json.dumps({one.user: _plain(one) for one in kept}).encode())


def _plain(mark: TryMark) -> dict[str, Any]:
    until = mark.locked_until.isoformat() if mark.locked_until else None
    plain = asdict(mark) | {"locked_until": until, "at": mark.at.isoformat()}
    del plain["user"]
    return plain


def _mark(name: str, plain: Mapping[str, Any]) -> TryMark:
    until = plain["locked_until"]
    return TryMark(
        user=name,
        failures=int(plain["failures"]),
        held=int(plain["held"]),
        locked_until=_moment(until) if until else None,
        at=_moment(plain["at"]),
        uptime=int(plain["uptime"]),
        head_seq=int(plain["head_seq"]),
        head_hash=str(plain["head_hash"]),
        turn=int(plain["turn"]),
    )


def _moment(text: str) -> datetime:
    """Read a moment; one without its offset could be compared with no other."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment
