"""Hands a dossier from the counter to the unit that works on it."""

from __future__ import annotations

from desk_app.domain.facts import facts
from desk_app.domain.steps.deeds import Deed
from desk_app.services.dossier.deeds import Done, DossierDeed
from desk_app.services.people.operators import Operator
from desk_app.services.wording import taken_down


class ForwardDossier(DossierDeed):
    """Sends a received dossier to its unit."""

    def __call__(self, code: str, to: str, by: Operator) -> Done:
        """Move from status 2 or 4 to 4; `to` may stay empty when one clerk does all. Raises Refused."""
        with self._open(code, by) as drawer:
            drawer.must_allow(Deed.FORWARD)
            return drawer.write(facts.DossierForwarded(taken_down(to, "to", 200)))
