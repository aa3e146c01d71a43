"""A second person agrees to one deed with the own PIN at that moment; whoever it is stands in the entry."""

from __future__ import annotations

import pytest

from desk_app.domain.dossier.dossier import PaperLine
from desk_app.domain.facts import facts
from desk_app.domain.facts.wire import Approval, read_particulars
from desk_app.errors import DeskError
from desk_app.services.dossier.plain_steps import ForwardDossier
from desk_app.services.dossier.supplement import RequestSupplement, SupplySupplement
from desk_app.services.people.approvals import Approve
from desk_app.services.people.operators import Operator
from desk_app.services.people.sign_in import SignIn
from desk_app.services.people.users import EndUser, SaveUser, UserDraft
from desk_app.services.reception.void import VoidDossier
from tests.builders import CLERK, OTHER_CLERK, PIN, QUICK_PINS, SUPERVISOR, StoryDesk

WHY = "Thiếu trích lục ghi chú ly hôn"
PAPERS = (PaperLine("Trích lục ghi chú ly hôn", 1),)


def approve(desk: StoryDesk, user: str = SUPERVISOR.user, pin: str = PIN, by: Operator = CLERK) -> Operator:
    return Approve(SignIn(desk.context, QUICK_PINS, desk.witness))(user, pin, by)


def refusal(desk: StoryDesk, user: str = SUPERVISOR.user, pin: str = PIN) -> str:
    with pytest.raises(DeskError) as caught:
        approve(desk, user, pin)
    return caught.value.key


def asked_once(desk: StoryDesk) -> str:
    code = desk.receive()
    RequestSupplement(desk.context)(code, WHY, PAPERS, None, CLERK)
    SupplySupplement(desk.context)(code, PAPERS, CLERK)
    return code


def test_who_approves_stands_in_the_entry_with_the_moment(desk: StoryDesk) -> None:
    code = asked_once(desk)
    second = approve(desk)
    RequestSupplement(desk.context)(code, WHY, PAPERS, None, CLERK, second)
    entry = desk.entries()[-1]
    assert entry.header.actor == CLERK.user
    assert read_particulars(entry).approval == Approval(SUPERVISOR.user, desk.clock.now())
    assert facts.SignedIn.KIND not in desk.kinds()


def test_a_number_is_cancelled_after_forwarding_with_approval(desk: StoryDesk) -> None:
    code = desk.receive()
    ForwardDossier(desk.context)(code, "", CLERK)
    void = VoidDossier(desk.context, desk.witness, desk.rules)
    assert void(code, "Nhập nhầm người", CLERK, approver=approve(desk)).voided.voided_reason
    assert read_particulars(desk.entries()[-1]).approval == Approval(SUPERVISOR.user, desk.clock.now())


@pytest.mark.parametrize("name", ["thu", " Thu ", "THU"])
def test_nobody_approves_the_own_deed(desk: StoryDesk, name: str) -> None:
    assert refusal(desk, name) == "rights.approve_self"
    assert desk.kinds() == []


def test_wrong_pins_of_who_approves_count_and_lock(desk: StoryDesk) -> None:
    keys = [refusal(desk, OTHER_CLERK.user, "135791") for _ in range(5)]
    assert keys == ["sign_in.wrong_pin"] * 4 + ["sign_in.locked"]
    assert desk.kinds() == [facts.SignInRefused.KIND] * 5
    assert refusal(desk, OTHER_CLERK.user) == "sign_in.locked"


def test_a_right_pin_ends_the_count_of_wrong_ones(desk: StoryDesk) -> None:
    refusal(desk, pin="135791")
    assert approve(desk).user == SUPERVISOR.user
    assert desk.kinds() == [facts.SignInRefused.KIND, facts.SignedIn.KIND]


def test_who_has_still_to_choose_an_own_pin_or_has_left_approves_nothing(desk: StoryDesk) -> None:
    save = SaveUser(desk.context, QUICK_PINS)
    save(UserDraft("lan", "Vũ Thị Lan", "head"), SUPERVISOR, pin="909317")
    assert refusal(desk, "lan", "909317") == "sign_in.choose_own_pin"
    EndUser(desk.context)("lan", SUPERVISOR)
    assert refusal(desk, "lan", "909317") == "sign_in.wrong_pin"
