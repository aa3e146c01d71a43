"""A scan is told from typing by its rhythm, whatever an input method does to the letters."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.devices.wedge import Stroke, StrokeKind, Verdict, WedgeRecogniser

CODE = "H26.118-261122-0001"
CARD = "001090123456||NGUYỄN VĂN A|01011990|Nam|Số 1, phường X, Hà Nội|15042021"


@dataclass
class Desk:
    """Plays keys into a recogniser and keeps what would reach the field and what was scanned."""

    recogniser: WedgeRecogniser = field(default_factory=WedgeRecogniser)
    reached: list[str] = field(default_factory=list)
    scans: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    now: float = 100.0

    def key(self, text: str, after: float = 0.01, *, repeated: bool = False) -> None:
        self._let_silence_pass(after)
        self.now += after
        verdict = self.recogniser.press(Stroke(kind_of(text), self.now, text, repeated))
        if verdict in (Verdict.FLUSH_PASS, Verdict.FLUSH_HOLD):
            self._deliver()
        if verdict in (Verdict.HOLD, Verdict.FLUSH_HOLD):
            self.held.append(text)
        elif verdict in (Verdict.PASS, Verdict.FLUSH_PASS):
            self.reached.append(text)
        elif verdict is Verdict.SCAN:
            self._take_scan()

    def burst(self, text: str, end: str = "\r", after: float = 1.0, gap: float = 0.008) -> None:
        for place, char in enumerate(text + end):
            self.key(char, gap if place else after)

    def typed(self, text: str, gap: float = 0.12) -> None:
        for char in text:
            self.key(char, gap)

    def rest(self, seconds: float = 1.0) -> None:
        self._let_silence_pass(seconds)
        self.now += seconds

    def _let_silence_pass(self, seconds: float) -> None:
        if self.recogniser.holding and seconds >= self.recogniser.wait:
            if self.recogniser.pause() is Verdict.SCAN:
                self._take_scan()
            else:
                self._deliver()

    def _take_scan(self) -> None:
        self.scans.append(self.recogniser.scan.text)
        self.held.clear()

    def _deliver(self) -> None:
        self.reached += self.held
        self.held.clear()


def kind_of(text: str) -> StrokeKind:
    return {
        "\r": StrokeKind.END,
        "\t": StrokeKind.END,
        "\b": StrokeKind.BACKSPACE,
        "F9": StrokeKind.OTHER,
    }.get(text, StrokeKind.TEXT if text else StrokeKind.SILENT)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize("end", ["\r", "\t", "\r\r"])
def test_a_slip_is_read_whole_and_its_keys_reach_nothing(desk: Desk, end: str) -> None:
    desk.burst(CODE, end)
    assert desk.scans == [CODE]
    assert desk.reached == []


def test_a_citizen_card_is_read_as_the_scanner_sent_it(desk: Desk) -> None:
    decomposed = unicodedata.normalize("NFD", CARD)
    desk.burst(decomposed)
    assert desk.scans == [decomposed]


def test_a_card_without_closing_key_is_read_after_a_short_silence(desk: Desk) -> None:
    desk.burst(CARD, end="")
    desk.rest()
    assert desk.scans == [CARD]


def test_a_code_without_closing_key_is_read_and_a_late_enter_presses_nothing(desk: Desk) -> None:
    desk.burst(CODE, end="")
    desk.rest(0.13)
    desk.key("\r", 0.02)
    assert desk.scans == [CODE]
    assert desk.reached == []


def test_a_typed_name_stays_typed(desk: Desk) -> None:
    desk.typed("Nguyễn Thị Hòa")
    desk.key("\r", 0.2)
    assert "".join(desk.reached) == "Nguyễn Thị Hòa\r"
    assert desk.scans == []


def test_rolled_over_fast_keys_stay_typed_and_in_order(desk: Desk) -> None:
    for char, gap in zip("thanhthu", (0.2, 0.03, 0.04, 0.09, 0.03, 0.02, 0.045, 0.11), strict=True):
        desk.key(char, gap)
    desk.rest()
    assert "".join(desk.reached) == "thanhthu"


def test_unikey_rewriting_a_typed_word_is_typing(desk: Desk) -> None:
    desk.typed("nguye")
    for key in ("\b", "\b", "\b", "y", "ễ"):
        desk.key(key, 0.002)
    desk.typed("n ")
    desk.rest()
    assert "".join(desk.reached) == "nguye\b\b\byễn "


def test_a_macro_that_unikey_expands_on_enter_is_typing(desk: Desk) -> None:
    desk.typed("hn")
    for key in ("\b", "\b", *"thành phố Hà Nội", "\r"):
        desk.key(key, 0.003)
    assert desk.scans == []
    assert "".join(desk.reached).endswith("thành phố Hà Nội\r")


def test_a_sentence_pasted_by_a_macro_without_enter_is_typing(desk: Desk) -> None:
    desk.burst("phường Khương Đình, Hà Nội", end="")
    desk.rest()
    assert desk.scans == []
    assert "".join(desk.reached) == "phường Khương Đình, Hà Nội"


def test_a_scan_rewritten_by_unikey_is_caught_with_what_is_left_of_it(desk: Desk) -> None:
    for place, key in enumerate(
        [*"001090123456||BUI TAA", "\b", "\b", "Â", *"N|01011990|Nam|X|15042021", "\r"]
    ):
        desk.key(key, 0.005 if place else 1)
    assert desk.scans == ["001090123456||BUI TÂN|01011990|Nam|X|15042021"]
    assert desk.reached == []


def test_a_hiccup_in_the_middle_does_not_split_a_scan(desk: Desk) -> None:
    desk.burst("H26.118", end="")
    desk.burst("-261122-0001", after=0.1)
    assert desk.scans == [CODE]


def test_shift_between_the_letters_does_not_break_a_scan(desk: Desk) -> None:
    for place, key in enumerate(["", "H", *"26.118-261122-0001", "\r"]):
        desk.key(key, 0.004 if place else 1)
    assert desk.scans == [CODE]


def test_a_key_held_down_is_never_a_scan(desk: Desk) -> None:
    desk.key("0", 1)
    for _ in range(30):
        desk.key("0", 0.03, repeated=True)
    desk.key("\r", 0.01)
    desk.rest()
    assert desk.scans == []
    assert "".join(desk.reached) == "0" * 31 + "\r"


def test_a_scan_right_after_a_typed_letter_leaves_the_letter_where_it_was_typed(desk: Desk) -> None:
    desk.typed("Ng")
    desk.burst(CODE, after=0.3)
    desk.typed("uyen")
    desk.rest()
    assert desk.scans == [CODE]
    assert "".join(desk.reached) == "Nguyen"


def test_two_scans_in_a_row_are_two_scans(desk: Desk) -> None:
    desk.burst(CODE)
    desk.burst(CARD, after=0.06)
    assert desk.scans == [CODE, CARD]


def test_a_function_key_lets_the_letters_before_it_through(desk: Desk) -> None:
    desk.key("a", 1)
    desk.key("F9", 0.02)
    assert desk.reached == ["a", "F9"]


def test_a_scan_after_an_interruption_is_whole(desk: Desk) -> None:
    desk.key("a", 1)
    desk.recogniser.interrupt()
    desk.held.clear()
    desk.burst(CODE, after=0.01)
    assert desk.scans == [CODE]


def test_a_short_quick_word_and_enter_stay_typed(desk: Desk) -> None:
    desk.burst("dkks")
    assert "".join(desk.reached) == "dkks\r"
    assert desk.scans == []


def test_an_endless_code_is_cut_and_still_swallowed_whole(desk: Desk) -> None:
    desk.burst("9" * 6000)
    assert desk.scans == ["9" * 4096]
    assert desk.reached == []


@given(st.lists(st.tuples(st.sampled_from("aăâbcđêôơư 0123456789\b\r"), st.floats(0.001, 0.4)), max_size=60))
def test_every_key_is_delivered_once_in_order_or_belongs_to_a_scan(keys: list[tuple[str, float]]) -> None:
    desk = Desk()
    for text, gap in keys:
        desk.key(text, gap)
    desk.rest()
    assert not desk.held
    if not desk.scans:
        assert desk.reached == [text for text, _ in keys]


@given(st.text(st.characters(min_codepoint=33, max_codepoint=0x1EF9, categories=["L", "N", "P"]), min_size=6))
def test_any_fast_text_closed_by_enter_is_taken_raw(text: str) -> None:
    desk = Desk()
    desk.burst(text)
    assert desk.scans == [text]


def test_a_window_clock_that_starts_anew_swallows_no_enter_and_makes_no_scan() -> None:
    desk = Desk(now=4_294_967.0)
    desk.burst(CODE)
    desk.now = 0.5
    desk.key("\r", 0.3)
    desk.typed("xin chào")
    desk.rest()
    assert desk.scans == [CODE]
    assert "".join(desk.reached) == "\rxin chào"


@pytest.mark.parametrize("place", [3, 4, 7, 12, 18, 20])
@pytest.mark.parametrize("stall", [0.06, 0.2, 0.45])
def test_a_scanner_that_stalls_sends_one_scan(desk: Desk, place: int, stall: float) -> None:
    desk.burst(CODE[:place], end="", gap=0.004)
    desk.burst(CODE[place:], after=stall, gap=0.004)
    assert desk.scans == [CODE]
    assert desk.reached == []


def test_a_code_in_pieces_far_apart_reaches_nothing_and_is_refused_piece_by_piece(desk: Desk) -> None:
    desk.burst(CODE[:9], end="", gap=0.004)
    desk.burst(CODE[9:-1], end="", after=0.8, gap=0.004)
    desk.burst(CODE[-1:], after=0.9, gap=0.004)
    desk.rest()
    assert desk.scans == [CODE[:9], CODE[9:-1]]
    assert desk.reached == []


def test_a_person_who_presses_enter_well_after_a_scan_without_one_presses_it(desk: Desk) -> None:
    desk.burst(CODE, end="")
    desk.rest(1.5)
    desk.typed("x")
    desk.key("\r", 0.2)
    assert desk.scans == [CODE]
    assert desk.reached == ["x", "\r"]


def test_a_scanner_that_ends_its_scans_with_a_key_is_not_believed_without_it_once(desk: Desk) -> None:
    desk.burst(CODE)
    desk.burst(CODE, end="")
    desk.rest()
    assert desk.recogniser.scan.cut
    desk.burst(CODE, end="")
    desk.rest()
    assert not desk.recogniser.scan.cut


def test_the_places_an_input_method_changed_are_known(desk: Desk) -> None:
    for place, key in enumerate([*"001090123456||BUI TA", "\b", "Â", *"N|01011990|Nam|X|15042021", "\r"]):
        desk.key(key, 0.005 if place else 1)
    scan = desk.recogniser.scan
    assert scan.rewritten == {scan.text.index("Â")}
    assert (scan.closed_by, scan.composed) == ("\r", False)
