"""Decides what the citizen sees now: what the counter last said, for as long as it is fresh, else nothing."""

from __future__ import annotations

from collections.abc import Callable

from desk_app.screens.citizen.view import BLANK, CitizenView
from desk_app.screens.citizen.words import view_of
from desk_app.screens.counter_sight import CounterSight

QUIET_SECONDS = 180
"""Without a change for so long, whoever was served may have gone."""


class CitizenPresenter:
    """Shows one person and never keeps one; `running` gives seconds that never go back, as `sight` counts them."""

    def __init__(self, sight: CounterSight, running: Callable[[], float]) -> None:
        self._sight = sight
        self._running = running
        self.look_up = ""
        """The address the slip names."""

    def view(self) -> CitizenView:
        """Give what is to be seen now."""
        one = self._sight.now
        if one is None or self._running() - self._sight.since >= QUIET_SECONDS:
            return BLANK
        return view_of(one, self.look_up)
