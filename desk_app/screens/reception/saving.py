"""Saves a reception once, however often the key is pressed, and tells what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from desk_app.domain.dossier.dossier import PaperLine
from desk_app.errors import DeskError
from desk_app.screens.reception.form_state import FormState
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.services.dossier.deeds import Done
    from desk_app.services.reception.receive import Reception

T = TypeVar("T")

SLOW_MS = 300
"""A save that takes longer is said to be under way."""


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A citizen whose dossier is not taken in: guided (Mẫu 02) or refused (Mẫu 03), with the reason told."""

    refused: bool
    reason: str
    papers: tuple[PaperLine, ...] = ()


class Saving(QObject):
    """One deed at a time (FAULTS C2, C3): `received` (a Reception), `not_taken` (a Done, a NotTaken), `failed`.

    `slow` tells that the disk takes its time, long before anybody thinks the key was not heard (FAULTS S13).

    The intent id of the form goes with it, so that even a second try after a lost answer makes no second dossier.
    """

    received = Signal(object)
    not_taken = Signal(object, object)
    failed = Signal(object)
    busy_changed = Signal(bool)
    slow = Signal()

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._busy = False
        self._patience = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._patience.timeout.connect(self.slow)

    @property
    def busy(self) -> bool:
        """Whether a deed is under way."""
        return self._busy

    def receive(self, state: FormState, intent_id: str) -> None:
        """Take the dossier in."""
        desk, by = self._workplace.desk, self._workplace.operator
        draft = state.draft(self._workplace.clock.now().date())

        def work() -> Reception:
            return desk.reception.receive(
                draft, by, state.registered or None, replaces=state.replaces, intent_id=intent_id
            )

        self._do("receive", work, self._received)

    def turn_away(self, state: FormState, answer: NotTaken) -> None:
        """Give guidance or refuse."""
        desk, by = self._workplace.desk, self._workplace.operator
        draft = state.draft(self._workplace.clock.now().date())
        known = state.registered or None

        def work() -> Done:
            if not answer.refused:
                return desk.reception.guide(draft, answer.papers, answer.reason, by, registered=known)
            return desk.reception.refuse(draft, answer.reason, by, registered=known)

        def done(deed: Done) -> None:
            self._workplace.notices.publish(deed.changes)
            self.not_taken.emit(deed, answer)

        self._do("turn_away", work, done)

    def _received(self, reception: Reception) -> None:
        self._workplace.notices.publish(reception.changes)
        self.received.emit(reception)

    def _do(self, name: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        if self._busy:
            return
        self._set_busy(True)

        def answered(answer: T) -> None:
            self._set_busy(False)
            done(answer)

        def refused(error: DeskError) -> None:
            self._set_busy(False)
            self.failed.emit(error)

        self._workplace.ask(name, work, answered, failed=refused, owner=self)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        if busy:
            self._patience.start()
        else:
            self._patience.stop()
        self.busy_changed.emit(busy)
