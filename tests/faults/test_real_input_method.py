"""Scans through the real ibus-unikey on a real screen: none in a box, none taken for another, every refusal named."""

from __future__ import annotations

import os
import random
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk_app.domain.codes.arrivals import Arrival
from desk_app.domain.codes.scans import Scan, ScanKind, read_scan
from tests.devices.drawn_scans import draw_card, draw_code
from tests.devices.input_method_screen import InputMethodScreen
from tests.devices.scan_count import is_part, read_plainly

CODES, CARDS = (500, 200) if "FAULT_SCANS" in os.environ else (8, 6)
SEED = 20261130
pytestmark = pytest.mark.timeout(300 + 4 * (CODES + CARDS))
"""Every scan waits until nothing more comes of it."""
CAUSES = {
    "input_method",
    "card_rewritten",
    "incomplete",
    "not_card",
    "unreadable",
    "card_partial",
    "card_fields",
}
"""On a busy machine the scanner itself may stall: its pieces are refused one by one."""


@pytest.fixture(params=["telex", "vni"])
def screen(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[InputMethodScreen]:
    with InputMethodScreen(tmp_path, request.param) as found:
        yield found


def as_keys(card: str) -> str:
    """What a scanner can press on a keyboard: letters without marks."""
    parts = unicodedata.normalize("NFD", card.replace("Đ", "D").replace("đ", "d"))
    return "".join(char for char in parts if char.isascii())


def wrong(sent: str, heard: Arrival) -> str:
    """Say what is wrong with what was made of a scan; nothing where nothing is."""
    wanted, found = read_plainly(sent), read_scan(heard)
    named = {one.key.removeprefix("scan.") for one in found.warnings if one.field == "scan"}
    whole = found.kind is not ScanKind.UNKNOWN and dict(found.fields) == dict(wanted.fields)
    if not whole and (not named or not named <= CAUSES):
        return f"{sent}: {sorted(named)} for {heard}"
    if found.kind is not ScanKind.UNKNOWN and ((found.value != wanted.value) or not is_part(found, wanted)):
        return f"{sent}: taken for {found.value} {dict(found.fields)}"
    return ""


def ended(sent: str, heard: list[Arrival]) -> str:
    found: Scan = read_scan(heard[0])
    if found.kind is ScanKind.UNKNOWN:
        return "refused"
    return "right" if dict(found.fields) == dict(read_plainly(sent).fields) else "partly"


@pytest.mark.slow
@pytest.mark.fault("B14")
def test_scans_through_the_real_input_method_are_right_or_refused(screen: InputMethodScreen) -> None:
    chance = random.Random(SEED)
    drawn = [*(draw_code(chance) for _ in range(CODES)), *(as_keys(draw_card(chance)) for _ in range(CARDS))]
    found, count = list[str](), Counter[str]()
    for sent in drawn:
        heard = screen.scan(sent)
        found += [why for one in heard if (why := wrong(sent, one))]
        count[ended(sent, heard)] += 1
    print(dict(count))
    assert found == []
    assert count["right"] > len(drawn) / 2


@pytest.mark.slow
@pytest.mark.fault("B14")
def test_a_person_types_vietnamese_as_ever_and_a_scan_amid_a_word_leaves_it(tmp_path: Path) -> None:
    with InputMethodScreen(tmp_path, "telex") as screen:
        assert screen.type("Nguyeenx Thij Hoaf") == "Nguyễn Thị Hòa"
        for _ in range(5):
            screen.type_and_leave("Ddawngj Thij U")
            (heard,) = screen.scan("H26.99.01-261120-1001", box="Đặng Thị U")
            if not screen.emptied:
                break
        assert heard.text == "H26.99.01-261120-1001"
        assert screen.type("") == "Đặng Thị U"
