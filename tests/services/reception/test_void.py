"""Cancelling a slip: the number stays used, the old slip scans as cancelled, the new one is linked."""

from __future__ import annotations

from typing import Any

import pytest

from desk_app.domain.dossier.dossier import CollectorKind, Status
from desk_app.domain.dossier.drafts import ReceptionDraft
from desk_app.domain.steps.lists import is_open
from desk_app.errors import Refused
from desk_app.services.dossier.plain_steps import ForwardDossier, RecordResult
from desk_app.services.dossier.return_result import ReturnResult
from desk_app.services.people.operators import Operator
from desk_app.services.reception.void import VoidDossier, Voiding
from tests.builders import CERTIFY, CLERK, OTHER_CLERK, SUPERVISOR, StoryDesk, a_draft, a_person

WHY = "Nhập nhầm thủ tục"


def void(
    desk: StoryDesk,
    code: str,
    replacement: ReceptionDraft | None = None,
    by: Operator = CLERK,
    why: str = WHY,
) -> Voiding:
    return VoidDossier(desk.context, desk.witness, desk.rules)(code, why, by, replacement)


def refusal(*args: Any, **kwargs: Any) -> str:
    with pytest.raises(Refused) as caught:
        void(*args, **kwargs)
    return caught.value.key


def test_a_cancelled_number_stays_used(desk: StoryDesk) -> None:
    code = desk.receive()
    voided = void(desk, code, by=OTHER_CLERK).voided
    assert (voided.voided_reason, is_open(voided), voided.code) == (WHY, False, code)
    assert desk.receive().endswith("1002")


def test_a_slip_for_the_wrong_procedure_is_replaced_in_one_step(desk: StoryDesk) -> None:
    code = desk.receive()
    voiding = void(desk, code, a_draft(procedure=CERTIFY.code))
    fresh = voiding.replacement
    assert fresh is not None
    assert (voiding.voided.replaced_by, fresh.dossier.replaces) == (fresh.code, code)
    assert fresh.dossier.procedure.code == CERTIFY.code
    assert voiding.changes.codes == (code, fresh.code)
    assert desk.newest_printed() == 1002


def test_the_cancelled_dossier_is_no_duplicate_of_its_replacement(desk: StoryDesk) -> None:
    fresh = void(desk, desk.receive(), a_draft()).replacement
    assert fresh is not None
    assert "reception.duplicate" not in {one.key for one in fresh.warnings}


def test_a_replacement_that_cannot_be_received_leaves_the_slip_valid(desk: StoryDesk) -> None:
    code = desk.receive()
    assert refusal(desk, code, a_draft(applicant=a_person(""))) == "reception.not_saved"
    assert desk.show(code).voided_reason == ""
    assert desk.receive().endswith("1002")


def test_nothing_more_happens_to_a_cancelled_dossier(desk: StoryDesk) -> None:
    code = desk.receive()
    fresh = void(desk, code, a_draft()).replacement
    assert fresh is not None
    with pytest.raises(Refused) as caught:
        ForwardDossier(desk.context)(code, "", CLERK)
    assert (caught.value.key, caught.value.params["replaced_by"]) == ("moves.voided", fresh.code)
    assert refusal(desk, code) == "moves.voided"


def test_after_forwarding_a_clerk_cancels_with_approval_only(desk: StoryDesk) -> None:
    code = desk.receive()
    ForwardDossier(desk.context)(code, "", CLERK)
    assert refusal(desk, code) == "rights.approval_needed"
    assert void(desk, code, by=SUPERVISOR).voided.status is Status.PROCESSING


def test_a_returned_result_is_never_cancelled(desk: StoryDesk) -> None:
    code = desk.receive()
    ForwardDossier(desk.context)(code, "", CLERK)
    RecordResult(desk.context)(code, "", "", True, "", CLERK)
    ReturnResult(desk.context)(code, CollectorKind.APPLICANT, "", "", "", "", False, "", CLERK)
    assert refusal(desk, code, by=SUPERVISOR) == "void.closed"


def test_a_number_is_not_cancelled_without_a_reason(desk: StoryDesk) -> None:
    assert refusal(desk, desk.receive(), why="") == "reason.missing"


def test_a_later_reception_may_name_the_cancelled_slip_it_stands_for(desk: StoryDesk) -> None:
    code = desk.receive()
    with pytest.raises(Refused, match=r"reception\.replaces_live"):
        desk.receive(replaces=code)
    void(desk, code)
    assert desk.show(desk.receive(replaces=code)).replaces == code
