"""What people do at a counter: receive, forward, bring and hand over results, cancel, take back, on any desk's dossiers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from desk_app.domain.dossier import CollectorKind, PaperLine, Status
from desk_app.domain.drafts import ReceptionDraft
from desk_app.domain.parties import Party, PartyKind
from desk_app.errors import DeskError
from tests.simulation.ledger import Done, Ledger, Slip
from tests.simulation.pc import CLERK, SUPERVISOR, Pc

MARRIAGE = "1.004873"
WHY = "Theo đề nghị của công dân"
PAPER = (PaperLine("Ảnh", 1),)
CITIZENS = tuple(
    Party(PartyKind.CITIZEN, f"Nguyễn Văn {name}", f"0010900{number:05d}")
    for number, name in enumerate(("An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Khánh", "Lâm"), start=12345)
)
"""Few enough that one of them comes to two counters."""

Deed = Callable[[Pc, str], Any]

DEEDS: dict[str, Deed] = {
    "forward": lambda pc, code: pc.desk.forward_dossier(code, "", CLERK),
    "result": lambda pc, code: pc.desk.record_result(code, "", "", True, "", CLERK),
    "return": lambda pc, code: pc.desk.return_result(
        code, CollectorKind.OWNER, "", "", "", "", False, "", CLERK
    ),
    "ask": lambda pc, code: pc.desk.request_supplement(code, WHY, PAPER, None, CLERK),
    "supply": lambda pc, code: pc.desk.supply_supplement(code, PAPER, CLERK),
    "extend": lambda pc, code: pc.desk.extend_due_date(
        code, WHY, pc.clock.now() + timedelta(days=14), "", SUPERVISOR
    ),
    "withdraw": lambda pc, code: pc.desk.withdraw_dossier(code, WHY, CLERK),
    "void": lambda pc, code: pc.desk.void_dossier(code, WHY, SUPERVISOR),
}
"""Deeds on a dossier that give no new number."""
USUAL = ("forward", "forward", "forward", "result", "result", "return", "return", *DEEDS)
"""What is drawn from when it is not the next step."""
NEXT = {
    Status.RECEIVED: "forward",
    Status.PROCESSING: "result",
    Status.DONE: "return",
    Status.SUPPLEMENT_ASKED: "supply",
}
"""The usual next step."""
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
        draft = ReceptionDraft(MARRIAGE, self._random.choice(CITIZENS))
        again = pc.label in self._interrupted
        intent, draft = self._interrupted.get(pc.label) or (pc.ids.entry_id(), draft)
        self._ledger.asked.add(intent)
        self._interrupted[pc.label] = (intent, draft)
        try:
            reception = pc.desk.receive_dossier(draft, CLERK, intent_id=intent)
        except DeskError as trouble:
            self._ledger.tell("receive refused", f"{pc.label} {trouble.key}")
            return
        del self._interrupted[pc.label]
        slip = Slip(pc.name, pc.label, reception.code, reception.dossier_id, again)
        # A form taken up again may have been saved long before: what counts is its own entry.
        self._gave(pc, "receive", slip, pc.entry(reception.seq))

    def deed(self, pc: Pc) -> None:
        """Do a deed on a drawn dossier of any desk: mostly one that is known here, and what comes next with it."""
        code = self._drawn_code(pc)
        if code is None:
            return
        name = self._next_deed(pc, code) if self._random.random() < 0.8 else self._random.choice(USUAL)
        try:
            DEEDS[name](pc, code)
        except DeskError as trouble:
            self._ledger.tell(f"{name} refused", f"{pc.label} {code} {trouble.key}")
            return
        self.answered(pc, name, code)

    def _drawn_code(self, pc: Pc) -> str | None:
        """Give a slip's code: some are looked up, and of those known at the PC often the one furthest on is taken."""
        codes = [slip.code for slip in self._ledger.slips[-25:]]
        if not codes:
            return None
        looked = [self._random.choice(codes) for _ in range(LOOKS)]
        with pc.desk.counter.uow(write=False) as work:
            found = [(work.dossiers.by_code(code), code) for code in looked]
        known = [(dossier.status, code) for dossier, code in found if dossier is not None]
        going_on = [(status, code) for status, code in known if status in NEXT]
        if going_on and self._random.random() < 0.6:
            return max(going_on)[1]
        return known[0][1] if known else looked[0]

    def _next_deed(self, pc: Pc, code: str) -> str:
        with pc.desk.counter.uow(write=False) as work:
            dossier = work.dossiers.by_code(code)
        usual = NEXT.get(dossier.status) if dossier is not None else None
        return usual or self._random.choice(USUAL)

    def replace(self, pc: Pc) -> None:
        """Cancel a slip and give another in its place."""
        old = self._drawn_code(pc)
        if old is None:
            return
        draft = ReceptionDraft(MARRIAGE, self._random.choice(CITIZENS))
        try:
            voiding = pc.desk.void_dossier(old, WHY, SUPERVISOR, draft)
        except DeskError as trouble:
            self._ledger.tell("replace refused", f"{pc.label} {old} {trouble.key}")
            return
        fresh = voiding.replacement
        assert fresh is not None
        self._ledger.asked.add(fresh.dossier_id)
        slip = Slip(pc.name, pc.label, fresh.code, fresh.dossier_id)
        self._gave(pc, "replace", slip, pc.head())

    def forget_form(self, pc: Pc) -> None:
        """The form half saved is gone with the database it was kept in."""
        self._interrupted.pop(pc.label, None)

    def answered(self, pc: Pc, what: str, detail: str) -> None:
        """Write down a deed without a slip that the counter answered."""
        self._ledger.remember(Done(pc.head(), what, pc.label))
        self._ledger.tell(what, f"{pc.label} {detail}")

    def _gave(self, pc: Pc, what: str, slip: Slip, entry: str) -> None:
        self._ledger.remember(Done(entry, what, pc.label, slip))
        self._ledger.tell(what, f"{pc.label} {slip.code}")
