"""Cancels a slip that was given in error, and takes the dossier in anew under its own number if asked to."""

from __future__ import annotations

from dataclasses import dataclass

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.dossier.drafts import ReceptionDraft
from desk_app.domain.facts import facts
from desk_app.domain.people.identity_rules import IdentityRules
from desk_app.domain.steps.deeds import Deed
from desk_app.ports.changes import Changes
from desk_app.ports.witness import Witness
from desk_app.services.context import DeskContext
from desk_app.services.dossier.deeds import DossierDeed, OpenDossier
from desk_app.services.numbers.number_book import NumberBook
from desk_app.services.people.operators import Operator
from desk_app.services.reception.check_reception import CheckReception
from desk_app.services.reception.receive import Accepted, Intake, Reception, reception_of
from desk_app.services.wording import reason_given


@dataclass(frozen=True, slots=True)
class Voiding:
    """The cancelled dossier and what took its place, if anything did."""

    voided: Dossier
    replacement: Reception | None
    seq: int
    changes: Changes


class VoidDossier(DossierDeed):
    """Cancels a number for ever; it still scans, as cancelled."""

    def __init__(self, context: DeskContext, witness: Witness, rules: IdentityRules) -> None:
        super().__init__(context)
        self._numbers = NumberBook(witness)
        self._intake = Intake(context, self._numbers, CheckReception(context, rules))

    def __call__(
        self,
        code: str,
        reason: str,
        by: Operator,
        replacement: ReceptionDraft | None = None,
        approver: Operator | None = None,
    ) -> Voiding:
        """Cancel, with or without a replacement, in one transaction.

        `approver` is a second person who signed in for it, once the dossier has left the counter. Raises Refused:
        void.closed, rights.*, reason.*, and what a reception raises.
        """
        with self._open(code, by) as drawer:
            approval = drawer.must_allow_with(Deed.REPLACE if replacement else Deed.VOID, approver)
            fresh = self._replace(drawer, replacement) if replacement else None
            mark = None
            replaced_by = fresh.dossier.code if fresh else ""
            fact = facts.DossierVoided(reason_given(reason), replaced_by)
            entry = drawer.work.journal.append(
                fact,
                actor=by.user,
                at=drawer.now,
                dossier_id=drawer.dossier.dossier_id,
                approval=approval,
            )
            voided = drawer.work.dossiers.by_id(drawer.dossier.dossier_id) or drawer.dossier
            if fresh:
                mark = self._numbers.remember(drawer.work, fresh.given.day, fresh.given.number, drawer.now)
            drawer.work.commit()
        reception = None
        if fresh is not None and mark is not None:
            told = self._numbers.keep_or_tell(mark, fresh.given.code)
            reception = reception_of(fresh.dossier, fresh.seq, (*told, *fresh.warnings))
        codes = (voided.code, replaced_by) if replaced_by else (voided.code,)
        return Voiding(voided, reception, entry.header.seq, Changes(dossiers=True, queue=True, codes=codes))

    def _replace(self, drawer: OpenDossier, draft: ReceptionDraft) -> Accepted:
        old = drawer.dossier.code
        return self._intake.accept(
            drawer.work,
            draft,
            drawer.now,
            drawer.by,
            dossier_id=self._context.ids.entry_id(),
            known_as=(old,),
            replaces=old,
        )
