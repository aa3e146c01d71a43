"""Procedures found by words, and what a supervisor loads or confirms: catalogue, the ward's own words, calendar."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desk_app.bootstrap.open_desk import open_desk
from tests.cli.calls import DRAFT, ScriptDesk


def found(desk: ScriptDesk, text: str, *more: str) -> list[dict[str, Any]]:
    outcome = desk.ask("procedures", text, *more, user="", pin="")
    assert outcome.exit_code == 0, outcome.err
    results = outcome.json["results"]
    assert isinstance(results, list)
    return results


def as_windows_writes(path: Path, plain: object) -> str:
    """Write as an editor on Windows does: a mark of the encoding in front, CRLF at each end."""
    text = json.dumps(plain, ensure_ascii=False, indent=1).replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    return str(path)


def test_words_find_as_the_box_does_and_every_hit_names_its_door(desk: ScriptDesk) -> None:
    first = found(desk, "sao y")[0]
    assert first == {
        "code": "2.000815",
        "name": "Chứng thực bản sao từ bản chính",
        "here": True,
        "where": "",
    }
    window = open_desk(desk.folder)
    try:
        index = window.reference.catalogue().index
        for text in ("khai sinh", "dktt", "giay to nha", "hộ kinh doanh"):
            assert [one["code"] for one in found(desk, text)] == [one.code for one in index.find(text)]
    finally:
        window.close()


def test_another_doors_matter_says_where_and_offers_no_reception(desk: ScriptDesk) -> None:
    for text, where in (("dktt", "Công an phường"), ("tách thửa", "Chi nhánh Văn phòng Đăng ký đất đai")):
        hits = found(desk, text)
        assert hits[0]["where"] == where
        assert not any(hit["here"] for hit in hits)
    assert "→ Công an phường" in desk.say("procedures", "tạm trú", user="", pin="").out


def test_a_limit_is_kept_and_nonsense_finds_nothing(desk: ScriptDesk, tmp_path: Path) -> None:
    assert len(found(desk, "khai sinh", "--limit", "2")) == 2
    assert found(desk, "zzqx") == []
    assert "Không tìm thấy" in desk.say("procedures", "zzqx", user="", pin="").out
    nowhere = ScriptDesk(tmp_path / "no desk yet")
    assert found(nowhere, "khai sinh")[0]["code"] == "1.001193"


@pytest.mark.parametrize("more", [("--limit", "0"), ("--limit", "1001"), ("--on", "2026-11-20")])
def test_what_cannot_be_meant_is_wrong_usage(desk: ScriptDesk, more: tuple[str, str]) -> None:
    assert desk.ask("procedures", "khai sinh", *more, user="", pin="").exit_code == 2
    assert desk.ask("procedures", "--limit", "3", user="", pin="").exit_code == 2


@pytest.mark.parametrize("code", ["1.004222", "1.008498", "NK.001"])
def test_what_another_door_receives_is_refused_by_receive(desk: ScriptDesk, code: str) -> None:
    before = desk.head()
    outcome = desk.ask("receive", "-", stdin=json.dumps({**DRAFT, "procedure": code, "papers": []}))
    assert (outcome.exit_code, outcome.code) == (1, "TN-03")
    assert desk.head() == before
    turned = desk.ask(
        "refuse", "new", "--file", "-", "--reason", "Mời đến đúng nơi",
        stdin=json.dumps({**DRAFT, "procedure": code, "papers": []}),
    )  # fmt: skip
    assert turned.exit_code == 0


def test_a_ward_adds_its_own_words_from_a_file_as_windows_writes_it(desk: ScriptDesk, tmp_path: Path) -> None:
    chief = ScriptDesk(desk.folder, "supervisor")
    file = as_windows_writes(tmp_path / "từ riêng của phường.json", {"said": {"1.014027": ["tiền hoa hồi"]}})
    outcome = chief.ask("catalogue", "words", file)
    assert (outcome.exit_code, outcome.json) == (0, {"said": 1})
    assert found(desk, "tien hoa hoi")[0]["code"] == "1.014027"
    ages = {age["kind"]: age["source"] for age in chief.ask("catalogue", "show").json["ages"]}
    assert ages["everyday_words"] == "từ riêng của phường.json"
    assert ages["catalogue"] == "seed"
    assert chief.ask("verify").exit_code == 0


@pytest.mark.parametrize(
    ("plain", "code"),
    [
        ({"said": {"9.999999": ["gì đó"]}}, "DM-16"),
        ({"say": {}}, "QT-99"),
        ({"same": ["thẻ"]}, "QT-99"),
    ],
)
def test_words_that_cannot_be_used_change_nothing(
    desk: ScriptDesk, tmp_path: Path, plain: object, code: str
) -> None:
    chief = ScriptDesk(desk.folder, "supervisor")
    before = chief.head()
    outcome = chief.ask("catalogue", "words", as_windows_writes(tmp_path / "sai.json", plain))
    assert (outcome.exit_code, outcome.code) == (1, code)
    assert chief.head() == before


def test_procedures_are_loaded_from_a_file_and_the_programs_own_without_one(
    desk: ScriptDesk, tmp_path: Path
) -> None:
    chief = ScriptDesk(desk.folder, "supervisor")
    own = {
        "code": "9.000001",
        "name": "Xác nhận việc riêng của phường",
        "short_name": "Xác nhận việc riêng của phường",
        "field": "Riêng",
        "effective_from": "2026-01-01",
        "deadline": {"kind": "working_days", "amount": 2},
    }
    file = as_windows_writes(tmp_path / "danh mục.json", {"procedures": [own]})
    assert chief.ask("catalogue", "load", file).json == {"procedures": 646}
    assert found(desk, "viec rieng cua phuong")[0]["code"] == "9.000001"
    assert chief.ask("catalogue", "load").json == {"procedures": 646}
    wrong = {**own, "code": "9.000002", "received_here": False}
    refused = chief.ask(
        "catalogue", "load", as_windows_writes(tmp_path / "sai.json", {"procedures": [wrong]})
    )
    assert (refused.exit_code, refused.code) == (1, "DM-15")


def days(outcome_days: list[dict[str, Any]]) -> dict[str, tuple[str, bool]]:
    return {day["date"]: (day["source"], day["confirmed"]) for day in outcome_days}


def test_each_day_carries_its_source_and_what_only_a_package_says_is_unconfirmed(desk: ScriptDesk) -> None:
    told = desk.ask("calendar", "show", "2026").json
    assert [(year["year"], year["state"], year["document"]) for year in told["years"]] == [
        (2026, "partly", "")
    ]
    known = days(told["days"])
    assert known["2026-11-24"] == ("holidays 0.109", False)
    for day in ("2026-01-02", "2026-01-10"):
        assert "12729/VPCP-KGVX" in known[day][0]
        assert known[day][1]
    assert (
        "24/11/2026 nghỉ: Ngày Văn hóa Việt Nam (nguồn: holidays 0.109) · CHƯA xác nhận"
        in desk.say("calendar", "show", "2026").out
    )


def test_a_year_is_confirmed_by_a_person_with_the_number_of_the_document(desk: ScriptDesk) -> None:
    chief = ScriptDesk(desk.folder, "supervisor")
    assert chief.ask("calendar", "set", "2026").exit_code == 2
    assert desk.ask("calendar", "set", "2026", "--document", "1/QĐ").code == "QH-01"
    told = chief.ask("calendar", "set", "2026", "--document", "12729/VPCP-KGVX").json
    (year,) = told["years"]
    assert (year["state"], year["document"]) == ("confirmed", "12729/VPCP-KGVX")
    assert all(day["confirmed"] for day in told["days"])


def test_a_day_is_marked_by_its_document(desk: ScriptDesk) -> None:
    chief = ScriptDesk(desk.folder, "supervisor")
    call = ("calendar", "set", "2026-12-24", "--document", "QĐ 7", "--name", "Nghỉ bão")
    assert chief.ask(*call).exit_code == 2
    assert days(chief.ask(*call, "--kind", "off").json["days"])["2026-12-24"] == ("QĐ 7", True)
    warned = chief.ask("due", "--procedure", "1.004873", "--at", "2026-11-20T09:30").json["warnings"]
    assert ["24/11/2026" in one["message"] for one in warned] == [True]
    chief.ask("calendar", "set", "2026", "--document", "12729/VPCP-KGVX")
    assert "warnings" not in chief.ask("due", "--procedure", "1.004873", "--at", "2026-11-20T09:30").json


def test_a_calendar_file_brings_days_and_confirms_nothing(desk: ScriptDesk, tmp_path: Path) -> None:
    chief = ScriptDesk(desk.folder, "supervisor")
    plain = {
        "calendar": {
            "years": [{"year": 2031, "state": "confirmed", "decision": "1/QĐ"}],
            "days": [{"date": "2031-01-01", "kind": "off", "name": "Tết Dương lịch"}],
        }
    }
    told = chief.ask("calendar", "load", as_windows_writes(tmp_path / "lịch năm.json", plain)).json
    assert {year["year"]: year["state"] for year in told["years"]}[2031] == "partly"
    assert days(told["days"])["2031-01-01"][0] == "lịch năm.json"
    assert "2026-11-24" in days(told["days"])
