"""Hands a dossier from the counter to the unit that works on it."""

from __future__ import annotations

from desk_app.domain import facts
from desk_app.domain.dossier import Status
from desk_app.errors import Refused
from desk_app.services.deeds import Deed, DossierDeed
from desk_app.services.operators import Operator
from desk_app.services.wording import taken_down


class ForwardDossier(DossierDeed):
    """Sends a received dossier to its unit."""

    def __call__(self, code: str, to: str, by: Operator) -> Deed:
        """Move from status 2 to 4; `to` may stay empty when one clerk does all. Raises Refused."""
        with self._open(code, by) as drawer:
            drawer.must_allow(Status.PROCESSING)
            if drawer.dossier.status is not Status.RECEIVED:
                raise Refused(
                    "moves.not_legal",
                    code=drawer.dossier.code,
                    status=drawer.dossier.status,
                    then=Status.PROCESSING,
                )
            return drawer.write(facts.DossierForwarded(taken_down(to, "to", 200)))
