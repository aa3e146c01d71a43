"""Asks the citizen to pay before work goes on (status 6), and notes that this is done."""

from __future__ import annotations

from desk_app.domain.facts import facts
from desk_app.domain.steps.deeds import Deed
from desk_app.services.dossier.deeds import Done, DossierDeed
from desk_app.services.people.operators import Operator
from desk_app.services.wording import reason_given


class AskPayment(DossierDeed):
    """Records that work waits for a payment."""

    def __call__(self, code: str, reason: str, by: Operator) -> Done:
        """Move from status 2 or 4 to 6; `reason` says what has to be paid. Raises Refused."""
        with self._open(code, by) as drawer:
            drawer.must_allow(Deed.ASK_PAYMENT)
            return drawer.write(facts.PaymentAsked(reason_given(reason)))


class RecordPaymentMet(DossierDeed):
    """Lets work go on after the payment."""

    def __call__(self, code: str, reason: str, by: Operator) -> Done:
        """Move from status 6 to 4; `reason` names the receipt, or why nothing has to be paid. Raises Refused."""
        with self._open(code, by) as drawer:
            drawer.must_allow(Deed.PAYMENT_MET)
            return drawer.write(facts.PaymentMet(reason_given(reason)))
