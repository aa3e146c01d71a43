"""The ports in memory: a desk that forgets everything when the test ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from types import TracebackType
from typing import Self

from desk_app.domain.catalogue.everyday_words import EverydayWords
from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts import facts
from desk_app.domain.facts.facts import Fact
from desk_app.domain.facts.wire import MOST_HEADS, Approval, Particulars, canonical, schema_of, write_body
from desk_app.domain.fold.dossier_fold import fold_all, fold_on_top
from desk_app.domain.journal.entry import GENESIS, Entry, Header, seal, sha256_hex
from desk_app.domain.journal.look_ups import ChainedLookUp
from desk_app.domain.steps.lists import is_open
from desk_app.domain.text import fold
from desk_app.domain.time.local_time import local
from desk_app.domain.time.working_time import Calendar, WorkingHours
from desk_app.ports.clock import Ids
from desk_app.ports.desk_identity import DeskIdentity
from desk_app.ports.dossiers import DossierRow, Visit, WorkList
from desk_app.ports.drafts import SavedDraft
from desk_app.ports.exchange.city_link import CityState
from desk_app.ports.journal import Head
from desk_app.ports.reference import ReferenceChange
from desk_app.ports.users import UserAccount
from tests.fake_city import FakeReplication
from tests.fake_lists import on_list, row_of
from tests.fake_look_ups import FakeLookUps
from tests.fake_users import FakeUsers, fold_user


class FakeClock:
    """A clock that stands until it is moved."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.running = 1_000.0
        self.zone = timedelta(hours=7)

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.running

    def zone_offset(self) -> timedelta:
        return self.zone

    def pass_time(self, **span: float) -> None:
        """Let real time go by: the clock and the running time move together."""
        self.at += timedelta(**span)
        self.running += timedelta(**span).total_seconds()

    def set_to(self, at: datetime) -> None:
        """Set the clock as somebody sets a PC's clock: the running time does not move."""
        self.at = at


class FakeIds:
    """Identities in counting order."""

    def __init__(self) -> None:
        self.given = 0

    def entry_id(self) -> str:
        self.given += 1
        return f"01900000-0000-7000-8000-{self.given:012x}"

    def salt(self) -> str:
        return f"{self.given:032x}"


@dataclass
class Memory:
    """Everything a desk keeps, as one value that a transaction works on a copy of."""

    entries: tuple[Entry, ...] = ()
    dossiers: dict[str, Dossier] = field(default_factory=dict)
    accounts: dict[str, UserAccount] = field(default_factory=dict)
    settings: dict[tuple[str, date], str] = field(default_factory=dict)
    missing: dict[date, int] = field(default_factory=dict)
    procedures: dict[tuple[str, date], ProcedureVersion] = field(default_factory=dict)
    calendar: Calendar = field(default_factory=Calendar)
    hours: WorkingHours | None = None
    words: EverydayWords = field(default_factory=EverydayWords)
    changes: dict[str, ReferenceChange] = field(default_factory=dict)
    drafts: dict[str, SavedDraft] = field(default_factory=dict)
    city: CityState = field(default_factory=CityState)
    acked_seq: int = 0
    look_ups: tuple[ChainedLookUp, ...] = ()

    def copy(self) -> Memory:
        kept = {name: dict(value) for name, value in vars(self).items() if isinstance(value, dict)}
        return replace(self, **kept)


class FakeUnitOfWorks:
    """A desk in memory; `full` makes every commit fail as a full disk does."""

    def __init__(self, desk: DeskIdentity, ids: Ids) -> None:
        self.desk = desk
        self.ids = ids
        self.memory = Memory()
        self.full: Exception | None = None

    def __call__(self, *, write: bool = True) -> FakeUnitOfWork:
        return FakeUnitOfWork(self)


class FakeUnitOfWork:
    def __init__(self, desk: FakeUnitOfWorks) -> None:
        self._home = desk
        self.desk = desk.desk

    def __enter__(self) -> Self:
        self._memory = self._home.memory.copy()
        self.journal = FakeJournal(self._memory, self._home)
        self.dossiers = FakeDossiers(self._memory, self.desk)
        self.users = FakeUsers(self._memory, self.journal)
        self.settings = FakeSettings(self._memory)
        self.reference = FakeReference(self._memory)
        self.drafts = FakeDrafts(self._memory)
        self.replication = FakeReplication(self._memory)
        self.look_ups = FakeLookUps(self._memory)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        del self._memory

    def commit(self) -> None:
        if self._home.full is not None:
            raise self._home.full
        self._home.memory = self._memory


