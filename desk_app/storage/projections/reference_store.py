"""Catalogue, calendar and working hours inside one transaction, parsed once per version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.engine import Connection

from desk_app.domain.catalogue.everyday_words import EverydayWords
from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.facts.wire import from_json, to_json
from desk_app.domain.time.working_time import Calendar, WorkingHours
from desk_app.errors import StorageTrouble
from desk_app.ports.reference import ReferenceChange
from desk_app.storage.database import schema
from desk_app.storage.projections.reference_digest import digest_of

T = TypeVar("T")

CALENDAR, HOURS, WORDS = "calendar", "working_hours", "everyday_words"


@dataclass(frozen=True, slots=True)
class ParsedReference:
    """What was parsed of one version of the reference data."""

    version: int = -1
    parts: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class ReferenceShelf:
    """The newest parsed version, shared by all transactions of the program."""

    newest: ParsedReference = ParsedReference()


class SqliteReference:
    """Data with versions and provenance, editable by the supervisor."""

    def __init__(self, connection: Connection, shelf: ReferenceShelf, version: int) -> None:
        self._connection = connection
        self._shelf = shelf
        self._parsed = shelf.newest if shelf.newest.version == version else ParsedReference(version)
        self._own_changes = False

    def procedures(self, on: date) -> tuple[ProcedureVersion, ...]:
        """Give the version in force of every procedure."""
        return tuple(one for versions in self._catalogue().values() if (one := _in_force(versions, on)))

    def procedure(self, code: str, on: date) -> ProcedureVersion | None:
        """Give the version of one procedure in force on a day."""
        return _in_force(self._catalogue().get(code, ()), on)

    def save_procedures(self, versions: Sequence[ProcedureVersion]) -> None:
        """Add versions or replace those with the same code and effective day."""
        if not versions:
            return
        rows = [
            {"code": one.code, "effective_from": one.effective_from.isoformat(), "content": _text(one)}
            for one in versions
        ]
        statement = upsert(schema.procedures)
        fresh = {"content": statement.excluded.content}
        keys = ["code", "effective_from"]
        self._connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=fresh), rows)
        self._changed()

    def calendar(self) -> Calendar:
        """Give holidays, make-up days and which years are confirmed; empty before the first was loaded."""
        return self._document(CALENDAR, Calendar) or Calendar()

    def save_calendar(self, calendar: Calendar) -> None:
        """Keep the whole calendar."""
        self._save_document(CALENDAR, calendar)

    def working_hours(self) -> WorkingHours:
        """Give the half-day windows; raises StorageTrouble while none were ever loaded."""
        hours = self._document(HOURS, WorkingHours)
        if hours is None:
            raise StorageTrouble("storage.no_working_hours")
        return hours

    def save_working_hours(self, hours: WorkingHours) -> None:
        """Keep the working hours."""
        self._save_document(HOURS, hours)

    def digest(self, what: str) -> str:
        """Give the SHA-256 over all that is kept of one kind, changes of this transaction included."""
        return digest_of(self._connection, what)

    def everyday_words(self) -> EverydayWords:
        """Give the words the ward has added to those of the program; none before the first."""
        return self._document(WORDS, EverydayWords) or EverydayWords()

    def save_everyday_words(self, words: EverydayWords) -> None:
        """Keep all the ward's own words."""
        self._save_document(WORDS, words)

    def changes(self) -> tuple[ReferenceChange, ...]:
        """Give the newest change of each kind of reference data, loading and correcting apart."""
        columns = schema.reference_changes.c
        every = select(columns.seq, columns.what, columns.key, columns.at).order_by(columns.seq)
        newest = {row.what: row for row in self._connection.execute(every)}
        return tuple(
            ReferenceChange(row.seq, row.what, row.key, datetime.fromisoformat(row.at))
            for row in newest.values()
        )

    def share(self, *, committed: bool) -> None:
        """Let other transactions use what this one parsed, unless it parsed its own uncommitted changes."""
        if committed or not self._own_changes:
            self._shelf.newest = self._parsed

    def _catalogue(self) -> dict[str, tuple[ProcedureVersion, ...]]:
        parsed = self._parsed.parts
        if "procedures" not in parsed:
            columns = schema.procedures.c
            query = select(columns.content).order_by(columns.code, columns.effective_from)
            found: dict[str, tuple[ProcedureVersion, ...]] = {}
            for content in self._connection.execute(query).scalars():
                version = from_json(ProcedureVersion, content)
                found[version.code] = (*found.get(version.code, ()), version)
            parsed["procedures"] = found
        catalogue: dict[str, tuple[ProcedureVersion, ...]] = parsed["procedures"]
        return catalogue

    def _document(self, name: str, cls: type[T]) -> T | None:
        parsed = self._parsed.parts
        if name not in parsed:
            documents = schema.reference_documents.c
            query = select(documents.content).where(documents.name == name)
            content = self._connection.execute(query).scalar_one_or_none()
            parsed[name] = from_json(cls, content) if content else None
        document: T | None = parsed[name]
        return document

    def _save_document(self, name: str, value: object) -> None:
        statement = upsert(schema.reference_documents).values(name=name, content=_text(value))
        fresh = {"content": statement.excluded.content}
        self._connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=fresh))
        self._changed()

    def _changed(self) -> None:
        state = schema.desk_state
        self._parsed = ParsedReference(self._parsed.version + 1)
        self._own_changes = True
        self._connection.execute(update(state).values(reference_version=self._parsed.version))


def _in_force(versions: Sequence[ProcedureVersion], on: date) -> ProcedureVersion | None:
    begun = [one for one in versions if one.effective_from <= on]
    if not begun:
        return None
    newest = begun[-1]
    return None if newest.effective_to is not None and newest.effective_to < on else newest


def _text(value: object) -> str:
    return to_json(value).decode()
