"""Finds what both sides say about an exception, from the entries it names and the dossiers they belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from desk_app.domain.dossier.dossier import Dossier, HistoryLine, Status
from desk_app.domain.facts.city_facts import CITY, CityStatusSet
from desk_app.domain.facts.exception_kinds import ExceptionKind
from desk_app.domain.facts.facts import DossierReceived
from desk_app.domain.facts.happened import happened_in
from desk_app.domain.facts.wire import fact_or_none
from desk_app.domain.fold.dossier_fold import fold_all
from desk_app.domain.journal.entry import Entry
from desk_app.ports.exchange.ward import ExceptionLine
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.services.dossier.deed_detail import detail_of
from desk_app.services.exchange.exception_words import Version

NO_NUMBER = "-"
"""What the city says of a branch on which no number was given."""


class VersionsOf:
    """The versions of one exception after the other, inside one unit of work."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._desk_nos = {one.desk_id: one.desk_no for one in work.replication.desks()}
        self._desk_nos[work.desk.desk_id] = work.desk.desk_no
        self._builders: dict[str, Callable[[ExceptionLine], Iterator[Version]]] = {
            ExceptionKind.ILLEGAL_MOVE: self._moves,
            ExceptionKind.POSSIBLE_DUPLICATE: self._own_first,
            ExceptionKind.BRANCH: self._branches,
            ExceptionKind.CLASH: self._clash,
        }

    def __call__(self, line: ExceptionLine) -> tuple[Version, ...]:
        """Give the versions, as far as this desk holds the entries that tell them."""
        return tuple(self._builders.get(line.about, self._entries)(line))

    def desk_no(self, desk_id: str) -> int | None:
        """Give the number of a desk of the ward; None for the city and for a desk nobody told of."""
        return self._desk_nos.get(desk_id)

    def _entries(self, line: ExceptionLine) -> Iterator[Version]:
        """Give one version for each entry named, in the order the city named them."""
        for entry_hash in line.entries:
            entry = self._work.replication.entry(entry_hash)
            if entry is not None:
                yield self._version(entry)
            else:
                yield Version(self.desk_no(line.desk_id), entry_hash, "", None)

    def _own_first(self, line: ExceptionLine) -> Iterator[Version]:
        """Put what this desk did before what it may be the same as."""
        versions = list(self._entries(line))
        versions.sort(key=lambda one: one.desk_no != self._work.desk.desk_no)
        yield from versions

    def _clash(self, line: ExceptionLine) -> Iterator[Version]:
        """Give the two deeds of the gravest pair, then every other one in it, as the history has them."""
        dossier = self._dossier(line.dossier_id)
        if dossier is None:
            yield from self._entries(line)
            return
        told = {one.entry_hash: one for one in dossier.history}
        for entry_hash in line.entries:
            if entry_hash in told:
                yield self._version_of_line(told[entry_hash], dossier)

    def _branches(self, line: ExceptionLine) -> Iterator[Version]:
        """Give the first entry of each branch with the numbers given on it, which the city names in `detail`."""
        spans = line.detail.partition(": ")[2].split(" / ")
        for place, version in enumerate(self._entries(line)):
            span = spans[place] if place < len(spans) else NO_NUMBER
            yield replace(version, numbers=(span,) if span not in ("", NO_NUMBER) else ())

    def _moves(self, line: ExceptionLine) -> Iterator[Version]:
        """Give what the dossier had become before, and by whom, then the step that no longer fitted (FAULTS C4)."""
        dossier = self._dossier(line.dossier_id)
        step = next(
            (one for one in reversed(line.entries) if dossier and _place(dossier, one) is not None), None
        )
        if dossier is None or step is None:
            yield from self._entries(line)
            return
        place = _place(dossier, step) or 0
        stood, by = self._stood(dossier.history[:place])
        if by is not None and stood is not None:
            yield replace(self._version_of_line(by, dossier), status=stood)
        moved, _ = self._stood(dossier.history[: place + 1])
        yield replace(self._version_of_line(dossier.history[place], dossier), status=moved)

    def _stood(self, history: tuple[HistoryLine, ...]) -> tuple[Status | None, HistoryLine | None]:
        """Give the status after a history, and the line that made it so."""
        maker: HistoryLine | None = None
        status: Status | None = None
        entries: list[Entry] = []
        for line in history:
            entry = self._work.replication.entry(line.entry_hash)
            if entry is None:
                continue
            entries.append(entry)
            dossier = fold_all(enumerate(entries))
            if dossier is not None and dossier.status is not status:
                status, maker = dossier.status, line
        return status, maker

    def _version_of_line(self, line: HistoryLine, dossier: Dossier) -> Version:
        entry = self._work.replication.entry(line.entry_hash)
        fact = fact_or_none(entry) if entry else None
        return Version(
            self.desk_no(line.desk_id),
            line.entry_hash,
            line.kind,
            line.at,
            "" if line.desk_id.startswith(CITY) else self._person(line.by),
            dossier.code,
            dossier.matter_of.name,
            fact.status if isinstance(fact, CityStatusSet) else None,
            told=happened_in(entry) if entry else "",
            detail=detail_of(fact),
        )

    def _version(self, entry: Entry) -> Version:
        header, dossier = entry.header, self._dossier(entry.header.dossier_id)
        code, name = _told(entry) or ((dossier.code, dossier.matter_of.name) if dossier else ("", ""))
        return Version(
            self.desk_no(header.desk_id),
            entry.hash,
            header.kind,
            datetime.fromisoformat(header.occurred_at),
            "" if header.desk_id.startswith(CITY) else self._person(header.actor),
            code,
            name,
            dossier.status if dossier else None,
            told=happened_in(entry),
        )

    def _dossier(self, dossier_id: str | None) -> Dossier | None:
        return self._work.dossiers.by_id(dossier_id) if dossier_id else None

    def _person(self, user: str) -> str:
        account = self._work.users.by_name(user)
        return account.full_name if account else user


def _told(entry: Entry) -> tuple[str, str] | None:
    """Give the number and the person an entry itself names: two receptions may come to stand in one dossier."""
    fact = fact_or_none(entry)
    if not isinstance(fact, DossierReceived):
        return None
    return fact.code, (fact.filing.owner or fact.filing.applicant).name


def _place(dossier: Dossier, entry_hash: str) -> int | None:
    return next((n for n, line in enumerate(dossier.history) if line.entry_hash == entry_hash), None)
