"""Puts what waits for a person into keys of sentences: both versions side by side, and the choices there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from desk_app.city_ports import ExceptionLine
from desk_app.domain.dossier import Dossier, Status
from desk_app.domain.wire import fact_types
from desk_app.errors import Refused


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence to be said in the reader's language: its message key with the fill-ins."""

    key: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Version:
    """What one side says happened; `desk_no` is None for the city, `status` what the dossier became by it.

    `kind` is the journal kind ("result_returned"), `by` the user's full name where this desk knows it, `name` the
    person the dossier is about. `numbers` are the slip numbers given on this side since the sides parted.
    """

    desk_no: int | None
    entry_hash: str
    kind: str
    at: datetime | None
    by: str = ""
    code: str = ""
    name: str = ""
    status: Status | None = None
    numbers: tuple[str, ...] = ()
    note: str = ""

    @property
    def side(self) -> Saying:
        """Whose word it is: "Quầy 2", or the city's."""
        return Saying("exception.side_city") if self.desk_no is None else _of("exception.side_desk", self)

    @property
    def happened(self) -> Saying:
        """What happened, as a word of the counter."""
        return Saying(f"happened.{self.kind}" if self.kind in fact_types() else "happened.unknown")

    @property
    def lines(self) -> tuple[Saying, ...]:
        """Everything known of this version, one short line each."""
        told = (
            (self.at is not None, "exception.line_at"),
            (bool(self.by), "exception.line_by"),
            (bool(self.code), "exception.line_code"),
            (bool(self.name), "exception.line_name"),
            (self.status is not None, "exception.line_status"),
            (bool(self.numbers), "exception.line_numbers"),
            (bool(self.note), "exception.line_note"),
        )
        return tuple(_of(key, self) for known, key in told if known)


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to settle it; nothing is changed by a choice itself, it says what the person did."""

    choice: str
    words: Saying


@dataclass(frozen=True, slots=True)
class ExceptionView:
    """One thing for a person, as shown: what it is about, both versions, the choices.

    `supervisor_only`: a clerk sees it but cannot settle it. Closed ones carry when, by whom and with which choice.
    """

    exception_id: str
    about: str
    desk_id: str
    desk_no: int | None
    dossier_id: str | None
    codes: tuple[str, ...]
    title: Saying
    versions: tuple[Version, ...]
    choices: tuple[Choice, ...]
    supervisor_only: bool
    opened_at: datetime
    closed_at: datetime | None = None
    closed_by: str = ""
    choice: str = ""
    reason: str = ""

    @property
    def chosen(self) -> Saying | None:
        """The choice it was settled with, in words."""
        return _words(self.about, self.choice) if self.choice else None


HAND_ON = "hand_on"
CHOICES = {
    "illegal_move": ("keep_desk", "follow_city", HAND_ON),
    "number_twice": ("replaced_one", "both_valid", HAND_ON),
    "branch": ("restored", "cloned", HAND_ON),
    "entry_changed": ("first_right", "second_right", HAND_ON),
    "unknown_kind": ("program_updated", "no_effect", HAND_ON),
    "unreadable": ("written_anew", "no_effect", HAND_ON),
    "revoked_desk": ("taken_in_anew", "left_out", HAND_ON),
    "no_right": ("taken_over", "was_allowed", HAND_ON),
    "possible_duplicate": ("same_matter", "two_matters", HAND_ON),
    "city_check": ("corrected", "stands", HAND_ON),
}
"""The ways to settle each kind of exception, by name."""
ANY = ("settled", "no_effect", HAND_ON)
"""The ways for a kind only a newer program knows."""
SUPERVISOR_ONLY = frozenset({"branch", "number_twice", "no_right", "entry_changed", "revoked_desk"})
"""What only a supervisor settles."""


def choices_of(about: str) -> tuple[Choice, ...]:
    """Give the three ways to settle an exception."""
    return tuple(Choice(one, _words(about, one)) for one in CHOICES.get(about, ANY))


def must_be_choice(about: str, choice: str) -> None:
    """Raise Refused unless this is one of the ways."""
    ways = CHOICES.get(about, ANY)
    if choice not in ways:
        raise Refused("exception.no_such_choice", choices=", ".join(ways))


def title_of(line: ExceptionLine, versions: tuple[Version, ...], dossier: Dossier | None) -> Saying:
    """Say in one sentence what the matter is (FAULTS N8, H12, H15, H18, C4)."""
    code = next(iter(line.codes), "") or (dossier.code if dossier else "") or "…"
    if line.about == "possible_duplicate" and len(versions) > 1:
        other = versions[-1]
        return Saying("exception.possible_duplicate", {"other": other.code or code, "desk": other.desk_no})
    if line.about == "illegal_move":
        stood = next((one.status for one in versions if one.status is not None), None)
        status = stood or (dossier.status if dossier else "…")
        return Saying("exception.illegal_move", {"status": status})
    if line.about in CHOICES:
        return Saying(f"exception.{line.about}", {"code": code, "detail": line.detail or "…"})
    return Saying("exception.any", {"about": line.about})


def _words(about: str, choice: str) -> Saying:
    known = about in CHOICES and choice != HAND_ON
    return Saying(f"exception.choice.{about}.{choice}" if known else f"exception.choice.any.{choice}")


def _of(key: str, version: Version) -> Saying:
    numbers = ", ".join(version.numbers)
    fill = {
        "desk": version.desk_no,
        "at": version.at,
        "by": version.by,
        "code": version.code,
        "name": version.name,
        "status": version.status,
        "numbers": numbers,
        "note": version.note,
    }
    return Saying(key, fill)
