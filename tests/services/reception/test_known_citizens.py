"""Known citizens: contact details come back, open dossiers are seen the moment a card is read."""

from __future__ import annotations

from desk_app.services.reception.known_citizens import LookUpPerson
from tests.builders import CERTIFY, CLERK, HOA, MARRIAGE, StoryDesk, a_draft, a_person


def test_who_was_never_here_is_not_known(desk: StoryDesk) -> None:
    known = LookUpPerson(desk.context, desk.look_ups)("001190012345", CLERK)
    assert (known.party, known.open) == (None, ())
    assert LookUpPerson(desk.context, desk.look_ups)("  ", CLERK).party is None


def test_a_citizen_is_known_by_the_number_however_it_is_typed(desk: StoryDesk) -> None:
    code = desk.receive()
    known = LookUpPerson(desk.context, desk.look_ups)("001 190 012 345", CLERK)
    assert known.party == HOA
    assert [row.code for row in known.open] == [code]


def test_open_dossiers_of_one_kind_can_be_asked_for(desk: StoryDesk) -> None:
    desk.receive()
    code = desk.receive(a_draft(procedure=CERTIFY.code))
    known = LookUpPerson(desk.context, desk.look_ups)
    assert [row.code for row in known("001190012345", CLERK, CERTIFY.code).open] == [code]
    assert len(known("001190012345", CLERK, MARRIAGE.code).open) == 1
    assert len(known("001190012345", CLERK).open) == 2


def test_an_owner_is_known_as_well_as_the_one_who_handed_in(desk: StoryDesk) -> None:
    owner = a_person("Lê Văn Bình", "001080012345", phone="0987654321")
    desk.receive(a_draft(owner=owner))
    assert LookUpPerson(desk.context, desk.look_ups)("001080012345", CLERK).party == owner
