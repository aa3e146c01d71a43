"""Reopens a stopped dossier, which only a supervisor may do."""

from __future__ import annotations

from desk_app.domain import facts
from desk_app.domain.dossier import Status
from desk_app.errors import Refused
from desk_app.services.deeds import Deed, DossierDeed
from desk_app.services.operators import Operator, require_supervisor
from desk_app.services.wording import reason_given


class ReopenDossier(DossierDeed):
    """Lets work on a stopped dossier go on."""

    def __call__(self, code: str, reason: str, by: Operator) -> Deed:
        """Move from status 8 to 4; raises Refused for anybody but a supervisor and any other status."""
        require_supervisor(by)
        with self._open(code, by) as drawer:
            dossier = drawer.dossier
            if dossier.status is not Status.STOPPED:
                raise Refused("reopen.not_stopped", code=dossier.code, status=dossier.status)
            return drawer.write(facts.DossierReopened(reason_given(reason)))
