"""The procedure box: a clerk types a few letters and finds what the citizen came for."""

from __future__ import annotations

from functools import cache
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app import seeds
from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.catalogue.procedure_search import ProcedureIndex
from desk_app.domain.text import fold


@cache
def versions() -> tuple[ProcedureVersion, ...]:
    return seeds.seed_catalogue()


@cache
def index() -> ProcedureIndex:
    return ProcedureIndex(versions(), {}, seeds.seed_everyday())


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("xntthn", "1.004873"),
        ("XNTTHN", "1.004873"),
        ("dkks", "1.001193"),
        ("đkks", "1.001193"),
        ("dktt", "1.004222"),
        ("hon nhan", "1.004873"),
        ("nhân hôn", "1.004873"),
        ("Xác nhận tình trạng hôn nhân", "1.004873"),
        ("khai sinh dang ky", "1.001193"),
        ("dk khai tu", "1.000656"),
        ("1.004873", "1.004873"),
        ("4873", "1.004873"),
        ("1004873", "1.004873"),
        ("1.000894.01", "1.000894"),
        ("chứng thực bản sao", "2.000815"),
        ("chung thuc ban sao", "2.000815"),
    ],
)
def test_a_procedure_is_found_as_clerks_type(typed: str, code: str) -> None:
    assert code in [version.code for version in index().find(typed, 5)]


@pytest.mark.parametrize(
    ("typed", "code"),
    [("khai sinh", "1.001193"), ("khai tu", "1.000656"), ("ket hon", "1.000894"), ("giam ho", "1.004837")],
)
def test_the_plain_case_stands_before_its_special_ones(typed: str, code: str) -> None:
    assert index().find(typed, 5)[0].code == code


def test_typing_more_only_narrows() -> None:
    assert len(index().find("dang ky khai sinh", 600)) < len(index().find("dang ky", 600))


def test_of_what_fits_alike_the_most_used_at_this_desk_come_first() -> None:
    busy = index().counted_anew({"2.001008": 40, "2.000992": 12})
    assert [version.code for version in index().find("bản dịch", 2)] == ["2.000992", "2.001008"]
    assert [version.code for version in busy.find("bản dịch", 2)] == ["2.001008", "2.000992"]
    assert [version.code for version in busy.find("", 2)] == ["2.001008", "2.000992"]


def test_the_name_typed_out_stands_before_what_is_used_more() -> None:
    busy = index().counted_anew({"1.001193": 5000, "1.004884": 1})
    assert busy.find("dang ky lai khai sinh", 1)[0].code == "1.004884"


def test_exact_initials_come_before_use() -> None:
    busy = index().counted_anew({"1.000656": 500})
    assert busy.find("xntthn", 1)[0].code == "1.004873"


def test_nothing_is_found_for_nonsense() -> None:
    assert index().find("zzqx") == ()
    assert index().find("?!") == ()
    assert index().find("9.999999") == ()


@given(st.sampled_from(range(645)), st.randoms(use_true_random=False))
def test_every_procedure_is_found_by_its_own_words_in_any_order(place: int, shuffle: object) -> None:
    version = versions()[place]
    typed = fold(version.short_name).split()
    shuffle.shuffle(typed)  # type: ignore[attr-defined]
    assert version in index().find(" ".join(typed), 600)
    assert version in index().find(version.code, 600)


@given(st.text(max_size=30))
def test_any_typing_is_answered(typed: str) -> None:
    assert len(index().find(typed, 7)) <= 7


def test_a_keystroke_is_answered_at_once() -> None:
    index().find("a")
    queries = [
        query[:length]
        for query in ("xac nhan tinh trang", "dkks", "1.0048")
        for length in range(1, len(query))
    ]
    took = []
    for query in queries:
        start = perf_counter()
        index().find(query)
        took.append(perf_counter() - start)
    assert sorted(took)[len(took) // 2] < 0.020
