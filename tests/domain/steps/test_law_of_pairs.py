"""The law of pairs: every worked row, and the eleven principles for all other pairs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import combinations_with_replacement, product
from pathlib import Path
from typing import Any

import pytest

from desk_app.domain.dossier.dossier import PrintState, Status
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import CityStatusSet
from desk_app.domain.facts.exception_kinds import CLASH_CHOICES, PENDING
from desk_app.domain.facts.facts import Fact
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.law import (
    ADDITIONS,
    CANCELLINGS,
    DECISIONS,
    ENDINGS,
    MONEY,
    Done,
    Ruling,
    Verdict,
    can_meet,
    judge,
)
from desk_app.domain.steps.steps import STEPS
from desk_app.messages import Messages
from tests.domain.deed_facts import fact_of
from tests.domain.histories import START

ROWS = json.loads((Path(__file__).parent.parent / "data/pairs.json").read_text(encoding="utf-8"))["pairs"]
ALONE = [one for one in Deed if one is not Deed.TAKE_BACK]
"""What is taken back decides of a taking back: its rows stand by themselves."""
PAIRS = list(combinations_with_replacement(ALONE, 2))
Pair = tuple[Deed, Deed]
SIDES = list(product(PAIRS, (0, 1)))
VI = Messages("vi")


def done(fact: Fact, deed: Deed, minutes: int = 0) -> Done:
    return Done(deed, fact, START + timedelta(minutes=minutes))


def ruled(one: Deed, other: Deed, which: int = 0) -> Ruling:
    """Judge two deeds; `which` 0 takes equal contents where both are of one kind, 1 different ones."""
    return judge(done(fact_of(one), one), done(fact_of(other, which), other))


def row_name(row: dict[str, Any]) -> str:
    return "-".join((row["a"], row["b"], row.get("variant") or ""))


def city_statuses(row: dict[str, Any]) -> list[Status]:
    """Give the statuses a row about the city speaks of; there is no status 0 that it could set."""
    variant = row.get("variant")
    if variant is None:
        return list(Status)
    listed = [Status(int(one)) for one in re.findall(r"\d+", variant) if one != "0"]
    desk = STEPS[Deed(row["a"])]
    if variant.startswith("thành phố đặt một trong"):
        return [one for one in listed if one != desk.to]
    return listed or [one for one in Status if one != desk.to and one not in desk.legal_from]


def facts_of(row: dict[str, Any]) -> list[tuple[Fact, Fact]]:
    a, b, variant = Deed(row["a"]), Deed(row["b"]), row.get("variant") or ""
    if b is Deed.CITY_STATUS:
        return [(fact_of(a), CityStatusSet(status)) for status in city_statuses(row)]
    if a is Deed.TAKE_FEE and b is Deed.TAKE_FEE:
        taken = facts.FeeTaken("t1", "Lệ phí", 8000, reference="BL-1")
        other = {
            "cùng khoản, cùng số tham chiếu": replace(taken, payment_id="t2"),
            "cùng dòng phí, không có số tham chiếu chung": replace(taken, payment_id="t2", reference="BL-2"),
            "khác dòng phí": replace(taken, payment_id="t2", line="Phí"),
        }
        return [(taken, other[variant])]
    same = variant == "nội dung giống nhau"
    return [(fact_of(a), fact_of(b, 0 if same else 1))]


@pytest.mark.parametrize("row", ROWS, ids=row_name)
def test_every_worked_row_holds(row: dict[str, Any]) -> None:
    a, b = Deed(row["a"]), Deed(row["b"])
    for one, other in facts_of(row):
        ruling = judge(done(one, a), done(other, b))
        assert (ruling.verdict, ruling.stands) == (row["verdict"], row["stands"])
        assert ruling.urgent == row.get("urgent", False)
        assert ruling == judge(done(other, b), done(one, a))
        assert worded(ruling) == [as_we_say(text) for text in row["choices"]]
        if "first_choice" in row:
            assert VI.text(f"exception.choice.clash.{ruling.first_choice}") == row["first_choice"]


def test_all_rows_were_tried() -> None:
    assert len(ROWS) == 189
    assert sum(not facts_of(row) for row in ROWS) == 1  # the city cannot set "not known yet"


def worded(ruling: Ruling) -> list[str]:
    """Give the choices of a ruling as a clerk reads them."""
    return [VI.text(f"exception.choice.clash.{one}") for one in CLASH_CHOICES.get(ruling.choices, ())]


def as_we_say(text: str) -> str:
    """Map a row's "quầy A" to our "thứ nhất": one desk may have done both, and its desk stands beside each deed."""
    text = text.replace("Số mới của quầy A", "Số mới của việc thứ nhất")
    text = text.replace("Số mới của quầy B", "Số mới của việc thứ hai")
    text = text.replace("của quầy A", "thứ nhất").replace("của quầy B", "thứ hai")
    # One choice, one word: what was said at two results is true also of a result beside an ending.
    asked = "Hỏi lại đơn vị giải quyết"
    return asked + "; chưa trả cho dân" if text == asked else text


