"""Refuses a dossier that was registered but not accepted (Mẫu 03)."""

from __future__ import annotations

from desk_app.domain.facts import facts
from desk_app.domain.steps.deeds import Deed
from desk_app.services.dossier.deeds import Done, DossierDeed
from desk_app.services.people.operators import Operator
from desk_app.services.wording import reason_given

LONGEST = 2000
"""Characters of LyDoTuChoi in the national exchange."""


class RefuseDossier(DossierDeed):
    """Turns a registered dossier away with its ground."""

    def __call__(self, code: str, reason: str, by: Operator) -> Done:
        """Move from status 1 to 3; raises Refused for an illegal step or a reason that is none."""
        with self._open(code, by) as drawer:
            drawer.must_allow(Deed.REFUSE)
            return drawer.write(facts.DossierRefused(reason_given(reason, longest=LONGEST)))
