"""Looks the desk over when somebody starts it: clock, numbers, prints in doubt, kept drafts, disk and calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from desk_app.domain.findings import Finding, warning
from desk_app.domain.journal.look_ups import Looking
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.rights import Right
from desk_app.domain.steps.steps import STEPS
from desk_app.domain.time.local_time import VIETNAM
from desk_app.domain.time.working_time import YearState
from desk_app.ports.dossiers import DossierRow, WorkList
from desk_app.ports.drafts import SavedDraft
from desk_app.ports.files import DiskSpace
from desk_app.ports.forms import Forms
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.ports.witness import Witness
from desk_app.services.clock_guard import ClockGuard, ClockState, ClockVerdict
from desk_app.services.context import DeskContext
from desk_app.services.look_ups import cannot_write
from desk_app.services.numbers.number_book import (
    NumberBook,
    block_of,
    name_doubted,
    name_missing,
    name_other_days,
)
from desk_app.services.people.operators import Operator
from desk_app.services.people.record_look_up import RecordLookUp
from desk_app.settings import DeskSettings

MOST_SHOWN = 50
"""Lines of a list shown at the start; the pages show the rest."""
LOOK_AHEAD = timedelta(days=30)
"""How long before a year begins its calendar should be confirmed; long terms reach into it."""
LOOK_UPS_ONLY = "start.look_ups_only"
"""Key of the notice that nothing can be written."""
LOW_NUMBERS = 50
"""Numbers left in the day's block from which the supervisor is told."""


@dataclass(frozen=True, slots=True)
class NumberGap:
    """Numbers once printed that this database does not hold, named just now."""

    first: int
    last: int
    continues_at: int


@dataclass(frozen=True, slots=True)
class StartReport:
    """What the desk has to say before the first citizen; `notices` are remarks that do not stop work."""

    clock: ClockVerdict
    gap: NumberGap | None
    witness_missing: bool
    unprinted: tuple[DossierRow, ...]
    print_unsure: tuple[DossierRow, ...]
    drafts: tuple[SavedDraft, ...]
    notices: tuple[Finding, ...]


class StartDesk:
    """Runs once after sign-in; names number gaps in the journal, changes nothing else."""

    def __init__(
        self, context: DeskContext, witness: Witness, disk: DiskSpace, record: RecordLookUp, forms: Forms
    ) -> None:
        self._context = context
        self._guard = ClockGuard(context)
        self._witness = witness
        self._numbers = NumberBook(witness)
        self._disk = disk
        self._record = record
        self._forms = forms

    def __call__(self, by: Operator) -> StartReport:
        """Look everything over; dossiers and drafts only for whoever may print them and go on with them."""
        prints, types = by.may(STEPS[Deed.PRINT].right), by.may(Right.RECEIVE)
        with self._context.uow(write=False) as work:
            clock = self._guard.look(work)
            now = self._context.now()
            settings = self._context.settings(work, now)
            unprinted = work.dossiers.page(WorkList.UNPRINTED, now, limit=MOST_SHOWN) if prints else ()
            unsure = work.dossiers.page(WorkList.PRINT_UNSURE, now, limit=MOST_SHOWN) if prints else ()
            drafts = tuple(one for one in work.drafts.all() if one.user == by.user) if types else ()
            notices = self._notices(work, settings, now, by)
            mark = self._witness.read(work.desk.instance_id)
            printed_today = work.dossiers.highest_number(now.date()) is not None
            lost = mark is not None and mark.head_seq > work.journal.head().seq
            missed = self._numbers.missed(work) if mark is not None else None
        for which, rows in ((WorkList.UNPRINTED, unprinted), (WorkList.PRINT_UNSURE, unsure)):
            if rows:
                self._record(Looking.LIST, by, query=which)
        if lost:
            notices = (*notices, warning("journal", "start.entries_lost"))
        look_ups_only = cannot_write(self._context)
        if look_ups_only:
            notices = (*notices, warning("storage", LOOK_UPS_ONLY))
        if missed is not None:
            self._numbers.keep(missed)
        trusted = clock.state is not ClockState.BLOCKED and not look_ups_only
        gap, doubted = self._name_gap(by) if mark is not None and trusted else (None, None)
        notices = (*notices, doubted) if doubted is not None else notices
        return StartReport(clock, gap, mark is None and not printed_today, unprinted, unsure, drafts, notices)

    def _name_gap(self, by: Operator) -> tuple[NumberGap | None, Finding | None]:
        """Journal the numbers the witness has seen and the database has not, and one that a copy may have printed too."""
        with self._context.uow() as work:
            mark = self._witness.read(work.desk.instance_id)
            if mark is None or work.desk.first_number is None:
                return None, None
            block, moment = block_of(work), self._guard.moment(work)
            others = name_other_days(work, block, mark, moment, by.user)
            doubted = name_doubted(work, mark, moment, by.user)
            gap = name_missing(work, block, mark, moment, by.user)
            if others or gap is not None or doubted is not None:
                ours = self._numbers.remember(work, mark.day, mark.number, moment)
                work.commit()
        if doubted is not None:
            # From now on the mark is this chain's, so that the same number is not doubted again.
            self._numbers.keep(ours)
        return NumberGap(gap.first, gap.last, gap.last + 1) if gap else None, doubted

    def _notices(
        self, work: UnitOfWork, settings: DeskSettings, now: datetime, by: Operator
    ) -> tuple[Finding, ...]:
        found: list[Finding] = []
        free = self._disk.free_megabytes()
        if free is not None and free < settings.disk_warning_mb:
            found.append(warning("disk", "start.disk_low", free=free))
        if self._context.clock.zone_offset() != VIETNAM.utcoffset(None):
            found.append(warning("clock", "start.other_zone"))
        # A published year lacks only its document: whoever can name it is asked, a reception over such a day warns.
        sure = (
            {YearState.CONFIRMED}
            if by.may(Right.CHANGE_CALENDAR)
            else {YearState.CONFIRMED, YearState.PARTLY}
        )
        calendar = work.reference.calendar()
        for year in sorted({now.year, (now + LOOK_AHEAD).year}):
            if calendar.state(year) not in sure:
                found.append(warning("calendar", "start.year_unconfirmed", year=year))
        found.extend(self._about_data(work, now))
        if settings.not_set:
            found.append(warning("settings", "start.settings_open", count=len(settings.not_set)))
        if work.desk.first_number is None:
            found.append(warning("numbers", "start.no_block"))
        elif (left := block_of(work).left(work.dossiers.highest_number(now.date()))) < LOW_NUMBERS:
            found.append(warning("numbers", "start.numbers_low", left=left))
        return tuple(found)

    def _about_data(self, work: UnitOfWork, now: datetime) -> Iterator[Finding]:
        """Name a catalogue that is missing or from before it said which door receives, and the ward's broken forms."""
        versions = work.reference.procedures(now.date())
        if not versions:
            yield warning("catalogue", "start.no_catalogue")
        elif not any(version.door_ground for version in versions):
            yield warning("catalogue", "start.old_catalogue")
        for form in self._forms.broken():
            yield warning("forms", "start.form_broken", file=form.file, problem=form.problem)