WIDER = {
    Deed.EXTEND: {Status.SUPPLEMENT_ASKED},  # issue: a later date also while the citizen is waited for
    Deed.REGISTER: {Status.REGISTERED},  # told again what is missing, the reference stays
}
"""From where a deed is legal beyond what the rows were made of, with the reason."""


@pytest.mark.parametrize("row", ROWS, ids=row_name)
def test_a_row_s_statuses_are_where_both_deeds_are_legal(row: dict[str, Any]) -> None:
    one, other = STEPS[Deed(row["a"])], STEPS[Deed(row["b"])]
    wider = WIDER.get(one.deed, set()) | WIDER.get(other.deed, set())
    legal = {int(status) for status in one.legal_from & other.legal_from - wider}
    legal |= {0} if one.opens and other.opens else set()
    assert sorted(legal) == [one for one in row["from_status"] if one not in wider]
    assert row["possible"] == bool(row["from_status"])


def test_a_forwarding_and_a_sheet_to_one_unit_do_not_clash() -> None:
    sheet = done(facts.HandOverMade("BG-1", "Tư pháp"), Deed.MAKE_HAND_OVER)
    assert judge(done(fact_of(Deed.FORWARD), Deed.FORWARD), sheet).verdict is Verdict.NO_CLASH


@pytest.mark.parametrize("cancelling", [Deed.VOID, Deed.REPLACE])
@pytest.mark.parametrize(("state", "slip_out"), list(product(PrintState, (True, False, None))))
def test_a_slip_that_came_out_clashes_with_a_cancelling_that_says_it_did_not(
    cancelling: Deed, state: PrintState, slip_out: bool | None
) -> None:
    void = replace(fact_of(cancelling), slip_out=slip_out)  # type: ignore[call-arg]
    settled = facts.PrintSettled("p1", state)
    ruling = judge(done(void, cancelling), done(settled, Deed.SETTLE_PRINT))
    told_apart = state is PrintState.CONFIRMED and slip_out is False
    assert (ruling.verdict is Verdict.CLASH) == told_apart


def of_every_pair(check: Callable[[Pair, int], None]) -> Callable[[], None]:
    """Make a test of what holds for all pairs of deeds, with equal (0) and with different contents (1)."""

    def test() -> None:
        for pair, which in SIDES:
            try:
                check(pair, which)
            except AssertionError as error:
                error.add_note(f"{pair[0]}, {pair[1]}, {which}")
                raise

    test.__name__ = check.__name__
    return test


@of_every_pair
def test_it_is_ruled_alike_from_both_sides_and_every_time(pair: Pair, which: int) -> None:
    one, other = pair
    for ground in (True, False):
        first, second = done(fact_of(one), one), done(fact_of(other, which), other)
        ruling = judge(first, second, same_ground=ground)
        assert ruling == judge(second, first, same_ground=ground)
        assert ruling == judge(first, second, same_ground=ground)


