"""Stops work on a dossier (Mẫu 05), as long as no result exists."""

from __future__ import annotations

from desk_app.domain.facts import facts
from desk_app.domain.steps.deeds import Deed
from desk_app.services.dossier.deeds import Done, DossierDeed
from desk_app.services.people.operators import Operator
from desk_app.services.wording import reason_given


class StopDossier(DossierDeed):
    """Records that the agency stopped."""

    def __call__(self, code: str, reason: str, by: Operator) -> Done:
        """Move to status 8; raises Refused for an illegal step or a reason that is none."""
        with self._open(code, by) as drawer:
            drawer.must_allow(Deed.STOP)
            return drawer.write(facts.DossierStopped(reason_given(reason)))
