"""Due dates at the counter: worked cases, the reasons given, supplements and the policy settings."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from desk_app.domain.catalogue.procedure import ClockStop, DeadlineKind, DeadlineRule
from desk_app.domain.time.deadlines import calendar_findings, due_after_supplement
from desk_app.domain.time.due_dates import DueDate
from desk_app.domain.time.due_policy import DayEnd
from desk_app.domain.time.local_time import local
from desk_app.domain.time.rest_days import CalendarYear, YearState
from desk_app.errors import Refused
from tests.domain.seeded import POLICY, at, calendar, day, due, hours

VECTORS = json.loads(
    (Path(__file__).parent.parent / "data" / "deadline_vectors.json").read_text(encoding="utf-8")
)


def reasons(found: DueDate) -> list[tuple[str, bool, str]]:
    return [
        (f"{step.date:%d/%m}", step.counted, step.reason.removeprefix("due.step.")) for step in found.steps
    ]


@pytest.mark.parametrize("case", VECTORS["vectors"], ids=lambda case: case["name"])
def test_every_worked_case_holds(case: dict[str, Any]) -> None:
    found = due(case["kind"], case["amount"], at(case["received_at"]))
    assert found.effective_from == at(case["effective_from"])
    assert found.due_at == at(case["due_at"])
    assert found.steps[0].date == at(case["received_at"]).date()
    assert found.steps[-1].date == at(case["due_at"]).date()


def test_three_working_days_over_the_culture_day_name_every_day() -> None:
    found = due("working_days", 3, at("2026-11-20T09:30"))
    assert reasons(found) == [
        ("20/11", False, "received"),
        ("21/11", False, "weekly_rest"),
        ("22/11", False, "weekly_rest"),
        ("23/11", True, "working_day"),
        ("24/11", False, "holiday"),
        ("25/11", True, "working_day"),
        ("26/11", True, "working_day"),
    ]
    assert found.steps[4].note == "Ngày Văn hóa Việt Nam"


def test_a_make_up_saturday_counts_and_is_named() -> None:
    found = due("working_days", 1, at("2026-08-21T10:00"))
    assert reasons(found)[-1] == ("22/08", True, "make_up_day")
    assert "31/08/2026" in found.steps[-1].note


def test_a_dossier_handed_in_on_a_saturday_starts_on_monday() -> None:
    found = due("working_days", 1, at("2026-11-14T09:00"))
    assert reasons(found) == [
        ("14/11", False, "received_weekly_rest"),
        ("15/11", False, "weekly_rest"),
        ("16/11", False, "clock_starts"),
        ("17/11", True, "working_day"),
    ]


def test_a_receipt_on_a_holiday_says_so() -> None:
    found = due("working_days", 1, at("2026-11-24T09:00"))
    assert (found.steps[0].reason, found.steps[0].note) == (
        "due.step.received_holiday",
        "Ngày Văn hóa Việt Nam",
    )


@pytest.mark.parametrize(
    ("moment", "reason"),
    [("07:40", "before_opening"), ("12:30", "lunch_break"), ("17:01", "after_closing")],
)
def test_a_receipt_outside_the_half_days_says_why_it_starts_later(moment: str, reason: str) -> None:
    assert due("working_days", 1, at(f"2026-11-19T{moment}")).steps[0].reason == f"due.step.received_{reason}"


def test_after_the_cut_off_the_slip_says_so_and_names_the_hour() -> None:
    found = due("same_day", 1, at("2026-11-20T15:00:01"))
    assert found.due_at == at("2026-11-23T17:00")
    assert (found.steps[0].reason, found.steps[0].note) == ("due.step.after_cut_off", "15:00")
    assert [step.counted for step in found.steps] == [False, False, False, True]


def test_a_ward_may_set_another_cut_off() -> None:
    early = replace(POLICY, same_day_cut_off=time(14, 30))
    assert due("same_day", 1, at("2026-11-19T14:45"), early).due_at == at("2026-11-20T17:00")


def test_a_ward_may_promise_the_close_of_the_last_day() -> None:
    closing = replace(POLICY, working_days_end=DayEnd.CLOSE_OF_DAY)
    assert due("working_days", 3, at("2026-11-20T09:30"), closing).due_at == at("2026-11-26T17:00")


def test_calendar_days_that_end_on_a_rest_day_move_to_the_next_working_day() -> None:
    found = due("days", 15, at("2026-04-17T09:00"))
    assert reasons(found)[-3:] == [
        ("02/05", True, "day"),
        ("03/05", False, "weekly_rest"),
        ("04/05", False, "moved_here"),
    ]


def test_working_hours_say_what_each_day_gave() -> None:
    found = due("working_hours", 8, at("2026-11-23T11:45"))
    assert [(step.counted, step.note) for step in found.steps] == [
        (True, "4:15"),
        (False, "Ngày Văn hóa Việt Nam"),
        (True, "3:45"),
    ]


def test_a_procedure_without_a_term_has_no_date_but_a_reason() -> None:
    found = due("none", 0, at("2026-11-20T09:30"))
    assert found.due_at is None
    assert [step.reason for step in found.steps] == ["due.step.no_fixed_date"]


def test_a_term_over_midnight_is_counted_from_the_moment_of_receiving() -> None:
    before, after = at("2026-11-18T23:59:59"), at("2026-11-19T00:00:01")
    assert (
        due("working_days", 1, before).due_at
        == due("working_days", 1, after).due_at
        == at("2026-11-20T08:00")
    )


def test_a_moment_in_another_zone_is_the_same_moment() -> None:
    from datetime import UTC

    moment = at("2026-11-20T09:30")
    assert due("working_days", 3, moment.astimezone(UTC)) == due("working_days", 3, moment)


def test_a_moment_without_offset_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="offset"):
        due("working_days", 3, at("2026-11-20T09:30").replace(tzinfo=None))


@pytest.mark.parametrize(("kind", "amount"), [("working_days", 0), ("days", -3), ("working_hours", 10_001)])
def test_an_impossible_term_is_refused_by_name(kind: str, amount: int) -> None:
    with pytest.raises(Refused) as refused:
        due(kind, amount, at("2026-11-20T09:30"))
    assert refused.value.key == "due.bad_amount"


@pytest.mark.parametrize("year", ["1999", "9999"])
def test_a_receipt_in_an_impossible_year_is_refused(year: str) -> None:
    with pytest.raises(Refused) as refused:
        due("working_days", 3, at(f"{year}-11-20T09:30"))
    assert refused.value.key == "due.bad_year"


def test_a_term_into_an_estimated_year_warns_and_into_an_unknown_one_too() -> None:
    assert calendar_findings(due("working_days", 2, at("2026-11-18T09:30")), calendar()) == []
    keys = [
        finding.key for finding in calendar_findings(due("days", 700, at("2027-11-01T09:00")), calendar())
    ]
    assert keys == ["due.year_estimated", "due.year_estimated", "due.year_unknown"]


def test_a_day_only_a_package_says_is_named_until_a_person_confirms_the_year() -> None:
    over = due("working_days", 3, at("2026-11-20T09:30"))
    (found,) = calendar_findings(over, calendar())
    assert (found.key, found.params["day"]) == ("due.day_unconfirmed", day("2026-11-24"))
    swap = due("working_days", 1, at("2026-01-01T09:30"))
    assert day("2026-01-02") not in [one.params.get("day") for one in calendar_findings(swap, calendar())]
    by_word = CalendarYear(2026, YearState.CONFIRMED, "")
    assert calendar_findings(over, calendar().with_year(by_word)) == [found]
    by_document = CalendarYear(2026, YearState.CONFIRMED, "12729/VPCP-KGVX")
    assert calendar_findings(over, calendar().with_year(by_document)) == []


def supplied(rule: DeadlineRule, received: str, asked: str, brought: str) -> DueDate:
    old = due(rule.kind, rule.amount, at(received))
    return due_after_supplement(rule, old, at(asked), at(brought), calendar(), hours(), POLICY)


def test_recounting_starts_the_whole_term_at_the_supply() -> None:
    rule = DeadlineRule(DeadlineKind.WORKING_DAYS, 3)
    found = supplied(rule, "2026-11-16T09:00", "2026-11-17T09:00", "2026-11-20T09:30")
    assert found == due("working_days", 3, at("2026-11-20T09:30"))


def test_pausing_adds_the_working_time_waited() -> None:
    rule = DeadlineRule(DeadlineKind.WORKING_DAYS, 3, ClockStop.PAUSE)
    found = supplied(rule, "2026-11-16T09:00", "2026-11-17T10:00", "2026-11-18T14:30")
    assert found.due_at == at("2026-11-20T13:30")
    assert reasons(found) == [
        ("17/11", False, "waiting"),
        ("18/11", True, "working_day"),
        ("19/11", True, "working_day"),
        ("20/11", True, "working_day"),
    ]


def test_pausing_over_the_weekend_costs_only_working_time() -> None:
    rule = DeadlineRule(DeadlineKind.WORKING_DAYS, 2, ClockStop.PAUSE)
    found = supplied(rule, "2026-11-19T09:00", "2026-11-20T16:00", "2026-11-23T09:00")
    assert found.due_at == at("2026-11-23T11:00")


def test_pausing_a_term_in_calendar_days_adds_calendar_days() -> None:
    rule = DeadlineRule(DeadlineKind.CALENDAR_DAYS, 10, ClockStop.PAUSE)
    found = supplied(rule, "2026-11-02T09:00", "2026-11-05T09:00", "2026-11-14T09:00")
    assert found.due_at == at("2026-11-23T17:00")
    assert [step.date for step in found.steps] == [date(2026, 11, d) for d in range(5, 24)]


def test_a_procedure_with_its_own_term_gets_it_from_the_supply() -> None:
    rule = DeadlineRule(DeadlineKind.CALENDAR_DAYS, 20, ClockStop.OWN_TERM, own_term_days=2)
    found = supplied(rule, "2026-11-02T09:00", "2026-11-05T09:00", "2026-11-16T10:00")
    assert found.due_at == at("2026-11-18T10:00")


def test_a_procedure_without_a_term_keeps_none_after_a_supplement() -> None:
    rule = DeadlineRule(DeadlineKind.NONE, 0, ClockStop.PAUSE)
    assert supplied(rule, "2026-11-16T09:00", "2026-11-17T10:00", "2026-11-18T14:30").due_at is None


def test_papers_cannot_be_supplied_before_they_were_asked_for() -> None:
    rule = DeadlineRule(DeadlineKind.WORKING_DAYS, 3)
    with pytest.raises(Refused) as refused:
        supplied(rule, "2026-11-16T09:00", "2026-11-18T10:00", "2026-11-17T14:30")
    assert refused.value.key == "due.supplied_before_asked"


def test_a_late_pause_never_promises_a_rest_day() -> None:
    rule = DeadlineRule(DeadlineKind.SAME_DAY, 1, ClockStop.PAUSE)
    found = supplied(rule, "2026-11-20T09:00", "2026-11-20T10:00", "2026-11-20T11:00")
    assert found.due_at is not None
    assert local(found.due_at) == at("2026-11-23T09:00")
    assert calendar().is_working_day(day("2026-11-23"))
