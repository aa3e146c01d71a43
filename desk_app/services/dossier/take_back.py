"""Takes back a deed just done, as if it had not been, while the city has not heard of it."""

from __future__ import annotations

from collections.abc import Callable

from desk_app.domain.dossier.dossier import HistoryLine
from desk_app.domain.facts import facts
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.taking_back import deed_to_take_back, is_by
from desk_app.errors import Refused
from desk_app.services.context import DeskContext
from desk_app.services.dossier.deeds import Done, DossierDeed, OpenDossier
from desk_app.services.exchange.report import SyncProgress
from desk_app.services.people.operators import Operator


class TakeBackDeed(DossierDeed):
    """Takes the newest deed of a dossier back; `running` tells how far a talk with the city under way is."""

    def __init__(self, context: DeskContext, running: Callable[[], SyncProgress | None]) -> None:
        super().__init__(context)
        self._running = running

    def __call__(self, code: str, by: Operator) -> Done:
        """Leave the dossier as it was before its newest deed; both stay in its history.

        Raises Refused: take_back.too_late when the newest is none to be taken back, take_back.not_yours for a deed of
        somebody else or of another desk, take_back.sent and take_back.sending once the city has it or may have.
        """
        with self._open(code, by) as drawer:
            drawer.must_allow(Deed.TAKE_BACK)
            newest = deed_to_take_back(drawer.dossier)
            if newest is None or not is_by(newest, by.user, drawer.work.desk.desk_id):
                raise Refused("take_back.not_yours", code=drawer.dossier.code)
            self._must_be_unsent(drawer, newest)
            return drawer.write(facts.DeedTakenBack(newest.entry_hash))

    def _must_be_unsent(self, drawer: OpenDossier, newest: HistoryLine) -> None:
        if newest.seq <= drawer.work.journal.acked().seq:
            raise Refused("take_back.sent", code=drawer.dossier.code)
        running = self._running()
        if running is not None and running.phase == "push":
            raise Refused("take_back.sending", code=drawer.dossier.code)
