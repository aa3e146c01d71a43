"""Puts what waits for a person into keys of sentences: both versions side by side, and the choices there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from desk_app.domain.actors.doubts import read_detail
from desk_app.domain.dossier.divergences import Clash
from desk_app.domain.dossier.dossier import Dossier, Status
from desk_app.domain.facts.city_facts import CITY
from desk_app.domain.facts.exception_kinds import CHOICES, HAND_ON, ExceptionKind, is_grave, ways
from desk_app.domain.facts.happened import happened_key
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.rights import Person, Right
from desk_app.errors import Refused
from desk_app.ports.exchange.ward import ExceptionLine
from desk_app.services.dossier.deed_detail import Detail


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence to be said in the reader's language: its message key with the fill-ins."""

    key: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Version:
    """What one side says happened; `desk_no` is None for the city, `status` what the dossier became by it.

    `kind` is the journal kind ("result_returned"), `by` the user's full name where this desk knows it, `name` the
    person the dossier is about. `numbers` are the slip numbers given on this side since the sides parted, `told` the
    message of an entry that was read: of this program, of a newer one, or unreadable. `detail` tells two deeds of one
    kind apart: to whom, until when, on what ground.
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
    told: str = ""
    detail: Detail = ""

    @property
    def side(self) -> Saying:
        """Whose word it is: "Quầy 2", or the city's."""
        return Saying("exception.side_city") if self.desk_no is None else _of("exception.side_desk", self)

    @property
    def happened(self) -> Saying:
        """What happened, as a word of the counter."""
        return Saying(self.told or happened_key(self.kind))

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
            (bool(self.detail), "exception.line_detail"),
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

    `right`: who sees it without this right cannot settle it. Closed ones carry when, by whom and with which choice; one
    that still waits although somebody has said what is being done about it carries that choice without a moment.
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
    right: Right
    opened_at: datetime
    closed_at: datetime | None = None
    closed_by: str = ""
    choice: str = ""
    reason: str = ""

    @property
    def chosen(self) -> Saying | None:
        """The choice it was settled with, in words."""
        return _words(self.about, self.choice) if self.choice else None


def choices_of(line: ExceptionLine) -> tuple[Choice, ...]:
    """Give the ways to settle an exception."""
    gravest = line.divergence.gravest if line.divergence else None
    return tuple(Choice(one, _words(line.about, one)) for one in ways(line.about, gravest))


def right_to_settle(line: ExceptionLine) -> Right:
    """Give the right it takes to settle an exception; whoever may settle grave ones may settle every one."""
    grave = is_grave(line.about, line.divergence.gravest if line.divergence else None)
    return Right.SETTLE if grave else Right.HAND_ON


def may_settle(by: Person, right: Right) -> bool:
    """Whether a person may settle an exception that takes this right."""
    return by.may(right) or by.may(Right.SETTLE)


def must_be_choice(line: ExceptionLine, choice: str) -> None:
    """Raise Refused `exception.no_such_choice` for a word that is not among the ways to settle it."""
    named = tuple(one.choice for one in choices_of(line))
    if choice not in named:
        raise Refused("exception.no_such_choice", choices=", ".join(named))


def title_of(line: ExceptionLine, versions: tuple[Version, ...], dossier: Dossier | None) -> Saying:
    """Say in one sentence what the matter is (FAULTS N8, H12, H15, H18, C4)."""
    code = next(iter(line.codes), "") or (dossier.code if dossier else "") or "…"
    if line.about == ExceptionKind.POSSIBLE_DUPLICATE and len(versions) > 1:
        other = versions[-1]
        return Saying("exception.possible_duplicate", {"other": other.code or code, "desk": other.desk_no})
    if line.divergence is not None and dossier is not None and len(versions) > 1:
        return _parted(line.divergence.gravest, versions[0], versions[1], dossier, code)
    if line.about == ExceptionKind.ILLEGAL_MOVE:
        stood = next((one.status for one in versions if one.status is not None), None)
        status = stood or (dossier.status if dossier else "…")
        desk_no = next((one.desk_no for one in reversed(versions) if one.desk_no is not None), None)
        if not line.desk_id.startswith(CITY) and dossier is not None and desk_no is not None:
            return Saying("exception.illegal_at_desk", {"desk": desk_no, "status": dossier.status})
        return Saying("exception.illegal_move", {"status": status})
    if line.about == ExceptionKind.NO_RIGHT and (why := read_detail(line.detail))[0] is not None:
        desk_no = next((one.desk_no for one in versions), None)
        return Saying(f"exception.no_right_{why[0]}", {"by": why[1], "desk": desk_no or "…"})
    if line.about in CHOICES:
        return Saying(f"exception.{line.about}", {"code": code, "detail": line.detail or "…"})
    return Saying("exception.any", {"about": line.about})


def _parted(clash: Clash, first: Version, second: Version, dossier: Dossier, code: str) -> Saying:
    """Say which two deeds do not go together, and where the dossier stands meanwhile."""
    how = "shown"
    if dossier.voided_reason:
        how = "void"
    elif dossier.disputed and dossier.status is Status.DONE:
        how = "none"
    sides = {"first": first, "second": second}
    fill: dict[str, object] = {"code": code, "status": dossier.status}
    city = next((name for name, one in sides.items() if one.desk_no is None), None)
    for name, one in sides.items():
        deed = Deed(clash.deeds[0 if name == "first" else 1])
        key = "city" if name == city else "desk" if city else name
        fill |= {key: one.desk_no, f"{key}_deed": deed, f"{key}_at": one.at}
    return Saying(f"exception.clash_{'city' if city else 'desks'}_{how}", fill)


def _words(about: str, choice: str) -> Saying:
    known = choice != HAND_ON and (about in CHOICES or about == ExceptionKind.CLASH)
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
        "detail": version.detail,
    }
    return Saying(key, fill)
