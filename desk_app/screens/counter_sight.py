"""Who stands at the counter, as the page in front knows it, for the screen that is turned to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from desk_app.domain.dossier.dossier import Dossier, PaperLine
    from desk_app.domain.people.parties import Party


@dataclass(frozen=True, slots=True)
class BeingTyped:
    """A form not saved yet: who hands in, what for (the procedure's name), and which papers lie on the counter."""

    applicant: Party
    procedure: str
    papers: tuple[PaperLine, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A dossier just saved, its applicant still here."""

    dossier: Dossier


@dataclass(frozen=True, slots=True)
class ResultHere:
    """A dossier opened for the return of its result, which is here."""

    dossier: Dossier


AtCounter = BeingTyped | TakenIn | ResultHere


class CounterSight(QObject):
    """Pages say what the citizen may see; tells `changed` each time. None: nobody, or nothing to be shown.

    `running` gives seconds that never go back; `since` is when it last changed. `is_seen` tells whether a screen shows
    it: while none does, nothing need be put together.
    """

    changed = Signal()

    def __init__(self, running: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running = running
        self.now: AtCounter | None = None
        self.since = running()
        self.is_seen = False

    def show(self, one: AtCounter | None) -> None:
        """Say who is here now, in place of whoever was here before."""
        if one != self.now:
            self.now, self.since = one, self._running()
            self.changed.emit()
