"""The steps of a dossier: one table that buttons, commands, lists and papers ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from desk_app.domain.dossier.dossier import Dossier, PrintRecord, PrintState, Status
from desk_app.domain.facts import facts
from desk_app.domain.people.roles import TEMPLATES, Role
from desk_app.domain.steps.deeds import DEED_OF_KIND, Deed, deed_of
from desk_app.domain.steps.form_rules import form_hindrance, forms_of, last_form
from desk_app.domain.steps.forms import OF_DOSSIER, FormId
from desk_app.domain.steps.law import ADDITIONS
from desk_app.domain.steps.lists import TERM_RUNS, UNDER_WAY, flags_of, is_late, is_open
from desk_app.domain.steps.rights import Right
from desk_app.domain.steps.steps import (
    STATUS_OF_KIND,
    STEPS,
    Hindrance,
    allowed,
    is_legal,
    needs_approval,
    next_step,
    right_for,
)
from desk_app.domain.steps.taking_back import TAKEN_BACK
from desk_app.messages import Messages
from tests.domain.deed_facts import fact_of
from tests.domain.desks import WAY_TO
from tests.domain.histories import DUE, RECEIVED, folded, line

NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
FINAL = {Status.REFUSED, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED}


class Anyone:
    """A person with the rights given."""

    def __init__(self, *rights: Right) -> None:
        self._rights = rights

    def may(self, right: Right) -> bool:
        return right in self._rights


SUPERVISOR, CLERK, NOBODY = Anyone(*Right), Anyone(*TEMPLATES[Role.CLERK]), Anyone()


def at(status: Status) -> Dossier:
    return folded(line(*(fact_of(deed) for deed in WAY_TO[status])))


def cancelled(status: Status = Status.RECEIVED) -> Dossier:
    return replace(at(status), voided_reason="Nhập nhầm")


EVERYWHERE = list(product(Status, Deed))


def test_every_deed_has_a_step_and_words_in_both_languages() -> None:
    assert set(STEPS) == set(Deed)
    for lang, deed in product(("vi", "en"), Deed):
        assert STEPS[deed].deed is deed
        assert Messages(lang).knows(f"deed.{deed}")
        assert Messages(lang).knows(STEPS[deed].refusal)


def test_every_deed_can_be_told_from_its_fact_and_every_kind_from_its_header() -> None:
    for deed in Deed:
        assert deed_of(fact_of(deed)) is deed
    assert set(DEED_OF_KIND.values()) == set(Deed) - {Deed.DENY, Deed.VOID, Deed.REPLACE}
    assert STATUS_OF_KIND[facts.DossierReceived.KIND] is Status.RECEIVED


@pytest.mark.parametrize(("status", "deed"), EVERYWHERE)
def test_a_step_leads_where_its_table_says(status: Status, deed: Deed) -> None:
    """What the table says of the status is what the fold makes of it; an illegal deed leaves all but paper and money."""
    told = [fact_of(one) for one in WAY_TO[status]]
    if deed is Deed.TAKE_BACK:
        return  # What it makes of a dossier depends on what is taken back, and has tests of its own.
    before, after = folded(line(*told)), folded(line(*told, fact_of(deed, 1)))
    if deed is Deed.CITY_STATUS:
        assert after.history[-1].conflict  # a desk cannot say the city's word
        return
    legal = is_legal(deed, before)
    assert legal == (status in STEPS[deed].legal_from)
    assert after.history[-1].conflict == (not legal and deed not in ADDITIONS)
    if legal:
        assert after.status is (STEPS[deed].to or status)
    elif deed is not Deed.RETURN:
        assert after.status is status


@pytest.mark.parametrize(("status", "deed"), EVERYWHERE)
def test_who_may_do_what_follows_the_right_and_the_status_alone(status: Status, deed: Deed) -> None:
    dossier = at(status)
    hindrance = allowed(deed, dossier, SUPERVISOR)
    to_take_back = WAY_TO[status][-1] in TAKEN_BACK
    assert (hindrance is None) == (is_legal(deed, dossier) and (deed is not Deed.TAKE_BACK or to_take_back))
    if hindrance is not None:
        assert Messages("vi").knows(hindrance.key)
        assert "…" not in Messages("vi").text(hindrance.key, **hindrance.params).removesuffix("…")
        assert allowed(deed, dossier, NOBODY) == hindrance
        return
    right, counter = right_for(deed, dossier), STEPS[deed].approved
    assert allowed(deed, dossier, Anyone(right, Right.RECEIVE)) is None
    assert allowed(deed, dossier, NOBODY) == Hindrance("rights.missing", {"right": right})
    assert not needs_approval(deed, dossier, NOBODY)
    assert not needs_approval(deed, dossier, Anyone(right))
    if counter is not None and counter is not right:
        assert needs_approval(deed, dossier, Anyone(counter))
        assert allowed(deed, dossier, Anyone(counter, Right.RECEIVE)) is None


@pytest.mark.parametrize(("status", "deed"), EVERYWHERE)
def test_on_a_cancelled_number_only_what_tidies_up_is_allowed(status: Status, deed: Deed) -> None:
    hindrance = allowed(deed, cancelled(status), SUPERVISOR)
    if not STEPS[deed].on_cancelled:
        assert hindrance is not None
        assert hindrance.key == "moves.voided_only"


@pytest.mark.parametrize("status", list(Status))
def test_the_likely_next_step_is_always_allowed_for_a_supervisor(status: Status) -> None:
    for dossier in (at(status), replace(at(status), forwarded_at=NOW)):
        deed = next_step(dossier)
        assert (deed is None) == (status in FINAL)
        assert deed is None or allowed(deed, dossier, SUPERVISOR) is None
        assert deed is None or allowed(deed, dossier, CLERK) is None
    assert next_step(cancelled(status)) is None


@pytest.mark.parametrize("status", list(Status))
def test_final_statuses_lead_nowhere_and_the_others_somewhere(status: Status) -> None:
    goes_on = {deed for deed in Deed if STEPS[deed].to and status in STEPS[deed].legal_from}
    goes_on -= {Deed.CITY_STATUS, Deed.REOPEN}
    assert (status in FINAL) == (not goes_on) == (status not in UNDER_WAY)
    assert is_open(at(status)) == (status not in FINAL)
    assert not is_open(cancelled(status))


class TestTheNewMoves:
    """What the first program refused although the law allows it (T10, T11)."""

    def test_what_was_supplied_can_be_forwarded_and_decided(self) -> None:
        told = [RECEIVED, fact_of(Deed.SUPPLEMENT), fact_of(Deed.SUPPLIED)]
        dossier = folded(line(*told))
        assert dossier.status is Status.PROCESSING
        assert next_step(dossier) is Deed.FORWARD
        assert folded(line(*told, fact_of(Deed.FORWARD))).forwarded_to == "Tư pháp"

    def test_a_result_is_legal_at_once_after_the_reception(self) -> None:
        assert allowed(Deed.GRANT, at(Status.RECEIVED), CLERK) is None

    @pytest.mark.parametrize("status", [2, 4, 5, 6])
    def test_at_work_it_can_be_stopped_withdrawn_cancelled_and_put_off(self, status: int) -> None:
        for deed in (Deed.STOP, Deed.WITHDRAW, Deed.VOID, Deed.REPLACE, Deed.EXTEND):
            assert allowed(deed, at(Status(status)), SUPERVISOR) is None

    @pytest.mark.parametrize("status", [1, 3, 7, 8, 9, 10])
    def test_what_is_not_at_work_cannot(self, status: int) -> None:
        for deed in (Deed.STOP, Deed.WITHDRAW, Deed.VOID, Deed.REPLACE, Deed.EXTEND):
            assert allowed(deed, at(Status(status)), SUPERVISOR) is not None

    def test_payment_is_asked_and_met_at_the_desk(self) -> None:
        assert allowed(Deed.ASK_PAYMENT, at(Status.PROCESSING), CLERK) is None
        assert allowed(Deed.PAYMENT_MET, at(Status.PAYMENT_ASKED), CLERK) is None


class TestMoreThanTheStatus:
    """Rules that look at more of the dossier than its status."""

    def test_a_second_date_is_refused(self) -> None:
        dossier = folded(line(RECEIVED, fact_of(Deed.EXTEND)))
        hindrance = allowed(Deed.EXTEND, dossier, SUPERVISOR)
        assert hindrance is not None
        assert hindrance.key == "extend.only_once"

    def test_nothing_is_returned_while_two_results_differ(self) -> None:
        hindrance = allowed(Deed.RETURN, replace(at(Status.DONE), disputed=True), SUPERVISOR)
        assert hindrance is not None
        assert hindrance.key == "return.disputed"

    def test_a_second_request_is_for_a_supervisor_or_with_approval(self) -> None:
        dossier = folded(line(RECEIVED, fact_of(Deed.SUPPLEMENT), fact_of(Deed.SUPPLIED)))
        assert right_for(Deed.SUPPLEMENT, dossier) is Right.SECOND_SUPPLEMENT
        assert needs_approval(Deed.SUPPLEMENT, dossier, CLERK)
        assert not needs_approval(Deed.SUPPLEMENT, at(Status.RECEIVED), CLERK)

    def test_a_clerk_cancels_a_number_alone_only_while_it_lies_at_the_counter(self) -> None:
        assert not needs_approval(Deed.VOID, at(Status.RECEIVED), CLERK)
        for dossier in (at(Status.PROCESSING), at(Status.PAYMENT_ASKED)):
            assert right_for(Deed.VOID, dossier) is Right.VOID_AFTER_FORWARDING
            assert needs_approval(Deed.VOID, dossier, CLERK)
            assert not needs_approval(Deed.VOID, dossier, SUPERVISOR)

    def test_a_new_number_for_a_cancelled_one_takes_the_right_to_receive(self) -> None:
        dossier, cancels = at(Status.RECEIVED), Anyone(Right.VOID)
        assert allowed(Deed.VOID, dossier, cancels) is None
        assert allowed(Deed.REPLACE, dossier, cancels) == Hindrance(
            "rights.missing", {"right": Right.RECEIVE}
        )

    def test_who_comes_second_hears_who_collected(self) -> None:
        hindrance = allowed(Deed.RETURN, at(Status.RETURNED), SUPERVISOR)
        assert hindrance is not None
        assert hindrance.key == "return.already"
        assert hindrance.params["name"] == "Nguyễn Thị Hòa"


class TestForms:
    """Which papers a dossier has something to say on."""

    @pytest.mark.parametrize("status", list(Status))
    def test_each_form_is_offered_where_nothing_hinders_it(self, status: Status) -> None:
        dossier = at(status)
        assert forms_of(dossier) == tuple(one for one in OF_DOSSIER if form_hindrance(dossier, one) is None)
        assert (FormId.RECEIPT in forms_of(dossier)) == (dossier.number is not None)
        assert (FormId.REFUSAL in forms_of(dossier)) == (status is Status.REFUSED)
        assert (FormId.RETURN_SLIP in forms_of(dossier)) == (status is Status.RETURNED)
        assert (FormId.SUPPLEMENT in forms_of(dossier)) == bool(dossier.supplements)
        assert last_form(dossier) in {*forms_of(dossier), None}

    @pytest.mark.parametrize(("status", "form"), list(product(Status, FormId)))
    def test_what_hinders_a_form_has_words_and_a_cancelled_number_has_none(
        self, status: Status, form: FormId
    ) -> None:
        for dossier in (at(status), cancelled(status), replace(cancelled(status), replaced_by="H26-2")):
            hindrance = form_hindrance(dossier, form)
            assert hindrance is None or Messages("vi").knows(hindrance.key)
        assert forms_of(cancelled(status)) == ()

    def test_the_one_that_did_not_come_out_is_printed_again(self) -> None:
        dossier = folded(line(RECEIVED, fact_of(Deed.SUPPLEMENT)))
        record = PrintRecord("p1", FormId.SUPPLEMENT, "1", 1, NOW, "clerk", PrintState.FAILED)
        assert last_form(dossier) is FormId.RECEIPT
        assert last_form(replace(dossier, prints=(record,))) is FormId.SUPPLEMENT


class TestLists:
    """On which lists a dossier stands, and when it is late."""

    @pytest.mark.parametrize("status", list(Status))
    def test_it_is_late_only_while_its_term_runs(self, status: Status) -> None:
        late = DUE + timedelta(days=30)
        assert is_late(status, DUE, late, voided=False) == (status in TERM_RUNS)
        assert not is_late(status, DUE, DUE, voided=False)
        assert not is_late(status, DUE, late, voided=True)
        assert not is_late(status, None, late, voided=False)

    @pytest.mark.parametrize("status", list(Status))
    def test_flags_agree_with_the_rules_they_are_made_of(self, status: Status) -> None:
        for dossier in (at(status), cancelled(status)):
            flags = flags_of(dossier, "desk")
            assert flags.open == is_open(dossier)
            runs = status in TERM_RUNS and not dossier.voided_reason
            assert flags.due_open == (dossier.due_at if runs else None)
            assert flags.ready == (status is Status.DONE and not dossier.voided_reason)
            assert flags_of(dossier, "another").unprinted is False

    def test_waiting_for_the_citizen_is_not_late(self) -> None:
        assert Status.SUPPLEMENT_ASKED not in TERM_RUNS
