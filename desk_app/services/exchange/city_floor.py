"""Names the slip numbers the city has seen and the desk does not hold, once the whole feed was fetched."""

from __future__ import annotations

from desk_app.services.clock_guard import ClockGuard
from desk_app.services.exchange.run import CITY_ACTOR, SyncRun
from desk_app.services.numbers.number_book import CITY_SOURCE, block_of, floor_mark, name_missing


def name_lost_numbers(run: SyncRun) -> None:
    """Journal the numbers up to the city's floor that no entry carries (FAULTS N5)."""
    with run.context.uow() as work:
        floor = floor_mark(work)
        if floor is None:
            return
        at = ClockGuard(run.context).moment(work)
        gap = name_missing(work, block_of(work), floor, at, CITY_ACTOR, CITY_SOURCE)
        if gap is None:
            return
        work.commit()
    run.notice("numbers", "city.numbers_missing", first=gap.first, last=gap.last, next=gap.last + 1)
