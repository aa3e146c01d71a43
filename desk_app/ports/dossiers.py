"""The dossiers as projected, with the rows and lists they are shown in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from desk_app.domain.dossier.dossier import Dossier, Status
from desk_app.domain.people.parties import Party


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One line of a list or search answer; `returned_at` is known where a list shows what was handed out."""

    code: str
    name: str
    procedure: str
    procedure_name: str
    status: Status
    received_at: datetime
    due_at: datetime | None
    voided: bool = False
    place: str = ""
    phone: str = ""
    printed: bool = True
    sent: bool = False
    returned_at: datetime | None = None


def list_row(dossier: Dossier, *, printed: bool = True, returned_at: datetime | None = None) -> DossierRow:
    """Give the line of a dossier read whole."""
    return DossierRow(
        code=dossier.code,
        name=dossier.applicant.name,
        procedure=dossier.procedure.code,
        procedure_name=dossier.procedure.name,
        status=dossier.status,
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        voided=bool(dossier.voided_reason),
        place=dossier.result.place if dossier.result else "",
        phone=dossier.applicant.phone,
        printed=printed,
        returned_at=returned_at,
    )


@dataclass(frozen=True, slots=True)
class Visit:
    """A person as taken down once: in which dossier and when."""

    party: Party
    code: str
    at: datetime


class WorkList(StrEnum):
    """The standing lists of the page "today"."""

    RECEIVED_TODAY = "received_today"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    READY = "ready"
    UNSENT = "unsent"
    UNPRINTED = "unprinted"
    PRINT_UNSURE = "print_unsure"
    ALL = "all"


class Dossiers(Protocol):
    """The dossiers as projected; lists are windows, never whole tables."""

    def by_code(self, code: str) -> Dossier | None:
        """Find by any code the dossier ever had (slip code, guidance reference)."""

    def by_id(self, dossier_id: str) -> Dossier | None:
        """Find by the identity given at birth."""

    def find(self, text: str, limit: int = 50) -> tuple[DossierRow, ...]:
        """Search by partial code, ID number (also its last 4 digits), phone or name, folded; newest first."""

    def page(
        self, which: WorkList, now: datetime, *, before: str | None = None, limit: int = 50
    ) -> tuple[DossierRow, ...]:
        """Give one window of a standing list; `before` is the code of the last row already shown."""

    def count(self, which: WorkList, now: datetime) -> int:
        """Count a standing list."""

    def open_of_person(self, id_number: str, procedure: str | None = None) -> tuple[DossierRow, ...]:
        """Give open dossiers in which this number is applicant or owner, of one kind or of all."""

    def last_visit(self, id_number: str) -> Visit | None:
        """Give the person as last taken down with this number, in a dossier whose number was not cancelled."""

    def highest_number(self, day: date) -> int | None:
        """Give the highest running number of the day that is used or named missing at this desk."""

    def procedure_usage(self) -> dict[str, int]:
        """Count receptions per procedure at this desk."""
