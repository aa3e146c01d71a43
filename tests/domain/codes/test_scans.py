"""What a scan means, whatever scanner, keyboard layout or input method it came through."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desk_app.domain.codes.dossier_code import PROVINCE_FIRST, PROVINCE_LAST, compose, format_of
from desk_app.domain.codes.scans import Scan, ScanKind, read_scan
from tests.domain.seeded import resource

SENTENCES = {*resource("messages/rules.vi.json"), *resource("messages/scans.vi.json")}
CODE = "H26.99.01-261120-1001"
KEYS = dict(
    zip(
        "1234567890", ["ă", "â", "ê", "ô", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323", "đ"], strict=True
    )
)
codes = st.builds(
    lambda unit, day, number: compose(format_of(unit) or PROVINCE_FIRST, unit, day, number),
    st.one_of(
        st.from_regex(re.compile(PROVINCE_FIRST.unit_pattern, re.ASCII), fullmatch=True),
        st.from_regex(re.compile(PROVINCE_LAST.unit_pattern, re.ASCII), fullmatch=True),
    ),
    st.dates(date(2023, 1, 1), date(2035, 12, 31)),
    st.integers(1, 9_999_999),
)


def layout(code: str) -> str:
    """Type a code on the Windows Vietnamese layout."""
    return "".join(KEYS.get(char, char) for char in code)


def cause(scan: Scan) -> str:
    assert scan.kind is ScanKind.UNKNOWN
    assert scan.fields == {}
    assert not scan.repaired
    (found,) = scan.warnings
    return found.key.removeprefix("scan.")


@pytest.mark.parametrize("end", ["", "\r\n", "\t", "\n", " "])
def test_a_slip_is_read_whatever_key_ends_the_scan(end: str) -> None:
    assert read_scan(CODE + end) == Scan(ScanKind.DOSSIER_CODE, CODE)


@pytest.mark.parametrize("raw", [CODE.lower(), "h26.99.01 - 261120 - 1001"])
def test_caps_lock_and_groups_are_put_right_and_told(raw: str) -> None:
    assert read_scan(raw) == Scan(ScanKind.DOSSIER_CODE, CODE, repaired=True)


def test_the_vietnamese_layout_is_undone_and_told() -> None:
    scan = read_scan(layout(CODE))
    assert (scan.kind, scan.value, scan.repaired) == (ScanKind.DOSSIER_CODE, CODE, True)
    assert [(found.key, found.params["code"]) for found in scan.warnings] == [
        ("scan.keyboard_repaired", CODE)
    ]
    assert read_scan(layout(CODE).upper().replace("đ", "Đ")).value == CODE


def test_normalised_layout_damage_whose_order_is_lost_is_refused() -> None:
    # Raw this is "59" or "95" after a hyphen: once the marks are sorted nobody can tell.
    raw = layout("H11.44-231111-9591")
    assert cause(read_scan(unicodedata.normalize("NFC", raw))) == "keyboard"
    assert cause(read_scan(unicodedata.normalize("NFD", raw))) == "keyboard"
    assert read_scan(raw).value == "H11.44-231111-9591"


@given(codes)
def test_layout_damage_is_undone_exactly_or_refused(code: str) -> None:
    assert read_scan(layout(code)).value in (code, layout(code))
    for form in ("NFC", "NFD", "NFKC"):
        scan = read_scan(unicodedata.normalize(form, layout(code)))
        assert scan.kind is ScanKind.UNKNOWN or scan.value == code


@given(codes)
def test_raw_layout_damage_of_a_hanoi_code_is_always_undone(code: str) -> None:
    hanoi = "H26.99.01" + code[code.index("-") :]
    assert read_scan(layout(hanoi)).value == hanoi


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("", "empty"),
        ("\r\n", "empty"),
        ("Á6.99.01-261120-1001", "input_method"),
        ("Đ5.99.01-261120-1001", "input_method"),
        ("Ậ.10-261120-1001", "input_method"),
        ("H26.99.01-261120-100", "incomplete"),
        ("6.99.01-261120-1001", "incomplete"),
        ("H26.99.01-2611", "incomplete"),
        ("H26.99.01-261332-1001", "impossible_day"),
        (CODE + CODE, "two_codes"),
        (f"{CODE}\r\n{CODE}", "two_codes"),
        (CODE + CODE[:18], "two_codes"),
        (layout(CODE + CODE), "two_codes"),
        ("000.00.06.H56-231027-0361000.00.06.H56-231027-0362", "two_codes"),
        ("áříč+řžěýééáý", "unreadable"),
        ("8594156270087", "unreadable"),
        ("Đăng ký", "unreadable"),
        ("https://dichvucong.gov.vn/tra-cuu?MHS=H26.99.01-261120-1001", "address"),
        ("javascript:alert(1)", "address"),
        ("eyJhbGciOiJFUzI1NiJ9." + "QUJD" * 30, "not_card"),
        ('{"vneid":"x"}', "not_card"),
        ('=HYPERLINK("http://x")|2|3|4|5|6|7', "not_card"),
        ("00109012345||A B|01011990|Nam|X|15042021", "not_card"),
        ("001090123456|A B|01011990|Nam|X", "card_fields"),
        ("001090123456" + "|" * 12, "card_fields"),
        ("|" * 400, "not_card"),
        (layout("001090123456") + "||NGUYỄN VĂN A|x|Nam|X|y", "keyboard"),
        ("H26.99.01-261120-1001\x00", "control_marks"),
        ("001090123456||NGUYỄN\x1bVĂN A|01011990|Nam|X|15042021", "control_marks"),
        ("001090123456||NGUYỄN\u202eVĂN A|01011990|Nam|X|15042021", "control_marks"),
        ("A" * 513, "too_long"),
        ("001090123456||" + "Ễ" * 400 + "|01011990|Nam|X|15042021", "too_long"),
        ("A" * 5_000_000, "too_long"),
        ("\ud800", "unreadable"),
    ],
)
def test_a_bad_scan_names_its_cause(raw: str, why: str) -> None:
    assert cause(read_scan(raw)) == why


def test_the_raw_text_is_shown_without_its_harmful_marks() -> None:
    assert read_scan("a\x1b[31m\u202eb").value == "a[31mb"
    assert len(read_scan("x" * 500).value) == 80


@given(st.text(max_size=600))
@example("\udcff|\udcff")
@example("001090123456|||||||")
def test_any_text_is_answered_harmlessly(raw: str) -> None:
    scan = read_scan(raw)
    assert not re.search("[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", scan.value)
    assert scan.value.encode().decode() == scan.value
    assert len(scan.value) <= 80
    assert (scan.kind is ScanKind.CITIZEN_CARD) == bool(scan.fields)
    assert scan.warnings or scan.kind is not ScanKind.UNKNOWN
    assert {found.key for found in scan.warnings} <= SENTENCES


@given(codes, st.data())
def test_one_foreign_letter_in_a_code_never_gives_another_code(code: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(code) - 1))
    letter = data.draw(st.characters(min_codepoint=128))
    scan = read_scan(code[:place] + letter + code[place + 1 :])
    assert scan.kind is ScanKind.UNKNOWN


@given(codes, st.data())
def test_a_lost_character_is_refused_or_still_a_real_code(code: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(code) - 5))
    scan = read_scan(code[:place] + code[place + 1 :])
    if scan.kind is ScanKind.DOSSIER_CODE:
        assert re.fullmatch(
            r"[A-Z]\d{2}(\.\d{2,3}){1,4}-\d{6}-\d{4,7}|\d{3}\.\d\d\.\d\d\.[A-Z]\d\d-\d{6}-\d{4,7}", scan.value
        )
