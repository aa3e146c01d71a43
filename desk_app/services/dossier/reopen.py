"""Reopens a stopped dossier, which only a supervisor may do."""

from __future__ import annotations

from desk_app.domain.facts import facts
from desk_app.domain.steps.deeds import Deed
from desk_app.services.dossier.deeds import Done, DossierDeed
from desk_app.services.people.operators import Operator
from desk_app.services.wording import reason_given


class ReopenDossier(DossierDeed):
    """Lets work on a stopped dossier go on."""

    def __call__(self, code: str, reason: str, by: Operator) -> Done:
        """Move from status 8 to 4; raises Refused for anybody but a supervisor and any other status."""
        with self._open(code, by) as drawer:
            drawer.must_allow(Deed.REOPEN)
            return drawer.write(facts.DossierReopened(reason_given(reason)))
