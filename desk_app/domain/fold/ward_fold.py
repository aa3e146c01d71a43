"""Folds the facts of a ward, whatever order they come in: its desks, ended rights, and what a person has to settle.

Desk and city use this one fold. Desks are known by the newest word of the city; rights end with the earliest; of an
exception every settlement counts that no other one knew of, and it waits again while these differ.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from desk_app.domain.actors.endings import Ending
from desk_app.domain.facts.city_facts import (
    CITY,
    DeskAdmitted,
    DeskRevoked,
    ExceptionClosed,
    ExceptionOpened,
    RightsEnded,
    is_for_the_city,
)
from desk_app.domain.facts.wire import fact_or_none
from desk_app.domain.journal.entry import Entry
from desk_app.domain.time.local_time import universal

WardWord = DeskAdmitted | DeskRevoked | RightsEnded | ExceptionOpened | ExceptionClosed
"""What leaves a record of the ward; all but a person's settlement count only from the city's own chain."""

KINDS = frozenset(
    {DeskAdmitted.KIND, DeskRevoked.KIND, RightsEnded.KIND, ExceptionOpened.KIND, ExceptionClosed.KIND}
)


@dataclass(frozen=True, slots=True)
class DeskRecord:
    """A desk of the ward; `admitted` and `revoked` are stamps, "" for never."""

    desk_id: str
    desk_no: int | None = None
    public_key: str | None = None
    first_number: int | None = None
    last_number: int | None = None
    admitted: str = ""
    revoked: str = ""


@dataclass(frozen=True, slots=True)
class RightsRecord:
    """A user whose rights ended; `ended` is the stamp of the earliest word, `words` are all of them, the earliest first."""

    user: str
    ended: str = ""
    words: tuple[Ending, ...] = ()


@dataclass(frozen=True, slots=True)
class Closing:
    """One settlement of an exception; `knew` are the settlements its author had seen."""

    entry_hash: str
    stamp: str
    by: str
    choice: str
    reason: str
    knew: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExceptionRecord:
    """Something a person has to settle, as its facts tell; `opened` is a stamp, "" while only a settlement is known."""

    exception_id: str
    about: str = ""
    desk_id: str = ""
    dossier_id: str | None = None
    codes: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    detail: str = ""
    opened: str = ""
    closings: tuple[Closing, ...] = ()

    @property
    def standing(self) -> tuple[Closing, ...]:
        """The settlements nobody has gone beyond, the earliest first."""
        known = {name for one in self.closings for name in one.knew}
        return tuple(one for one in self.closings if one.entry_hash not in known)

    @property
    def settled(self) -> Closing | None:
        """The settlement that holds; None while there is none, or while two that did not know of each other differ."""
        standing = self.standing
        return standing[0] if len({one.choice for one in standing}) == 1 else None

    @property
    def waits(self) -> bool:
        """Whether a person has to look at it."""
        return bool(self.opened) and self.settled is None


WardRecord = DeskRecord | RightsRecord | ExceptionRecord


def ward_word(entry: Entry) -> WardWord | None:
    """Read a word that leaves a record; None for every other entry, and for one that may not or cannot say it."""
    header = entry.header
    if header.kind not in KINDS:
        return None
    fact = fact_or_none(entry) if _has_moment(entry) else None
    if is_for_the_city(fact) and not header.desk_id.startswith(CITY):
        return None
    return fact if isinstance(fact, WardWord) else None


def _has_moment(entry: Entry) -> bool:
    try:
        return datetime.fromisoformat(entry.header.occurred_at).tzinfo is not None
    except ValueError:
        return False


def subject_of(word: WardWord) -> tuple[type[WardRecord], str]:
    """Give the kind and the key of the record a word is about."""
    if isinstance(word, DeskAdmitted | DeskRevoked):
        return DeskRecord, word.desk_id
    if isinstance(word, RightsEnded):
        return RightsRecord, word.user
    return ExceptionRecord, word.exception_id


def fold_word(record: WardRecord | None, entry: Entry, word: WardWord) -> WardRecord:
    """Merge a word into its record; merging again, or in another order, gives the same."""
    kind, key = subject_of(word)
    before = record or kind(key)
    match before, word:
        case DeskRecord(), DeskAdmitted() | DeskRevoked():
            return _desk(before, entry, word)
        case RightsRecord(), RightsEnded():
            return _ended(before, entry, word)
        case ExceptionRecord(), ExceptionOpened():
            return _opened(before, entry, word)
        case ExceptionRecord(), ExceptionClosed():
            return _closed(before, entry, word)
    raise TypeError("a word met a record of another kind")


def stamp_of(entry: Entry) -> str:
    """Give a text that sorts by moment, then by place in the chain; equal only for one and the same entry."""
    header = entry.header
    moment = universal(datetime.fromisoformat(header.occurred_at)).isoformat()
    return f"{moment} {header.seq:016d} {entry.hash}"


def moment_of(stamp: str) -> datetime:
    """Give the moment of a stamp, in UTC."""
    return datetime.fromisoformat(stamp.split(" ", 1)[0])


def _desk(before: DeskRecord, entry: Entry, word: DeskAdmitted | DeskRevoked) -> DeskRecord:
    stamp = stamp_of(entry)
    if isinstance(word, DeskRevoked):
        return replace(before, revoked=max(before.revoked, stamp))
    if stamp <= before.admitted:
        return before
    return replace(
        before,
        desk_no=word.desk_no,
        public_key=word.public_key,
        first_number=word.first_number,
        last_number=word.last_number,
        admitted=stamp,
    )


def _ended(before: RightsRecord, entry: Entry, word: RightsEnded) -> RightsRecord:
    stamp = stamp_of(entry)
    said = Ending(entry.hash, word.user, moment_of(stamp), word.held)
    words = sorted(
        {one.word: one for one in (*before.words, said)}.values(), key=lambda one: (one.at, one.word)
    )
    return replace(before, ended=min(before.ended or stamp, stamp), words=tuple(words))


def _opened(before: ExceptionRecord, entry: Entry, word: ExceptionOpened) -> ExceptionRecord:
    stamp = stamp_of(entry)
    if before.opened and before.opened <= stamp:
        return before
    return replace(
        before,
        about=word.about,
        desk_id=word.desk_id,
        dossier_id=entry.header.dossier_id,
        codes=word.codes,
        entries=word.entries,
        detail=word.detail,
        opened=stamp,
    )


def _closed(before: ExceptionRecord, entry: Entry, word: ExceptionClosed) -> ExceptionRecord:
    if any(one.entry_hash == entry.hash for one in before.closings):
        return before
    closing = Closing(entry.hash, stamp_of(entry), entry.header.actor, word.choice, word.reason, word.after)
    return replace(before, closings=tuple(sorted((*before.closings, closing), key=lambda one: one.stamp)))
