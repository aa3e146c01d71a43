"""Everything the core asks of the outside world, on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from desk_app.city_ports import Replication
from desk_app.domain.dossier import Dossier
from desk_app.domain.facts import Fact
from desk_app.domain.journal import Entry
from desk_app.domain.parties import Party
from desk_app.domain.procedure import ProcedureVersion
from desk_app.domain.working_time import Calendar, WorkingHours
from desk_app.port_values import (
    Changes,
    ClosingSheet,
    DeskIdentity,
    DossierRow,
    FormRequest,
    Head,
    JobState,
    PrintJob,
    RenderedForm,
    SavedDraft,
    UnitProfile,
    UserAccount,
    VerifyReport,
    WitnessMark,
    WorkList,
)

__all__ = [
    "BackupShelf",
    "Changes",
    "Clock",
    "ClosingSheet",
    "DeskIdentity",
    "DeskStore",
    "DiskSpace",
    "DossierRow",
    "Dossiers",
    "Drafts",
    "FileSaver",
    "FormRequest",
    "Forms",
    "Head",
    "Ids",
    "JobState",
    "Journal",
    "PaperPrinter",
    "PrintJob",
    "ReferenceData",
    "RenderedForm",
    "SavedDraft",
    "SettingsStore",
    "UnitOfWork",
    "UnitOfWorkFactory",
    "UnitProfile",
    "UserAccount",
    "Users",
    "VerifyReport",
    "Witness",
    "WitnessMark",
    "WorkList",
]


class Clock(Protocol):
    """The time at the desk."""

    def now(self) -> datetime:
        """Give the moment in Asia/Ho_Chi_Minh, with offset."""

    def monotonic(self) -> float:
        """Give seconds that never go back while the program runs."""

    def zone_offset(self) -> timedelta:
        """Give how far the PC's own zone is from UTC, which must not matter but should be told."""


class Ids(Protocol):
    """Fresh identities."""

    def entry_id(self) -> str:
        """Give a new UUIDv7."""

    def salt(self) -> str:
        """Give 16 random bytes as hex for the body of an entry."""


class Journal(Protocol):
    """The append-only journal inside one unit of work; appending also applies the projection."""

    def append(self, fact: Fact, *, actor: str, at: datetime, dossier_id: str | None = None) -> Entry:
        """Chain a fact and fold it into its dossier, user or setting, in the same transaction."""

    def head(self) -> Head:
        """Give the newest own entry."""

    def acked(self) -> Head:
        """Give the newest own entry the city has receipted; seq 0 before the first."""

    def last_moment(self) -> datetime | None:
        """Give the `occurred_at` of the newest own entry."""

    def entries(self, *, dossier_id: str | None = None, after_seq: int = 0) -> Iterator[Entry]:
        """Give the own chain's entries in order, of one dossier or of all."""


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

    def known_party(self, id_number: str) -> Party | None:
        """Give the person as last taken down with this number."""

    def highest_number(self, day: date) -> int | None:
        """Give the highest running number of the day that is used or named missing at this desk."""

    def procedure_usage(self) -> dict[str, int]:
        """Count receptions per procedure at this desk."""


class Users(Protocol):
    """Users as projected, with their PIN hashes (which never enter the journal)."""

    def by_name(self, user: str) -> UserAccount | None:
        """Find one user."""

    def all(self) -> tuple[UserAccount, ...]:
        """Give all users, active first."""

    def set_pin_hash(self, user: str, pin_hash: str) -> None:
        """Keep a new PIN hash."""


class SettingsStore(Protocol):
    """Ward settings with effective dates, as projected; the newest value in force wins."""

    def value(self, name: str, on: date) -> str | None:
        """Give the value in force on a day."""

    def all(self, on: date) -> dict[str, str]:
        """Give every setting in force on a day."""


class ReferenceData(Protocol):
    """Catalogue and calendar: data with versions and provenance, editable by the supervisor."""

    def procedures(self, on: date) -> tuple[ProcedureVersion, ...]:
        """Give the version in force of every procedure."""

    def procedure(self, code: str, on: date) -> ProcedureVersion | None:
        """Give the version of one procedure in force on a day."""

    def save_procedures(self, versions: Sequence[ProcedureVersion]) -> None:
        """Add versions or replace those with the same code and effective day."""

    def calendar(self) -> Calendar:
        """Give holidays, make-up days and which years are confirmed."""

    def save_calendar(self, calendar: Calendar) -> None:
        """Keep the whole calendar."""

    def working_hours(self) -> WorkingHours:
        """Give the half-day windows with their effective dates."""

    def save_working_hours(self, hours: WorkingHours) -> None:
        """Keep the working hours."""

    def digest(self, what: str) -> str:
        """Give the SHA-256 over all that is kept of "procedures", "calendar" or "working_hours", changes here included."""

    def changed_at(self) -> datetime | None:
        """Say when the catalogue was last loaded or edited."""


