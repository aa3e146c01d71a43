"""Looks at a day before it is closed: sends and fetches everything, then compares both sides and every desk."""

from __future__ import annotations

from datetime import date

from desk_app.domain.journal.look_ups import Looking
from desk_app.errors import NeedsPerson, NoConnection, Refused
from desk_app.ports.changes import Changes
from desk_app.ports.exchange.city_line import Exchange
from desk_app.ports.signer import Signer
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.ports.witness import Witness
from desk_app.services.context import DeskContext
from desk_app.services.day import differences as differ
from desk_app.services.day.compare import Comparison, compare
from desk_app.services.day.desks import desks_at_day
from desk_app.services.day.figures import late_codes
from desk_app.services.day.picture import DayPicture, Difference
from desk_app.services.exchange.city_answers import CityRefused, in_words
from desk_app.services.exchange.exception_words import Saying
from desk_app.services.exchange.exceptions import views
from desk_app.services.exchange.export_bundle import link_of
from desk_app.services.exchange.handshake import handshake
from desk_app.services.exchange.run import SyncRun
from desk_app.services.exchange.sync_city import SyncCity
from desk_app.services.numbers.gap_report import gap_report
from desk_app.services.people.operators import Operator
from desk_app.services.people.record_look_up import RecordLookUp

MOST_LOOKS = 2
"""Looks at both sides: what another desk sent between the pull and the question is fetched before it counts."""
_JOIN = "city.sync_running"


class LookAtDay:
    """Makes the picture of a day; offline it is made of what this desk knows, and says so."""

    def __init__(
        self,
        context: DeskContext,
        signer: Signer,
        witness: Witness,
        sync_city: SyncCity,
        record: RecordLookUp,
    ) -> None:
        self._context = context
        self._signer = signer
        self._witness = witness
        self._sync_city = sync_city
        self._record = record

    def __call__(self, day: date, by: Operator) -> Exchange[DayPicture]:
        """Lead the talk; what waits for a person is taken down as looked at.

        Raises Refused: rights.missing, day.to_come, day.before_desk, and city.sync_running while another run is under way.
        """
        self._record.admit(Looking.EXCEPTION, by)
        if day > self._context.now().date():
            raise Refused("day.to_come", day=day)
        with self._context.uow(write=False) as work:
            first = work.replication.first_day()
        if first is not None and day < first:
            raise Refused("day.before_desk", day=day, first=first)
        changes, both, trouble = Changes(), None, None
        try:
            for _ in range(MOST_LOOKS):
                changes = (yield from self._sync_city()).changed
                both = yield from self._compare(day)
                if both.equal and not both.behind:
                    break
        except (NoConnection, NeedsPerson, Refused) as error:
            if error.key == _JOIN:
                raise
            trouble = Saying(error.key, error.params)
        except CityRefused as refused:
            told = in_words(refused)
            trouble = Saying(told.key, told.params)
        with self._context.uow(write=False) as work:
            picture = self._picture(work, day, None if trouble else both, trouble, changes)
        if picture.exceptions:
            self._record(Looking.EXCEPTION, by)
        return picture

    def _compare(self, day: date) -> Exchange[Comparison]:
        with self._context.uow(write=False) as work:
            link, desk_id = link_of(work), work.desk.desk_id
        run = SyncRun(self._context, self._signer, link, desk_id, lambda _: None)
        yield from handshake(run)
        return (yield from compare(run, day))

    def _picture(
        self,
        work: UnitOfWork,
        day: date,
        both: Comparison | None,
        trouble: Saying | None,
        changes: Changes,
    ) -> DayPicture:
        now = self._context.now()
        desks = desks_at_day(work, day, both, now)
        exceptions = views(work, work.replication.exceptions())
        gaps = gap_report(work, self._witness, day)
        own = work.desk.desk_no
        found: list[Difference] = [differ.without_city(own)] if trouble else []
        if both is not None:
            numbers = {one.figures.desk_id: one.figures.desk_no for one in desks}
            found += differ.of_sets(work, both, numbers)
            found += differ.of_city(both)
        found += differ.of_desks(desks, now)
        found += differ.of_gaps(gaps, own)
        found += differ.of_exceptions(exceptions)
        return DayPicture(
            day=day,
            at=now,
            offline=both is None,
            trouble=trouble,
            agreed=both is not None and not exceptions and not any(one.in_sets for one in found),
            desks=desks,
            differences=tuple(found),
            exceptions=exceptions,
            gaps=gaps,
            late=late_codes(work, day),
            head=work.journal.head(),
            changes=changes,
        )
