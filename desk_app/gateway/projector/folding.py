"""Folds a piece of the feed into the ward: dossiers by the domain's fold, and everything a person must look at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from desk_app.domain.dossier.divergences import CLASH
from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts.city_facts import JUDGED_ANEW, ExceptionClosed, ExceptionOpened
from desk_app.domain.journal.entry import Entry
from desk_app.gateway.database.columns import text_column
from desk_app.gateway.feed.incoming import Incoming
from desk_app.gateway.feed.stored import Stretch
from desk_app.gateway.feed.ward import WardWork
from desk_app.gateway.projector.actor_check import ActorCheck
from desk_app.gateway.projector.chain_checks import branch_found, changed_found, siblings_of
from desk_app.gateway.projector.dossier_check import dossier_found, entry_found, gone_divergences
from desk_app.gateway.projector.dossier_fold import DossierFold
from desk_app.gateway.projector.findings import Finding
from desk_app.gateway.projector.number_check import NumberCheck
from desk_app.gateway.projector.person_check import PersonCheck
from desk_app.gateway.projector.shelf import Shelf
from desk_app.gateway.projector.ward_facts import apply_ward_facts, opened_among


class Fold:
    """The fold of one piece of a ward's feed; what is found is told at the end of the feed and folded in its turn there."""

    def __init__(self, work: WardWork) -> None:
        self._work = work
        self._shelf = Shelf(work.connection, work.ward_id)
        self._dossiers = DossierFold(work)
        self._actors = ActorCheck(work)
        self._persons = PersonCheck(work, self._shelf)
        self._gone: dict[str, str] = {}

    def take(self, stretches: Sequence[Stretch]) -> list[Finding]:
        """Fold stretches that follow each other in the feed; give what a person must look at."""
        found: list[Finding] = []
        piece: list[Stretch] = []
        doubtful = self._persons.doubtful(one for stretch in stretches for one in stretch.incoming)
        for stretch in self._cut(stretches, doubtful):
            if siblings := siblings_of(self._work, stretch):
                # The numbers on the other side must be written down before they can be named.
                found += self._taken(piece)
                piece = []
                found += branch_found(self._work, stretch, siblings)
            piece.append(stretch)
            newest = stretch.incoming[-1]
            if newest.entry.hash in doubtful:
                found += self._taken(piece)
                piece = []
                self._shelf.save()
                found += self._persons.look(newest, self._after(newest))
        return found + self._taken(piece)

    def tell(self, found: Sequence[Finding], *, passing: bool = False) -> tuple[str, ...]:
        """Open exceptions for what was found and not opened before, close what is none any more; give the opened ids.

        While an old feed is folded anew, divergences are only `passing`: those that last are told of at its end.
        """
        fresh = {one.exception_id: one for one in found if not (passing and one.about == CLASH)}
        if passing:
            self._gone.clear()
        for known in opened_among(self._work, {*fresh, *self._gone}):
            fresh.pop(known, None)
            if known in self._gone:
                self._close(known, self._gone.pop(known))
        for finding in fresh.values():
            fact = finding.fact()
            self._note(self._told(fact, finding.dossier_id), fact)
        more = self._actors.settled_before(fresh)
        return (*fresh, *self.tell(more)) if more else tuple(fresh)

    def parted(self, dossier_ids: Sequence[str]) -> list[Finding]:
        """Give the divergences of stored dossiers."""
        self._shelf.fetch(dossier_ids)
        dossiers = (self._shelf.get(one) for one in dossier_ids)
        return [
            finding
            for one in dossiers
            if one
            for finding in dossier_found(None, one)
            if finding.about == CLASH
        ]

    def close_gone(self, gone: Mapping[str, str | None]) -> None:
        """Close exceptions that are none any more, given with their dossiers."""
        for exception_id, dossier_id in gone.items():
            self._close(exception_id, dossier_id)

    def save(self) -> None:
        """Write the dossiers."""
        self._shelf.save()

    def _cut(self, stretches: Sequence[Stretch], doubtful: Collection[str]) -> Iterator[Stretch]:
        """Cut stretches after every doubtful reception, so that what stands before it can be seen as it was then."""
        for stretch in stretches:
            rest = stretch
            while count := _to_first(rest, doubtful):
                first, rest = rest.cut(count)
                yield first
            if rest.incoming:
                yield rest

    def _after(self, one: Incoming) -> Dossier | None:
        return None if one.dossier_id is None else self._shelf.get(one.dossier_id)

    def _taken(self, stretches: Sequence[Stretch]) -> list[Finding]:
        if not stretches:
            return []
        incoming = tuple(chain.from_iterable(one.incoming for one in stretches))
        grouped: dict[str, list[Incoming]] = {}
        for one in incoming:
            if one.dossier_id is not None:
                grouped.setdefault(one.dossier_id, []).append(one)
        self._shelf.fetch(grouped)
        unknown = [name for name in grouped if self._shelf.get(name) is None]
        self._dossiers.look_up(unknown, stretches[0].first, stretches[-1].last)
        numbers = NumberCheck(self._work, incoming)
        found = changed_found(self._work, incoming, stretches[0].first)
        for stretch in stretches:
            found += self._actors.look(stretch)
        for dossier_id, new in grouped.items():
            found += self._dossier(dossier_id, new)
        for one in incoming:
            found += entry_found(one, self._after(one))
            found += numbers.look(one)
        apply_ward_facts(self._work, incoming)
        numbers.save()
        return found + self._actors.hear(incoming)

    def _close(self, exception_id: str, dossier_id: str | None) -> None:
        fact = ExceptionClosed(exception_id, JUDGED_ANEW, "")
        self._note(self._told(fact, dossier_id), fact)

    def _note(self, entry: Entry, fact: ExceptionOpened | ExceptionClosed) -> None:
        """Know at once what the city has just said of an exception, so that it is not said twice."""
        apply_ward_facts(self._work, (Incoming(entry, fact),), is_new=True)

    def _told(self, fact: ExceptionOpened | ExceptionClosed, dossier_id: str | None) -> Entry:
        dossier = None if dossier_id is None else self._shelf.get(text_column(dossier_id))
        if dossier is None:
            return self._work.tell(fact, dossier_id=dossier_id)
        return self._work.tell(fact, dossier_id=dossier.dossier_id, heads=dossier.heads)

    def _dossier(self, dossier_id: str, new: Sequence[Incoming]) -> list[Finding]:
        """Fold the new entries of one dossier."""
        before = self._shelf.get(dossier_id)
        after = self._dossiers.fold(dossier_id, before, new)
        if after is None or after == before:
            return []
        self._shelf.put(dossier_id, after)
        self._gone |= dict.fromkeys(gone_divergences(before, after), dossier_id)
        return dossier_found(before, after)


def _to_first(stretch: Stretch, doubtful: Collection[str]) -> int:
    """Count the entries up to the first doubtful one and with it; 0 where there is none."""
    if doubtful:
        for place, one in enumerate(stretch.incoming, start=1):
            if one.entry.hash in doubtful:
                return place
    return 0