class Drafts(Protocol):
    """Receptions not finished yet; not journaled."""

    def save(self, draft: SavedDraft) -> None:
        """Keep or replace a draft."""

    def all(self) -> tuple[SavedDraft, ...]:
        """Give all kept drafts, newest first."""

    def discard(self, draft_id: str) -> None:
        """Forget a draft."""


class UnitOfWork(Protocol):
    """One transaction on the desk's database; leaves nothing behind unless committed."""

    @property
    def journal(self) -> Journal:
        """The desk's journal."""

    @property
    def dossiers(self) -> Dossiers:
        """The dossiers as projected."""

    @property
    def users(self) -> Users:
        """The users of the desk."""

    @property
    def settings(self) -> SettingsStore:
        """The ward's settings."""

    @property
    def reference(self) -> ReferenceData:
        """Catalogue, calendar and hours."""

    @property
    def drafts(self) -> Drafts:
        """Receptions not finished."""

    @property
    def replication(self) -> Replication:
        """The exchange with the city."""

    @property
    def desk(self) -> DeskIdentity:
        """Who this desk is."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def commit(self) -> None:
        """Make everything durable, or raise StorageTrouble with nothing written."""


class UnitOfWorkFactory(Protocol):
    """Opens units of work: `write=True` takes the write lock at once (BEGIN IMMEDIATE)."""

    def __call__(self, *, write: bool = True) -> UnitOfWork:
        """Open one; a read-only unit of work never blocks a writer."""


class Witness(Protocol):
    """The memory outside the data folder (DESIGN 3.8): this machine's state folder and every path set for it."""

    def read(self, instance_id: str) -> WitnessMark | None:
        """Give the mark with the highest number of the newest day over all reachable places; None if none holds one."""

    def write(self, mark: WitnessMark) -> None:
        """Keep the mark in every reachable place; places out of reach are skipped, not an error."""


class DeskStore(Protocol):
    """Care of the database as a whole."""

    def verify(self) -> VerifyReport:
        """Check the chain, rebuild the projection and compare, and check the file itself."""

    def backup(self, target: Path) -> None:
        """Write a consistent encrypted copy while the program runs; raises StorageTrouble."""

    def look_at_file(self) -> None:
        """Look at every page of the file, for once a day; raises StorageTrouble when one is damaged."""

    def idle_work(self) -> bool:
        """Do a slice of upkeep (some 10 ms) while nobody waits; gives whether more is left. Raises StorageTrouble."""


class Forms(Protocol):
    """The official forms."""

    def render(self, request: FormRequest) -> RenderedForm:
        """Make the PDF of a form in the version in force on `request.on`."""

    def render_closing(self, sheet: ClosingSheet) -> RenderedForm:
        """Make the PDF of a closed day's sheet in the version in force on `sheet.on`."""


class PaperPrinter(Protocol):
    """The printers of this PC, by name."""

    def printers(self) -> tuple[str, ...]:
        """Give the names of the printers installed now."""

    def print(self, pdf: bytes, *, title: str, printer: str, copies: int = 1) -> PrintJob:
        """Hand a PDF to a printer; raises PrintTrouble when that printer is missing or refuses."""

    def state(self, job: PrintJob) -> JobState:
        """Ask the spooler about a job."""

    def cancel(self, job: PrintJob) -> None:
        """Take back an own job that still waits."""


class DiskSpace(Protocol):
    """The disk the desk's data lies on."""

    def free_megabytes(self) -> int | None:
        """Give the free space in MB; None where it cannot be told."""


class BackupShelf(Protocol):
    """The folder of scheduled copies."""

    def newest(self, folder: Path) -> datetime | None:
        """Say when the newest copy of this desk was written; None when there is none."""

    def place(self, folder: Path, at: datetime) -> Path:
        """Give the path for a copy made now; raises StorageTrouble when the folder is out of reach."""

    def keep(self, folder: Path, count: int) -> int:
        """Remove all but the newest copies of this desk; say how many went."""


class FileSaver(Protocol):
    """Writes files a person asked for."""

    def save(self, path: Path, content: bytes) -> None:
        """Write a file whole or not at all; raises PrintTrouble when that place cannot be written."""
