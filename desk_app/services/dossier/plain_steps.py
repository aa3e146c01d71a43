"""The steps that take no more than a reason: forward, refuse, record the result, stop, reopen, withdraw."""

from __future__ import annotations

from desk_app.domain.facts import facts
from desk_app.domain.steps.deeds import Deed
from desk_app.services.dossier.deeds import Done, DossierDeed
from desk_app.services.people.operators import Operator
from desk_app.services.wording import reason_given, taken_down

LONGEST_REFUSAL = 2000
"""Characters of LyDoTuChoi in the national exchange."""


class ForwardDossier(DossierDeed):
    """Sends a received dossier to its unit."""

    def __call__(self, code: str, to: str, by: Operator) -> Done:
        """Move from status 2 or 4 to 4; `to` may stay empty when one clerk does all. Raises Refused."""
        with self._open(code, by) as drawer:
            drawer.must_allow(Deed.FORWARD)
            return drawer.write(facts.DossierForwarded(taken_down(to, "to", 200)))


class RefuseDossier(DossierDeed):
    """Turns a registered dossier away with its ground."""

    def __call__(self, code: str, reason: str, by: Operator) -> Done:
        """Move from status 1 to 3; raises Refused for an illegal step or a reason that is none."""
        with self._open(code, by) as drawer:
            drawer.must_allow(Deed.REFUSE)
            return drawer.write(facts.DossierRefused(reason_given(reason, longest=LONGEST_REFUSAL)))


class RecordResult(DossierDeed):
    """Puts the finished paper on its shelf."""

    def __call__(self, code: str, name: str, number: str, granted: bool, place: str, by: Operator) -> Done:
        """Move from status 2 or 4 to 9; an empty `name` takes the result the procedure yields. Raises Refused."""
        with self._open(code, by) as drawer:
            drawer.must_allow(Deed.GRANT if granted else Deed.DENY)
            procedure = drawer.dossier.procedure
            wanted = name.strip() or procedure.result_name or procedure.name
            fact = facts.ResultRecorded(
                name=taken_down(wanted, "name", 2000, required=True),
                number=taken_down(number, "number", 100),
                granted=granted,
                place=taken_down(place, "place", 500),
            )
            return drawer.write(fact)


class StopDossier(DossierDeed):
    """Records that the agency stopped."""

    def __call__(self, code: str, reason: str, by: Operator) -> Done:
        """Move to status 8; raises Refused for an illegal step or a reason that is none."""
        with self._open(code, by) as drawer:
            drawer.must_allow(Deed.STOP)
            return drawer.write(facts.DossierStopped(reason_given(reason)))


class ReopenDossier(DossierDeed):
    """Lets work on a stopped dossier go on."""

    def __call__(self, code: str, reason: str, by: Operator) -> Done:
        """Move from status 8 to 4; raises Refused for anybody but a supervisor and any other status."""
        with self._open(code, by) as drawer:
            drawer.must_allow(Deed.REOPEN)
            return drawer.write(facts.DossierReopened(reason_given(reason)))


class WithdrawDossier(DossierDeed):
    """Records that the citizen took the dossier back."""

    def __call__(self, code: str, reason: str, by: Operator) -> Done:
        """Move to status 7; raises Refused for an illegal step or a reason that is none."""
        with self._open(code, by) as drawer:
            drawer.must_allow(Deed.WITHDRAW)
            return drawer.write(facts.DossierWithdrawn(reason_given(reason)))
