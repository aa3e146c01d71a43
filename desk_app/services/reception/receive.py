"""Takes in a dossier: checks it, numbers it, journals it, remembers the number elsewhere, and only then answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from desk_app.domain.dossier.dossier import Dossier, Status
from desk_app.domain.dossier.drafts import ReceptionDraft
from desk_app.domain.facts import facts
from desk_app.domain.findings import Finding
from desk_app.domain.money.fees import total_of
from desk_app.domain.people.identity_rules import IdentityRules
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.rights import Right
from desk_app.domain.time.due_strip import StripDay, due_strip
from desk_app.domain.time.local_time import local
from desk_app.errors import Refused
from desk_app.ports.changes import Changes
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.ports.witness import Witness
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext
from desk_app.services.dossier.deeds import as_code, known_dossier, must_allow
from desk_app.services.numbers.number_book import NOT_MARKED, GivenNumber, NumberBook
from desk_app.services.people.operators import Operator, require
from desk_app.services.reception.check_reception import CheckReception
from desk_app.services.reception.filing import filing_of, known_procedure


@dataclass(frozen=True, slots=True)
class Reception:
    """The answer to a reception; `fee_due` in đồng; `repeated` when this form had been saved before (C2).

    `warnings` are told before the slip is printed, `days` are those of the promise, one by one.
    """

    code: str
    dossier_id: str
    status: Status
    received_at: datetime
    due_at: datetime | None
    fee_due: int
    seq: int
    dossier: Dossier
    warnings: tuple[Finding, ...]
    changes: Changes
    repeated: bool = False
    days: tuple[StripDay, ...] = ()

    @property
    def not_marked(self) -> Finding | None:
        """The remark that no witness knows of the number; nothing is printed before it has been read."""
        return next((one for one in self.warnings if one.key == NOT_MARKED), None)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A reception journaled but not committed yet."""

    given: GivenNumber
    dossier: Dossier
    seq: int
    warnings: tuple[Finding, ...]


class Intake:
    """The heart of every reception, inside the unit of work of the use case that asks for it."""

    def __init__(self, context: DeskContext, numbers: NumberBook, check: CheckReception) -> None:
        self._context = context
        self._numbers = numbers
        self._check = check

    def accept(
        self,
        work: UnitOfWork,
        draft: ReceptionDraft,
        now: datetime,
        by: Operator,
        *,
        dossier_id: str,
        known_as: tuple[str, ...] = (),
        replaces: str = "",
    ) -> Accepted:
        """Check, number and journal; raises Refused with every finding, or NeedsPerson about numbers."""
        settings = self._context.settings(work, now)
        preview = self._check.inside(work, draft, now, settings.due, known_as)
        known_procedure(preview)
        if preview.blocked or preview.due is None:
            raise Refused("reception.not_saved", findings=preview.blocked, count=len(preview.blocked))
        given = self._numbers.give(work, settings, now, by.user)
        fact = facts.DossierReceived(
            code=given.code,
            number=given.number,
            filing=filing_of(preview, settings, practice=work.desk.practice),
            due=preview.due,
            fees=preview.fees,
            replaces=replaces,
        )
        entry = work.journal.append(fact, actor=by.user, at=now, dossier_id=dossier_id)
        dossier = work.dossiers.by_id(dossier_id)
        if dossier is None:
            raise RuntimeError("a received dossier is not in the projection")
        return Accepted(given, dossier, entry.header.seq, (*given.named, *preview.warnings))


class ReceiveDossier:
    """Receives a full dossier and gives it its code."""

    def __init__(self, context: DeskContext, witness: Witness, rules: IdentityRules) -> None:
        self._context = context
        self._guard = ClockGuard(context)
        self._numbers = NumberBook(witness)
        self._intake = Intake(context, self._numbers, CheckReception(context, rules))

    def __call__(
        self,
        draft: ReceptionDraft,
        by: Operator,
        registered: str | None = None,
        replaces: str = "",
        intent_id: str = "",
    ) -> Reception:
        """Receive; `registered` is the reference of a dossier taken down before, `intent_id` made when the form opened.

        The same intent a second time answers the first reception again. Raises Refused (reception.*) with findings,
        NeedsPerson for the clock or the numbers, StorageTrouble with nothing written.
        """
        with self._context.uow() as work:
            if (before := _saved_before(work, intent_id)) is not None:
                # The power may have failed right after the commit that saved it: only now is its number remembered.
                mark = self._numbers.missed(work)
                told = self._numbers.keep_or_tell(mark, before.code) if mark is not None else ()
                return replace(before, warnings=told, days=_days(work, before.dossier))
            now = self._guard.admit(work, by.user)
            waiting = _registered(work, registered, by)
            replaced = _replaced(work, replaces)
            accepted = self._intake.accept(
                work,
                draft,
                now,
                by,
                dossier_id=waiting.dossier_id if waiting else intent_id or self._context.ids.entry_id(),
                known_as=(waiting.code,) if waiting else (),
                replaces=replaced,
            )
            mark = self._numbers.remember(work, accepted.given.day, accepted.given.number, now)
            days = _days(work, accepted.dossier)
            work.commit()
        told = self._numbers.keep_or_tell(mark, accepted.given.code)
        return replace(reception_of(accepted.dossier, accepted.seq, (*told, *accepted.warnings)), days=days)


def reception_of(
    dossier: Dossier, seq: int, warnings: tuple[Finding, ...] = (), *, repeated: bool = False
) -> Reception:
    """Give the answer for a dossier just received."""
    return Reception(
        code=dossier.code,
        dossier_id=dossier.dossier_id,
        status=dossier.status,
        received_at=local(dossier.received_at),
        due_at=local(dossier.due_at) if dossier.due_at else None,
        fee_due=total_of(dossier.fees).amount,
        seq=seq,
        dossier=dossier,
        warnings=warnings,
        changes=Changes(dossiers=True, queue=True, drafts=True, codes=(dossier.code,)),
        repeated=repeated,
    )


def _days(work: UnitOfWork, dossier: Dossier) -> tuple[StripDay, ...]:
    """Give the days of the promise just made."""
    return due_strip(dossier.due, local(dossier.received_at).date(), work.reference.calendar())


def _saved_before(work: UnitOfWork, intent_id: str) -> Reception | None:
    dossier = work.dossiers.by_id(intent_id) if intent_id else None
    if dossier is None or dossier.number is None:
        return None
    received = [line for line in dossier.history if line.kind == facts.DossierReceived.KIND]
    return reception_of(dossier, received[-1].seq, repeated=True)


def _registered(work: UnitOfWork, code: str | None, by: Operator) -> Dossier | None:
    if not code:
        require(by, Right.RECEIVE)
        return None
    dossier = known_dossier(work, code)
    must_allow(Deed.RECEIVE, dossier, by)
    return dossier


def _replaced(work: UnitOfWork, code: str) -> str:
    if not code:
        return ""
    dossier = known_dossier(work, as_code(code))
    if not dossier.voided_reason:
        raise Refused("reception.replaces_live", code=dossier.code)
    return dossier.code
