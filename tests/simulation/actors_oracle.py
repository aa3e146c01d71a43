"""Says from the entries of the feed alone about whose deeds the city had to ask, written apart from the program's judging.

Every entry is held against its own ancestors in its desk's chain, as they are listed here anew: who was saved by
somebody who could, when by the chain's clock, with which rights. What the city said of ended rights is held against
what it says it held.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from desk_app.domain.facts.wire import fact_or_none, read_particulars
from desk_app.domain.journal.entry import GENESIS, Entry
from tests.simulation.actor_rules import (
    ABOVE,
    ALONE,
    APPROVED,
    BY_ROLE,
    COUNTER,
    DOSSIER_KINDS,
    FREE,
    GRAVE,
    GRAVE_WORDS,
    IN_SCHEMA_2,
    KNOWN,
    OLD_DEEDS,
    PARTS,
)

HANOI = timezone(timedelta(hours=7))


@dataclass(frozen=True)
class Standing:
    """What is known at a place of a chain."""

    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    latest: datetime | None = None
    at_work: bool = False
    second: bool = False
    days: dict[tuple[str, ...], tuple[str, str, int]] = field(default_factory=dict)
    """By kind of doubt: the entry the matter is named after, its day, the number of days so far."""


@dataclass(frozen=True)
class Asked:
    """Something a person had to be asked: why and about whom."""

    why: str
    actor: str
    entry: str


class ChainOracle:
    """One desk's chain, with the city's words about ended rights."""

    def __init__(
        self, desk_id: str, entries: Sequence[Entry], ended: Sequence[Entry], about: dict[str, str]
    ) -> None:
        self._desk = desk_id
        self._entries = {one.hash: one for one in entries}
        self._ended = [(one, json.loads(one.body_bytes or b"{}")) for one in ended]
        self._about = about
        self._held = {word.hash: self._held_by(body) for word, body in self._ended}
        self.asked: dict[str, Asked] = {}

    def tell(self) -> None:
        """Go through all branches."""
        standings = {GENESIS: Standing()}
        for entry in sorted(self._entries.values(), key=lambda one: one.header.seq):
            standings[entry.hash] = self._after(standings[entry.header.prev_hash], entry)

    def _held_by(self, body: dict[str, Any]) -> tuple[set[str], int, int] | None:
        """Give the ancestors of what was held, the highest place held, and the highest one that is not here."""
        if body.get("held") is None:
            return None
        mine = [one for one in body["held"] if one["desk_id"] == self._desk]
        within: set[str] = set()
        missing = 0
        for one in mine:
            name = one["hash"]
            missing = max(missing, 0 if name in self._entries else one["seq"])
            while name in self._entries:
                within.add(name)
                name = self._entries[name].header.prev_hash
        return within, max((one["seq"] for one in mine), default=0), missing

    def _after(self, before: Standing, entry: Entry) -> Standing:
        header = entry.header
        kind, actor = header.kind, header.actor
        said = _said(entry)
        newest = 2 if kind in IN_SCHEMA_2 or kind in DOSSIER_KINDS else 1
        before = replace(before, second=before.second or header.schema >= 2)
        if kind not in KNOWN or kind in FREE or header.schema > newest:
            return self._of_newer(before, entry, said, newest)
        when = _moment(header.occurred_at)
        clock = when if before.latest is None or (when and when > before.latest) else before.latest
        if self._is_part(before, kind, actor, said):
            return _heard(before, kind, said, when, clock)
        why = _wrong(before, entry, said, clock)
        doubts = dict(before.days)
        if why:
            self._ask(doubts, why, entry, clock, (why,) if why == "unknown" else (why, actor), said)
        for word, body in self._ended:
            if body["user"] == actor and self._came_late(word, entry):
                self._ask(doubts, "ended_by_city", entry, clock, (word.hash,), said)
        after = replace(before, days=doubts)
        if why in (None, "settlement"):
            after = replace(_heard(after, kind, said, when, clock), at_work=True)
        return after

    def _came_late(self, word: Entry, entry: Entry) -> bool:
        header = entry.header
        held = self._held[word.hash]
        if held is None:
            counts = header.kind in OLD_DEEDS or (
                header.dossier_id and header.kind not in ("form_printed", "print_settled")
            )
            when, end = _moment(header.occurred_at), _moment(word.header.occurred_at)
            return bool(counts and when and end and when >= end)
        within, _, missing = held
        return entry.hash not in within and header.seq > missing

    def _is_part(self, before: Standing, kind: str, actor: str, said: dict[str, Any] | None) -> bool:
        if kind in PARTS.get(actor, ()):
            return True
        if actor == "city":
            return kind == "user_saved" and said is not None and not said.get("active", True)
        return (
            actor == "setup"
            and not before.at_work
            and kind in ("user_saved", "pin_kept", "reference_data_changed")
        )

    def _of_newer(self, before: Standing, entry: Entry, said: dict[str, Any] | None, newest: int) -> Standing:
        header = entry.header
        if header.kind != "user_saved" or header.schema <= newest:
            return before
        when = _moment(header.occurred_at)
        clock = when if before.latest is None or (when and when > before.latest) else before.latest
        person = before.people.get(header.actor)
        may = header.actor in before.unread or (
            person is not None and _away(person, clock) is None and "change_users" in _rights(person)
        )
        if may and said and isinstance(said.get("user"), str):
            return replace(before, unread=before.unread | {said["user"]})
        return before

    def _ask(
        self,
        days: dict[tuple[str, ...], tuple[str, str, int]],
        why: str,
        entry: Entry,
        clock: datetime | None,
        key: tuple[str, ...],
        said: dict[str, Any] | None,
    ) -> None:
        day = _day(clock or datetime(1, 1, 2, tzinfo=UTC)).isoformat()
        first, last, number = days.get(key, ("", "", 0))
        if day != last:
            number += 1
            if number <= 8 or number in (16, 32, 64, 128, 256, 512):
                first = entry.hash
        days[key] = (first, day, number)
        if why == "settlement":
            about = self._about.get(str((said or {}).get("exception_id")))
            choice = (said or {}).get("choice")
            if entry.header.schema < 2:
                grave = about in GRAVE - {"foreign_word"}
            else:
                grave = choice in GRAVE_WORDS if about == "clash" else about in GRAVE
            if not grave:
                return
        names = (first,) if why == "ended_by_city" else (first, why)
        text = "|".join(("no_right", *sorted(names)))
        name = hashlib.sha256(text.encode()).hexdigest()[:32]
        self.asked.setdefault(name, Asked(why, entry.header.actor, entry.hash))


def _wrong(before: Standing, entry: Entry, said: dict[str, Any] | None, clock: datetime | None) -> str | None:
    header = entry.header
    kind, actor = header.kind, header.actor
    if actor in before.unread:
        return None
    person = before.people.get(actor)
    away = _away(person, clock)
    if away or person is None:
        return away
    if kind == "user_saved" and said and said["user"] == actor and {**person, **_person(said)} == person:
        return None
    if kind == "pin_kept" and said and said["user"] == actor:
        return None
    rights = _rights(person)
    wanted = _wanted(kind, said)
    approver = ""
    if header.schema < 2:
        approver = (said or {}).get("approved_by", "")
        approver = "" if approver == actor or before.second else approver
    elif _particulars_hold(entry):
        approver = (json.loads(entry.body_bytes or b"{}").get("approval") or {}).get("by", "")
    if wanted and not wanted & rights and not (approver and kind in APPROVED):
        return "no_right"
    if approver and not _agrees(before, approver, actor, wanted, clock):
        return "approval"
    if kind == "exception_closed" and said is not None and "settle" not in rights:
        return "settlement"
    return None


def _agrees(before: Standing, approver: str, actor: str, wanted: set[str], clock: datetime | None) -> bool:
    if approver == actor:
        return False
    if approver in before.unread:
        return True
    person = before.people.get(approver)
    if person is None or _away(person, clock):
        return False
    return not wanted or bool(wanted & _rights(person))


def _wanted(kind: str, said: dict[str, Any] | None) -> set[str]:
    if kind == "reference_data_changed" and said is not None:
        of_calendar = said["what"] in ("calendar", "working_hours")
        return {"change_calendar" if of_calendar else "change_catalogue"}
    return {right for right, kinds in ALONE.items() if kind in kinds.split()}


def _heard(
    before: Standing, kind: str, said: dict[str, Any] | None, when: datetime | None, clock: datetime | None
) -> Standing:
    after = replace(before, latest=(when or clock) if kind == "clock_confirmed" and said else clock)
    if kind != "user_saved" or said is None:
        return after
    user = said["user"]
    people = {**after.people, user: {**after.people.get(user, {}), **_person(said)}}
    return replace(after, people=people, unread=after.unread - {user})


def _person(said: dict[str, Any]) -> dict[str, Any]:
    usual = {"active": True, "phone": "", "rights": None, "valid_from": None, "valid_until": None, "unit": ""}
    told = usual | said
    return {name: told[name] for name in (*usual, "role", "full_name")}


def _away(person: dict[str, Any] | None, clock: datetime | None) -> str | None:
    if person is None:
        return "unknown"
    if not person["active"]:
        return "ended"
    if clock is None:
        return None
    first = date.fromisoformat(person["valid_from"] or "0001-01-01")
    last = date.fromisoformat(person["valid_until"] or "9999-12-31")
    days = {_day(clock)}
    with contextlib.suppress(OverflowError):
        days.add(_day(clock - timedelta(hours=3)))
    return None if any(first <= day <= last for day in days) else "not_valid"


def _rights(person: dict[str, Any]) -> set[str]:
    if person["rights"] is None:
        return BY_ROLE.get(person["role"], set())
    return set(person["rights"]) & (COUNTER | ABOVE)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _day(moment: datetime) -> date:
    try:
        return moment.astimezone(HANOI).date()
    except OverflowError:
        return moment.date()


def _said(entry: Entry) -> dict[str, Any] | None:
    """Give the body of an entry that is what its kind says."""
    newer = entry.header.kind == "user_saved" and entry.header.schema > 2
    if entry.body_bytes is None or (fact_or_none(entry) is None and not newer):
        return None
    body = json.loads(entry.body_bytes)
    return body if isinstance(body, dict) else None


def _particulars_hold(entry: Entry) -> bool:
    """Whether what stands beside the fact can be read at all: one wrong name there and nothing of it counts."""
    return read_particulars(entry).approval is not None


def expect_of_actors(feed: Sequence[Entry]) -> dict[str, Asked]:
    """Say about whose entries people had to be asked, by the name of the exception."""
    by_desk: dict[str, list[Entry]] = defaultdict(list)
    ended, about = [], {}
    for entry in feed:
        header = entry.header
        by_desk[header.desk_id].append(entry)
        if header.desk_id.startswith("city:") and header.kind == "rights_ended":
            ended.append(entry)
        if header.desk_id.startswith("city:") and header.kind == "exception_opened":
            body = json.loads(entry.body_bytes or b"{}")
            about.setdefault(body["exception_id"], body["about"])
    asked: dict[str, Asked] = {}
    for desk_id, entries in by_desk.items():
        if not desk_id.startswith("city:"):
            oracle = ChainOracle(desk_id, entries, ended, about)
            oracle.tell()
            asked |= oracle.asked
    return asked
