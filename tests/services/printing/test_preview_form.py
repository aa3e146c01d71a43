"""A form is seen before it is saved or printed, and seeing it leaves no trace."""

from __future__ import annotations

import pytest

from desk_app.errors import Refused
from desk_app.services.printing.preview_form import NUMBER_TO_COME, PreviewForm, PreviewReceipt
from tests.builders import CLERK, OTHER_CLERK, FakeDesk, a_draft
from tests.fake_paper import FakeForms


def test_a_draft_is_shown_with_no_number_taken() -> None:
    desk, forms = FakeDesk(), FakeForms()
    before = len(desk.entries())
    assert PreviewReceipt(desk.context, desk.rules, forms)(a_draft(), CLERK) is not None
    request = forms.requests[0]
    assert request.dossier.code == f"H26.99.01-261120-{NUMBER_TO_COME}"
    assert request.dossier.applicant.name == a_draft().applicant.name
    assert len(desk.entries()) == before


@pytest.mark.parametrize("procedure", ["", "không có", "1.004222"])
def test_nothing_is_shown_for_what_this_counter_does_not_take(procedure: str) -> None:
    desk, forms = FakeDesk(), FakeForms()
    preview = PreviewReceipt(desk.context, desk.rules, forms)
    assert preview(a_draft(procedure=procedure), CLERK) is None
    assert forms.requests == []


def test_a_saved_dossier_is_shown_as_its_next_print_signed_by_who_took_it_in() -> None:
    desk, forms = FakeDesk(), FakeForms()
    code = desk.receive()
    before = len(desk.entries())
    PreviewForm(desk.context, forms, desk.look_ups)(code, "01", OTHER_CLERK)
    assert (forms.requests[0].copy_no, forms.requests[0].clerk_name) == (1, CLERK.full_name)
    assert len(desk.entries()) == before


def test_a_form_the_dossier_cannot_have_yet_is_refused() -> None:
    desk = FakeDesk()
    with pytest.raises(Refused):
        PreviewForm(desk.context, FakeForms(), desk.look_ups)(desk.receive(), "return", CLERK)
