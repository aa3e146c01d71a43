"""What a keyboard set-up did to a scan is undone where it is certain, and named where it is not."""

from __future__ import annotations

import random

import pytest

from desk_app.domain.codes.arrivals import Arrival
from desk_app.domain.codes.scans import Scan, ScanKind, read_scan
from desk_app.domain.people.card_doubts import has_key_letters
from tests.devices.setups import french_layout

CODE = "H26.99.01-261120-1001"
CARD = "001090123456|012345678|NGUYỄN VĂN A|01011990|Nam|Số 1, phường Khương Đình, Hà Nội|15042021"


def french(text: str) -> str:
    return "".join(each.text for each in french_layout(text, random.Random(1)))


def causes(scan: Scan) -> list[str]:
    return [one.key.removeprefix("scan.") for one in scan.warnings]


@pytest.mark.parametrize("prefix", ["]C1", "]Q1", "]d2", "]C0", "ưC1", "ơC1", "$C1"])
@pytest.mark.parametrize("end", ["", "\x1d", "\x1d\r\n", "\t"])
def test_what_a_scanner_puts_around_a_code_is_taken_away(prefix: str, end: str) -> None:
    assert read_scan(prefix + CODE + end).value == CODE
    assert read_scan(prefix + CARD + end).fields == read_scan(CARD).fields


def test_a_code_through_the_french_layout_is_put_right_and_told() -> None:
    scan = read_scan(french(CODE))
    assert (scan.kind, scan.value, scan.repaired) == (ScanKind.DOSSIER_CODE, CODE, True)
    assert causes(scan) == ["french_repaired"]
    assert read_scan(french("]C1" + "A26.99.01-261120-1001")).value == "A26.99.01-261120-1001"


@pytest.mark.parametrize(
    ("text", "why"),
    [(CARD, "french_keyboard"), (CODE[:-2], "french_keyboard"), (CODE + CODE, "two_codes")],
)
def test_what_the_french_layout_left_uncertain_is_refused(text: str, why: str) -> None:
    scan = read_scan(french(text))
    assert (scan.kind, causes(scan)) == (ScanKind.UNKNOWN, [why])


def test_a_code_an_input_method_had_its_hands_on_is_refused_even_if_it_reads_well() -> None:
    scan = read_scan(Arrival(CODE, rewritten=frozenset({3})))
    assert (scan.kind, causes(scan)) == (ScanKind.UNKNOWN, ["input_method"])
    assert read_scan(Arrival("ưC1" + CODE, rewritten=frozenset({0}))).value == CODE


def test_the_field_an_input_method_changed_stays_empty_and_the_others_stand() -> None:
    place = CARD.index("NGUYỄN") + 3
    scan = read_scan(Arrival(CARD, rewritten=frozenset({place})))
    assert dict(scan.fields) == {**read_scan(CARD).fields, "name": ""}
    assert causes(scan) == ["unread_name", "card_rewritten"]


def test_a_card_whose_number_an_input_method_changed_fills_nothing() -> None:
    assert causes(read_scan(Arrival(CARD, rewritten=frozenset({12})))) == ["input_method"]


@pytest.mark.parametrize("every", [True, False])
def test_a_card_under_caps_lock_is_put_right_and_told(every: bool) -> None:
    swapped = "".join(char.swapcase() if every or char.isascii() else char for char in CARD)
    scan = read_scan(swapped)
    assert (scan.fields, scan.repaired) == (read_scan(CARD).fields, True)
    assert causes(scan) == ["card_caps_lock"]


def test_an_address_whose_letters_caps_lock_left_uncertain_stays_empty() -> None:
    card = CARD.replace("NGUYỄN VĂN A", "LO VAN A")
    scan = read_scan(card.swapcase())
    assert dict(scan.fields) == {**read_scan(card).fields, "address": ""}
    assert causes(scan) == ["unread_address", "card_partial"]


def test_a_name_in_small_letters_is_not_believed() -> None:
    scan = read_scan(CARD.replace("NGUYỄN VĂN A", "nGUYỄN vĂN a"))
    assert scan.fields["name"] == ""


@pytest.mark.parametrize("text", ["H'ƯING NIÊ", "KƯAN", "Ư", "Y ƯƯ", "Buôn Ưiao A"])
def test_a_lone_w_through_telex_is_seen(text: str) -> None:
    assert has_key_letters(text)


@pytest.mark.parametrize(
    "text",
    ["HỒ THỊ ƯỚC", "DƯƠNG NGỮ", "Cư Êwi", "LƯU ƯNG", "Hương Sưu", "Ngửi, Mười, Cừu, Cướp, Đượm, Hươu, Bướm"],
)
def test_words_of_the_language_are_not_doubted(text: str) -> None:
    assert not has_key_letters(text)


def test_a_scan_cut_before_its_closing_key_is_refused_though_it_reads_like_a_code() -> None:
    assert causes(read_scan(Arrival(CODE, cut=True))) == ["incomplete"]
