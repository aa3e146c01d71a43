"""Says whether the desk is ready for the next citizen: clock, calendar, numbers left today."""

from __future__ import annotations

from dataclasses import dataclass

from desk_app.domain.time.working_time import YearState
from desk_app.services.care.start_desk import LOOK_AHEAD, LOW_NUMBERS
from desk_app.services.clock_guard import ClockGuard, ClockState
from desk_app.services.context import DeskContext
from desk_app.services.numbers.number_book import block_of


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a clerk relies on: `open_years` have a calendar nobody confirmed, `numbers_left` is None without a block."""

    clock: ClockState
    open_years: tuple[int, ...]
    numbers_left: int | None

    @property
    def few_numbers(self) -> bool:
        """Whether the day's numbers may not last."""
        return self.numbers_left is None or self.numbers_left < LOW_NUMBERS


class ReadReadiness:
    """Reads it without changing anything."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._guard = ClockGuard(context)

    def __call__(self) -> Readiness:
        """Give it as it is now."""
        now = self._context.now()
        with self._context.uow(write=False) as work:
            calendar = work.reference.calendar()
            years = sorted({now.year, (now + LOOK_AHEAD).year})
            left = None
            if work.desk.first_number is not None:
                left = block_of(work).left(work.dossiers.highest_number(now.date()))
            return Readiness(
                self._guard.look(work).state,
                tuple(year for year in years if calendar.state(year) is not YearState.CONFIRMED),
                left,
            )
