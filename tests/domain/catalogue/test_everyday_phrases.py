"""What people say at the counter finds the procedure, or the other door; on a fresh desk, nobody's use counted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import pytest

from desk_app import seeds
from desk_app.domain.catalogue.everyday_words import EverydayWords
from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.catalogue.procedure_search import ProcedureIndex
from desk_app.domain.catalogue.sayings import Sayings
from desk_app.domain.catalogue.spelling import marked_words
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
    if "or_where" in case and is_sent(first, case["or_where"]):
        return True
    if "where" not in case:
        return right and any(version.received_here for version in first)
    return right and is_sent(first, case["where"])


def is_sent(first: Sequence[ProcedureVersion], doors: str | list[str]) -> bool:
    """The first line names one of the doors, by the beginning of its name, and none offers a reception."""
    begins = tuple(doors) if isinstance(doors, list) else doors
    sent = bool(first) and first[0].elsewhere.startswith(begins)
    return sent and not any(version.received_here for version in first)


@pytest.mark.parametrize(
    ("file", "missed_most"),
    [
        ("phrases.json", 0.0),
        ("phrases_held_out.json", 0.01),
        ("phrases_blind_a.json", 0.01),
        ("phrases_blind_b.json", 0.01),
        ("phrases_blind_c.json", 0.02),
        ("phrases_blind_d.json", 0.01),
        ("phrases_blind_e.json", 0.01),
        ("phrases_blind_f.json", 0.03),
    ],
)
def test_everyday_phrases_are_answered(file: str, missed_most: float) -> None:
    """Each file says how it was written and what its first run was; the shares here are those reached since.

    First runs: held out 95.7, 86.6 and 94.3 % as three parts, A 88.8 % (95.6 % of what the list had a row for),
    B 98.5 %, C 87.5 % (stories and rare words, harder on purpose), D 95.6 %, E 98.5 %, F 97.5 %. What nobody here has
    seen is answered as a first run is, not as these shares.
    """
    cases = read_data(file)["cases"]
    missed = [case["phrase"] for case in cases if not is_answered(case)]
    assert len(missed) <= missed_most * len(cases), missed


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
        ("giấy chứng nhân kết hốn", "1.000894"),
        ("xổ đỏ nần đầu", "1.013978"),
        ("chích lục khai sinh", "2.000635"),
        ("tạm chú", "1.004194"),
        ("tlks", "2.000635"),
    ],
)
def test_glued_mistyped_and_raw_keys_are_understood(typed: str, code: str) -> None:
    assert code in [version.code for version in index().find(typed)[:3]]


@pytest.mark.parametrize(("typed", "first"), [("đổi họ", "1.004859"), ("tách hộ", "1.010038")])
def test_marks_tell_words_apart_where_they_are_typed(typed: str, first: str) -> None:
    assert index().find(typed)[0].code == first


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("chị ơi cho em hỏi làm giấy khai sinh cho cháu mất bao lâu thì có ạ", "1.001193"),
        ("ông nội em mới mất hôm qua thì phải làm gì", "1.000656"),
        ("khai tu cho bo", "1.000656"),
        ("đăng ký kết hôn mất bao nhiêu tiền, cần giấy tờ gì, nộp ở đâu", "1.000894"),
        ("cơ quan em đăng ký tạm trú cho cả tập thể theo danh sách thì hồ sơ gồm những gì", "1.004194"),
    ],
)
def test_a_whole_sentence_is_heard_for_its_matter(asked: str, code: str) -> None:
    assert index().find(asked)[0].code == code


def test_a_word_with_other_marks_than_an_idle_one_is_not_idle() -> None:
    sayings = Sayings(seeds.seed_catalogue(), EverydayWords(idle=("qua",)))
    present, over = (word for word in marked_words("quà qua"))
    assert sayings.weight_of(*present) > 3 * sayings.weight_of(*over)
    assert index().find("quà biếu")[0].code == "1.007645"


def test_two_words_of_the_same_letters_are_two_words() -> None:
    assert index().find("thuế cho thuê nhà")[0].elsewhere.startswith("Cơ quan thuế")
    assert index().find("cho thuê nhà")[0].received_here


@pytest.mark.parametrize(
    "asked", ["giấy xác nhận khuyết tật", "thẻ thương binh", "sinh hoạt tôn giáo", "dạy thêm"]
)
def test_of_a_matter_its_list_does_not_hold_the_desk_says_so_and_whom_to_ask(asked: str) -> None:
    first = index().find(asked)[0]
    assert not first.received_here
    assert first.elsewhere == "Phòng Văn hóa – Xã hội của phường"
    assert first.short_name.endswith("(chưa có trong danh mục)")
    assert {"received_here", "elsewhere"} <= set(first.provenance.unverified)


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
