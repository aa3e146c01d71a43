"""Gives dossier codes: only numbers above everything the database and the witness have ever seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from desk_app.domain.codes.dossier_code import NumberBlock, compose, parse
from desk_app.domain.facts import facts
from desk_app.domain.findings import Finding, warning
from desk_app.domain.steps.rights import Right
from desk_app.domain.time.local_time import VIETNAM, local
from desk_app.errors import NeedsPerson, Refused
from desk_app.ports.changes import Changes
from desk_app.ports.dossiers import WorkList
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.ports.witness import Witness, WitnessMark
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext
from desk_app.services.people.operators import Operator, require
from desk_app.settings import DeskSettings

WITNESS_SOURCE, CITY_SOURCE, COPY_SOURCE = "witness", "city", "copy"
"""How missing numbers say who had seen them; a copy is another PC that was set up with this desk's disk."""
NOT_MARKED = "numbers.not_marked"
"""Key of the remark on a number that no witness was told of."""
MOST_UNPRINTED = 50
"""Receptions without a slip looked through; more than a few are never there."""


@dataclass(frozen=True, slots=True)
class GivenNumber:
    """A running number of a day and the code made of it; `named` tells of numbers just found missing."""

    day: date
    number: int
    code: str
    named: tuple[Finding, ...] = ()


def block_of(work: UnitOfWork) -> NumberBlock:
    """Give the desk's block; raises NeedsPerson while it has none."""
    first, last = work.desk.first_number, work.desk.last_number
    if first is None or last is None:
        raise NeedsPerson("numbers.no_block")
    return NumberBlock(first, last)


class NumberBook:
    """The running numbers of this desk inside one unit of work after another."""

    def __init__(self, witness: Witness) -> None:
        self._witness = witness

    def give(self, work: UnitOfWork, settings: DeskSettings, now: datetime, actor: str) -> GivenNumber:
        """Give the next number of today; journals numbers the witness knows and the database does not.

        Raises NeedsPerson: numbers.no_witness, numbers.witness_ahead, numbers.used_up, numbers.no_block; StorageTrouble
        `storage.held` while the witness could not be told of the number.
        """
        block, day = block_of(work), now.date()
        highest = work.dossiers.highest_number(day)
        mark = self._witness.read(work.desk.instance_id)
        if mark is None and not _slip_of_this_database(work, settings, day, highest):
            raise NeedsPerson("numbers.no_witness")
        if mark is not None and mark.day > day:
            raise NeedsPerson("numbers.witness_ahead", day=mark.day)
        self._witness.must_take(work.desk.instance_id)
        named: tuple[Finding, ...] = ()
        if mark is not None and highest is None:
            name_other_days(work, block, mark, now, actor)
        if mark is not None and (doubted := name_doubted(work, mark, now, actor)) is not None:
            named = (*named, doubted)
        for seen, source in ((mark, WITNESS_SOURCE), (floor_mark(work), CITY_SOURCE)):
            # Also for a day gone by: a database restored from before it must not keep silent about those slips.
            if seen is not None and (gap := name_missing(work, block, seen, now, actor, source)) is not None:
                named = (
                    *named,
                    warning("numbers", "numbers.missing", day=gap.day, first=gap.first, last=gap.last),
                )
        number, code = _next_free(work, settings, block, day)
        return GivenNumber(day, number, code, named)

    def remember(self, work: UnitOfWork, day: date, number: int, at: datetime) -> WitnessMark:
        """Make the mark for after the commit; `work` must still be open."""
        head = work.journal.head()
        return WitnessMark(work.desk.instance_id, head.seq, head.hash, day, number, at)

    def missed(self, work: UnitOfWork) -> WitnessMark | None:
        """Give the mark of the newest number when the power failed between its commit and the witness; else None."""
        last = work.journal.last_moment()
        day = local(last).date() if last else None
        highest = work.dossiers.highest_number(day) if day else None
        if last is None or day is None or highest is None:
            return None
        mark = self._witness.read(work.desk.instance_id)
        known = {mark.day: mark.number, **dict(mark.other_days)} if mark else {}
        if known.get(day, 0) >= highest or (mark is not None and mark.day > day):
            return None
        return self.remember(work, day, highest, last)

    def keep(self, mark: WitnessMark) -> bool:
        """Write the mark outside the data folder; called after the commit and before any answer or print.

        False when no witness took it: whoever prints is told before the paper, for until a later mark is taken an older
        database put back would give the number again.
        """
        return self._witness.write(mark)

    def keep_or_tell(self, mark: WitnessMark, code: str) -> tuple[Finding, ...]:
        """Write the mark; gives what the clerk is told before the paper when no witness took it."""
        return () if self.keep(mark) else (warning("numbers", NOT_MARKED, code=code),)


def _next_free(work: UnitOfWork, settings: DeskSettings, block: NumberBlock, day: date) -> tuple[int, str]:
    """Give the next number with its code; one whose code some dossier of the ward carries already is passed over."""
    number = block.next_number(work.dossiers.highest_number(day))
    while number is not None:
        code = compose(settings.code_format, settings.unit.unit_code, day, number)
        if work.dossiers.by_code(code) is None:
            return number, code
        number = block.next_number(number)
    raise NeedsPerson("numbers.used_up", last=block.last)


