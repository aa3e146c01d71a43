"""Folds what arrived into the ward: dossiers by the desks' own `apply`, and everything a person must look at."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from desk_app.domain.city_facts import CityFact
from desk_app.domain.dossier import LEGAL_MOVES, Dossier
from desk_app.domain.facts import Fact, ResultRecorded
from desk_app.domain.journal import Entry
from desk_app.gateway import schema
from desk_app.gateway.arrived import Arrived
from desk_app.gateway.causal_fold import CausalFold
from desk_app.gateway.columns import text_column
from desk_app.gateway.findings import ILLEGAL_MOVE, Finding
from desk_app.gateway.number_check import NumberCheck
from desk_app.gateway.person_check import PersonCheck
from desk_app.gateway.rights_check import RightsCheck
from desk_app.gateway.shelf import Shelf
from desk_app.gateway.ward import WardWork
from desk_app.gateway.ward_facts import heed

_SILENT = frozenset({"form_printed", "print_settled", "exception_opened", "exception_closed"})
"""Kinds that change nothing of a dossier the city has not seen, so that their coming first is no matter."""


class Fold:
    """The fold of one transaction; what is found is told by `tell` after the batch has its place in the feed."""

    def __init__(self, work: WardWork) -> None:
        self._work = work
        self._shelf = Shelf(work.connection, work.ward_id)
        self._order = CausalFold(work)

    def batch(self, arrived: Sequence[Arrived]) -> list[Finding]:
        """Fold entries in their order; give what a person must look at."""
        dossiers = {one.dossier_id for one in arrived if one.dossier_id is not None}
        self._shelf.fetch(dossiers)
        self._order.look_up(one for one in dossiers if self._shelf.get(one) is None)
        numbers = NumberCheck(self._work, arrived)
        persons = PersonCheck(self._work, self._shelf, arrived)
        rights = RightsCheck(self._work, arrived)
        found: list[Finding] = []
        for one in arrived:
            found += self._one(one)
            found += rights.look(one)
            found += numbers.look(one, self._after(one))
            found += persons.look(one, self._after(one))
            heed(self._work, one)
        numbers.save()
        return found

    def tell(self, found: Sequence[Finding]) -> tuple[str, ...]:
        """Open exceptions for what was found and not opened before; give their ids."""
        fresh = {one.exception_id: one for one in found}
        for known in self._opened(fresh):
            del fresh[known]
        for finding in fresh.values():
            fact = finding.fact()
            self.city_entry(self._tell(fact, finding.dossier_id), fact)
        return tuple(fresh)

    def city_fact(self, fact: CityFact | ResultRecorded, dossier_id: str | None) -> list[Finding]:
        """Write a fact of the city about a dossier and fold it."""
        entry = self._tell(fact, dossier_id)
        return self.batch((Arrived(entry, fact),))

    def city_entry(self, entry: Entry, fact: Fact) -> None:
        """Fold an entry the city has just written of itself."""
        one = Arrived(entry, fact)
        if one.dossier_id is not None:
            self._one(one)
        heed(self._work, one, is_new=True)

    def dossier(self, dossier_id: str) -> Dossier | None:
        """Give a dossier as folded so far."""
        return self._shelf.get(dossier_id)

    def save(self) -> None:
        """Write the dossiers."""
        self._shelf.save()

    def _tell(self, fact: CityFact | ResultRecorded, dossier_id: str | None) -> Entry:
        dossier = None if dossier_id is None else self._shelf.get(text_column(dossier_id))
        named = dossier.dossier_id if dossier else dossier_id
        return self._work.tell(fact, dossier_id=named, base=dossier.head if dossier else None)

    def _after(self, one: Arrived) -> Dossier | None:
        return None if one.dossier_id is None else self._shelf.get(one.dossier_id)

    def _one(self, one: Arrived) -> list[Finding]:
        """Fold one entry into its dossier."""
        header, dossier_id = one.entry.header, one.dossier_id
        found = [_trouble(one)] if one.trouble else []
        if dossier_id is None:
            return found
        before = self._shelf.get(dossier_id)
        after = self._order.fold(dossier_id, before, one)
        if after is None:
            return found if one.fact is None or header.kind in _SILENT else [*found, _too_early(one)]
        if after is not before:
            self._shelf.put(dossier_id, after, one.entry.hash)
        if _is_conflict(one, before, after):
            found.append(_illegal(one, before, after))
        return found

    def _opened(self, ids: dict[str, Finding]) -> list[str]:
        table = schema.exceptions.c
        query = select(table.exception_id).where(
            table.ward_id == self._work.ward_id,
            table.exception_id.in_(ids),
            table.opened_at.is_not(None),
        )
        return list(self._work.connection.execute(query).scalars()) if ids else []


def _is_conflict(one: Arrived, before: Dossier | None, after: Dossier) -> bool:
    """Tell a step that was not legal; the city may move a dossier as it likes until it is closed at the counter."""
    if after is before or not _was_illegal(one, after):
        return False
    by_city = one.entry.header.desk_id.startswith("city:")
    return not by_city or (before is not None and not LEGAL_MOVES[before.status])


def _was_illegal(one: Arrived, dossier: Dossier) -> bool:
    """Whether the line of an entry is marked; it stands last unless others are based on it."""
    lines = (line for line in reversed(dossier.history) if line.entry_hash == one.entry.hash)
    return any(line.conflict for line in lines)


def _illegal(one: Arrived, before: Dossier | None, after: Dossier) -> Finding:
    detail = f"{int(before.status) if before else 0}>{int(after.status)}"
    header = one.entry.header
    return Finding(ILLEGAL_MOVE, header.desk_id, (one.entry.hash,), header.dossier_id, (after.code,), detail)


def _too_early(one: Arrived) -> Finding:
    """Name a fact about a dossier whose opening entry the city does not have."""
    header = one.entry.header
    return Finding(ILLEGAL_MOVE, header.desk_id, (one.entry.hash,), header.dossier_id, (), "0>0")


def _trouble(one: Arrived) -> Finding:
    header = one.entry.header
    return Finding(
        one.trouble,
        header.desk_id,
        (one.entry.hash,),
        header.dossier_id,
        (),
        f"{header.kind}/{header.schema}",
    )
