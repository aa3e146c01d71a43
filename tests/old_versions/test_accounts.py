"""The comparison with what an old program said notices what is otherwise, and only that."""

from __future__ import annotations

from typing import Any

import pytest

from tests.old_versions.accounts import differences, missing_exceptions

ONE: dict[str, Any] = {
    "code": "1",
    "status": 4,
    "due_at": "2026-12-01T09:00:00+07:00",
    "applicant": {"name": "Hòa"},
    "owner": None,
    "papers": [{"name": "Tờ khai", "originals": 1}],
}
DISPUTE: dict[str, Any] = {
    "id": "a",
    "about": "illegal_move",
    "codes": ["1"],
    "versions": [{"status": 4}, {"status": 7}],
}


def compared(new: dict[str, Any], *exceptions: dict[str, Any]) -> dict[str, Any]:
    return differences({"shown": {"1": ONE}, "exceptions": list(exceptions)}, {"1": {**ONE, **new}})


@pytest.mark.parametrize(
    "changed",
    [
        {"due_at": None},
        {"applicant": {}},
        {"applicant": {"name": "Hoà"}},
        {"owner": {"name": "Hòa"}},
        {"papers": []},
        {"papers": [{"name": "Tờ khai", "originals": 2}]},
        {"status": 7},
    ],
)
def test_what_is_otherwise_is_named(changed: dict[str, Any]) -> None:
    assert list(compared(changed)["1"]) == list(changed)


def test_saying_more_is_no_difference_and_a_dispute_may_be_judged_anew() -> None:
    assert compared({"applicant": {"name": "Hòa", "country": "VN"}, "new": 1}) == {}
    assert compared({"status": 7}, DISPUTE) == {}
    assert list(compared({"status": 9}, DISPUTE)["1"]) == ["status"]


def test_an_exception_that_is_gone_changed_or_open_again_is_named() -> None:
    settled = {**DISPUTE, "closed": {"by": "clerk"}}
    said = {"exceptions": [settled]}
    assert missing_exceptions(said, [settled, {**DISPUTE, "id": "b"}]) == []
    for told in ([], [{**settled, "codes": ["2"]}], [DISPUTE]):
        assert missing_exceptions(said, told) == ["a"]