class FakeJournal:
    def __init__(self, memory: Memory, home: FakeUnitOfWorks) -> None:
        self._memory = memory
        self._home = home

    def append(
        self,
        fact: Fact,
        *,
        actor: str,
        at: datetime,
        dossier_id: str | None = None,
        approval: Approval | None = None,
    ) -> Entry:
        memory, head = self._memory, self.head()
        known = memory.dossiers.get(dossier_id or "")
        heads = known.heads if known else ()
        body = write_body(
            fact, self._home.ids.salt(), Particulars(also=heads[:-1][-MOST_HEADS:], approval=approval)
        )
        header = Header(
            self._home.desk.desk_id, head.seq + 1, self._home.ids.entry_id(), fact.KIND, schema_of(fact.KIND), dossier_id,
            heads[-1] if heads else None, at.isoformat(), actor, sha256_hex(body), head.hash,
        )  # fmt: skip
        entry = seal(header, body)
        memory.entries = (*memory.entries, entry)
        if dossier_id is None:
            _fold(memory, fact, at, entry.header.seq)
        elif folded := fold_on_top(known, entry, fact) or fold_all(
            enumerate(self.entries(dossier_id=dossier_id))
        ):
            memory.dossiers[dossier_id] = folded
        return entry

    def head(self) -> Head:
        entries = self._memory.entries
        return Head(entries[-1].header.seq, entries[-1].hash) if entries else Head(0, GENESIS)

    def acked(self) -> Head:
        seq = self._memory.acked_seq
        return Head(seq, self._memory.entries[seq - 1].hash) if seq else Head(0, GENESIS)

    def last_moment(self) -> datetime | None:
        entries = self._memory.entries
        return datetime.fromisoformat(entries[-1].header.occurred_at) if entries else None

    def entries(self, *, dossier_id: str | None = None, after_seq: int = 0) -> Iterator[Entry]:
        for entry in self._memory.entries:
            if entry.header.seq > after_seq and dossier_id in (None, entry.header.dossier_id):
                yield entry


def _fold(memory: Memory, fact: Fact, at: datetime, seq: int) -> None:
    fold_user(memory.accounts, fact)
    match fact:
        case facts.SettingChanged():
            memory.settings[fact.name, fact.effective_from] = fact.value
        case facts.NumbersMissing():
            memory.missing[fact.day] = max(fact.last, memory.missing.get(fact.day, 0))
        case facts.ReferenceDataChanged():
            memory.changes[fact.what] = ReferenceChange(seq, fact.what, fact.key, at)
        case _:
            return


