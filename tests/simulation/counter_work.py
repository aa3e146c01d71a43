"""What people do at a counter: receive, forward, bring and hand over results, cancel, take back, on any desk's dossiers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.dossier.drafts import ReceptionDraft
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.steps import next_step
from desk_app.errors import DeskError
from desk_app.ports.unit_of_work import UnitOfWork
from tests.simulation.desk_deeds import DEEDS, SERVICES, WHY, draft_of
from tests.simulation.ledger import HELD, Done, Ledger, Slip
from tests.simulation.pc import CLERK, SUPERVISOR, Pc

USUAL = (
    Deed.FORWARD,
    Deed.FORWARD,
    Deed.FORWARD,
    Deed.GRANT,
    Deed.GRANT,
    Deed.RETURN,
    Deed.RETURN,
    *DEEDS,
)
"""What is drawn from when it is not the next step."""
LOOKS = 4
"""Slips somebody looks up before one is taken."""


class CounterWork:
    """Does drawn deeds and writes down what was answered."""

    def __init__(self, random: Random, ledger: Ledger) -> None:
        self._random = random
        self._ledger = ledger
        self._interrupted: dict[str, tuple[str, ReceptionDraft]] = {}
        """The form that was being saved when a PC (label) lost its power: it is offered again at the start."""

    def receive(self, pc: Pc) -> None:
        """Take in a dossier of a drawn citizen; what the power cut off is taken up again first."""
        draft = draft_of(self._random)
        again = pc.label in self._interrupted
        intent, draft = self._interrupted.get(pc.label) or (pc.ids.entry_id(), draft)
        self._ledger.asked.add(intent)
        self._interrupted[pc.label] = (intent, draft)
        try:
            with self._whole(pc):
                reception = pc.desk.reception.receive(draft, CLERK, intent_id=intent)
        except DeskError as trouble:
            self._ledger.tell("receive refused", f"{pc.label} {trouble.key}")
            return
        del self._interrupted[pc.label]
        slip = Slip(
            pc.name, pc.label, reception.code, reception.dossier_id, again, reception.not_marked is not None
        )
        # A form taken up again may have been saved long before: what counts is its own entry.
        self._gave(pc, "receive", slip, pc.entry(reception.seq))

    def deed(self, pc: Pc) -> None:
        """Do a deed on a drawn dossier of any desk: mostly one that is known here, and what comes next with it."""
        code = self._drawn_code(pc)
        if code is None:
            return
        deed = self._next_deed(pc, code) if self._random.random() < 0.8 else self._random.choice(USUAL)
        if deed is Deed.RECEIVE:
            self.take_in(pc, code)
        else:
            self.do(pc, deed, code)

    def do(self, pc: Pc, deed: Deed, code: str) -> bool:
        """Do a deed that gives no number; gives whether it was done."""
        try:
            with self._whole(pc):
                DEEDS[deed](pc, code, self._random)
        except DeskError as trouble:
            self._ledger.tell(f"{deed} refused", f"{pc.label} {code} {trouble.key}")
            return False
        self.answered(pc, deed, code)
        self._look_back(pc, code)
        return True

    def _drawn_code(self, pc: Pc) -> str | None:
        """Give a slip's code: some are looked up, and of those known at the PC often the one furthest on is taken."""
        codes = [slip.code for slip in self._ledger.slips[-25:]] + list(self._ledger.registered)[-3:]
        if not codes:
            return None
        looked = [self._random.choice(codes) for _ in range(LOOKS)]
        with pc.desk.context.uow(write=False) as work:
            found = [(work.dossiers.by_code(code), code) for code in looked]
        known = [(dossier, code) for dossier, code in found if dossier is not None]
        going_on = [(dossier.status, code) for dossier, code in known if next_step(dossier)]
        if going_on and self._random.random() < 0.6:
            return max(going_on)[1]
        return known[0][1] if known else looked[0]

    def _next_deed(self, pc: Pc, code: str) -> Deed:
        with pc.desk.context.uow(write=False) as work:
            dossier = work.dossiers.by_code(code)
        usual = next_step(dossier) if dossier is not None else None
        return usual or self._random.choice(USUAL)

    def register(self, pc: Pc) -> None:
        """Take a dossier down that cannot be accepted yet: it gets a reference and no number."""
        try:
            with self._whole(pc):
                done = SERVICES[Deed.GUIDE](pc, "", self._random)
        except DeskError as trouble:
            self._ledger.tell("register refused", f"{pc.label} {trouble.key}")
            return
        self._ledger.registered[done.dossier.code] = done.dossier.dossier_id
        self._ledger.asked.add(done.dossier.dossier_id)
        self.answered(pc, "register", done.dossier.code)

    def take_in(self, pc: Pc, reference: str) -> bool:
        """Receive a dossier taken down before; another desk may do so too without knowing of it."""
        draft = draft_of(self._random)
        try:
            with self._whole(pc):
                reception = pc.desk.reception.receive(draft, CLERK, registered=reference)
        except DeskError as trouble:
            self._ledger.tell("take in refused", f"{pc.label} {reference} {trouble.key}")
            return False
        told = reception.not_marked is not None
        slip = Slip(pc.name, pc.label, reception.code, reception.dossier_id, told=told)
        self._gave(pc, "take in", slip, pc.entry(reception.seq))
        return True

    def replace(self, pc: Pc, code: str = "") -> bool:
        """Cancel a slip, a drawn one if none is named, and give another in its place."""
        old = code or self._drawn_code(pc)
        if old is None:
            return False
        draft = draft_of(self._random)
        try:
            with self._whole(pc):
                voiding = pc.desk.dossier.void(old, WHY, SUPERVISOR, draft)
        except DeskError as trouble:
            self._ledger.tell("replace refused", f"{pc.label} {old} {trouble.key}")
            return False
        fresh = voiding.replacement
        assert fresh is not None
        self._ledger.asked.add(fresh.dossier_id)
        told = fresh.not_marked is not None
        slip = Slip(pc.name, pc.label, fresh.code, fresh.dossier_id, told=told)
        self._gave(pc, "replace", slip, pc.head())
        return True

    def forget_form(self, pc: Pc) -> None:
        """The form half saved is gone with the database it was kept in."""
        self._interrupted.pop(pc.label, None)

    def answered(self, pc: Pc, what: str, detail: str) -> None:
        """Write down a deed without a slip that the counter answered."""
        self._ledger.remember(Done(pc.head(), what, pc.label))
        self._ledger.tell(what, f"{pc.label} {detail}")

    @contextmanager
    def _whole(self, pc: Pc) -> Iterator[None]:
        """Do a deed beside whoever holds files; what is refused as held must have left nothing."""
        before = pc.head()
        try:
            with pc.beside():
                yield
        except DeskError as trouble:
            if trouble.key in HELD:
                self._ledger.counts["refused as held"] += 1
                if pc.head() != before:
                    self._ledger.half_done.append(f"{pc.label} {trouble.key}")
            raise

    def _look_back(self, pc: Pc, code: str) -> None:
        """Whoever did a deed knew all that was folded of the dossier: nothing but the deed is its head now."""
        with pc.desk.context.uow(write=False) as work:
            dossier, head = work.dossiers.by_code(code), work.journal.head().hash
            if dossier is None or (dossier.heads != (head,) and not _of_a_clone(work, dossier, head)):
                self._ledger.unknowing.append(f"{pc.label} {code} {head[:8]}")

    def _gave(self, pc: Pc, what: str, slip: Slip, entry: str) -> None:
        self._ledger.remember(Done(entry, what, pc.label, slip))
        told = ", and no witness took the number" if slip.told else ""
        self._ledger.tell(what, f"{pc.label} {slip.code}{told}")


def _of_a_clone(work: UnitOfWork, dossier: Dossier, head: str) -> bool:
    """Whether a clone of this desk wrote a later one by its number in the first schema, which does not name all it knew."""
    own = work.replication.entry(head)
    later = (work.replication.entry(one) for one in dossier.heads)
    return own is not None and any(
        one is not None
        and one.header.desk_id == own.header.desk_id
        and one.header.schema < 2
        and one.header.seq > own.header.seq
        for one in later
    )
