"""Whatever state a dossier is in and whoever stands there: button, service and command say the same of every step."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
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
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.form_rules import OF_DOSSIER
from desk_app.domain.steps.steps import allowed, next_step
from desk_app.errors import Refused
from desk_app.messages import Messages
from desk_app.screens.dossier.deed_list import DeedList
from desk_app.services.desk import Desk
from desk_app.services.people.operators import Operator
from desk_app.services.printing.print_form import PdfFile
from desk_app.services.reception.guidance import GiveGuidance, RefuseReception
from desk_app.services.reception.interpret_scan import LOOK, next_action
from tests.builders import CLERK, FORM, MORNING, PIN, SUPERVISOR, a_draft, a_person
from tests.cli.calls import draft
from tests.screens.desk_in_memory import DeskInMemory

VI = Messages("vi")
WHY = "Theo đề nghị của công dân"
LATER = datetime.combine((MORNING + timedelta(days=28)).date(), MORNING.timetz())
ANOTHER = a_draft(applicant=a_person("Trần Văn Hùng", "001080099999", phone="0912345678"))
ANOTHER_PLAIN = draft(name="Trần Văn Hùng", id_number="001080099999", birth_date="1980-01-02", sex="male")
PEOPLE = (CLERK, SUPERVISOR)

Service = Callable[[Desk, str, Operator], object]
SERVICES: dict[Deed, Service] = {
    Deed.RECEIVE: lambda desk, code, by: desk.reception.receive(ANOTHER, by, registered=code),
    Deed.GUIDE: lambda desk, code, by: desk.reception.guide(ANOTHER, (FORM,), WHY, by, registered=code),
    Deed.REFUSE: lambda desk, code, by: desk.dossier.refuse(code, WHY, by),
    Deed.FORWARD: lambda desk, code, by: desk.dossier.forward(code, "Tư pháp", by),
    Deed.SUPPLEMENT: lambda desk, code, by: desk.dossier.request_supplement(
        code, WHY, (FORM,), None, by, approved_by=SUPERVISOR.user
    ),
    Deed.SUPPLIED: lambda desk, code, by: desk.dossier.supply_supplement(code, (FORM,), by),
    Deed.GRANT: lambda desk, code, by: desk.dossier.record_result(code, "", "1", True, "", by),
    Deed.DENY: lambda desk, code, by: desk.dossier.record_result(code, "", "1", False, "", by),
    Deed.RETURN: lambda desk, code, by: desk.dossier.return_result(
        code, CollectorKind.OWNER, "", "", "", "", False, "", by
    ),
    Deed.EXTEND: lambda desk, code, by: desk.dossier.extend(code, WHY, LATER, SUPERVISOR.user, by),
    Deed.ASK_PAYMENT: lambda desk, code, by: desk.dossier.ask_payment(code, WHY, by),
    Deed.PAYMENT_MET: lambda desk, code, by: desk.dossier.payment_met(code, WHY, by),
    Deed.STOP: lambda desk, code, by: desk.dossier.stop(code, WHY, by),
    Deed.WITHDRAW: lambda desk, code, by: desk.dossier.withdraw(code, WHY, by),
    Deed.REOPEN: lambda desk, code, by: desk.dossier.reopen(code, WHY, by),
    Deed.VOID: lambda desk, code, by: desk.dossier.void(code, WHY, by),
    Deed.REPLACE: lambda desk, code, by: desk.dossier.void(code, WHY, by, ANOTHER),
}
APPROVED = {"approved_by": SUPERVISOR.user}
WORDS: dict[Deed, tuple[str, dict[str, object]]] = {
    Deed.REFUSE: ("refuse", {}),
    Deed.FORWARD: ("forward", {}),
    Deed.SUPPLEMENT: ("supplement", APPROVED),
    Deed.SUPPLIED: ("supplied", {}),
    Deed.GRANT: ("result", {"number": "1"}),
    Deed.DENY: ("result", {"number": "1", "granted": False}),
    Deed.RETURN: ("return", {}),
    Deed.EXTEND: ("extend", {"due_at": LATER.isoformat(), **APPROVED}),
    Deed.ASK_PAYMENT: ("ask-payment", {}),
    Deed.PAYMENT_MET: ("payment-met", {}),
    Deed.STOP: ("stop", {}),
    Deed.WITHDRAW: ("withdraw", {}),
    Deed.REOPEN: ("reopen", {}),
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

    def refusal(self, state: Dossier, do: Callable[[], object]) -> Refused | None:
        """Put the dossier into a state, try a step, and forget it."""
        home, witness = self.memory.story.uow, self.memory.story.witness
        before, mark = home.memory, witness.mark
        home.memory = replace(before, dossiers={**before.dossiers, state.dossier_id: state})
        try:
            do()
        except Refused as error:
            return error
        finally:
            home.memory, witness.mark = before, mark
        return None

    def call(self, by: Operator, *argv: str, stdin: str = "") -> object:
        """Make a call of the command line on this desk."""
        one = tuple(command for command in COMMANDS if command.name == argv[0])
        parsed = parse(["--user", by.user, *argv], one, VI)
        around = Surroundings(
            io.StringIO(stdin), io.StringIO(), io.StringIO(), {"DESK_APP_PIN": PIN}, lambda _: ""
        )
        return parsed.command.run(Call(parsed.values, VI, around, Path(), by.user))

    def command(self, deed: Deed, state: Dossier, by: Operator) -> Callable[[], object]:
        if deed is Deed.RECEIVE:
            plain = json.dumps(ANOTHER_PLAIN)
            return lambda: self.call(by, "receive", "-", "--registered", state.code, stdin=plain)
        word, content = WORDS[deed]
        because = () if word in NO_REASON else ("--reason", WHY)
        return lambda: self.call(by, word, state.code, "--file", "-", *because, stdin=json.dumps(content))


@pytest.fixture
def states(monkeypatch: pytest.MonkeyPatch) -> States:
    made = States()
    monkeypatch.setattr(at_desk, "open_desk", lambda folder, **how: made.desk)
    return made


def key_of(refused: Refused | None) -> str:
    return refused.key if refused else ""


def on_button(refused: Refused | None) -> str:
    """Give the words a button would have for a refusal of the service."""
    if refused is None:
        return ""
    short = f"{refused.key}.button"
    return VI.text(short if VI.knows(short) else refused.key, **refused.params)


def test_button_service_and_command_agree_on_every_step(qtbot: QtBot, states: States) -> None:
    shown = DeedList()
    qtbot.addWidget(shown)
    tried = {True: 0, False: 0}
    for name, state in states.all():
        for by in PEOPLE:
            shown.show_dossier(state, VI, by)
            for deed, do in SERVICES.items():
                where = f"{name}: {deed} by {by.role}"
                hindrance = allowed(deed, state, by)
                refused = states.refusal(state, lambda: do(states.desk, state.code, by))  # noqa: B023
                assert key_of(refused) == (hindrance.key if hindrance else ""), where
                if deed in shown.reasons:
                    assert shown.reasons[deed] == on_button(refused), where
                    assert shown.button(deed).isEnabled() is (refused is None), where
                if deed is not Deed.GUIDE:
                    typed = states.refusal(state, states.command(deed, state, by))
                    assert key_of(typed) == key_of(refused), where
                tried[refused is None] += 1
    assert min(tried.values()) > 100


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
def test_a_clerk_is_offered_no_cancelling_once_a_dossier_has_left_the_counter(
    qtbot: QtBot, states: States, status: Status, forwarded: bool
) -> None:
    state = replace(states.received, status=status, forwarded_at=MORNING if forwarded else None)
    shown = DeedList()
    qtbot.addWidget(shown)
    shown.show_dossier(state, VI, CLERK)
    assert not shown.button(Deed.VOID).isEnabled()
    refused = states.refusal(state, lambda: states.desk.dossier.void(state.code, WHY, CLERK))
    assert key_of(refused) == "void.supervisor_only"
