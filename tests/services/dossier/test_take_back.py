"""A deed just done is taken back by whoever did it, as long as the city has not heard of it and nothing came after."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.facts import facts
from desk_app.domain.facts.wire import read_fact
from desk_app.errors import Refused
from desk_app.services.dossier.deeds import Done
from desk_app.services.dossier.plain_steps import ForwardDossier, StopDossier
from desk_app.services.dossier.take_back import TakeBackDeed
from desk_app.services.exchange.report import SyncProgress
from desk_app.services.people.operators import Operator
from tests.builders import CLERK, OTHER_CLERK, SUPERVISOR, StoryDesk

Phase = Literal["handshake", "push", "pull", "hand_in"]


def take_back(desk: StoryDesk, code: str, by: Operator = CLERK, phase: Phase | None = None) -> Done:
    running = SyncProgress(phase, 0, 1) if phase else None
    return TakeBackDeed(desk.context, lambda: running)(code, by)


def refused(desk: StoryDesk, code: str, by: Operator = CLERK, phase: Phase | None = None) -> str:
    before = desk.kinds()
    with pytest.raises(Refused) as caught:
        take_back(desk, code, by, phase)
    assert desk.kinds() == before
    return caught.value.key


def forward(desk: StoryDesk, code: str) -> Done:
    return ForwardDossier(desk.context)(code, "Tư pháp", CLERK)


def write(desk: StoryDesk, code: str, fact: facts.Fact) -> None:
    """Journal what has no use case here, by the clerk."""
    dossier_id = desk.show(code).dossier_id
    with desk.uow() as work:
        work.journal.append(fact, actor=CLERK.user, at=desk.context.now(), dossier_id=dossier_id)
        work.commit()


def test_the_dossier_is_as_it_was_and_the_history_has_both(desk: StoryDesk) -> None:
    code = desk.receive()
    before, done = desk.show(code), forward(desk, code)
    deed = take_back(desk, code)
    assert replace(deed.dossier, history=before.history, heads=before.heads) == before
    assert [one.kind for one in deed.dossier.history][-2:] == ["dossier_forwarded", "deed_taken_back"]
    assert read_fact(desk.entries()[-1]) == facts.DeedTakenBack(done.dossier.head)
    assert (deed.changes.codes, deed.changes.queue) == ((code,), True)
    assert forward(desk, code).dossier.status is Status.PROCESSING
    assert not any(one.conflict for one in desk.show(code).history)


def test_only_the_newest_deed_can_be_taken_back_and_only_once(desk: StoryDesk) -> None:
    code = desk.receive()
    assert refused(desk, code) == "take_back.too_late"
    forward(desk, code)
    take_back(desk, code)
    assert refused(desk, code) == "take_back.too_late"
    forward(desk, code)
    write(desk, code, facts.NoteAdded("Đã gọi"))
    assert refused(desk, code) == "take_back.too_late"
    assert desk.show(code).status is Status.PROCESSING


def test_nothing_is_taken_back_of_which_a_paper_is_printed(desk: StoryDesk) -> None:
    code = desk.receive()
    StopDossier(desk.context)(code, "Chờ bản án có hiệu lực", CLERK)
    write(desk, code, facts.FormPrinted("p1", "01", "1", 1, "ab", "Máy in 1"))
    assert refused(desk, code) == "take_back.too_late"


def test_nobody_takes_back_what_somebody_else_did(desk: StoryDesk) -> None:
    code = desk.receive()
    forward(desk, code)
    assert refused(desk, code, OTHER_CLERK) == "take_back.not_yours"
    assert refused(desk, code, SUPERVISOR) == "take_back.not_yours"
    assert refused(desk, code, replace(CLERK, rights=frozenset())) == "rights.missing"


def test_what_the_city_has_or_may_have_stays(desk: StoryDesk) -> None:
    code = desk.receive()
    forward(desk, code)
    assert refused(desk, code, phase="push") == "take_back.sending"
    with desk.uow() as work:
        work.replication.acknowledge(work.journal.head())
        work.commit()
    assert refused(desk, code) == "take_back.sent"


@pytest.mark.parametrize("phase", ["handshake", "pull", "hand_in"])
def test_a_talk_that_sends_nothing_of_it_does_not_hinder(desk: StoryDesk, phase: Phase) -> None:
    code = desk.receive()
    forward(desk, code)
    assert take_back(desk, code, phase=phase).dossier.status is Status.RECEIVED
