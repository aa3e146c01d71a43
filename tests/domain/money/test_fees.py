"""Fees as the published rules count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.catalogue.procedure import FeeRule, FeeUnit
from desk_app.domain.catalogue_data import load_procedures
from desk_app.domain.dossier.dossier import FeeLine
from desk_app.domain.dossier.drafts import Quantities
from desk_app.domain.money.fees import FeeTotal, fee_amount, fees_due, total_of
from tests.domain.seeded import resource

RULES = {version.code: version.fees for version in load_procedures(resource("catalogue/procedures.json"))}
(CERTIFIED,) = RULES["2.000815"]


@pytest.mark.parametrize(
    ("pages", "amount"),
    [(1, 2_000), (2, 4_000), (3, 5_000), (10, 12_000), (198, 200_000), (199, 200_000), (500, 200_000)],
)
def test_a_certified_copy_costs_by_page_up_to_the_cap(pages: int, amount: int) -> None:
    assert fee_amount(CERTIFIED, Quantities(pages=pages)) == amount
    assert fee_amount(CERTIFIED, Quantities(pages=pages, copies=3)) == 3 * amount


@given(st.integers(1, 2000), st.integers(1, 999))
def test_the_certified_fee_is_the_published_formula(pages: int, copies: int) -> None:
    assert fee_amount(CERTIFIED, Quantities(pages, copies)) == copies * min(
        2000 * min(pages, 2) + 1000 * max(pages - 2, 0), 200_000
    )


def test_the_slip_says_how_the_fee_was_counted() -> None:
    def basis(code: str, asked: Quantities) -> list[tuple[int | None, str]]:
        return [(line.amount, line.basis) for line in fees_due(RULES[code], asked)[0]]

    assert basis("2.000815", Quantities(3, 2)) == [(10_000, "(2 × 2.000 + 1 × 1.000) × 2")]
    assert basis("2.000815", Quantities(1, 1)) == [(2_000, "(1 × 2.000) × 1")]
    assert basis("2.000815", Quantities(400, 2)) == [(400_000, "200.000 × 2")]
    assert basis("2.000635", Quantities(copies=3)) == [(24_000, "8.000 × 3")]
    assert basis("2.000884", Quantities(cases=2)) == [(20_000, "10.000 × 2")]
    assert basis("1.001193", Quantities()) == [(0, "")]
    assert basis("1.004873", Quantities()) == [(None, "")]


def test_a_fee_the_ward_must_still_set_is_never_zero() -> None:
    lines, unset = fees_due(RULES["1.001612"], Quantities())
    assert ([line.amount for line in lines], unset) == ([None], True)
    assert total_of(lines) == FeeTotal(0, open=True)
    assert total_of((*lines, FeeLine("Phí", 8_000))) == FeeTotal(8_000, open=True)
    assert total_of((FeeLine("Phí", 8_000), FeeLine("Lệ phí", 0))) == FeeTotal(8_000, open=False)
    assert fee_amount(RULES["1.001612"][0], Quantities()) is None
    assert fees_due(RULES["2.000815"], Quantities())[1] is False


def test_a_page_fee_without_steps_and_without_cap_is_plain() -> None:
    rule = FeeRule("Sao y", 500, FeeUnit.CERTIFIED_PAGE)
    assert fee_amount(rule, Quantities(pages=7, copies=2)) == 7_000
    assert fees_due([rule], Quantities(7, 2))[0][0].basis == "(7 × 500) × 2"


def test_a_fee_is_never_counted_on_less_than_nothing() -> None:
    with pytest.raises(ValueError, match="less than nothing"):
        fee_amount(CERTIFIED, Quantities(pages=-1))


@given(
    st.sampled_from([rule for rules in RULES.values() for rule in rules]),
    st.integers(1, 300),
    st.integers(1, 50),
)
def test_more_pages_or_copies_never_cost_less(rule: FeeRule, pages: int, copies: int) -> None:
    less, more = Quantities(pages, copies, copies), Quantities(pages + 1, copies + 1, copies + 1)
    assert (fee_amount(rule, less) or 0) <= (fee_amount(rule, more) or 0)