def name_missing(
    work: UnitOfWork,
    block: NumberBlock,
    mark: WitnessMark,
    now: datetime,
    actor: str,
    source: str = WITNESS_SOURCE,
) -> facts.NumbersMissing | None:
    """Journal the numbers up to the mark's that no entry of its day carries; give them."""
    highest = work.dossiers.highest_number(mark.day)
    first = block.first if highest is None else max(block.first, highest + 1)
    if mark.number < first:
        return None
    gap = facts.NumbersMissing(mark.day, first, mark.number, source)
    work.journal.append(gap, actor=actor, at=now)
    return gap


def name_doubted(work: UnitOfWork, mark: WitnessMark, now: datetime, actor: str) -> Finding | None:
    """Journal the newest number of the mark's day when a copy of this desk may have printed it too; give the warning.

    The mark was made by another chain than this one, and no slip of the number came out here: the power failed
    before the witness heard of the number, and the copy could not know that it was taken.
    """
    head, number = work.replication.own(mark.head_seq), work.dossiers.highest_number(mark.day)
    if number is None or number > mark.number or (head is not None and head.hash == mark.head_hash):
        return None
    rows = work.dossiers.page(WorkList.UNPRINTED, now, limit=MOST_UNPRINTED)
    code = next((row.code for row in rows if _is(row.code, mark.day, number)), None)
    if code is None:
        return None
    work.journal.append(facts.NumbersMissing(mark.day, number, number, COPY_SOURCE), actor=actor, at=now)
    return warning("numbers", "numbers.doubted", code=code)


def _is(text: str, day: date, number: int) -> bool:
    code = parse(text)
    return code is not None and (code.day, code.number) == (day, number)


def name_other_days(
    work: UnitOfWork, block: NumberBlock, mark: WitnessMark, now: datetime, actor: str
) -> bool:
    """Journal the numbers of the mark's other days that no entry carries; gives whether there were any."""
    found = False
    for day, number in mark.other_days:
        if block.first <= number <= block.last:
            one = replace(mark, day=day, number=number, other_days=())
            found |= name_missing(work, block, one, now, actor) is not None
    return found


def _slip_of_this_database(work: UnitOfWork, settings: DeskSettings, day: date, highest: int | None) -> bool:
    """Whether the highest number of the day was given by this very database.

    A number the city sent back proves the opposite: the disk was put back, and slips may have been printed since
    that reached nobody (FAULTS N6).
    """
    if highest is None:
        return False
    dossier = work.dossiers.by_code(compose(settings.code_format, settings.unit.unit_code, day, highest))
    if dossier is None:
        return False
    first = dossier.history[0]
    own = next(iter(work.journal.entries(after_seq=first.seq - 1)), None)
    return own is not None and own.hash == first.entry_hash


def floor_mark(work: UnitOfWork) -> WitnessMark | None:
    """Give the highest number the city has seen as one more witness; None for none of the desk's block."""
    floor, desk = work.replication.state().floor, work.desk
    if floor is None or desk.first_number is None or desk.last_number is None:
        return None
    if not desk.first_number <= floor.number <= desk.last_number:
        return None
    day = date.fromisoformat(floor.day)
    return WitnessMark(desk.instance_id, 0, "", day, floor.number, datetime.combine(day, time(), VIETNAM))


class OpenNumberBook:
    """Writes the first mark of a new desk, so that the desk is known to start with nothing printed."""

    def __init__(self, context: DeskContext, witness: Witness) -> None:
        self._context = context
        self._witness = witness

    def __call__(self) -> None:
        """Write it; called once by `init`. A mark already there stays."""
        with self._context.uow(write=False) as work:
            instance, head = work.desk.instance_id, work.journal.head()
            first = work.desk.first_number or 1
        if self._witness.read(instance) is None:
            now = self._context.now()
            self._witness.write(WitnessMark(instance, head.seq, head.hash, now.date(), first - 1, now))


class ConfirmNewestSlip:
    """Answers "has this desk printed a slip today?" when no witness can be reached (FAULTS N6)."""

    def __init__(self, context: DeskContext, witness: Witness) -> None:
        self._context = context
        self._guard = ClockGuard(context)
        self._witness = witness

    def __call__(self, code: str | None, by: Operator) -> Changes:
        """Continue above the newest slip found (None: none was printed today).

        Raises Refused without the right to confirm, for a code that is none, of another unit, of another desk or of a day to come;
        StorageTrouble `storage.held` while the witness cannot be told.
        """
        require(by, Right.CONFIRM)
        book = NumberBook(self._witness)
        with self._context.uow() as work:
            now = self._guard.admit(work, by.user)
            block, today = block_of(work), now.date()
            day, number = today, block.first - 1
            if code is not None:
                settings = self._context.settings(work, now)
                day, number = _own_number(code, settings, block, today)
                slip = WitnessMark(work.desk.instance_id, 0, "", day, number, now)
                name_missing(work, block, slip, now, by.user, source="slip")
            highest = work.dossiers.highest_number(today) or block.first - 1
            mark = book.remember(work, today, max(highest, number if day == today else 0), now)
            self._witness.must_take(work.desk.instance_id)
            work.commit()
        book.keep(mark)
        return Changes(queue=True)


def _own_number(code: str, settings: DeskSettings, block: NumberBlock, today: date) -> tuple[date, int]:
    read = parse(code)
    if read is None:
        raise Refused("numbers.not_a_code", code=code.strip()[:60])
    if read.unit != settings.unit.unit_code or not block.first <= read.number <= block.last:
        raise Refused("numbers.not_ours", code=read.text, first=block.first, last=block.last)
    if read.day > today:
        raise Refused("numbers.day_to_come", code=read.text)
    return read.day, read.number