@of_every_pair
def test_what_stands_is_one_of_the_two_or_a_word_and_a_clash_has_choices(pair: Pair, which: int) -> None:
    ruling = ruled(*pair, which)
    assert ruling.stands in {*pair, "both", "first_in_city_order", "none", "legal_one"}
    assert re.fullmatch(r"P(1[01]?|[2-9])", ruling.principle)
    if ruling.verdict is Verdict.CLASH:
        assert ruling.choices in CLASH_CHOICES
        assert ruling.first_choice in ("", *CLASH_CHOICES[ruling.choices])
    else:
        assert (ruling.choices, ruling.urgent, ruling.first_choice) == ("", False, "")


@of_every_pair
def test_p1_what_left_the_building_stands(pair: Pair, which: int) -> None:
    one, other = pair
    if Deed.RETURN in pair and one is not other:
        assert ruled(one, other, which).stands in (Deed.RETURN, "both", *(pair if _city(pair) else ()))


@of_every_pair
def test_p1_two_numbers_two_collectors_are_both_shown(pair: Pair, which: int) -> None:
    one, other = pair
    if one is other and one in (Deed.RECEIVE, Deed.RETURN, Deed.REPLACE, Deed.WITHDRAW) and which:
        assert ruled(one, other, which).stands == "both"
        assert ruled(one, other, which).verdict is Verdict.CLASH


@of_every_pair
def test_p2_deeds_on_different_ground_say_nothing_by_themselves(pair: Pair, which: int) -> None:
    one, other = pair
    if _city(pair) or one is other or Deed.RETURN in pair or can_meet(one, other):
        return
    apart = judge(done(fact_of(one), one), done(fact_of(other), other), same_ground=False)
    assert apart.verdict is Verdict.NO_CLASH


@of_every_pair
def test_p3_an_ending_stands_over_going_on(pair: Pair, which: int) -> None:
    ending = next((one for one in pair if one in ENDINGS), None)
    other = next((one for one in pair if one is not ending), ending)
    if ending is None or other is None or _city(pair) or other in ADDITIONS or not can_meet(*pair):
        return
    if pair[0] is pair[1] or other in DECISIONS | MONEY:
        return
    assert ruled(*pair, which).stands == (Deed.WITHDRAW if Deed.WITHDRAW in pair else ending)


@of_every_pair
def test_p4_a_cancelled_number_stands_over_going_on_only(pair: Pair, which: int) -> None:
    cancelled = next((one for one in pair if one in CANCELLINGS), None)
    other = next((one for one in pair if one is not cancelled), cancelled)
    if cancelled is None or other in CANCELLINGS or _city(pair) or not can_meet(*pair):
        return
    stronger = DECISIONS | ENDINGS | {Deed.RETURN}
    if other in stronger:
        assert ruled(*pair, which).stands == other
    elif other not in ADDITIONS | MONEY:
        assert ruled(*pair, which).stands == cancelled


@of_every_pair
def test_p5_what_only_adds_never_clashes_but_paper_under_a_cancelled_number(pair: Pair, which: int) -> None:
    if ADDITIONS & set(pair):
        clash = ruled(*pair, which).verdict is Verdict.CLASH
        assert clash == (Deed.PRINT in pair and bool(CANCELLINGS & set(pair)))


@of_every_pair
def test_p6_money_is_never_merged_in_silence(pair: Pair, which: int) -> None:
    if pair in ((Deed.TAKE_FEE,) * 2, (Deed.CANCEL_FEE,) * 2):
        ruling = judge(*(done(fact_of(pair[0]), pair[0], at) for at in (0, 1)))
        assert (ruling.verdict, ruling.stands) == (Verdict.CLASH, "both")


