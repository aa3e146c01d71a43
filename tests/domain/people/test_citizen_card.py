"""A card fills only what it surely says; the rest stays empty and is named."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.codes.scans import Scan, ScanKind, read_scan

CARD = "001090123456|012345678|NGUYỄN VĂN A|01011990|Nam|Số 1, phường Khương Đình, Hà Nội|15042021"
FILLED = {
    "id_number": "001090123456",
    "old_id_number": "012345678",
    "name": "NGUYỄN VĂN A",
    "birth_date": "1990-01-01",
    "sex": "male",
    "address": "Số 1, phường Khương Đình, Hà Nội",
    "issue_date": "2021-04-15",
}


def with_field(place: int, text: str) -> str:
    parts = CARD.split("|")
    parts[place] = text
    return "|".join(parts)


def unread(scan: Scan) -> list[str]:
    assert scan.kind is ScanKind.CITIZEN_CARD
    named = [found.key.removeprefix("scan.unread_") for found in scan.warnings]
    assert (named[-1:] == ["scan.card_partial"]) == bool(named)
    return named[:-1]


@pytest.mark.parametrize("word", ["Nữ", "NỮ", "Nu"])
def test_the_word_for_a_woman_is_known_without_its_marks(word: str) -> None:
    assert read_scan(with_field(4, word)).fields["sex"] == "female"


@pytest.mark.parametrize("end", ["", "\r\n", "\n", "\t"])
@pytest.mark.parametrize("begin", ["", "\ufeff"])
@pytest.mark.parametrize("more", ["", "|", "|NGUYỄN VĂN B|TRẦN THỊ C", "|x|y|z|t|u"])
def test_a_whole_card_fills_seven_fields(begin: str, more: str, end: str) -> None:
    scan = read_scan(begin + CARD + more + end)
    assert (scan.kind, scan.value, dict(scan.fields)) == (ScanKind.CITIZEN_CARD, "001090123456", FILLED)
    assert unread(scan) == []


def test_the_published_example_is_read_without_an_old_number() -> None:
    scan = read_scan("001090123456||NGUYỄN VĂN A|01011990|Nam|Số 1, phường X, Hà Nội|15042021")
    assert scan.fields["old_id_number"] == ""
    assert scan.warnings == ()


def test_a_card_in_decomposed_letters_is_stored_composed() -> None:
    import unicodedata

    assert read_scan(unicodedata.normalize("NFD", CARD)).fields == FILLED


def test_six_fields_give_everything_but_the_day_of_issue() -> None:
    scan = read_scan(CARD.rpartition("|")[0])
    assert dict(scan.fields) == {**FILLED, "issue_date": ""}
    assert unread(scan) == ["issue_date"]


@pytest.mark.parametrize(
    ("place", "text", "field"),
    [
        (1, "12345", "old_id_number"),
        (2, "Hu廙軟h Hi廕簑 Thu廕要", "name"),
        (2, "NGUYá»\x84N VÄ\x82N A", "name"),
        (2, "NGUYÔN V¡N A", "name"),
        (2, "NGUY?N V?N A", "name"),
        (2, "NGUY\ufffdN", "name"),
        (2, "Нгуен", "name"),
        (2, "=SUM(A1)", "name"),
        (2, "Nam", "name"),
        (2, "", "name"),
        (3, "31021990", "birth_date"),
        (3, "199", "birth_date"),
        (3, "01001990", "birth_date"),
        (3, "131990", "birth_date"),
        (3, "01011890", "birth_date"),
        (3, "٠١٠١١٩٩٠", "birth_date"),
        (4, "", "sex"),
        (4, "Male", "sex"),
        (4, "N", "sex"),
        (5, "", "address"),
        (5, "12345", "address"),
        (5, "Háº£i PhÃ²ng", "address"),
        (5, "=1+1", "address"),
        (6, "31022021", "issue_date"),
        (6, "01011980", "issue_date"),
    ],
)
def test_one_bad_field_stays_empty_and_is_named(place: int, text: str, field: str) -> None:
    scan = read_scan(with_field(place, text))
    assert dict(scan.fields) == {**FILLED, field: ""}
    assert unread(scan) == [field]


@pytest.mark.parametrize(
    ("text", "sex"), [("Nữ", "female"), ("Nữ ", "female"), ("NAM", "male"), ("nữ", "female")]
)
def test_the_sex_is_read_as_printed(text: str, sex: str) -> None:
    assert read_scan(with_field(4, text)).fields["sex"] == sex


def test_a_date_after_today_is_not_believed() -> None:
    scan = read_scan(with_field(6, "15042031"), today=date(2026, 11, 20))
    assert scan.fields["issue_date"] == ""
    assert read_scan(with_field(6, "15042031")).fields["issue_date"] == "2031-04-15"


@pytest.mark.parametrize(
    ("printed", "birth"),
    [
        ("1950", "1950"),
        ("00001950", "1950"),
        ("031950", "1950-03"),
        ("00031950", "1950-03"),
        ("01051990", "1990-05-01"),
    ],
)
def test_a_birth_is_as_exact_as_the_card_has_it(printed: str, birth: str) -> None:
    assert read_scan(with_field(3, printed)).fields["birth_date"] == birth


@pytest.mark.parametrize(
    "name",
    [
        *("H'HEN NIÊ", "NGUYỄN THỊ ƯỚC", "Y’THU KSOR", "ĐẶNG LÊ-HOA", "Ỷ LAN"),
        *("H'ČĂM ɃYĂ", "Y BLÔ ƁUÔN YĂ", "H’RƠ̆ Ê̆BAN", "SIU BLĬ", "Y ÑIÊ"),
    ],
)
def test_names_of_all_peoples_are_read(name: str) -> None:
    assert read_scan(with_field(2, name)).fields["name"] == name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("\u00d0ẶNG THỊ \u0189ÀO", "ĐẶNG THỊ ĐÀO"),
        ("H\u02bc MAI", "H’ MAI"),
    ],
)
def test_look_alike_letters_on_a_card_become_ours(printed: str, name: str) -> None:
    assert read_scan(with_field(2, printed)).fields["name"] == name


@pytest.mark.parametrize("sign", ["§", "\\", "№2 @", "²"])
def test_one_odd_sign_in_an_address_is_marked_and_the_rest_kept(sign: str) -> None:
    scan = read_scan(with_field(5, f"Số 1{sign}, phường Khương Đình"))
    kept = sign.replace("№", "No.")
    assert scan.fields["address"] == f"Số 1{kept}, phường Khương Đình"
    assert [one.key for one in scan.warnings] == ["scan.odd_sign"]
    assert scan.warnings[0].params["sign"] == kept[-1]


def test_a_card_of_thirteen_fields_and_more_is_read() -> None:
    scan = read_scan(CARD + "|x" * 9)
    assert dict(scan.fields) == FILLED


def test_two_cards_glued_together_are_refused() -> None:
    assert read_scan(CARD + CARD).warnings[0].key == "scan.card_fields"


@pytest.mark.parametrize("begin", ["", "]Q1", "]C1", "]d2"])
@pytest.mark.parametrize("end", ["", "\x1d", "\x1d\r", "\r\x1d"])
def test_what_a_scanner_puts_around_a_card_is_taken_away(begin: str, end: str) -> None:
    assert dict(read_scan(begin + CARD + end).fields) == FILLED


def test_the_summary_counts_what_was_read() -> None:
    (_, summary) = read_scan(with_field(3, "31021990")).warnings
    assert (summary.key, summary.params["read"], summary.params["all"]) == ("scan.card_partial", 6, 7)


def right_or_empty(scan: Scan) -> None:
    for field, value in scan.fields.items():
        assert value in ("", FILLED[field]), field


@given(st.integers(0, 6))
def test_a_lost_field_never_lands_in_another(lost: int) -> None:
    parts = CARD.split("|")
    right_or_empty(read_scan("|".join(parts[:lost] + parts[lost + 1 :])))
    right_or_empty(read_scan("|".join(parts[:lost] + parts[lost + 1 :]) + "|THÊM"))


@given(st.integers(0, 5), st.sampled_from(["", "012345678"]))
def test_a_lost_separator_never_glues_two_fields(lost: int, old: str) -> None:
    parts = with_field(1, old).split("|")
    glued = [*parts[:lost], parts[lost] + parts[lost + 1], *parts[lost + 2 :]]
    right_or_empty(read_scan("|".join(glued)))


@given(st.integers(0, len(CARD)))
def test_a_separator_too_many_never_cuts_a_field(place: int) -> None:
    right_or_empty(read_scan(CARD[:place] + "|" + CARD[place:]))


@given(st.integers(0, len(CARD) - 1))
def test_a_card_cut_short_fills_nothing_wrong_but_the_last_field_it_reached(length: int) -> None:
    scan = read_scan(CARD[:length])
    for field, value in scan.fields.items():
        assert value in ("", FILLED[field]) or (field == "address" and FILLED[field].startswith(value))


@given(st.lists(st.text(max_size=20), min_size=5, max_size=11))
def test_fields_of_any_garbage_have_the_form_of_their_field(rest: list[str]) -> None:
    scan = read_scan("|".join(["001090123456", *rest]))
    if scan.kind is ScanKind.CITIZEN_CARD:
        fields = scan.fields
        assert fields["sex"] in ("", "male", "female")
        assert not any(char.isdigit() for char in fields["name"])
        for name in ("birth_date", "issue_date"):
            assert fields[name] == "" or date.fromisoformat(fields[name]).year >= 1900
