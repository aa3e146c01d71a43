"""The official forms as PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from desk_app.domain.codes.number_gaps import GapReport
from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts.city_facts import DayClosed
from desk_app.ports.desk_identity import DeskIdentity


@dataclass(frozen=True, slots=True)
class UnitProfile:
    """How the office names itself on paper (settings): header lines, place, contact, code prefix."""

    superior: str
    unit: str
    receiving_unit: str
    place: str
    address: str
    phone: str
    lookup: str
    opening_hours: str
    unit_code: str


@dataclass(frozen=True, slots=True)
class FormRequest:
    """One form to be made for one dossier; `copy_no` > 1 prints the reprint mark."""

    form: str
    dossier: Dossier
    unit: UnitProfile
    on: datetime
    clerk_name: str
    clerk_phone: str = ""
    copy_no: int = 1
    reason: str = ""
    side_by_side: bool = False


@dataclass(frozen=True, slots=True)
class ClosingSheet:
    """A closed day on paper: the close as journaled under `seq` and `entry_hash`, and the numbers accounted for.

    `late` are codes of dossiers with entries of a day closed before; `copy_no` > 1 prints the reprint mark.
    """

    closed: DayClosed
    seq: int
    entry_hash: str
    at: datetime
    gaps: GapReport
    late: tuple[str, ...]
    unit: UnitProfile
    desk: DeskIdentity
    supervisor: str
    on: datetime
    copy_no: int = 1


@dataclass(frozen=True, slots=True)
class RenderedForm:
    """A form as PDF bytes with what is needed to say later exactly what was printed."""

    form: str
    version: str
    pdf: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class BrokenForm:
    """A form file of the ward that cannot be used, and what is wrong in it; the one of the program prints instead."""

    file: str
    problem: str


class Forms(Protocol):
    """The official forms."""

    def render(self, request: FormRequest) -> RenderedForm:
        """Make the PDF of a form in the version in force on `request.on`."""

    def render_closing(self, sheet: ClosingSheet) -> RenderedForm:
        """Make the PDF of a closed day's sheet in the version in force on `sheet.on`."""

    def broken(self) -> tuple[BrokenForm, ...]:
        """Give the ward's own form files that cannot be used."""
