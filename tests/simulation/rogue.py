"""A desk with a valid key and a modified program: what it writes is chained and signed, and nothing else about it is right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from desk_app.domain.dossier.divergences import divergence_id
from desk_app.domain.dossier.dossier import CollectorKind, Dossier, Status
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import (
    CityStatusSet,
    DeskAdmitted,
    DeskRevoked,
    ExceptionClosed,
    ExceptionOpened,
    RightsEnded,
)
from desk_app.domain.facts.wire import schema_of, to_plain
from desk_app.domain.journal.canonical import canonical_bytes
from desk_app.domain.journal.entry import Header, seal, sha256_hex
from desk_app.errors import DeskError
from desk_app.ports.journal import Head
from desk_app.storage.journal.entry_rows import row_of
from desk_app.storage.journal.journal_store import ADD_ENTRY
from tests.builders import SUPERVISOR
from tests.simulation.desk_deeds import CITIZENS, UNITS, WHY, WITHOUT_SERVICE
from tests.simulation.impostor import approval_of, name_of, said_by
from tests.simulation.ledger import Ledger
from tests.simulation.pc import Pc

ODD_OFFSETS = (
    "+07:00:30",
    "-00:00:01",
    "+06:59:59.500000",
    "+14:00",
    "-14:00",
    "+13:59:59",
    "-12:00",
    "+23:59",
    "+00:00",
)
"""Offsets that can be read and that no desk has."""
ODD_MOMENTS = (
    "0001-01-01T00:00:00",
    "9999-12-31T23:59:59.999999",
    "1999-12-31T23:59:59",
    "2126-02-28T12:00:00",
)
STRAY = "5" * 64
"""An entry nobody ever wrote."""


@dataclass(frozen=True, slots=True)
class Forged:
    """What a modified program puts into an entry; None leaves it as the honest program would have it."""

    base: str | None = None
    also: tuple[Any, ...] = ()
    moment: str | None = None
    schema: int | None = None
    actor: str = "rogue"
    approval: Any = None


@dataclass
class Rogue:
    """Writes whatever it likes about others' dossiers into its own chain."""

    random: Random
    ledger: Ledger
    _own_desk: str = ""

    def act(self, pc: Pc) -> None:
        """Do one thing no honest program does."""
        if self.random.random() < 0.3:
            self._speak(pc)
            return
        dossier = self._drawn(pc)
        if dossier is None:
            return
        self._own_desk = pc.desk.identity.desk_id
        what = self.random.choice(
            (self._reopen, self._deed, self._deed, self._deed, self._play_city, self._settle)
        )
        fact = what(dossier)
        forged = self._forged(dossier)
        try:
            self._write(pc, dossier, fact, forged)
        except DeskError as trouble:
            self.ledger.tell("rogue refused", f"{pc.label} {fact.KIND} {trouble.key}")

    def _speak(self, pc: Pc) -> None:
        """Say something about the desk itself in a drawn name, most often as of another time."""
        actor = name_of(self.random)
        moment = self._odd_moment() if self.random.random() < 0.6 else None
        waiting = pc.desk.exchange.exceptions(SUPERVISOR) if self.random.random() < 0.3 else ()
        fact = said_by(actor, self.random)
        if waiting:
            one = self.random.choice(waiting)
            fact = ExceptionClosed(one.exception_id, self.random.choice(one.choices).choice, WHY)
        try:
            self._write(pc, None, fact, Forged(moment=moment, actor=actor))
        except DeskError as trouble:
            self.ledger.tell("rogue refused", f"{pc.label} {fact.KIND} {trouble.key}")

    def _drawn(self, pc: Pc) -> Dossier | None:
        codes = [slip.code for slip in self.ledger.slips[-20:]] + list(self.ledger.registered)[-2:]
        with pc.desk.context.uow(write=False) as work:
            known = [dossier for code in codes if (dossier := work.dossiers.by_code(code)) is not None]
        return self.random.choice(known) if known else None

    # --- what it says

    def _reopen(self, dossier: Dossier) -> Any:
        """Take in once more, for somebody else, what another desk has taken in (T2)."""
        filing = replace(dossier.filing, applicant=self.random.choice(CITIZENS))
        # A number of its own it would only miss itself.
        own = dossier.desk_id == self._own_desk
        if own or dossier.number is None or self.random.random() < 0.2:
            return facts.DossierRegistered(dossier.code, filing)
        return facts.DossierReceived(dossier.code, dossier.number, filing, dossier.due)

    def _deed(self, dossier: Dossier) -> Any:
        """Do a deed whatever the state of the dossier."""
        due = dossier.due.due_at or dossier.received_at
        said: tuple[Any, ...] = (
            facts.DossierForwarded(self.random.choice(UNITS)),
            facts.SupplementRequested(WHY),
            facts.SupplementSupplied((), dossier.due),
            facts.DueDateExtended(WHY, due, self._far(due), "supervisor"),
            facts.PaymentAsked(WHY),
            facts.PaymentMet(WHY),
            facts.ResultRecorded("Giấy xác nhận", granted=self.random.random() < 0.5),
            facts.ResultReturned(self.random.choice(list(CollectorKind)), "Kẻ Lạ"),
            facts.DossierStopped(WHY),
            facts.DossierReopened(WHY),
            facts.DossierWithdrawn(WHY),
            facts.DossierVoided(
                WHY, self.random.choice(("", dossier.code)), self.random.choice((None, False))
            ),
            facts.DossierRefused(WHY),
            facts.GuidanceGiven(WHY),
            *(say(dossier, self.random) for say in WITHOUT_SERVICE.values()),
        )
        return self.random.choice(said)

    def _play_city(self, dossier: Dossier) -> Any:
        """Say what only the city may say (T3)."""
        return self.random.choice(
            (
                CityStatusSet(self.random.choice(list(Status)), "HN-GIẢ"),
                CityStatusSet(Status.DONE),
                ExceptionOpened("f" * 32, "clash", dossier.desk_id, (dossier.head,), (dossier.code,)),
                DeskRevoked(dossier.desk_id, WHY),
                DeskAdmitted(dossier.desk_id, 1, "00", 1, 9999),
                RightsEnded("clerk", WHY),
            )
        )

    def _settle(self, dossier: Dossier) -> Any:
        """Settle what waits, or what there is not, with words nobody offers."""
        named = [one.exception_id for one in dossier.divergences] or [
            divergence_id(dossier.dossier_id, dossier.heads)
        ]
        choice = self.random.choice(
            ("keep_both", "first_right", "second_kept", "judged_anew", "unclear", "?")
        )
        return ExceptionClosed(self.random.choice(named), choice, WHY, (STRAY,))

    # --- how it says it

    def _forged(self, dossier: Dossier) -> Forged:
        """Name too much, too little, or nothing that is; date as nobody does."""
        forged = Forged(base=dossier.head, also=dossier.heads[:-1])
        lines = [line.entry_hash for line in dossier.history]
        if self.random.random() < 0.5:
            base = self.random.choice((None, STRAY, lines[0], *lines))
            also = self.random.choice(((), dossier.heads, (STRAY,), (lines[0], lines[0]), tuple(lines)))
            forged = Forged(base=base, also=also)
        if self.random.random() < 0.5:
            forged = replace(forged, moment=self._odd_moment())
        if self.random.random() < 0.15:
            forged = replace(forged, schema=self.random.choice((1, 1, 3)))
        if self.random.random() < 0.05:
            forged = replace(forged, also=(7, None))
        return replace(forged, actor=name_of(self.random), approval=approval_of(self.random))

    def _odd_moment(self) -> str:
        day = f"2026-11-{self.random.choice((22, 23, 24, 29, 30))}"
        hour = self.random.choice(
            ("T23:59:59.999999", "T00:00:00", "T17:00:00", "T16:59:59.999999", "T10:00:00")
        )
        moment = self.random.choice((*ODD_MOMENTS, day + hour, day + hour, day + hour, day + hour))
        return moment + self.random.choice(ODD_OFFSETS)

    def _far(self, due: datetime) -> datetime:
        far = timedelta(days=self.random.choice((5000, -400, 1)))
        try:
            return due + far
        except OverflowError:
            return due

    def _write(self, pc: Pc, dossier: Dossier | None, fact: Any, forged: Forged) -> None:
        with pc.desk.context.uow() as work:
            journal = work.journal
            plain = {**to_plain(fact), "salt": pc.ids.salt()}
            if forged.also:
                plain["also"] = list(forged.also)
            if forged.approval:
                plain["approval"] = forged.approval
            body = canonical_bytes(plain)
            header = Header(
                desk_id=work.desk.desk_id,
                seq=journal.head().seq + 1,
                entry_id=pc.ids.entry_id(),
                kind=fact.KIND,
                schema=forged.schema or schema_of(fact.KIND),
                dossier_id=dossier.dossier_id if dossier else None,
                base=forged.base,
                occurred_at=forged.moment or pc.clock.now().isoformat(),
                actor=forged.actor,
                body_hash=sha256_hex(body),
                prev_hash=journal.head().hash,
            )
            entry = seal(header, body)
            ADD_ENTRY.run(journal._connection, row_of(entry))  # type: ignore[attr-defined]
            journal._fold([entry])  # type: ignore[attr-defined]
            journal._head = Head(header.seq, entry.hash)  # type: ignore[attr-defined]
            journal._last_moment = header.occurred_at  # type: ignore[attr-defined]
            self.ledger.rogue.add(entry.hash)
            what = f"{fact.KIND}/{header.schema} {entry.hash[:8]} {header.occurred_at} as {forged.actor}"
            self.ledger.tell("rogue", f"{pc.label} {dossier.code if dossier else '-'} {what}")
            work.commit()
