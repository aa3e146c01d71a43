"""Lets desks collide on purpose: two or three go on with one dossier, or settle one exception, without hearing of each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from desk_app.domain.dossier.dossier import Dossier, Status
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.steps import STEPS, allowed
from desk_app.errors import DeskError
from tests.simulation.counter_work import CounterWork
from tests.simulation.desk_deeds import DEEDS, WHY
from tests.simulation.ledger import Ledger
from tests.simulation.pc import SUPERVISOR, Pc

POSSIBLE = (*DEEDS, Deed.RECEIVE, Deed.REPLACE)
"""Everything a branch may be made of."""


def meeting() -> set[tuple[str, str]]:
    """Give every pair of deeds some state of a known dossier allows, by name.

    Without a taking back, which is done by the desk of the newest deed alone.
    """
    begun = [one for one in POSSIBLE if one is not Deed.TAKE_BACK]
    names = [(str(one), str(other)) for one in begun for other in begun if one <= other]
    return {pair for pair in names if STEPS[Deed(pair[0])].legal_from & STEPS[Deed(pair[1])].legal_from}


LENGTHS = (1, 1, 1, 2, 2, 3, 4)
"""How many deeds a branch has."""
CHANGES_MIND = 0.4
"""How often somebody takes the own newest deed back."""
SOON = (Deed.GRANT, Deed.FORWARD, Deed.STOP, Deed.SUPPLEMENT, Deed.ASK_PAYMENT)
"""What brings a dossier to where other pairs of deeds can meet."""


@dataclass
class Collisions:
    """Arranges collisions; `sync` lets a PC talk to the city over whatever line there is."""

    random: Random
    ledger: Ledger
    counter: CounterWork
    sync: Callable[[Pc], None]
    at_work: Pc = field(init=False)
    """The PC somebody sits at just now: whose power fails when it fails."""

    def collide(self, pcs: Sequence[Pc]) -> None:
        """Let PCs that know one dossier alike each do a branch of deeds on it."""
        if len(pcs) < 2:
            return
        apart = self.random.sample(list(pcs), 3 if len(pcs) > 2 and self.random.random() < 0.25 else 2)
        if self.random.random() < 0.7:
            # The first hands out what it knows; so that the others have it, they ask after it.
            for pc in apart:
                self.sync(pc)
        shared = self._shared(apart)
        if not shared:
            return
        status = self.random.choice(sorted({dossier.status for dossier in shared}))
        dossier = self.random.choice([one for one in shared if one.status is status])
        dossier = self._brought_on(apart, dossier)
        firsts = [self._branch(pc, dossier.code) for pc in apart]
        deeds = sorted(str(one) for one in firsts if one is not None)
        self.ledger.tell("collision", f"{dossier.code} in {int(dossier.status)}: {' + '.join(deeds)}")
        if len(deeds) > 1 and Deed.TAKE_BACK not in deeds:
            self.ledger.pairs.add((deeds[0], deeds[1]))

    def settle(self, pcs: Sequence[Pc]) -> None:
        """Let up to two PCs settle one exception, not always alike."""
        first = self.random.choice(list(pcs))
        waiting = [one.exception_id for one in first.desk.exchange.exceptions(SUPERVISOR)]
        if not waiting:
            return
        wanted = self.random.choice(waiting)
        others = [pc for pc in pcs if pc is not first]
        both = others and self.random.random() < 0.6
        for pc in (first, self.random.choice(others)) if both else (first,):
            self._settle(pc, wanted)

    def _settle(self, pc: Pc, exception_id: str) -> None:
        self.at_work = pc
        for one in pc.desk.exchange.exceptions(SUPERVISOR):
            if one.exception_id == exception_id:
                choice = self.random.choice(one.choices).choice
                try:
                    pc.desk.exchange.close_exception(exception_id, choice, WHY, SUPERVISOR)
                except DeskError as trouble:
                    self.ledger.tell("close exception refused", f"{pc.label} {trouble.key}")
                else:
                    self.counter.answered(pc, "close exception", f"{one.about} {exception_id[:6]} {choice}")

    def _shared(self, apart: Sequence[Pc]) -> list[Dossier]:
        """Give the dossiers all of them know alike, the newest slips first."""
        codes = [slip.code for slip in self.ledger.slips[-16:]] + list(self.ledger.registered)[-4:]
        known = [self._known(pc, codes) for pc in apart]
        return [
            dossier
            for code, dossier in known[0].items()
            if all(code in other and other[code].heads == dossier.heads for other in known[1:])
        ]

    def _known(self, pc: Pc, codes: Sequence[str]) -> dict[str, Dossier]:
        with pc.desk.context.uow(write=False) as work:
            found = [(code, work.dossiers.by_code(code)) for code in codes]
        return {code: dossier for code, dossier in found if dossier is not None}

    def _brought_on(self, apart: Sequence[Pc], dossier: Dossier) -> Dossier:
        """Sometimes let the first PC do a deed all others hear of, so that they part later in its life."""
        if dossier.status not in (Status.RECEIVED, Status.PROCESSING) or self.random.random() < 0.4:
            return dossier
        self.at_work = apart[0]
        if self.counter.do(apart[0], self.random.choice(SOON), dossier.code):
            for pc in apart:
                self.sync(pc)
        known = [self._known(pc, [dossier.code]).get(dossier.code) for pc in apart]
        return known[0] if known[0] is not None else dossier

    def _branch(self, pc: Pc, code: str) -> Deed | None:
        """Do drawn deeds one after the other; gives the first."""
        first: Deed | None = None
        for _ in range(self.random.choice(LENGTHS)):
            deed = self._possible(pc, code)
            if deed is None or not self._do(pc, deed, code):
                break
            first = first or deed
        return first

    def _possible(self, pc: Pc, code: str) -> Deed | None:
        dossier = self._known(pc, [code]).get(code)
        if dossier is None:
            return None
        open_to = [one for one in POSSIBLE if allowed(one, dossier, SUPERVISOR) is None]
        if Deed.TAKE_BACK in open_to:
            with pc.desk.context.uow(write=False) as work:
                own = dossier.history[-1].desk_id == work.desk.desk_id
            if own and self.random.random() < CHANGES_MIND:
                return Deed.TAKE_BACK
            open_to.remove(Deed.TAKE_BACK)
        return self.random.choice(open_to) if open_to else None

    def _do(self, pc: Pc, deed: Deed, code: str) -> bool:
        self.at_work = pc
        if deed is Deed.RECEIVE:
            return self.counter.take_in(pc, code)
        if deed is Deed.REPLACE:
            return self.counter.replace(pc, code)
        return self.counter.do(pc, deed, code)
