"""Whatever state a dossier is in and whoever stands there: button, service and command say the same of every step."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desk_app.commands import at_desk
from desk_app.commands.command import Call, Surroundings
from desk_app.commands.parser import parse
from desk_app.commands.table import COMMANDS
from desk_app.domain.dossier.dossier import (
    CollectorKind,
    Dossier,
    Extension,
    HandOver,
    ResultPaper,
    Status,
    Supplement,
)
from desk_app.domain.facts.desk_facts import UserSaved
from desk_app.domain.facts.dossier_facts import DossierForwarded, DueDateExtended
from desk_app.domain.people.roles import TEMPLATES, Role, as_told
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.form_rules import OF_DOSSIER
from desk_app.domain.steps.rights import Right
from desk_app.domain.steps.steps import (
    STEPS,
    Hindrance,
    allowed,
    needs_approval,
    next_step,
    right_for,
)
from desk_app.errors import Refused
from desk_app.messages import Messages
from desk_app.screens.dossier.deed_list import DeedList
from desk_app.services.desk import Desk
from desk_app.services.people.operators import Operator
from desk_app.services.printing.print_form import PdfFile
from desk_app.services.reception.guidance import GiveGuidance, RefuseReception
from desk_app.services.reception.interpret_scan import LOOK, next_action
from tests.builders import CLERK, FORM, MORNING, OTHER_CLERK, PIN, SUPERVISOR, a_draft, a_person
from tests.cli.calls import draft
from tests.screens.desk_in_memory import DeskInMemory

VI = Messages("vi")
WHY = "Theo đề nghị của công dân"
LATER = datetime.combine((MORNING + timedelta(days=28)).date(), MORNING.timetz())
ANOTHER = a_draft(applicant=a_person("Trần Văn Hùng", "001080099999", phone="0912345678"))
ANOTHER_PLAIN = draft(name="Trần Văn Hùng", id_number="001080099999", birth_date="1980-01-02", sex="male")

Service = Callable[[Desk, str, Operator, Operator | None], object]
SERVICES: dict[Deed, Service] = {
    Deed.RECEIVE: lambda desk, code, by, second: desk.reception.receive(ANOTHER, by, registered=code),
    Deed.GUIDE: lambda desk, code, by, second: desk.reception.guide(
        ANOTHER, (FORM,), WHY, by, registered=code
    ),
    Deed.REFUSE: lambda desk, code, by, second: desk.dossier.refuse(code, WHY, by),
    Deed.FORWARD: lambda desk, code, by, second: desk.dossier.forward(code, "Tư pháp", by),
    Deed.SUPPLEMENT: lambda desk, code, by, second: desk.dossier.request_supplement(
        code, WHY, (FORM,), None, by, second
    ),
    Deed.SUPPLIED: lambda desk, code, by, second: desk.dossier.supply_supplement(code, (FORM,), by),
    Deed.GRANT: lambda desk, code, by, second: desk.dossier.record_result(code, "", "1", True, "", by),
    Deed.DENY: lambda desk, code, by, second: desk.dossier.record_result(code, "", "1", False, "", by),
    Deed.RETURN: lambda desk, code, by, second: desk.dossier.return_result(
        code, CollectorKind.OWNER, "", "", "", "", False, "", by
    ),
    Deed.EXTEND: lambda desk, code, by, second: desk.dossier.extend(code, WHY, LATER, by, second),
    Deed.ASK_PAYMENT: lambda desk, code, by, second: desk.dossier.ask_payment(code, WHY, by),
    Deed.PAYMENT_MET: lambda desk, code, by, second: desk.dossier.payment_met(code, WHY, by),
    Deed.STOP: lambda desk, code, by, second: desk.dossier.stop(code, WHY, by),
    Deed.WITHDRAW: lambda desk, code, by, second: desk.dossier.withdraw(code, WHY, by),
    Deed.REOPEN: lambda desk, code, by, second: desk.dossier.reopen(code, WHY, by),
    Deed.TAKE_BACK: lambda desk, code, by, second: desk.dossier.take_back(code, by),
    Deed.VOID: lambda desk, code, by, second: desk.dossier.void(code, WHY, by, None, second),
    Deed.REPLACE: lambda desk, code, by, second: desk.dossier.void(code, WHY, by, ANOTHER, second),
}


def with_rights(rights: Iterable[Right]) -> Operator:
    """Give the clerk with these rights in place of those of a role."""
    return replace(CLERK, rights=frozenset(rights))


RIGHTS = sorted(
    {step.right for step in STEPS.values()} | {Right.SECOND_SUPPLEMENT, Right.VOID_AFTER_FORWARDING}
)
"""Every right that a step of a dossier asks for."""
OF_SERVICES = {STEPS[deed].right for deed in SERVICES} | {
    Right.SECOND_SUPPLEMENT,
    Right.VOID_AFTER_FORWARDING,
}
PEOPLE = {
    "clerk": CLERK,
    "supervisor": SUPERVISOR,
    "head": with_rights(TEMPLATES[Role.HEAD]),
    "administrator": with_rights(TEMPLATES[Role.ADMINISTRATOR]),
    **{f"only {right}": with_rights({right}) for right in RIGHTS},
    **{f"all but {right}": with_rights(set(Right) - {right}) for right in RIGHTS},
}
SECONDS = (None, SUPERVISOR, OTHER_CLERK, CLERK)
"""Who may be asked to approve: nobody, somebody with every right, somebody without, and the doer himself."""
WORDS: dict[Deed, tuple[str, dict[str, object]]] = {
    Deed.REFUSE: ("refuse", {}),
    Deed.FORWARD: ("forward", {}),
    Deed.SUPPLEMENT: ("supplement", {}),
    Deed.SUPPLIED: ("supplied", {}),
    Deed.GRANT: ("result", {"number": "1"}),
    Deed.DENY: ("result", {"number": "1", "granted": False}),
    Deed.RETURN: ("return", {}),
    Deed.EXTEND: ("extend", {"due_at": LATER.isoformat()}),
    Deed.ASK_PAYMENT: ("ask-payment", {}),
    Deed.PAYMENT_MET: ("payment-met", {}),
    Deed.STOP: ("stop", {}),
    Deed.WITHDRAW: ("withdraw", {}),
    Deed.REOPEN: ("reopen", {}),
    Deed.TAKE_BACK: ("take-back", {}),
    Deed.VOID: ("void", {}),
    Deed.REPLACE: ("void", {"replacement": ANOTHER_PLAIN}),
}
"""The command of each step with its file; all but reception and guidance, which go by the code of a registration."""
NO_REASON = {"forward", "supplied", "result", "return"}


def asked(times: int) -> tuple[Supplement, ...]:
    one = Supplement(
        MORNING, CLERK.user, WHY, (FORM,), supplied_at=MORNING, due_after=MORNING, after_reception=True
    )
    return (one,) * times


def done_by(one: Dossier, kind: str) -> Dossier:
    """Give a dossier whose newest entry is a deed of the clerk at this desk."""
    newest = replace(one.history[-1], seq=99, kind=kind, by=CLERK.user, entry_hash="ab" * 32)
    return replace(one, history=(*one.history, newest), heads=(newest.entry_hash,))


VARIANTS: dict[str, Callable[[Dossier], Dossier]] = {
    "as it is": lambda one: one,
    "forwarded": lambda one: replace(one, forwarded_at=MORNING, forwarded_to="Tư pháp"),
    "cancelled": lambda one: replace(one, voided_reason=WHY),
    "replaced": lambda one: replace(one, voided_reason=WHY, replaced_by="H26.99.01-261120-1009"),
    "extended": lambda one: replace(
        one, extension=Extension(MORNING, WHY, one.due_at, LATER, SUPERVISOR.user)
    ),
    "asked once": lambda one: replace(one, supplements=asked(1)),
    "asked twice": lambda one: replace(one, supplements=asked(2), forwarded_at=MORNING),
    "just forwarded": lambda one: done_by(one, DossierForwarded.KIND),
    "just extended": lambda one: done_by(one, DueDateExtended.KIND),
    "disputed": lambda one: replace(one, disputed=True),
    "without a date": lambda one: replace(one, due=replace(one.due, due_at=None)),
}


class States:
    """A desk in memory on which one dossier is put into any state, with all as before after each try."""

    def __init__(self) -> None:
        self.memory = DeskInMemory()
        desk, story = self.memory.desk, self.memory.story
        self.received = story.show(story.receive())
        guided = GiveGuidance(story.context, story.rules)(a_draft(), (FORM,), WHY, CLERK).dossier
        self.guided = story.show(guided.code)
        self.refused = RefuseReception(story.context, story.rules)(a_draft(), WHY, CLERK).dossier
        self.desk = desk

    def all(self) -> Iterator[tuple[str, Dossier]]:
        for status in Status:
            for name, variant in VARIANTS.items():
                yield f"{status.name} {name}", variant(self._in(status))
        yield "refused here", self.refused

    def _in(self, status: Status) -> Dossier:
        if status is Status.REGISTERED:
            return self.guided
        one = replace(self.received, status=status)
        if status in (Status.DONE, Status.RETURNED):
            one = replace(one, result=ResultPaper(MORNING, "Giấy xác nhận"))
        if status is Status.RETURNED:
            one = replace(one, hand_over=HandOver(MORNING, CLERK.user, CollectorKind.OWNER, "Nguyễn Thị Hòa"))
        return one

    def refusal(self, state: Dossier, do: Callable[[], object], by: Operator = CLERK) -> Refused | None:
        """Put dossier and person into a state, try a step, and forget it."""
        home, witness = self.memory.story.uow, self.memory.story.witness
        before, mark = home.memory, witness.mark
        home.memory = replace(before, dossiers={**before.dossiers, state.dossier_id: state})
        if by.rights is not None:
            self._give(by, as_told(by.rights))
        try:
            do()
        except Refused as error:
            return error
        finally:
            home.memory, witness.mark = before, mark
        return None

    def _give(self, by: Operator, rights: tuple[str, ...]) -> None:
        """Save the person with just these rights, as the journal would tell."""
        with self.memory.story.uow() as work:
            account = work.users.by_name(by.user)
            assert account is not None
            said = {name: getattr(account, name) for name in UserSaved.__slots__} | {"rights": rights}
            work.journal.append(UserSaved(**said), actor=SUPERVISOR.user, at=self.memory.story.context.now())
            work.commit()

    def call(self, by: Operator, *argv: str, stdin: str = "", second: Operator | None = None) -> object:
        """Make a call of the command line on this desk."""
        one = tuple(command for command in COMMANDS if command.name == argv[0])
        asked = ("--approve-as", second.user) if second else ()
        parsed = parse(["--user", by.user, *asked, *argv], one, VI)
        pins = {"DESK_APP_PIN": PIN, "DESK_APP_APPROVE_PIN": PIN}
        around = Surroundings(io.StringIO(stdin), io.StringIO(), io.StringIO(), pins, lambda _: "")
        name = second.user if second else ""
        return parsed.command.run(Call(parsed.values, VI, around, Path(), by.user, name))

    def command(
        self, deed: Deed, state: Dossier, by: Operator, second: Operator | None = None
    ) -> Callable[[], object]:
        if deed is Deed.RECEIVE:
            plain = json.dumps(ANOTHER_PLAIN)
            return lambda: self.call(by, "receive", "-", "--registered", state.code, stdin=plain)
        word, content = WORDS[deed]
        if deed is Deed.TAKE_BACK:
            return lambda: self.call(by, word, state.code)
        because = () if word in NO_REASON else ("--reason", WHY)
        argv, stdin = (word, state.code, "--file", "-", *because), json.dumps(content)
        return lambda: self.call(by, *argv, stdin=stdin, second=second)


@pytest.fixture
def states(monkeypatch: pytest.MonkeyPatch) -> States:
    made = States()
    monkeypatch.setattr(at_desk, "open_desk", lambda folder, **how: made.desk)
    return made


def key_of(refused: Refused | None) -> str:
    return refused.key if refused else ""


def on_button(hindrance: Hindrance | None) -> str:
    """Give the words a button has for what hinders a step."""
    if hindrance is None:
        return ""
    short = f"{hindrance.key}.button"
    return VI.text(short if VI.knows(short) else hindrance.key, **hindrance.params)


def refused_by_rule(deed: Deed, state: Dossier, by: Operator, second: Operator | None) -> str:
    """Give the key of the refusal that the rules of the steps ask for; nothing when it may be done."""
    if hindrance := allowed(deed, state, by):
        return hindrance.key
    if deed is Deed.TAKE_BACK and state.history[-1].by != by.user:
        return "take_back.not_yours"
    if second is None:
        return "rights.approval_needed" if needs_approval(deed, state, by) else ""
    if second.user == by.user:
        return "rights.approve_self"
    return "" if second.may(right_for(deed, state)) else "rights.approver_missing"


@pytest.mark.parametrize("person", PEOPLE)
def test_button_service_and_command_agree_on_every_step(qtbot: QtBot, states: States, person: str) -> None:
    shown, by = DeedList(), PEOPLE[person]
    qtbot.addWidget(shown)
    tried = {True: 0, False: 0}
    for name, state in states.all():
        shown.show_dossier(state, VI, by)
        for deed, do in SERVICES.items():
            hindrance = allowed(deed, state, by)
            if deed in shown.reasons:
                assert shown.reasons[deed] == on_button(hindrance), f"{name}: {deed}"
                assert shown.button(deed).isEnabled() is (hindrance is None), f"{name}: {deed}"
            for second in SECONDS if STEPS[deed].approved else (None,):
                where = f"{name}: {deed} by {person} with {second.user if second else 'nobody'}"
                rule = refused_by_rule(deed, state, by, second)
                refused = states.refusal(state, lambda: do(states.desk, state.code, by, second), by)  # noqa: B023
                assert key_of(refused) == rule, where
                tried[refused is None] += 1
    assert tried[False] > 300
    assert bool(tried[True]) == any(by.may(right) for right in OF_SERVICES)


@pytest.mark.parametrize(
    "person", ["clerk", "supervisor", "head", "administrator", "only void", "all but extend"]
)
def test_a_command_says_of_every_step_what_the_service_says(states: States, person: str) -> None:
    by = PEOPLE[person]
    for name, state in states.all():
        for deed in (one for one in SERVICES if one is not Deed.GUIDE):
            for second in SECONDS if STEPS[deed].approved else (None,):
                where = f"{name}: {deed} by {person} with {second.user if second else 'nobody'}"
                # Who approves signs in before the dossier is looked at.
                rule = (
                    "rights.approve_self"
                    if second and second.user == by.user
                    else refused_by_rule(deed, state, by, second)
                )
                typed = states.refusal(state, states.command(deed, state, by, second), by)
                assert key_of(typed) == rule, where


def test_buttons_service_and_command_agree_on_every_form(qtbot: QtBot, states: States) -> None:
    printed = 0
    for name, state in states.all():
        offered = forms_offered(qtbot, state)
        for form in OF_DOSSIER:
            where = f"{name}: form {form}"
            file = PdfFile(Path("form.pdf"))
            refused = states.refusal(
                state,
                lambda: states.desk.printing.print(state.code, form, CLERK, file),  # noqa: B023
            )
            looked = states.refusal(state, lambda: states.desk.printing.preview(state.code, form, CLERK))  # noqa: B023
            typed = states.refusal(
                state,
                lambda: states.call(CLERK, "print", state.code, "--form", form, "--to", "form.pdf"),  # noqa: B023
            )
            assert (form in offered) is (refused is None), where
            assert key_of(looked) == key_of(typed) == key_of(refused), where
            printed += refused is None
    assert printed > 30


def forms_offered(qtbot: QtBot, state: Dossier) -> set[str]:
    """Press every button for a form and give what it asks for."""
    shown, offered = DeedList(), set[str]()
    qtbot.addWidget(shown)
    shown.form_wanted.connect(offered.add)
    shown.show_dossier(state, VI, CLERK)
    steps = {shown.button(deed) for deed in shown.reasons}
    for button in shown.findChildren(QPushButton):
        if button not in steps:
            button.click()
    return offered


def test_a_scan_suggests_only_what_a_supervisor_could_do_at_once(states: States) -> None:
    suggested = set()
    for name, state in states.all():
        step = next_step(state)
        assert step is None or allowed(step, state, SUPERVISOR) is None, name
        suggested.add(next_action(state))
    assert suggested == {LOOK, "resume", "forward", "record_result", "supplied", "payment_met", "return"}


@pytest.mark.parametrize(
    ("status", "forwarded"),
    [(Status.PROCESSING, False), (Status.PAYMENT_ASKED, False), (Status.RECEIVED, True)],
)
def test_a_clerk_cancels_with_approval_once_a_dossier_has_left_the_counter(
    qtbot: QtBot, states: States, status: Status, forwarded: bool
) -> None:
    state = replace(states.received, status=status, forwarded_at=MORNING if forwarded else None)
    shown = DeedList()
    qtbot.addWidget(shown)
    shown.show_dossier(state, VI, CLERK)
    assert shown.button(Deed.VOID).isEnabled()
    void = states.desk.dossier.void
    assert key_of(states.refusal(state, lambda: void(state.code, WHY, CLERK))) == "rights.approval_needed"
    assert states.refusal(state, lambda: void(state.code, WHY, CLERK, approver=SUPERVISOR)) is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.sampled_from(Right)), st.sets(st.sampled_from(Right)), st.data())
def test_whatever_rights_two_people_have_a_deed_stands_by_one_who_has_the_right(
    states: States, mine: set[Right], theirs: set[Right], data: st.DataObject
) -> None:
    by, other = with_rights(mine), replace(SUPERVISOR, rights=frozenset(theirs))
    deed = data.draw(st.sampled_from(sorted(SERVICES)))
    name, state = data.draw(st.sampled_from(list(states.all())))
    second = data.draw(st.sampled_from([None, other])) if STEPS[deed].approved else None
    refused = states.refusal(state, lambda: SERVICES[deed](states.desk, state.code, by, second), by)
    assert key_of(refused) == refused_by_rule(deed, state, by, second), name
    if refused is None and deed is not Deed.TAKE_BACK:
        right, counter = right_for(deed, state), STEPS[deed].approved
        assert right in (theirs if second else mine)
        assert right in mine or counter in mine
