"""Before acceptance: guided once and in full, refused with a ground, and received when the citizen comes back."""

from __future__ import annotations

import re
from typing import Any

import pytest

from desk_app.domain.dossier.dossier import Dossier, PaperLine, ReturnBy, Status
from desk_app.domain.dossier.drafts import ReceptionDraft
from desk_app.errors import Refused
from desk_app.services.dossier.plain_steps import RefuseDossier
from desk_app.services.reception.guidance import GiveGuidance, RefuseReception
from desk_app.services.reception.receive import ReceiveDossier
from tests.builders import BUSINESS, CLERK, FORM, RESIDENCE, StoryDesk, a_draft, a_person

MISSING = PaperLine("Biên bản họp hộ gia đình", 1)
INCOMPLETE = a_draft(procedure=BUSINESS.code, papers=(PaperLine("Giấy đề nghị đăng ký hộ kinh doanh", 1),))
WHY = "Thiếu biên bản họp hộ gia đình"


def guide(desk: StoryDesk, draft: ReceptionDraft = INCOMPLETE, **more: Any) -> Dossier:
    more = {"papers": (MISSING,), "reason": WHY} | more
    return GiveGuidance(desk.context, desk.rules)(draft, by=CLERK, **more).dossier


def test_guidance_gives_a_reference_and_no_number_and_starts_no_clock(desk: StoryDesk) -> None:
    dossier = guide(desk)
    assert re.fullmatch(r"HD-01-261120-\d{5}", dossier.code)
    assert (dossier.status, dossier.number, dossier.due_at) == (Status.REGISTERED, None, None)
    assert dossier.supplements[-1].papers == (MISSING,)
    assert desk.newest_printed() == 1000
    assert desk.kinds() == ["dossier_registered", "guidance_given"]


def test_each_citizen_gets_a_reference_of_his_own(desk: StoryDesk) -> None:
    assert guide(desk).code != guide(desk).code


def test_the_citizen_comes_back_complete_and_both_codes_find_the_dossier(desk: StoryDesk) -> None:
    reference = guide(desk).code
    back = desk.show(reference)
    complete = a_draft(procedure=back.procedure.code, papers=(*back.papers, MISSING))
    code = desk.receive(complete, registered=reference.lower())
    received = desk.show(reference)
    assert (received.code, received.reference, received.status) == (code, reference, Status.RECEIVED)
    assert desk.show(code).dossier_id == received.dossier_id
    assert not any(line.conflict for line in received.history)


def test_the_dossier_being_resumed_is_no_duplicate_of_itself(desk: StoryDesk) -> None:
    reference = guide(desk, a_draft()).code
    receive = ReceiveDossier(desk.context, desk.witness, desk.rules)
    answer = receive(a_draft(), CLERK, registered=reference)
    assert "reception.duplicate" not in {one.key for one in answer.warnings}


def test_no_address_is_asked_for_where_no_result_will_be_posted(desk: StoryDesk) -> None:
    nowhere = a_person("Trần Văn Ba", "001080099999", address="")
    dossier = guide(desk, a_draft(return_by=ReturnBy.POST, applicant=nowhere))
    assert dossier.status is Status.REGISTERED


def test_a_received_dossier_is_not_received_again(desk: StoryDesk) -> None:
    reference = guide(desk, a_draft()).code
    desk.receive(registered=reference)
    for again in (lambda: desk.receive(registered=reference), lambda: guide(desk, registered=reference)):
        with pytest.raises(Refused, match=r"reception\.not_waiting"):
            again()


def test_who_comes_back_still_incomplete_is_guided_under_the_same_reference(desk: StoryDesk) -> None:
    reference = guide(desk).code
    again = guide(desk, a_draft(procedure=BUSINESS.code, papers=(), note="lần 2"), registered=reference)
    assert (again.code, len(again.supplements), again.filing.note) == (reference, 2, "lần 2")


def test_a_registered_dossier_is_refused_with_its_ground(desk: StoryDesk) -> None:
    reference = guide(desk).code
    refused = RefuseDossier(desk.context)(reference, "Không thuộc thẩm quyền của phường", CLERK).dossier
    assert (refused.status, refused.closing_reason) == (Status.REFUSED, "Không thuộc thẩm quyền của phường")


def test_a_dossier_is_refused_at_the_counter_in_one_step(desk: StoryDesk) -> None:
    refuse = RefuseReception(desk.context, desk.rules)
    dossier = refuse(INCOMPLETE, "Không thuộc thẩm quyền của phường", CLERK).dossier
    assert (dossier.status, dossier.number) == (Status.REFUSED, None)
    with pytest.raises(Refused, match=r"reception\.not_waiting"):
        desk.receive(registered=dossier.code)


def test_who_was_guided_is_refused_as_taken_down_today(desk: StoryDesk) -> None:
    reference = guide(desk).code
    today = a_draft(procedure=BUSINESS.code, applicant=a_person("Trần Văn Ba", "001085000001"), papers=())
    refuse = RefuseReception(desk.context, desk.rules)
    refused = refuse(today, "Không thuộc thẩm quyền của phường", CLERK, registered=reference).dossier
    assert (refused.code, refused.status) == (reference, Status.REFUSED)
    assert (refused.applicant.name, refused.applicant.id_number) == ("Trần Văn Ba", "001085000001")
    with pytest.raises(Refused):
        refuse(today, "Không thuộc thẩm quyền của phường", CLERK, registered=reference)


def test_a_received_dossier_can_no_longer_be_refused(desk: StoryDesk) -> None:
    with pytest.raises(Refused, match=r"moves\.not_legal"):
        RefuseDossier(desk.context)(desk.receive(), WHY, CLERK)


@pytest.mark.parametrize(
    ("draft", "reason", "key"),
    [
        (a_draft(procedure="9.999999"), WHY, "reception.unknown_procedure"),
        (a_draft(applicant=a_person("")), WHY, "reception.not_saved"),
        (a_draft(papers=(PaperLine("Tờ khai", -1),)), WHY, "reception.not_saved"),
        (a_draft(papers=(FORM,)), "E-500", "reason.technical"),
    ],
)
def test_what_cannot_be_taken_down_is_refused_and_leaves_nothing(
    desk: StoryDesk, draft: ReceptionDraft, reason: str, key: str
) -> None:
    with pytest.raises(Refused) as caught:
        guide(desk, draft, reason=reason)
    assert caught.value.key == key
    assert desk.kinds() == []


def test_missing_papers_do_not_keep_a_citizen_from_being_guided(desk: StoryDesk) -> None:
    assert guide(desk, a_draft(papers=(PaperLine("Tờ khai", 0),))).status is Status.REGISTERED


def test_who_stands_at_the_wrong_door_is_refused_in_writing(desk: StoryDesk) -> None:
    wrong_door = a_draft(procedure=RESIDENCE.code, papers=())
    refused = RefuseReception(desk.context, desk.rules)(
        wrong_door, "Công an phường tiếp nhận việc này", CLERK
    )
    assert refused.dossier.status is Status.REFUSED
    assert refused.dossier.procedure.code == RESIDENCE.code
