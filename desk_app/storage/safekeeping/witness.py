"""Remembers the desk's head, highest number and wrong PINs outside the data folder, whatever is done to the database."""

from __future__ import annotations

import json
import logging
import os
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from desk_app.platform.private_files import make_folder, write_whole
from desk_app.ports.witness import TryMark, WitnessMark
from desk_app.storage.safekeeping.try_marks import newest_of, read_tries, try_file, write_tries

T = TypeVar("T")

VARIABLE = "DESK_APP_WITNESS"
MOST_DAYS = 62
"""Days whose numbers are remembered; nobody puts back an older database to work with it."""
PATIENCE = 2.0
"""Seconds a place may take; a network share that hangs must not hold up the counter."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that keeps marks; only the user's own is made when missing (an absent USB disk stays absent)."""

    folder: Path
    own: bool = False


def places_of_user(set_by_ward: Iterable[Path] = ()) -> tuple[Place, ...]:
    """Give the user's state folder, the ward's places and those of `DESK_APP_WITNESS`."""
    from platformdirs import user_state_path

    named = [Path(part) for part in os.environ.get(VARIABLE, "").split(os.pathsep) if part]
    others = dict.fromkeys([*set_by_ward, *named])
    own = Place(user_state_path("desk-app", appauthor=False) / "witness", own=True)
    return (own, *(Place(path) for path in others))


class FileWitness:
    """Two small files per desk in every place: the newest mark, and the wrong PINs."""

    def __init__(self, places: Iterable[Place], *, patience: float = PATIENCE) -> None:
        self._places = tuple(places)
        self._patience = patience
        self._hanging: dict[Place, threading.Thread] = {}

    def read(self, instance_id: str) -> WitnessMark | None:
        """Give the mark with the highest number of the newest day over all reachable places; None if none holds one.

        The numbers of its other days are the highest any place holds.
        """
        asked = [self._within(place, lambda at=place: _read(at, instance_id)) for place in self._places]  # type: ignore[misc]
        found = [mark for mark in asked if mark is not None]
        best = max(found, key=lambda mark: (mark.day, mark.number, mark.at), default=None)
        return None if best is None else replace(best, other_days=_other_days(best, found))

    def write(self, mark: WitnessMark) -> None:
        """Keep the mark in every reachable place; places out of reach are skipped, not an error."""
        for place in self._places:
            self._within(place, lambda at=place: _write(at, mark))  # type: ignore[misc]

    def tries(self, instance_id: str) -> Mapping[str, TryMark]:
        """Give the wrong PINs remembered, by name: of every name the newest change over all reachable places."""
        asked = [
            self._within(place, lambda at=place: read_tries(try_file(at.folder, instance_id)))  # type: ignore[misc]
            for place in self._places
        ]
        return newest_of(one for one in asked if one is not None)

    def keep_tries(self, instance_id: str, mark: TryMark) -> None:
        """Keep a mark in every reachable place, on return already on the disk; places out of reach are skipped."""
        for place in self._places:
            self._within(place, lambda at=place: _keep_tries(at, instance_id, mark))  # type: ignore[misc]

    def _within(self, place: Place, work: Callable[[], T]) -> T | None:
        """Work on a place; those set by the ward may hang, so they get a thread and a limit."""
        if place.own:
            return _tolerant(work)
        if (stuck := self._hanging.get(place)) is not None and stuck.is_alive():
            return None
        answers: list[T | None] = []
        thread = threading.Thread(target=lambda: answers.append(_tolerant(work)), name="witness", daemon=True)
        thread.start()
        thread.join(self._patience)
        self._hanging[place] = thread
        return answers[0] if answers else None


def _tolerant(work: Callable[[], T]) -> T | None:
    try:
        return work()
    except (OSError, ValueError, KeyError, TypeError) as error:
        _log.info("witness place out of reach: %s", type(error).__name__)
        return None


def _file(place: Place, instance_id: str) -> Path:
    return place.folder / f"{instance_id}.witness.json"


def _other_days(mark: WitnessMark, marks: Iterable[WitnessMark]) -> tuple[tuple[date, int], ...]:
    """Give the highest number some marks know of every day but the mark's own, as far back as is remembered."""
    highest: dict[date, int] = {}
    for one in marks:
        for day, number in ((one.day, one.number), *one.other_days):
            highest[day] = max(number, highest.get(day, 0))
    return tuple(sorted((day, number) for day, number in highest.items() if day != mark.day))[-MOST_DAYS:]


def _read(place: Place, instance_id: str) -> WitnessMark:
    plain: dict[str, Any] = json.loads(_file(place, instance_id).read_bytes())
    return WitnessMark(
        instance_id=plain["instance_id"],
        head_seq=int(plain["head_seq"]),
        head_hash=bytes.fromhex(plain["head_hash"]).hex(),
        day=date.fromisoformat(plain["day"]),
        number=int(plain["number"]),
        at=datetime.fromisoformat(plain["at"]),
        other_days=tuple(
            sorted(
                (date.fromisoformat(day), int(number)) for day, number in plain.get("other_days", {}).items()
            )
        ),
    )


def _keep_tries(place: Place, instance_id: str, mark: TryMark) -> None:
    if place.own:
        make_folder(place.folder)
    file = try_file(place.folder, instance_id)
    before = _tolerant(lambda: read_tries(file)) or {}
    write_tries(file, newest_of((before, {mark.user: mark})))


def _write(place: Place, mark: WitnessMark) -> None:
    if place.own:
        make_folder(place.folder)
    plain = {name: getattr(mark, name) for name in WitnessMark.__slots__}
    plain |= {"day": mark.day.isoformat(), "at": mark.at.isoformat()}
    before = _tolerant(lambda: _read(place, mark.instance_id))
    others = _other_days(mark, (mark, before) if before else (mark,))
    plain["other_days"] = {day.isoformat(): number for day, number in others}
    write_whole(_file(place, mark.instance_id), json.dumps(plain).encode())
