"""Folds what arrived into the ward: dossiers by the domain's fold, and everything a person must look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts.city_facts import JUDGED_ANEW, CityFact, ExceptionClosed, ExceptionOpened
from desk_app.domain.facts.facts import Fact, ResultRecorded
from desk_app.domain.journal.entry import Entry
from desk_app.gateway.database.columns import text_column
from desk_app.gateway.feed.incoming import Incoming
from desk_app.gateway.feed.ward import WardWork
from desk_app.gateway.projector.actor_check import ActorCheck
from desk_app.gateway.projector.dossier_check import dossier_found, entry_found, gone_divergences
from desk_app.gateway.projector.dossier_fold import DossierFold
from desk_app.gateway.projector.findings import Finding
from desk_app.gateway.projector.number_check import NumberCheck
from desk_app.gateway.projector.person_check import PersonCheck
from desk_app.gateway.projector.shelf import Shelf
from desk_app.gateway.projector.ward_facts import apply_ward_facts, opened_among


class Fold:
    """The fold of one transaction; what is found is told by `tell` after the batch has its place in the feed."""

    def __init__(self, work: WardWork) -> None:
        self._work = work
        self._shelf = Shelf(work.connection, work.ward_id)
        self._dossiers = DossierFold(work)
        self._actors = ActorCheck(work)
        self._gone: dict[str, str] = {}

    def batch(self, incoming: Sequence[Incoming]) -> list[Finding]:
        """Fold entries, each dossier once; give what a person must look at."""
        grouped: dict[str, list[Incoming]] = {}
        for one in incoming:
            if one.dossier_id is not None:
                grouped.setdefault(one.dossier_id, []).append(one)
        self._shelf.fetch(grouped)
        self._dossiers.look_up(name for name in grouped if self._shelf.get(name) is None)
        numbers = NumberCheck(self._work, incoming)
        persons = PersonCheck(self._work, self._shelf, incoming)
        found = self._actors.look(incoming)
        for dossier_id, new in grouped.items():
            found += self._dossier(dossier_id, new)
        for one in incoming:
            after = None if one.dossier_id is None else self._shelf.get(one.dossier_id)
            found += entry_found(one, after)
            found += numbers.look(one, after)
            found += persons.look(one, after)
        apply_ward_facts(self._work, incoming)
        numbers.save()
        return found + self._actors.hear(incoming)

    def anew(self, dossier_ids: Sequence[str]) -> list[Finding]:
        """Fold stored dossiers from all their entries; give what a person must look at."""
        self._shelf.fetch(dossier_ids)
        self._dossiers.look_up(dossier_ids)
        return [finding for one in dossier_ids for finding in self._dossier(one, ())]

    def chain_anew(self, desk_id: str) -> list[Finding]:
        """Give what a person must look at in the authors of a desk's stored entries."""
        return self._actors.anew(desk_id)

    def words_of_others(self, incoming: Sequence[Incoming]) -> list[Finding]:
        """Give what a person must look at in stored entries by what they are, whatever their dossiers say."""
        self._shelf.fetch(one.dossier_id for one in incoming if one.dossier_id is not None)
        return [
            finding
            for one in incoming
            for finding in entry_found(one, self._shelf.get(one.dossier_id) if one.dossier_id else None)
        ]

    def tell(self, found: Sequence[Finding]) -> tuple[str, ...]:
        """Open exceptions for what was found and not opened before, close what is none any more; give the opened ids."""
        fresh = {one.exception_id: one for one in found}
        for known in opened_among(self._work, {*fresh, *self._gone}):
            fresh.pop(known, None)
            if known in self._gone:
                self._close(known, self._gone.pop(known))
        for finding in fresh.values():
            fact = finding.fact()
            self.city_entry(self._tell(fact, finding.dossier_id), fact)
        more = self._actors.settled_before(fresh)
        return (*fresh, *self.tell(more)) if more else tuple(fresh)

    def close_gone(self, divergences: Mapping[str, str]) -> None:
        """Close divergences that are none any more, given with their dossiers."""
        for exception_id, dossier_id in divergences.items():
            self._close(exception_id, dossier_id)

    def city_fact(self, fact: CityFact | ResultRecorded, dossier_id: str | None) -> list[Finding]:
        """Write a fact of the city about a dossier and fold it."""
        entry = self._tell(fact, dossier_id)
        return self.batch((Incoming(entry, fact),))

    def city_entry(self, entry: Entry, fact: Fact) -> None:
        """Fold an entry the city has just written of itself."""
        one = Incoming(entry, fact)
        if one.dossier_id is not None:
            self._dossier(one.dossier_id, [one])
        apply_ward_facts(self._work, (one,), is_new=True)

    def dossier(self, dossier_id: str) -> Dossier | None:
        """Give a dossier as folded so far."""
        return self._shelf.get(dossier_id)

    def save(self) -> None:
        """Write the dossiers."""
        self._shelf.save()

    def _close(self, exception_id: str, dossier_id: str) -> None:
        fact = ExceptionClosed(exception_id, JUDGED_ANEW, "")
        self.city_entry(self._tell(fact, dossier_id), fact)

    def _tell(self, fact: CityFact | ResultRecorded | ExceptionOpened, dossier_id: str | None) -> Entry:
        dossier = None if dossier_id is None else self._shelf.get(text_column(dossier_id))
        named = dossier.dossier_id if dossier else dossier_id
        return self._work.tell(fact, dossier_id=named, heads=dossier.heads if dossier else ())

    def _dossier(self, dossier_id: str, new: Sequence[Incoming]) -> list[Finding]:
        """Fold the new entries of one dossier."""
        before = self._shelf.get(dossier_id)
        after = self._dossiers.fold(dossier_id, before, new)
        if after is None or after == before:
            return []
        self._shelf.put(dossier_id, after)
        self._gone |= dict.fromkeys(gone_divergences(before, after), dossier_id)
        return dossier_found(before, after)
