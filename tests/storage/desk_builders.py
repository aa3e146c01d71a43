"""Small real desks for tests: an encrypted folder, keys in memory, people and dossiers with Vietnamese names."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from desk_app.domain.catalogue.procedure import DeadlineKind, DeadlineRule
from desk_app.domain.dossier.dossier import Channel, PaperLine, PinnedProcedure, ReturnBy
from desk_app.domain.facts import facts
from desk_app.domain.journal.entry import Entry
from desk_app.domain.people.parties import Party, PartyKind
from desk_app.domain.time.due_dates import DueDate, DueStep
from desk_app.domain.time.local_time import VIETNAM
from desk_app.errors import StorageTrouble
from desk_app.ports.desk_identity import DeskIdentity
from desk_app.storage.folder.creating import create_desk
from desk_app.storage.opening import Database, open_database
from desk_app.storage.unit_of_work import SqliteUnitOfWorks

WARD = "H26.99.01"
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=VIETNAM)
TODAY = NOW.date()
DESK = DeskIdentity("desk-instance-1", f"{WARD}-1", WARD, 1, False, 1, 999)
MARRIAGE = PinnedProcedure(
    "1.004873",
    "Cấp giấy xác nhận tình trạng hôn nhân",
    "Hộ tịch",
    date(2026, 7, 1),
    DeadlineRule(DeadlineKind.WORKING_DAYS, 3),
)
PAPERS = tuple(PaperLine(f"Giấy tờ kèm theo số {number}", originals=1) for number in range(1, 7))


class KeysInMemory:
    """Keys of a PC that forgets them when the test ends."""

    def __init__(self) -> None:
        self.keys: dict[str, bytes] = {}

    def store(self, instance_id: str, key: bytes) -> None:
        self.keys[instance_id] = key

    def load(self, instance_id: str) -> bytes:
        if instance_id not in self.keys:
            raise StorageTrouble("storage.no_key")
        return self.keys[instance_id]


class SeededIds:
    """Identities that are the same in every run."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)

    def entry_id(self) -> str:
        return f"{self._random.getrandbits(128):032x}"

    def salt(self) -> str:
        return f"{self._random.getrandbits(128):032x}"


def person(name: str = "Nguyễn Thị Hòa", id_number: str = "001190012345", phone: str = "0912345678") -> Party:
    return Party(
        PartyKind.CITIZEN,
        name,
        id_number,
        birth_date=date(1990, 5, 1),
        phone=phone,
        address="Số 1, phường Khương Đình, Hà Nội",
    )


def filing(applicant: Party | None = None, owner: Party | None = None) -> facts.Filing:
    return facts.Filing(
        MARRIAGE, applicant or person(), owner, PAPERS, 1, Channel.DIRECT, ReturnBy.DESK, practice=False
    )


def code_of(number: int, day: date = TODAY) -> str:
    return f"{WARD}-{day:%y%m%d}-{number:04d}"


def received(
    number: int,
    applicant: Party | None = None,
    *,
    owner: Party | None = None,
    at: datetime = NOW,
    days: int = 5,
) -> facts.DossierReceived:
    steps = tuple(DueStep(at.date() + timedelta(days=day), True, "due.counted") for day in range(1, 4))
    due = DueDate(at, at + timedelta(days=days), steps)
    return facts.DossierReceived(code_of(number, at.date()), number, filing(applicant, owner), due)


@dataclass
class OpenDesk:
    """One desk folder opened for a test."""

    root: Path
    keys: KeysInMemory
    database: Database
    ids: SeededIds
    desk: DeskIdentity = DESK
    work: SqliteUnitOfWorks = field(init=False)

    def __post_init__(self) -> None:
        self.work = SqliteUnitOfWorks(self.database, self.ids)

    def receive(self, number: int, applicant: Party | None = None, **more: object) -> str:
        """Take in a dossier as one deed; gives its code."""
        fact = received(number, applicant, **more)  # type: ignore[arg-type]
        at = fact.due.effective_from
        with self.work() as work:
            work.journal.append(fact, actor="clerk", at=at, dossier_id=f"dossier-{fact.code}")
            work.commit()
        return fact.code

    def add(
        self, fact: facts.Fact, code: str | None = None, at: datetime = NOW, actor: str = "clerk"
    ) -> Entry:
        """Journal one more fact, of a dossier or of the desk."""
        with self.work() as work:
            dossier = f"dossier-{code}" if code else None
            entry = work.journal.append(fact, actor=actor, at=at, dossier_id=dossier)
            work.commit()
        return entry

    def close(self) -> None:
        self.database.close()


def new_desk(root: Path, *, seed: int = 1, desk: DeskIdentity = DESK) -> OpenDesk:
    """Make a desk and open it."""
    keys = KeysInMemory()
    create_desk(root, desk, keys)
    return OpenDesk(root, keys, open_database(root, keys), SeededIds(seed), desk)


def reopen(desk: OpenDesk, *, seed: int = 2) -> OpenDesk:
    """Open a closed desk again."""
    return OpenDesk(desk.root, desk.keys, open_database(desk.root, desk.keys), SeededIds(seed), desk.desk)
