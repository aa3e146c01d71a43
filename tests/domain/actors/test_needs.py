"""Every kind of entry has its answer to who may write it, and what the answers are is written down here."""

from __future__ import annotations

import pytest

from desk_app.domain.actors.needs import ANYBODY, IN_OFFICE, NEEDS, SYSTEM, need_of
from desk_app.domain.facts.facts import ReferenceDataChanged
from desk_app.domain.facts.wire import fact_types
from desk_app.domain.steps.rights import Right

BY_RIGHT = {
    Right.RECEIVE: "dossier_registered dossier_received guidance_given dossier_refused supplement_supplied paper_attached"
    " note_added deed_taken_back",
    Right.HAND_ON: "dossier_forwarded hand_over_made hand_over_accepted payment_asked payment_met result_recorded"
    " dossier_stopped dossier_withdrawn supplement_requested exception_closed deed_taken_back",
    Right.SECOND_SUPPLEMENT: "supplement_requested",
    Right.RETURN: "result_returned",
    Right.EXTEND: "due_date_extended deed_taken_back",
    Right.REOPEN: "dossier_reopened deed_taken_back",
    Right.VOID: "dossier_voided",
    Right.VOID_AFTER_FORWARDING: "dossier_voided",
    Right.TAKE_MONEY: "fee_taken",
    Right.CANCEL_MONEY: "fee_cancelled",
    Right.CHANGE_USERS: "user_saved user_unlocked pin_kept",
    Right.CHANGE_SETTINGS: "setting_changed",
    Right.CHANGE_CATALOGUE: "reference_data_changed",
    Right.CHANGE_CALENDAR: "reference_data_changed",
    Right.CONFIRM: "clock_confirmed",
    Right.RESTORE: "database_restored",
    Right.CLOSE_DAY: "day_closed",
    Right.SETTLE: "exception_closed",
}
IN_OFFICE_ONLY = (
    "form_printed print_settled signed_in lookups_recorded numbers_missing clock_jumped desk_enrolled"
    " snapshot_taken"
)
NOBODY = "sign_in_refused city_status_set desk_admitted desk_revoked rights_ended exception_opened"


def test_every_kind_has_an_answer() -> None:
    assert set(fact_types()) - set(NEEDS) == set()


def test_the_answers_are_the_agreed_ones() -> None:
    rights = {
        kind: {right for right, kinds in BY_RIGHT.items() if kind in kinds.split()} for kind in fact_types()
    }
    assert {kind: set(NEEDS[kind].rights) for kind in fact_types()} == rights
    plain = {kind for kind, need in NEEDS.items() if need == IN_OFFICE}
    assert plain == set(IN_OFFICE_ONLY.split())
    assert {kind for kind, need in NEEDS.items() if need == ANYBODY} == set(NOBODY.split())


@pytest.mark.parametrize(
    ("what", "right"),
    [
        ("calendar", Right.CHANGE_CALENDAR),
        ("working_hours", Right.CHANGE_CALENDAR),
        ("procedure", Right.CHANGE_CATALOGUE),
        ("catalogue", Right.CHANGE_CATALOGUE),
    ],
)
def test_what_was_changed_says_which_right_it_took(what: str, right: Right) -> None:
    fact = ReferenceDataChanged(what, "all", "", "")
    assert need_of(fact.KIND, fact).rights == {right}


def test_a_kind_of_a_newer_program_is_judged_there() -> None:
    assert need_of("of_tomorrow", None) == ANYBODY


def test_the_parts_of_the_program_write_no_deeds() -> None:
    written = {kind for kinds in SYSTEM.values() for kind in kinds}
    assert written == {
        "desk_enrolled",
        "numbers_missing",
        "clock_jumped",
        "database_restored",
        "lookups_recorded",
    }