@of_every_pair
def test_p7_a_decision_stands(pair: Pair, which: int) -> None:
    decision = next((one for one in pair if one in DECISIONS), None)
    other = next((one for one in pair if one is not decision), None)
    if decision is None or other is None or _city(pair) or not can_meet(*pair):
        return
    if other in DECISIONS:
        assert ruled(*pair, which).stands == "none"
    elif other not in ADDITIONS | MONEY:
        assert ruled(*pair, which).stands == decision


@of_every_pair
def test_p8_two_dates_are_asked_about(pair: Pair, which: int) -> None:
    dated = {Deed.EXTEND, Deed.SUPPLIED}
    if pair[0] is pair[1] and set(pair) <= dated and which:
        assert ruled(*pair, which).choices == "dates"


@of_every_pair
def test_p9_where_no_status_allows_both_the_legal_one_stands(pair: Pair, which: int) -> None:
    if can_meet(*pair) or _city(pair) or ADDITIONS & set(pair):
        return
    ruling = ruled(*pair, which)
    assert ruling.verdict is Verdict.CLASH
    assert ruling.stands == (Deed.RETURN if Deed.RETURN in pair else "legal_one")


@of_every_pair
def test_p10_equal_deeds_are_one(pair: Pair, which: int) -> None:
    one, other = pair
    if one is not other or one in MONEY | {Deed.MAKE_HAND_OVER} or _city(pair):
        return
    ruling = ruled(one, other, which)
    if one in ADDITIONS - {Deed.ATTACH}:
        assert ruling.verdict is Verdict.NO_CLASH
    elif not which:
        assert (ruling.verdict, ruling.stands) == (Verdict.SAME, "first_in_city_order")
    elif one in (Deed.PAYMENT_MET, Deed.ATTACH):
        assert ruling.verdict is not Verdict.CLASH
    else:
        assert ruling.verdict is Verdict.CLASH


@of_every_pair
def test_p11_the_city_s_word_stands_but_over_a_return_and_a_withdrawal(pair: Pair, which: int) -> None:
    desk = next((one for one in pair if one is not Deed.CITY_STATUS), None)
    if not _city(pair) or desk is None or desk in ADDITIONS | MONEY:
        return
    for status in Status:
        ruling = judge(done(fact_of(desk, which), desk), done(CityStatusSet(status), Deed.CITY_STATUS))
        if ruling.verdict is Verdict.CLASH:
            kept = desk in (Deed.RETURN, Deed.WITHDRAW)
            assert ruling.stands == (desk if kept else Deed.CITY_STATUS)
            assert status not in STEPS[desk].legal_from
        else:
            assert status == STEPS[desk].to or status in STEPS[desk].legal_from


def _city(pair: Pair) -> bool:
    return Deed.CITY_STATUS in pair


def test_nothing_stands_in_a_circle() -> None:
    """Of three deeds that can be done from one state none beats the next all the way round."""
    beats = {
        (one, other)
        for one, other in product(Deed, Deed)
        if one is not other and can_meet(one, other) and ruled(one, other, 1).stands == one
    }
    for one, two, three in product(Deed, repeat=3):
        assert not {(one, two), (two, three), (three, one)} <= beats


def test_two_receptions_at_two_times_are_two_slips() -> None:
    slip = fact_of(Deed.RECEIVE)
    assert judge(done(slip, Deed.RECEIVE), done(slip, Deed.RECEIVE)).verdict is Verdict.SAME
    assert judge(done(slip, Deed.RECEIVE), done(slip, Deed.RECEIVE, 1)).verdict is Verdict.CLASH


def test_every_choice_has_words_in_both_languages() -> None:
    for lang in ("vi", "en"):
        for choice in {one for listed in CLASH_CHOICES.values() for one in listed}:
            assert Messages(lang).knows(f"exception.choice.clash.{choice}")
    assert {one for listed in CLASH_CHOICES.values() for one in listed} >= PENDING
