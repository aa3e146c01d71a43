"""The journal's bytes are RFC 8785, whoever writes them."""

from __future__ import annotations

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.canonical import canonical_bytes

NAMES = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=12)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)
VALUES = st.recursive(
    st.none() | st.booleans() | WHOLE | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_the_bytes_are_those_of_the_standard(value: object) -> None:
    assert canonical_bytes(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


def test_control_characters_and_vietnamese_letters_are_written_as_the_standard_says() -> None:
    text = 'Đặng "Thị" \\ \x00\x1f\b\f\n\r\t\x7f\u2028 Hòa'
    assert canonical_bytes({"b": text, "a": 1}) == rfc8785.dumps({"b": text, "a": 1})
