"""Bad input at the counter: a clear sentence that says first whether the dossier is safe, and nothing half-written."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calls import DRAFT, ID_NUMBER, ScriptDesk, draft

BAD_DRAFTS: dict[str, tuple[dict[str, Any], str]] = {
    "unknown procedure": ({**DRAFT, "procedure": "9.999999"}, "procedure"),
    "eleven digits": (draft(id_number="00119001234"), "applicant.id_number"),
    "impossible date": (draft(birth_date="1990-02-30"), "applicant.birth_date"),
    "born tomorrow": (draft(birth_date="2999-01-01"), "applicant.birth_date"),
    "unknown key": (draft(adress="Số 1"), "applicant.adress"),
    "no name": (draft(name=""), "applicant.name"),
    "name of 10,000 characters": (draft(name="Hòa " * 2_500), "applicant.name"),
    "control character": (draft(name="Nguyễn\x1b[2JHòa"), "applicant.name"),
    "writing direction": (draft(name="Nguyễn \u202eHòa"), "applicant.name"),
    "formula": (draft(name='=HYPERLINK("http://x","Hòa")'), "applicant.name"),
    "half a character": (draft(address="Số 1 \ud83d"), "applicant.address"),
    "no papers at all": ({**DRAFT, "papers": []}, "papers"),
    "impossible count": ({**DRAFT, "papers": [{"name": "Tờ khai", "originals": -1}]}, "papers.0.originals"),
}


@pytest.mark.parametrize("name", BAD_DRAFTS)
def test_a_bad_draft_is_refused_at_its_field_and_leaves_no_trace(desk: ScriptDesk, name: str) -> None:
    plain, field = BAD_DRAFTS[name]
    head = desk.head()

    outcome = desk.ask("receive", "-", stdin=json.dumps(plain))

    assert outcome.exit_code == 1
    assert outcome.message.startswith("Hồ sơ CHƯA lưu")
    assert field in outcome.fields, outcome.fields
    assert ID_NUMBER not in outcome.out + outcome.err
    assert desk.ask("find", "hoa").json == {"results": []}
    assert desk.head() == head


def test_the_same_refusal_for_people_names_each_field_on_a_line(desk: ScriptDesk) -> None:
    plain = draft(id_number="00119001234", birth_date="2999-01-01")
    outcome = desk.say("receive", "-", stdin=json.dumps(plain))

    assert outcome.exit_code == 1
    assert outcome.out == ""
    head, *lines = outcome.err.splitlines()
    assert re.fullmatch(r"Hồ sơ CHƯA lưu.* \[[A-ZĐ]{2}-\d\d\]", head)
    assert sorted(line.split(":")[0].strip() for line in lines) == [
        "applicant.birth_date",
        "applicant.id_number",
    ]
    assert "12 chữ số; đang có 11" in outcome.err


def test_a_procedure_received_at_another_door_names_that_door(desk: ScriptDesk) -> None:
    outcome = desk.ask("receive", "-", stdin=json.dumps({**DRAFT, "procedure": "1.004222"}))

    assert outcome.exit_code == 1
    assert "do Công an phường tiếp nhận" in outcome.message
    assert set(outcome.fields) == {"procedure"}


def test_the_other_door_is_named_first_whatever_else_is_wrong(desk: ScriptDesk) -> None:
    outcome = desk.ask("receive", "-", stdin=json.dumps({**draft(name=""), "procedure": "1.004222"}))

    assert outcome.message.startswith("Hồ sơ CHƯA lưu: “Đăng ký thường trú” do Công an phường tiếp nhận")
    assert set(outcome.fields) == {"procedure", "applicant.name"}


def test_a_draft_that_is_no_json_says_where(desk: ScriptDesk) -> None:
    outcome = desk.ask("receive", "-", stdin='{"procedure": "1.004873",\n "applicant": }')

    assert outcome.exit_code == 1
    assert "dòng 2" in outcome.message
    assert outcome.message.startswith("Hồ sơ CHƯA lưu")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("H26.99.01-2611", "quét lại"),
        ("H26.88.02-261122-0001", "đơn vị khác"),
        ("H26.99.01-261122-1999", "Không có trên máy này"),
        ("001190012345|x", "thẻ"),
        ("=HYPERLINK|" * 30, "thẻ"),
        ("\u202eabc", "ký tự ẩn"),
        ("x" * 4096, ""),
        ("", ""),
    ],
)
def test_a_damaged_or_foreign_scan_is_named_and_never_an_error(
    desk: ScriptDesk, text: str, says: str
) -> None:
    outcome = desk.ask("scan", text)

    assert outcome.exit_code == 0
    assert says.casefold() in json.dumps(outcome.json["warnings"], ensure_ascii=False).casefold()
    assert outcome.json["warnings"]
    assert not outcome.json["repaired"]


def test_a_slip_of_this_desk_scans_without_remark_and_a_card_by_its_fields(desk: ScriptDesk) -> None:
    code = desk.receive()
    assert desk.ask("scan", code).json == {
        "kind": "dossier_code",
        "value": code,
        "fields": {},
        "repaired": False,
        "warnings": [],
    }

    card = "001090123456||NGUYỄN VĂN A|01011990|Nam|Số 1, phường X, Hà Nội|15042021"
    plain = desk.ask("scan", card).json
    assert plain["kind"] == "citizen_card"
    assert plain["fields"] == {
        "id_number": "001090123456",
        "old_id_number": "",
        "name": "NGUYỄN VĂN A",
        "birth_date": "1990-01-01",
        "sex": "male",
        "address": "Số 1, phường X, Hà Nội",
        "issue_date": "2021-04-15",
    }


def test_a_wrong_pin_is_refused_and_too_many_lock_the_user(desk: ScriptDesk) -> None:
    answers = [desk.ask("receive", "-", stdin=json.dumps(DRAFT), pin="111222") for _ in range(6)]

    assert {answer.exit_code for answer in answers} == {1}
    assert all("CHƯA lưu" in answer.message for answer in answers)
    assert answers[0].code != answers[5].code
    right = desk.ask("receive", "-", stdin=json.dumps(DRAFT))
    assert (right.exit_code, right.code) == (1, answers[5].code)


def test_a_deed_without_user_or_pin_is_refused_without_a_prompt(desk: ScriptDesk) -> None:
    nobody = desk.ask("receive", "-", stdin=json.dumps(DRAFT), user="")
    no_pin = desk.ask("receive", "-", stdin=json.dumps(DRAFT), pin="")

    assert (nobody.exit_code, no_pin.exit_code) == (2, 1)
    assert "--user" in nobody.message
    assert "DESK_APP_PIN" in no_pin.message
    assert nobody.message.startswith("Hồ sơ CHƯA lưu")


def test_a_form_the_dossier_cannot_have_is_refused(desk: ScriptDesk, tmp_path: Path) -> None:
    outcome = desk.ask("print", desk.receive(), "--form", "03", "--to", str(tmp_path / "x.pdf"))

    assert outcome.exit_code == 1
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize("target", [("--to", "/nowhere/x.pdf"), ("--printer", "Máy in không có")])
def test_a_print_that_does_not_come_out_leaves_the_dossier_safe_and_uses_up_no_copy(
    desk: ScriptDesk, target: tuple[str, str], tmp_path: Path
) -> None:
    code = desk.receive()
    outcome = desk.ask("print", code, "--form", "01", *target)

    assert outcome.exit_code == 1
    assert "ĐÃ lưu" in outcome.message
    assert desk.ask("print", code, "--form", "01", "--to", str(tmp_path / "x.pdf")).json["copy_no"] == 1
