"""A morning of very different people, taken in by command line: each is kept as it was said."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.calls import DRAFT, ScriptDesk

LONG_NAME = "Công Tằng Tôn Nữ Thị Nguyễn Hoàng Thùy Trang Anh " * 8

PEOPLE: dict[str, dict[str, Any]] = {
    "a name in capitals with every mark": {
        "applicant": {"name": "ĐẶNG NGUYỄN THỊ ƯỚC Ặ Ễ Ộ Ữ", "id_number": "001190012345"}
    },
    "a passport": {"applicant": {"name": "Nguyễn An", "id_number": "C1234567"}},
    "a foreign passport": {"applicant": {"name": "Anne-Marie O'Brien", "id_number": "X 98765AB"}},
    "an old nine-digit number": {"applicant": {"name": "Lê Văn Tám", "id_number": "012345678"}},
    "a small child as owner": {
        "applicant": {"name": "Trần Văn Ba", "id_number": "001085000001"},
        "owner": {"name": "Trần Bé Na", "birth_date": "2026-11-01", "sex": "female"},
    },
    "an organisation": {
        "applicant": {"name": "Phạm Thị Kế", "id_number": "001185000009"},
        "owner": {"kind": "organisation", "name": "Công ty TNHH Đầu tư Hà Nội", "id_number": "0100109106"},
    },
    "the longest name": {"applicant": {"name": LONG_NAME.strip(), "id_number": "001190012345"}},
    "a phone as it is said": {"applicant": {"name": "Vũ Thị Sáu", "phone": "+84 912 345 678"}},
    "nothing but a name": {"applicant": {"name": "Đinh Thị Bé"}},
    "result by post": {"applicant": {"name": "Hồ Văn Chín", "address": "Số 9, ngõ 9"}, "return_by": "post"},
}


@pytest.mark.parametrize("who", PEOPLE)
def test_each_person_is_received_and_shown_as_taken_down(desk: ScriptDesk, who: str) -> None:
    plain = {**DRAFT, "owner": None, **PEOPLE[who]}
    code = desk.receive(plain)

    shown = desk.ask("show", code).json
    assert shown["applicant"]["name"] == plain["applicant"]["name"]
    assert (shown["owner"] or {}).get("name") == (plain["owner"] or {}).get("name")
    assert shown["return_by"] == plain["return_by"]
    last_word = (plain["owner"] or plain["applicant"])["name"].split()[-1]
    assert [row["code"] for row in desk.ask("find", last_word).json["results"]] == [code]


def test_fifteen_papers_and_no_fixed_date_are_received_too(desk: ScriptDesk) -> None:
    papers = [
        {"name": f"Giấy tờ số {number}", "photocopies": number, "outside_catalogue": True, "ground": "Điều 5"}
        for number in range(1, 16)
    ]
    shown = desk.ask("show", desk.receive({**DRAFT, "papers": [*DRAFT["papers"], *papers]})).json

    assert len(shown["papers"]) == 16
    assert shown["papers"][15] == {
        "name": "Giấy tờ số 15",
        "originals": 0,
        "certified": 0,
        "photocopies": 15,
        "outside_catalogue": True,
        "ground": "Điều 5",
    }
