"""What happened is never refused: it is stored, and a person is asked where it does not agree."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import ExceptionClosed, ExceptionOpened
from desk_app.domain.journal.entry import Entry
from desk_app.gateway.board.board import look
from desk_app.gateway.front.gateway import Gateway
from tests.builders import HOA, a_person
from tests.gateway.desks import BESIDE, PROCEDURE, HandMadeDesk, a_return, exceptions_in

HUNG = a_person("Trần Văn Hùng", "001080099999")


def opened(desk: HandMadeDesk) -> list[ExceptionOpened]:
    """Give the exceptions of the ward's feed."""
    desk.pull_all()
    return exceptions_in(desk.taken)


def test_an_illegal_move_is_stored_and_named(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001, "d-1")
    wrong = desk.write(a_return(), "d-1")
    reply = desk.push()
    (one,) = opened(desk)
    assert reply.receipt.exceptions == ()
    assert (one.about, one.entries, one.detail) == ("illegal_move", (wrong.hash,), "2>10")
    assert one.codes == ("H26.99.01-261120-1001",)
    assert one.exception_id == hashlib.sha256(f"illegal_move|{wrong.hash}".encode()).hexdigest()[:32]
    assert desk.taken[-1].header.dossier_id == "d-1"


def test_an_exception_is_opened_once_however_often_the_entry_comes(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001, "d-1")
    desk.write(a_return(), "d-1")
    for _ in range(3):
        desk.push()
    assert len(opened(desk)) == 1
    assert gateway.operations.report().exceptions == 1


def test_one_number_on_two_dossiers_is_named_and_both_are_kept(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    first = desk.receive(1001, "d-1")
    second = desk.receive(1001, "d-2", applicant=HUNG)
    desk.push()
    (one,) = opened(desk)
    assert (one.about, set(one.entries)) == ("number_twice", {first.hash, second.hash})
    assert one.codes == ("H26.99.01-261120-1001",)
    assert gateway.operations.report().dossiers == 2


@pytest.mark.fault("N8")
def test_one_citizen_at_two_desks_is_a_question_for_a_person(gateway: Gateway) -> None:
    one, two = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    first, second = one.receive(1001), two.receive(2001)
    one.push()
    two.push()
    (found,) = opened(one)
    assert (found.about, found.entries) == ("possible_duplicate", (first.hash, second.hash))
    assert found.codes == ("H26.99.01-261120-1001", "H26.99.01-261120-2001")


@pytest.mark.parametrize("other", ["person", "procedure", "same_desk", "finished", "no_number"])
def test_nobody_is_asked_where_it_is_not_the_same_matter(gateway: Gateway, other: str) -> None:
    one, two = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    nobody = a_person("Trẻ sơ sinh")
    one.receive(1001, "d-1", applicant=nobody if other == "no_number" else HOA)
    if other == "finished":
        one.write(facts.DossierWithdrawn("bận"), "d-1")
    one.push()
    at = one if other == "same_desk" else two
    filing = {
        "person": {"applicant": HUNG},
        "procedure": {"procedure": replace(PROCEDURE, code="2.000815")},
        "no_number": {"applicant": nobody},
    }.get(other, {})
    at.receive(at.number * 1000 + 7, "d-2", **filing)
    at.push()
    assert opened(one) == []


def test_an_agent_who_hands_in_for_many_owners_is_no_duplicate(gateway: Gateway) -> None:
    one, two = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    one.receive(1001, owner=HUNG)
    two.receive(2001, owner=a_person("Lê Thị Mai", "001190055555"))
    one.push()
    two.push()
    assert opened(one) == []


@pytest.mark.fault("R3")
@pytest.mark.parametrize(
    ("kind", "body", "changes", "about"),
    [
        ("of_tomorrow", b'{"a":1}', {}, "unknown_kind"),
        ("result_returned", b'{"a":1}', {"schema": 99}, "unknown_kind"),
        ("result_returned", b'{"a":1}', {}, "unreadable"),
        ("result_returned", b"\xc4\x90", {}, "unreadable"),
        ("result_returned", b'"text"', {}, "unreadable"),
    ],
)
def test_what_cannot_be_read_is_stored_and_flagged(
    gateway: Gateway, kind: str, body: bytes, changes: dict[str, int], about: str
) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001, "d-1")
    strange = desk.write_body(kind, body, "d-1", **changes)
    desk.receive(1002, "d-2", applicant=HUNG)
    assert desk.push().receipt.seq == 3
    (one,) = opened(desk)
    assert (one.about, one.entries) == (about, (strange.hash,))
    assert strange in desk.taken
    assert gateway.operations.report().dossiers == 2


