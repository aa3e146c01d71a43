"""Sentences break where a reader expects it, and blanks leave room for a pen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_app.printing.forms.content import Filled
from desk_app.printing.pages.font_files import FontFiles
from desk_app.printing.pages.text_lines import Line, TypeSize, break_lines
from desk_app.printing.pages.text_words import Wording
from desk_app.printing.pages.typefaces import Typeface, load_typeface

WORDS = {"channel": {"direct": "Trực tiếp", "post": "bưu chính, {where}"}}


@pytest.fixture(scope="session")
def typeface(fonts: FontFiles, tmp_path_factory: pytest.TempPathFactory) -> Typeface:
    return load_typeface(fonts, tmp_path_factory.mktemp("typeface"))


def broken(
    typeface: Typeface, template: str, width: float, values: dict[str, str] | None = None
) -> list[Line]:
    wording = Wording(Filled(values or {}, WORDS, {}, ""), typeface)
    return break_lines(wording.of(template), TypeSize(typeface, 10, 12, 1.15), width)


def shown(lines: list[Line]) -> list[str]:
    return ["".join(segment.text for segment in line.segments).rstrip() for line in lines]


def ends(line: Line) -> float:
    last = line.segments[-1]
    return last.x + last.face.width(last.text) * last.size


def test_a_sentence_breaks_between_words(typeface: Typeface) -> None:
    lines = broken(
        typeface, "Tiếp nhận hồ sơ của Ông (Bà): **{name}**.", 120, {"name": "Đặng Nguyễn Thị Ước"}
    )
    assert shown(lines) == ["Tiếp nhận hồ sơ của Ông", "(Bà): Đặng Nguyễn Thị", "Ước."]


def test_styles_change_inside_a_word(typeface: Typeface) -> None:
    (line,) = broken(typeface, "**{name}**, *nghiêng*", 500, {"name": "An"})
    assert [segment.face for segment in line.segments] == [typeface.bold, typeface.regular, typeface.italic]


def test_coded_values_get_the_words_of_the_form(typeface: Typeface) -> None:
    (line,) = broken(typeface, "({channel})", 500, {"channel": "post", "where": "Hà Nội"})
    assert shown([line]) == ["(bưu chính, Hà Nội)"]


@pytest.mark.parametrize(("phone", "text"), [("024", "Gọi 024."), ("", "Gọi.")])
def test_an_optional_stretch_goes_with_its_value(typeface: Typeface, phone: str, text: str) -> None:
    assert shown(broken(typeface, "Gọi[[ {phone}]].", 500, {"phone": phone})) == [text]


def test_a_missing_value_at_the_end_is_dotted_to_the_edge(typeface: Typeface) -> None:
    (line,) = broken(typeface, "Địa chỉ: {address}.", 300)
    assert shown([line])[0].startswith("Địa chỉ: ....")
    assert 300 - ends(line) < 3
    assert ends(line) <= 300


def test_a_missing_value_inside_keeps_the_words_around_it(typeface: Typeface) -> None:
    (line,) = broken(typeface, "ngày {day} tháng {month} năm", 300)
    assert shown([line]) == ["ngày ....... tháng ....... năm"]


def test_more_blank_lines_follow_where_the_form_asks_for_them(typeface: Typeface) -> None:
    wording = Wording(Filled({}, {}, {}, ""), typeface)
    size = TypeSize(typeface, 10, 12, 1.15)
    lines = break_lines(wording.of("Lý do: {reason}"), size, 300, blank_lines=3)
    assert [text.count("...") > 5 for text in shown(lines)] == [True, True, True]
    assert all(ends(line) <= 300 for line in lines)


def test_line_ends_in_a_value_are_kept(typeface: Typeface) -> None:
    assert shown(broken(typeface, "{reason}", 300, {"reason": "Một.\nHai.\r\nBa."})) == [
        "Một.",
        "Hai.",
        "Ba.",
    ]


def test_justified_lines_reach_both_edges_but_the_last(typeface: Typeface) -> None:
    wording = Wording(Filled({}, {}, {}, ""), typeface)
    size = TypeSize(typeface, 10, 12, 1.15)
    words = wording.of("Trường hợp pháp luật quy định chủ hồ sơ phải trực tiếp nhận mà không thể đến")
    *full, last = break_lines(words, size, 150, align="justify")
    for line in full:
        text = "".join(segment.text for segment in line.segments)
        assert ends(line) + text.count(" ") * line.word_space == pytest.approx(150, abs=0.01)
    assert last.word_space == 0


@settings(deadline=None, max_examples=80)
@given(
    text=st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Zs", "Mn", "Me"])
        | st.just(" ")
    ),
    width=st.floats(30, 340),
)
def test_no_line_is_wider_than_its_box_and_nothing_is_lost(
    typeface: Typeface, text: str, width: float
) -> None:
    lines = broken(typeface, "{text}", width, {"text": text})
    if text.strip():
        assert all(line.width <= width + 0.01 for line in lines)
        drawn = "".join(shown(lines)).replace(" ", "")
        assert len(drawn) == len("".join(unicodedata.normalize("NFC", text).split()))
