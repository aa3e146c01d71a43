"""What the page of a dossier is given: all of one moment, and only what concerns this dossier."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.steps.remaining import DueLevel
from desk_app.errors import Refused
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.services.dossier.look_at_dossier import DossierLook, LookAtDossier
from desk_app.services.dossier.plain_steps import ForwardDossier
from desk_app.services.reception.void import VoidDossier
from tests.builders import CLERK, SUPERVISOR, StoryDesk, a_draft, a_person
from tests.services.ward_at_work import Ward


def look(desk: StoryDesk, code: str) -> DossierLook:
    return LookAtDossier(desk.context, desk.look_ups)(code, CLERK)


def test_one_unit_of_work_tells_all_there_is_to_say(desk: StoryDesk) -> None:
    code = desk.receive()
    opened: list[bool] = []

    def counted(*, write: bool = True) -> UnitOfWork:
        opened.append(write)
        return desk.context.uow(write=write)

    seen = LookAtDossier(replace(desk.context, uow=counted), desk.look_ups)(code.lower(), CLERK)
    assert opened == [False]
    assert seen.dossier == desk.show(code)
    assert seen.left is not None
    assert (seen.left.key, seen.left.days) == ("due.left_days", 3)
    assert seen.version is not None
    assert seen.version.code == seen.dossier.procedure.code
    assert seen.waiting == ()


def test_a_term_is_told_until_the_result_is_handed_over_or_the_number_cancelled(desk: StoryDesk) -> None:
    code = desk.receive()
    ForwardDossier(desk.context)(code, "Tư pháp", CLERK)
    desk.clock.pass_time(days=30)
    late = look(desk, code)
    assert late.dossier.status is Status.PROCESSING
    assert late.left is not None
    assert late.left.level is DueLevel.OVERDUE
    other = desk.receive(a_draft(applicant=a_person("Trần Văn Hùng", "001080099999")))
    VoidDossier(desk.context, desk.witness, desk.rules)(other, "Nhập nhầm thủ tục", CLERK)
    assert look(desk, other).left is None


def test_a_code_nobody_gave_is_refused(desk: StoryDesk) -> None:
    with pytest.raises(Refused, match=r"find\.unknown_code"):
        look(desk, "H26.99.01-261120-1999")


def test_only_what_waits_about_this_dossier_is_told(ward: Ward) -> None:
    asked = ward.receive(1)
    other = ward.receive(1, a_draft(applicant=a_person("Trần Văn Hùng", "001080099999")))
    ward.sync(1)
    ward.gateway.operations.ask(asked, "số điện thoại")
    ward.sync(1)
    desk = ward.desk(1)
    (waiting,) = desk.dossier.look_at(asked, CLERK).waiting
    assert waiting == desk.exchange.exceptions(SUPERVISOR)[0]
    assert desk.dossier.look_at(other, CLERK).waiting == ()
    assert "Trần Thị Thực Tập" in desk.dossier.look_at(other, CLERK).names.values()