class FakeDossiers:
    def __init__(self, memory: Memory, desk: DeskIdentity) -> None:
        self._memory = memory
        self._desk_id = desk.desk_id

    def by_code(self, code: str) -> Dossier | None:
        return next(
            (one for one in self._newest() if code in (one.code, one.reference, *one.other_codes)), None
        )

    def by_id(self, dossier_id: str) -> Dossier | None:
        return self._memory.dossiers.get(dossier_id)

    def find(self, text: str, limit: int = 50) -> tuple[DossierRow, ...]:
        wanted = fold(text)
        return tuple(self._row(one) for one in self._newest() if wanted in _words(one))[:limit]

    def page(
        self, which: WorkList, now: datetime, *, before: str | None = None, limit: int = 50
    ) -> tuple[DossierRow, ...]:
        listed = [one for one in self._newest() if self._on(one, which, now)]
        if which in (WorkList.DUE_TODAY, WorkList.OVERDUE):
            listed.reverse()
            listed.sort(key=lambda one: one.due_at or now)
        elif which is WorkList.UNSENT:
            listed.sort(key=_newest_seq, reverse=True)
        rows = [self._row(one) for one in listed]
        codes = [row.code for row in rows]
        first = codes.index(before) + 1 if before in codes else 0
        return tuple(rows[first : first + limit])

    def count(self, which: WorkList, now: datetime) -> int:
        return sum(self._on(one, which, now) for one in self._newest())

    def open_of_person(self, id_number: str, procedure: str | None = None) -> tuple[DossierRow, ...]:
        return tuple(
            self._row(one)
            for one in self._newest()
            if is_open(one)
            and id_number in (one.applicant.id_number, one.matter_of.id_number)
            and procedure in (None, one.procedure.code)
        )

    def last_visit(self, id_number: str) -> Visit | None:
        standing = (one for one in self._newest() if not one.voided_reason)
        seen = ((who, one) for one in standing for who in (one.applicant, one.matter_of))
        found = next(((who, one) for who, one in seen if who.id_number == id_number), None)
        return Visit(found[0], found[1].code, local(found[1].received_at)) if found else None

    def highest_number(self, day: date) -> int | None:
        used = [
            one.number
            for one in self._memory.dossiers.values()
            if one.number is not None and local(one.received_at).date() == day
        ]
        missing = [self._memory.missing[day]] if day in self._memory.missing else []
        return max((*used, *missing), default=None)

    def procedure_usage(self) -> dict[str, int]:
        received = [one.procedure.code for one in self._newest() if one.number is not None]
        return {code: received.count(code) for code in received}

    def _on(self, dossier: Dossier, which: WorkList, now: datetime) -> bool:
        if which is WorkList.UNSENT:
            return _newest_seq(dossier) > self._memory.acked_seq
        return on_list(dossier, which, now, self._desk_id)

    def _row(self, dossier: Dossier) -> DossierRow:
        return row_of(dossier, self._desk_id)

    def _newest(self) -> list[Dossier]:
        return list(reversed(self._memory.dossiers.values()))


def _newest_seq(dossier: Dossier) -> int:
    return max(line.seq for line in dossier.history)


def _words(dossier: Dossier) -> str:
    people = f"{dossier.applicant.name} {dossier.matter_of.name} {dossier.applicant.id_number}"
    return fold(f"{dossier.code} {dossier.reference} {people} {dossier.applicant.phone}")


class FakeSettings:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def value(self, name: str, on: date) -> str | None:
        return self.all(on).get(name)

    def all(self, on: date) -> dict[str, str]:
        kept = sorted(self._memory.settings.items(), key=lambda item: item[0][1])
        return {name: value for (name, day), value in kept if day <= on}


class FakeReference:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def procedures(self, on: date) -> tuple[ProcedureVersion, ...]:
        codes = dict.fromkeys(code for code, _ in self._memory.procedures)
        return tuple(found for code in codes if (found := self.procedure(code, on)))

    def procedure(self, code: str, on: date) -> ProcedureVersion | None:
        begun = [one for (known, day), one in self._memory.procedures.items() if known == code and day <= on]
        newest = max(begun, key=lambda one: one.effective_from, default=None)
        return newest if newest and (newest.effective_to is None or newest.effective_to >= on) else None

    def save_procedures(self, versions: Sequence[ProcedureVersion]) -> None:
        self._memory.procedures |= {(one.code, one.effective_from): one for one in versions}

    def calendar(self) -> Calendar:
        return self._memory.calendar

    def save_calendar(self, calendar: Calendar) -> None:
        self._memory.calendar = calendar

    def working_hours(self) -> WorkingHours:
        assert self._memory.hours is not None, "the test loads working hours first"
        return self._memory.hours

    def save_working_hours(self, hours: WorkingHours) -> None:
        self._memory.hours = hours

    def digest(self, what: str) -> str:
        kept = {
            "procedures": list(self._memory.procedures.values()),
            "calendar": self._memory.calendar,
            "working_hours": self._memory.hours,
            "everyday_words": self._memory.words,
        }
        return sha256_hex(canonical(kept[what]))

    def everyday_words(self) -> EverydayWords:
        return self._memory.words

    def save_everyday_words(self, words: EverydayWords) -> None:
        self._memory.words = words

    def changes(self) -> tuple[ReferenceChange, ...]:
        return tuple(self._memory.changes.values())


class FakeDrafts:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def save(self, draft: SavedDraft) -> None:
        self._memory.drafts[draft.draft_id] = draft

    def all(self) -> tuple[SavedDraft, ...]:
        return tuple(sorted(self._memory.drafts.values(), key=lambda one: one.saved_at, reverse=True))

    def discard(self, draft_id: str) -> None:
        self._memory.drafts.pop(draft_id, None)
