"""Shows every desk of the ward on a day: what happened there, what it still has to send, when it was last heard of."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from desk_app.domain.facts.city_facts import DeskDay
from desk_app.domain.time.local_time import local
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.protocol.messages import DeskLine
from desk_app.services.day.compare import Comparison
from desk_app.services.day.figures import Tally, signed_in, tallies
from desk_app.services.day.picture import DeskAtDay
from desk_app.services.exchange.queue import unsent, unsent_dossiers

PATIENCE = timedelta(hours=2)
"""A desk not heard of for longer is named before the day is closed: it may have gone on working with no network."""


def desks_at_day(
    work: UnitOfWork, day: date, both: Comparison | None, now: datetime
) -> tuple[DeskAtDay, ...]:
    """Give every desk of the ward, this one first."""
    known = {one.desk_id: one.desk_no for one in work.replication.desks()}
    known |= {one.desk_id: one.desk_no for one in both.desks} if both else {}
    known[work.desk.desk_id] = work.desk.desk_no
    reader = _Reader(work, day, both, now)
    desks = [reader.desk(desk_id, desk_no) for desk_id, desk_no in known.items()]
    return tuple(sorted(desks, key=lambda one: (not one.own, one.figures.desk_no)))


class _Reader:
    """Reads one desk after the other out of the journal and of what the city said."""

    def __init__(self, work: UnitOfWork, day: date, both: Comparison | None, now: datetime) -> None:
        self._work = work
        self._day = day
        self._both = both
        self._now = now
        self._tallies = tallies(work, day)
        self._sets = work.replication.day_sets(day)
        self._people = signed_in(work, day)
        self._lines = {one.desk_id: one for one in both.desks} if both else {}

    def desk(self, desk_id: str, desk_no: int) -> DeskAtDay:
        """Give one desk."""
        own, line = desk_id == self._work.desk.desk_id, self._lines.get(desk_id)
        waits, oldest, last = self._own_standing() if own else _standing(line)
        return DeskAtDay(
            figures=self._figures(desk_id, desk_no, waits, last),
            own=own,
            signed_in=self._people.get(desk_id, ()),
            oldest_unsent=oldest if waits else None,
            clock_error=line.clock_error if line else None,
            program=line.program if line else "",
            revoked=line is not None and line.revoked,
            silent=not own and self._is_silent(line),
            drafts=len(self._work.drafts.all()) if own else 0,
            unsent_dossiers=unsent_dossiers(self._work, self._now) if own else None,
        )

    def _figures(self, desk_id: str, desk_no: int, waits: int | None, last: datetime | None) -> DeskDay:
        tally = self._tallies.get(desk_id, Tally())
        return DeskDay(
            desk_id=desk_id,
            desk_no=desk_no,
            received=tally.received,
            printed=tally.printed,
            returned=tally.returned,
            voided=tally.voided,
            entries_here=len(self._sets.get(desk_id, ())),
            entries_city=self._both.counts.get(desk_id, 0) if self._both else None,
            unsent=waits,
            last_contact=last,
        )

    def _own_standing(self) -> tuple[int | None, datetime | None, datetime | None]:
        """Give what this desk has not sent, since when, and when it last spoke with the city."""
        replication = self._work.replication
        oldest = next(iter(replication.own_after(self._work.journal.acked().seq, 1)), None)
        since = oldest.header.occurred_at if oldest else None
        return unsent(self._work), _moment(since), replication.state().last_contact

    def _is_silent(self, line: DeskLine | None) -> bool:
        """Whether the desk was not heard of after the day's end, nor lately while the day lasts, by the city's clock."""
        if self._both is None or line is None or line.revoked:
            return False
        now = _moment(self._both.server_time) or self._now
        last = _moment(line.last_contact)
        end = datetime.combine(self._day + timedelta(days=1), datetime.min.time(), local(now).tzinfo)
        return last is None or last < min(now - PATIENCE, end)


def _standing(line: DeskLine | None) -> tuple[int | None, datetime | None, datetime | None]:
    if line is None:
        return None, None, None
    return line.unsent, _moment(line.oldest_unsent), _moment(line.last_contact)


def _moment(text: str | None) -> datetime | None:
    return local(datetime.fromisoformat(text)) if text else None
