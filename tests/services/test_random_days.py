"""Whatever sequence of deeds people try, no dossier leaves the legal moves and the journal tells it all again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desk_app.domain.dossier.dossier import CollectorKind, Dossier, PaperLine
from desk_app.domain.facts import facts
from desk_app.domain.facts.wire import read_fact
from desk_app.domain.fold.dossier_fold import fold_all
from desk_app.domain.journal.entry import Entry, check_chain
from desk_app.domain.steps.steps import STEPS as WAYS
from desk_app.errors import NeedsPerson, Refused
from desk_app.services.dossier.extend import ExtendDueDate
from desk_app.services.dossier.payment import AskPayment, RecordPaymentMet
from desk_app.services.dossier.plain_steps import (
    ForwardDossier,
    RecordResult,
    RefuseDossier,
    ReopenDossier,
    StopDossier,
    WithdrawDossier,
)
from desk_app.services.dossier.return_result import ReturnResult
from desk_app.services.dossier.supplement import RequestSupplement, SupplySupplement
from desk_app.services.dossier.take_back import TakeBackDeed
from desk_app.services.numbers.number_book import COPY_SOURCE
from desk_app.services.people.operators import Operator
from desk_app.services.reception.guidance import GiveGuidance
from desk_app.services.reception.void import VoidDossier
from tests.builders import CLERK, SUPERVISOR, FakeDesk, a_draft

WHY = "Theo đề nghị của công dân"
PAPER = (PaperLine("Ảnh", 1),)
Try = Callable[[FakeDesk, str, Operator], Any]

DEEDS: dict[str, Try] = {
    "receive": lambda desk, code, by: desk.receive(),
    "resume": lambda desk, code, by: desk.receive(registered=code),
    "guide": lambda desk, code, by: GiveGuidance(desk.context, desk.rules)(a_draft(), PAPER, WHY, by),
    "ask": lambda desk, code, by: RequestSupplement(desk.context)(code, WHY, PAPER, None, by),
    "supply": lambda desk, code, by: SupplySupplement(desk.context)(code, PAPER, by),
    "refuse": lambda desk, code, by: RefuseDossier(desk.context)(code, WHY, by),
    "forward": lambda desk, code, by: ForwardDossier(desk.context)(code, "", by),
    "result": lambda desk, code, by: RecordResult(desk.context)(code, "", "", True, "", by),
    "return": lambda desk, code, by: ReturnResult(desk.context)(
        code, CollectorKind.OWNER, "", "", "", "", False, "", by
    ),
    "extend": lambda desk, code, by: ExtendDueDate(desk.context)(
        code, WHY, desk.clock.at + timedelta(days=14), by
    ),
    "ask to pay": lambda desk, code, by: AskPayment(desk.context)(code, WHY, by),
    "paid": lambda desk, code, by: RecordPaymentMet(desk.context)(code, WHY, by),
    "stop": lambda desk, code, by: StopDossier(desk.context)(code, WHY, by),
    "reopen": lambda desk, code, by: ReopenDossier(desk.context)(code, WHY, by),
    "withdraw": lambda desk, code, by: WithdrawDossier(desk.context)(code, WHY, by),
    "void": lambda desk, code, by: VoidDossier(desk.context, desk.witness, desk.rules)(code, WHY, by),
    "replace": lambda desk, code, by: VoidDossier(desk.context, desk.witness, desk.rules)(
        code, WHY, by, a_draft()
    ),
    "take back": lambda desk, code, by: TakeBackDeed(desk.context, lambda: None)(code, by),
    "lose database": lambda desk, code, by: lose_the_newest_entry(desk),
}

STEPS = st.lists(
    st.tuples(
        st.sampled_from(sorted(DEEDS)),
        st.integers(0, 5),
        st.sampled_from([CLERK, SUPERVISOR]),
        st.one_of(st.integers(0, 9), st.integers(-30, 60 * 48)),
    ),
    min_size=5,
    max_size=40,
)


def lose_the_newest_entry(desk: FakeDesk) -> None:
    """Put back the database of a moment ago, as a restore does, unless only users are journaled yet."""
    if len(desk.kinds()) > 1:
        desk.uow.memory = desk.before


class LosingDesk(FakeDesk):
    """A desk that remembers what it held before its newest deed."""

    def __init__(self) -> None:
        super().__init__()
        self.before = self.uow.memory


def codes(desk: FakeDesk) -> list[str]:
    return [dossier.code for dossier in desk.uow.memory.dossiers.values()]


@given(STEPS)
@example([(deed, 0, CLERK, 0) for deed in ("receive", "replace", "lose database", "replace")])
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_day_at_the_counter_stays_lawful(steps: list[tuple[str, int, Operator, int]]) -> None:
    desk = LosingDesk()
    printed: list[str] = []
    for deed, which, by, minutes in steps:
        known = codes(desk) or ["H26.99.01-261120-1001"]
        held = desk.uow.memory
        before = {code: desk.show(code) for code in codes(desk)}
        try:
            DEEDS[deed](desk, known[which % len(known)], by)
        except (Refused, NeedsPerson):
            assert desk.uow.memory is held, "a refused deed leaves nothing behind"
        if deed == "lose database":
            continue
        if desk.uow.memory is not held:
            desk.before = held
        printed += [one.code for one in numbered(desk) if one.code not in before]
        for code, old in before.items():
            moved_lawfully(old, desk.show(old.reference or code))
        desk.clock.pass_time(minutes=minutes)
    assert len(printed) == len(set(printed)), "no two slips with one number"
    told_again(desk)


def numbered(desk: FakeDesk) -> list[Dossier]:
    return [one for one in desk.uow.memory.dossiers.values() if one.number is not None]


def moved_lawfully(old: Dossier, new: Dossier) -> None:
    if new.history[-1].kind == facts.DeedTakenBack.KIND and len(new.history) > len(old.history):
        *before, taken = old.history
        assert new.history[:-1] == (*before, replace(taken, set_aside=True))
        assert old.status in {step.to for step in WAYS.values() if new.status in step.legal_from} | {
            new.status
        }
        return
    legal = {step.to for step in WAYS.values() if old.status in step.legal_from}
    assert new.status in legal | {old.status}
    assert not any(line.conflict for line in new.history)
    assert new.history[: len(old.history)] == old.history


def told_again(desk: FakeDesk) -> None:
    """The chain holds, and folding the journal from nothing gives what is stored."""
    entries = desk.entries()
    assert check_chain(entries) == []
    by_dossier: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.header.dossier_id is not None:
            by_dossier.setdefault(entry.header.dossier_id, []).append(entry)
    folded = {dossier_id: fold_all(enumerate(group)) for dossier_id, group in by_dossier.items()}
    assert folded == desk.uow.memory.dossiers
    used = {(one.received_at.date(), one.number) for one in numbered(desk)}
    for fact in (read_fact(entry) for entry in entries):
        if isinstance(fact, facts.NumbersMissing):
            named = {(fact.day, number) for number in range(fact.first, fact.last + 1)}
            # A number another chain may have printed is in this book, without a slip; any other named one is not.
            assert named & used == (named if fact.witness == COPY_SOURCE else set())