@pytest.mark.fault("H15")
def test_the_same_entry_in_two_versions_is_named(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    first = desk.receive(1001, "d-1")
    second = desk.write_body("signed_in", b'{"user":"thu"}', entry_id=first.header.entry_id)
    desk.push()
    (one,) = opened(desk)
    assert (one.about, set(one.entries)) == ("entry_changed", {first.hash, second.hash})


def test_a_fact_about_a_dossier_the_city_never_saw_begin_is_named(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    early = desk.write(a_return(), "d-9")
    desk.push()
    (one,) = opened(desk)
    assert (one.about, one.entries, one.detail) == ("illegal_move", (early.hash,), "0>0")


def test_a_fact_that_names_its_dossiers_opening_beside_its_base_waits_for_it(gateway: Gateway) -> None:
    first = HandMadeDesk(gateway, 1).join()
    opening = first.receive(1001, "d-1")
    other = HandMadeDesk(gateway, 2).join()
    other.write(
        facts.DossierForwarded("Phòng Tư pháp"),
        "d-1",
        base=None,
        beside=replace(BESIDE, also=(opening.hash,)),
    )
    other.push()
    assert opened(other) == []
    first.push()
    assert opened(first) == []


def test_a_closed_exception_is_closed_at_the_city_and_stays_so(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001, "d-1")
    desk.write(a_return(), "d-1")
    desk.push()
    (name,) = (one.exception_id for one in opened(desk))
    desk.write(ExceptionClosed(name, "accept", "đã xem giấy"), "d-1")
    desk.push(2)
    assert gateway.operations.report().exceptions == 0
    desk.push()
    assert gateway.operations.report().exceptions == 0
    assert len(opened(desk)) == 1


def test_a_closing_that_comes_before_its_opening_closes_it_all_the_same(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001, "d-1")
    wrong = desk.write(a_return(), "d-1")
    name = hashlib.sha256(f"illegal_move|{wrong.hash}".encode()).hexdigest()[:32]
    other = HandMadeDesk(gateway, 2).join()
    other.write(ExceptionClosed(name, "accept", "đã xem giấy"))
    other.push()
    desk.push()
    assert gateway.operations.report().exceptions == 0
    assert len(opened(desk)) == 1


def test_a_desk_cannot_speak_for_the_city(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    victim = HandMadeDesk(gateway, 2).join()
    from desk_app.domain.facts.city_facts import DeskRevoked

    desk.write(DeskRevoked(victim.name, "bịa"))
    desk.push()
    victim.receive(2001)
    victim.push()
    assert {one.entries for one in gateway.operations.report().desks} == {1}
    assert [desk.revoked for ward in look(gateway.database, gateway.city).wards for desk in ward.desks] == [
        False,
        False,
    ]


def test_the_citys_own_step_asks_a_person_only_after_the_counter_closed_the_dossier(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001, "d-1")
    code = "H26.99.01-261120-1001"
    desk.push()
    assert gateway.operations.set_status(code, Status.DONE, city_code="HN-77").opened == ()
    desk.pull_all()
    returned = desk.write(a_return(), "d-1")
    desk.push(1)
    assert opened(desk) == []
    late = gateway.operations.set_status(code, Status.WITHDRAWN)
    assert len(late.opened) == 1
    assert opened(desk)[0].detail == "10>7"
    assert returned.hash not in opened(desk)[0].entries


@pytest.mark.fault("C4")
def test_a_return_after_the_city_said_withdrawn_is_for_a_person(gateway: Gateway) -> None:
    """Both stay, nothing is overwritten."""
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001, "d-1")
    desk.push()
    gateway.operations.set_status("H26.99.01-261120-1001", Status.WITHDRAWN)
    desk.pull_all()
    returned: Entry = desk.write(a_return(), "d-1")
    desk.push(1)
    (one,) = opened(desk)
    assert (one.about, one.entries, one.detail) == ("illegal_move", (returned.hash,), "7>10")


@pytest.mark.fault("H18")
def test_the_city_asks_the_ward_to_look_at_a_dossier(gateway: Gateway) -> None:
    """The paper number stays valid, the ward is asked."""
    desk = HandMadeDesk(gateway, 1).join()
    received = desk.receive(1001, "d-1")
    desk.push()
    posted = gateway.operations.ask("H26.99.01-261120-1001", "Thủ tục đã đổi từ 01/11")
    (one,) = opened(desk)
    assert posted.opened == (one.exception_id,)
    assert (one.about, one.entries, one.detail) == ("city_check", (received.hash,), "Thủ tục đã đổi từ 01/11")
