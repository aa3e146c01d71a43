"""Looks dossiers up: one whole by any code it ever had, or many by whatever the citizen can say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desk_app.domain.dossier.dossier import Dossier, HistoryLine
from desk_app.domain.facts.dossier_facts import DeedTakenBack
from desk_app.domain.facts.happened import happened_in, happened_key
from desk_app.domain.facts.wire import fact_or_none, read_particulars
from desk_app.domain.journal.entry import Entry
from desk_app.domain.journal.look_ups import Looking
from desk_app.domain.people.wards import ANY_UNIT, WardChanges, unit_asked_for
from desk_app.domain.steps.rights import Right
from desk_app.domain.text import clean
from desk_app.ports.dossiers import DossierRow
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.services.context import DeskContext
from desk_app.services.dossier.deeds import known_dossier
from desk_app.services.people.operators import Operator, require
from desk_app.services.people.record_look_up import RecordLookUp


class ShowDossier:
    """Reads a dossier with its history, papers, fees and prints, for a deed on it by somebody who may look.

    Whoever only looks asks `LookAtDossier`, which takes it down; a deed stands in the journal by itself.
    """

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def __call__(self, code: str, by: Operator) -> Dossier:
        """Give the dossier; raises Refused "rights.missing", "find.unknown_code"."""
        require(by, Right.LOOK_UP)
        with self._context.uow(write=False) as work:
            return known_dossier(work, code)


@dataclass(frozen=True, slots=True)
class Happened:
    """What one entry of a history is to this program: a message key, the user who approved it ("" for nobody).

    `mark` is the key of what is to be said beside it, "" for a deed in order.
    """

    key: str
    approved_by: str = ""
    mark: str = ""


def history_in_words(work: UnitOfWork, dossier: Dossier) -> Mapping[str, Happened]:
    """Map the hash of each entry of a dossier's history to what it is."""
    entries = {line.entry_hash: work.replication.entry(line.entry_hash) for line in dossier.history}
    taken_back = {_taken_back_by(line, entries[line.entry_hash]) for line in dossier.history}
    return {
        line.entry_hash: _said(line, entries[line.entry_hash], taken_back=line.entry_hash in taken_back)
        for line in dossier.history
    }


def _taken_back_by(line: HistoryLine, entry: Entry | None) -> str | None:
    """Give the entry a line takes back, where that counts."""
    if line.kind != DeedTakenBack.KIND or line.mark or entry is None:
        return None
    fact = fact_or_none(entry)
    return fact.entry if isinstance(fact, DeedTakenBack) else None


def _said(line: HistoryLine, entry: Entry | None, *, taken_back: bool) -> Happened:
    mark = "history.taken_back" if taken_back else line.mark
    if entry is None:
        return Happened(happened_key(line.kind), mark=mark)
    approval = read_particulars(entry).approval
    return Happened(happened_in(entry), approval.by if approval else "", mark)


LONGEST_QUERY = 200
"""Characters of a search that are looked at."""
_ABROAD = re.compile(r"^\+84(?=[\d .\-()]+$)", re.ASCII)
"""The country code before a phone number; numbers are kept with the 0 they have at home."""


class FindDossiers:
    """Searches this desk's dossiers, newest first."""

    def __init__(
        self, context: DeskContext, record: RecordLookUp, wards: Callable[[], WardChanges] = WardChanges
    ) -> None:
        self._context = context
        self._record = record
        self._wards = wards

    def __call__(self, text: str, by: Operator, limit: int = 50) -> tuple[DossierRow, ...]:
        """Give at most `limit` rows and take down what found some; an empty search finds nothing.

        Raises Refused `rights.missing`.
        """
        self._record.admit(Looking.FIND, by)
        wanted = _ABROAD.sub("0", clean(text)[:LONGEST_QUERY], count=1)
        if not wanted:
            return ()
        with self._context.uow(write=False) as work:
            rows = self._find(work, wanted, limit)
        if rows:
            self._record.search(wanted, by)
        return rows

    def _find(self, work: UnitOfWork, wanted: str, limit: int) -> tuple[DossierRow, ...]:
        """Find by what was typed; a ward also by the names its ground had before or has since July 2025."""
        rows = work.dossiers.find(wanted, limit)
        unit = unit_asked_for(wanted)
        others = self._wards().also_called(unit) if unit else ()
        if not others:
            return rows
        found = {row.code: row for row in rows}
        for other in others:
            found |= {row.code: row for row in work.dossiers.find(f"{ANY_UNIT} {other}", limit)}
        newest = sorted(found.values(), key=lambda row: (row.received_at, row.code), reverse=True)
        return tuple(newest[:limit])
