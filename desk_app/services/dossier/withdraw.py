"""Gives a dossier back at the citizen's wish."""

from __future__ import annotations

from desk_app.domain.facts import facts
from desk_app.domain.steps.deeds import Deed
from desk_app.services.dossier.deeds import Done, DossierDeed
from desk_app.services.people.operators import Operator
from desk_app.services.wording import reason_given


class WithdrawDossier(DossierDeed):
    """Records that the citizen took the dossier back."""

    def __call__(self, code: str, reason: str, by: Operator) -> Done:
        """Move to status 7; raises Refused for an illegal step or a reason that is none."""
        with self._open(code, by) as drawer:
            drawer.must_allow(Deed.WITHDRAW)
            return drawer.write(facts.DossierWithdrawn(reason_given(reason)))
