"""What people say at the counter finds the procedure, or the other door; on a fresh desk, nobody's use counted."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from desk_app import seeds
from desk_app.domain.catalogue.procedure_search import ProcedureIndex
from desk_app.domain.catalogue_data import load_everyday_words
from desk_app.errors import Refused
from tests.domain.seeded import read_data


@cache
def index() -> ProcedureIndex:
    return ProcedureIndex(seeds.seed_catalogue(), {}, seeds.seed_everyday())


def is_answered(case: dict[str, Any]) -> bool:
    """One of the codes among the first three; of another door's matter nothing is offered for reception."""
    first = index().find(case["phrase"])[:3]
    codes = case.get("codes", ())
    right = not codes or any(version.code in codes for version in first)
    if "where" not in case:
        return right and any(version.received_here for version in first)
    sent = bool(first) and first[0].elsewhere.startswith(case["where"])
    return right and sent and not any(version.received_here for version in first)


@pytest.mark.parametrize("file", ["phrases.json", "phrases_held_out.json"])
def test_everyday_phrases_are_answered(file: str) -> None:
    cases = read_data(file)["cases"]
    missed = [case["phrase"] for case in cases if not is_answered(case)]
    assert len(missed) <= 0.03 * len(cases), missed


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("khaisinh", "1.001193"),
        ("kethon", "1.000894"),
        ("dangkykethon", "1.000894"),
        ("khai shin", "1.001193"),
        ("kahi sinh", "1.001193"),
        ("khai sinnh", "1.001193"),
        ("keets hoon", "1.000894"),
        ("ke61t ho6n", "1.000894"),
        ("chứng thưc bản sao", "2.000815"),
        ("hoà giải đất", "1.012812"),
        ("HỘ KINH DOANH", "1.001612"),
        ("xn tthn", "1.004873"),
    ],
)
def test_glued_mistyped_and_raw_keys_are_understood(typed: str, code: str) -> None:
    assert code in [version.code for version in index().find(typed)[:3]]


@pytest.mark.parametrize(("typed", "first"), [("đổi họ", "1.004859"), ("tách hộ", "1.010038")])
def test_marks_tell_words_apart_where_they_are_typed(typed: str, first: str) -> None:
    assert index().find(typed)[0].code == first


def test_dktt_means_permanent_residence_first() -> None:
    found = index().find("dktt")
    assert [version.code for version in found[:2]] == ["1.004222", "1.004194"]
    assert not any(version.received_here for version in found[:3])


def test_beside_a_wrong_door_meant_for_certain_nothing_weaker_is_offered() -> None:
    assert not any(version.received_here for version in index().find("ly hôn"))
    assert index().find("ghi chú ly hôn")[0].code == "2.000554"
    assert any(version.received_here for version in index().find("đăng ký"))


def test_a_ward_adds_words_of_its_own() -> None:
    own = seeds.seed_everyday().joined(
        load_everyday_words({"said": {"1.014027": ["tiền hoa hồi"]}, "same": [["sổ đỏ", "bìa hường"]]})
    )
    ours = ProcedureIndex(seeds.seed_catalogue(), {}, own)
    assert ours.find("tien hoa hoi")[0].code == "1.014027"
    assert ours.find("bìa hường lần đầu")[0].code == "1.013978"
    assert not any(version.code == "1.014027" for version in index().find("tien hoa hoi")[:3])


@pytest.mark.parametrize(
    "plain", [{"2.000815": ["sao lụa"]}, {"said": {"2.000815": "sao lụa"}}, [], {"same": 5}]
)
def test_words_in_another_shape_are_refused_with_the_shape(plain: object) -> None:
    with pytest.raises(Refused) as refused:
        load_everyday_words(plain)
    assert refused.value.key == "catalogue.words_unreadable"
    assert set(load_everyday_words(json.loads(str(refused.value.params["example"]))).said) == {"2.000815"}
