"""A code typed wrong says in which of its groups."""

from __future__ import annotations

import pytest

from desk_app.domain.codes.wrong_place import CodeGroup, wrong_group


@pytest.mark.parametrize(
    ("typed", "group"),
    [
        ("H26.99.01-261120-1001", None),
        ("h26.99.01 · 261120 · 1001", None),
        ("HD-01-261120-12345", None),
        ("Nguyễn Thị Hòa", None),
        ("001190123456", None),
        ("", None),
        ("H2699.01-261120-1001", CodeGroup.UNIT),
        ("H26.99.01-261320-1001", CodeGroup.DAY),
        ("H26.99.01-26112-1001", CodeGroup.DAY),
        ("H26.99.01-1001", CodeGroup.DAY),
        ("H26.99.01-261120-1O01", CodeGroup.NUMBER),
        ("H26.99.01-261120", CodeGroup.NUMBER),
        ("H26.99.01-261120-0000", CodeGroup.NUMBER),
    ],
)
def test_the_wrong_group_of_a_code_is_named(typed: str, group: CodeGroup | None) -> None:
    assert wrong_group(typed) is group
