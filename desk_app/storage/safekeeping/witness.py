"""Remembers the desk's head, highest number and wrong PINs outside the data folder, whatever is done to the database."""

from __future__ import annotations

import json
import logging
import os
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from desk_app.errors import StorageTrouble
from desk_app.platform.own_places import witness_folders
from desk_app.platform.private_files import make_folder, open_private, read_file, write_whole_or_over
from desk_app.ports.witness import TryMark, WitnessMark
from desk_app.storage.database.troubles import trouble_of_disk
from desk_app.storage.safekeeping.try_marks import newest_of, read_tries, try_file, write_tries

T = TypeVar("T")

VARIABLE = "DESK_APP_WITNESS"
MOST_DAYS = 62
"""Days whose numbers are remembered; nobody puts back an older database to work with it."""
PATIENCE = 3.0
"""Seconds a place may take; a network share that hangs must not hold up the counter. A held file takes two of them."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that keeps marks; only the user's own is made when missing (an absent USB disk stays absent)."""

    folder: Path
    own: bool = False


def places_of_user(set_by_ward: Iterable[Path] = ()) -> tuple[Place, ...]:
    """Give this user's own folders, the ward's places and those of `DESK_APP_WITNESS`."""
    named = [Path(part) for part in os.environ.get(VARIABLE, "").split(os.pathsep) if part]
    others = dict.fromkeys([*set_by_ward, *named])
    own = (Place(folder, own=True) for folder in witness_folders(os.environ))
    return (*own, *(Place(path) for path in others))


class FileWitness:
    """Two small files per desk in every place: the newest mark, and the wrong PINs."""

    def __init__(self, places: Iterable[Place], *, patience: float = PATIENCE) -> None:
        self._places = tuple(places)
        self._patience = patience
        self._hanging: dict[Place, threading.Thread] = {}

    def read(self, instance_id: str) -> WitnessMark | None:
        """Give the mark with the highest number of the newest day over all reachable places; None if none holds one.

        The numbers of its other days are the highest any place holds. Raises StorageTrouble `storage.held` while the mark
        of a place in reach is held, for what another place says may be old.
        """
        asked = [self._within(place, lambda at=place: _read(at, instance_id)) for place in self._places]  # type: ignore[misc]
        found = [mark for mark in asked if mark is not None]
        best = max(found, key=lambda mark: (mark.day, mark.number, mark.at), default=None)
        return None if best is None else replace(best, other_days=_other_days(best, found))

    def must_take(self, instance_id: str) -> None:
        """Raise StorageTrouble `storage.held` while another program keeps a mark from being written in a place in reach.

        In every one of them: what this machine keeps says nothing to a copy of it, which asks the places of the ward.
        """
        for place in self._places:
            self._within(place, lambda at=place: _try_writing(at, instance_id))  # type: ignore[misc]

    def write(self, mark: WitnessMark) -> bool:
        """Keep the mark in every reachable place; gives whether one took it and none was held."""
        took, held = False, False
        for place in self._places:
            try:
                took = bool(self._within(place, lambda at=place: _write(at, mark))) or took  # type: ignore[misc]
            except StorageTrouble as trouble:
                held = True
                _log.warning("no mark kept: %s", trouble.key)
        return took and not held

    def tries(self, instance_id: str) -> Mapping[str, TryMark]:
        """Give the wrong PINs remembered, by name: of every name the newest change over all reachable places.

        Raises StorageTrouble `storage.held`.
        """
        asked = [
            self._within(place, lambda at=place: read_tries(try_file(at.folder, instance_id)))  # type: ignore[misc]
            for place in self._places
        ]
        return newest_of(one for one in asked if one is not None)

    def keep_tries(self, instance_id: str, mark: TryMark) -> None:
        """Keep a mark in every reachable place, on return already on the disk; places out of reach are skipped.

        Raises StorageTrouble `storage.held`.
        """
        for place in self._places:
            self._within(place, lambda at=place: _keep_tries(at, instance_id, mark))  # type: ignore[misc]

    def _within(self, place: Place, work: Callable[[], T]) -> T | None:
        """Work on a place; those set by the ward may hang, so they get a thread and a limit."""
        if place.own:
            return _tolerant(work)
        if (stuck := self._hanging.get(place)) is not None and stuck.is_alive():
            return None
        answers: list[T | StorageTrouble | None] = []
        thread = threading.Thread(target=lambda: answers.append(_answer(work)), name="witness", daemon=True)
        thread.start()
        thread.join(self._patience)
        self._hanging[place] = thread
        answer = answers[0] if answers else None
        if isinstance(answer, StorageTrouble):
            raise answer
        return answer


def _answer(work: Callable[[], T]) -> T | StorageTrouble | None:
    """Work on a place in a thread of its own, which can raise nothing."""
    try:
        return _tolerant(work)
    except StorageTrouble as trouble:
        return trouble


def _tolerant(work: Callable[[], T]) -> T | None:
    """Work on a place; what is out of reach or spoilt gives nothing. Raises StorageTrouble `storage.held`."""
    try:
        return work()
    except OSError as error:
        trouble = trouble_of_disk(error, Path())
        if trouble.key == "storage.held":
            raise trouble from error
        _log.info("witness place out of reach: %s", type(error).__name__)
    except (ValueError, KeyError, TypeError) as error:
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
    plain: dict[str, Any] = json.loads(read_file(_file(place, instance_id)))
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


def _try_writing(place: Place, instance_id: str) -> None:
    """Open the mark as it is opened to be written, without changing it."""
    with suppress(FileNotFoundError):
        os.close(open_private(_file(place, instance_id), os.O_RDWR))


def _write(place: Place, mark: WitnessMark) -> bool:
    """Keep a mark; gives True, which nothing else gives."""
    if place.own:
        make_folder(place.folder)
    plain = {name: getattr(mark, name) for name in WitnessMark.__slots__}
    plain |= {"day": mark.day.isoformat(), "at": mark.at.isoformat()}
    before = _tolerant(lambda: _read(place, mark.instance_id))
    others = _other_days(mark, (mark, before) if before else (mark,))
    plain["other_days"] = {day.isoformat(): number for day, number in others}
    write_whole_or_over(_file(place, mark.instance_id), json.dumps(plain).encode())
    return True
