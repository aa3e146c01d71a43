"""Each deed by command line moves the dossier one legal step and says where it stands."""

from __future__ import annotations

import json

import pytest

from tests.cli.calls import DRAFT, ID_NUMBER, NAME, PIN, ScriptDesk

PAPER = {"name": "Giấy xác nhận của nơi cư trú cũ", "originals": 1}


def _statuses(desk: ScriptDesk, code: str, *steps: tuple[str, dict[str, object] | None]) -> list[int]:
    answers = [desk.deed(name, code, content).json for name, content in steps]
    assert all(set(answer) == {"code", "status", "seq", "due_at"} for answer in answers), answers
    return [answer["status"] for answer in answers]


def test_forward_result_and_return_without_files_take_the_known_facts(desk: ScriptDesk) -> None:
    code = desk.receive()

    assert _statuses(desk, code, ("forward", None), ("result", None), ("return", None)) == [4, 9, 10]
    plain = desk.ask("show", code).json
    assert plain["forwarded_to"] == plain["competent_unit"]
    assert plain["result"]["granted"] is True
    assert plain["hand_over"]["name"] == NAME
    assert plain["hand_over"]["id_number"] == ID_NUMBER
    assert plain["hand_over"]["collector"] == "applicant"


def test_the_files_of_result_and_return_are_kept(desk: ScriptDesk) -> None:
    code = desk.receive()
    desk.deed("forward", code, {"to": "Bộ phận Tư pháp - Hộ tịch"})
    desk.deed(
        "result", code, {"name": "Giấy xác nhận", "number": "12/XN", "granted": False, "place": "Khay 3"}
    )
    collector = {
        "collector": "authorised",
        "name": "Lê Văn Tám",
        "id_number": "001085000001",
        "phone": "0987654321",
        "proof": "Giấy ủy quyền ngày 20/11/2026",
        "slip_lost": True,
        "originals_back": "Sổ hộ khẩu cũ",
    }
    assert desk.deed("return", code, collector).exit_code == 0

    plain = desk.ask("show", code).json
    assert plain["forwarded_to"] == "Bộ phận Tư pháp - Hộ tịch"
    assert {name: plain["result"][name] for name in ("number", "granted", "place")} == {
        "number": "12/XN",
        "granted": False,
        "place": "Khay 3",
    }
    assert {name: plain["hand_over"][name] for name in collector} == collector


def test_a_supplement_is_asked_for_and_supplied(desk: ScriptDesk) -> None:
    code = desk.receive()
    asked = {"reason": "Thiếu giấy xác nhận của nơi cư trú cũ", "papers": [PAPER], "respond_by": "2099-01-31"}

    assert _statuses(desk, code, ("supplement", asked), ("supplied", {"papers": [PAPER]})) == [5, 4]
    plain = desk.ask("show", code).json
    assert plain["supplements"][0]["reason"] == asked["reason"]
    assert plain["supplements"][0]["respond_by"] == "2099-01-31"
    assert PAPER["name"] in [paper["name"] for paper in plain["papers"]]


def test_a_look_says_that_the_term_rests_and_that_a_number_is_cancelled(desk: ScriptDesk) -> None:
    code = desk.receive()
    asked = {"reason": "Thiếu giấy xác nhận của nơi cư trú cũ", "papers": [PAPER]}
    desk.deed("supplement", code, asked)
    assert desk.say("show", code).out.splitlines()[1].endswith(" · Chờ người dân bổ sung")
    (row,) = desk.ask("find", code).json["results"]
    assert "voided" not in row

    told = desk.say("void", code, "--reason", "Nhập nhầm người nộp")
    looked = [desk.say(command, code).out.splitlines()[0] for command in ("show", "find")]
    assert all("Đã hủy số" in line and "bổ sung" not in line for line in (told.out, *looked))
    assert desk.say("show", code).out.splitlines()[1].count("·") == 0
    (row,) = desk.ask("find", code).json["results"]
    assert row["voided"] is True


def test_guidance_before_acceptance_becomes_a_reception_later(desk: ScriptDesk) -> None:
    content = {"draft": DRAFT, "reason": "Thiếu giấy tờ nơi cư trú cũ", "papers": [PAPER]}
    guided = desk.deed("supplement", "new", content).json
    assert guided["status"] == 1

    received = desk.ask("receive", "-", "--registered", guided["code"], stdin=json.dumps(DRAFT)).json
    assert received["status"] == 2
    assert desk.ask("show", guided["code"]).json["code"] == received["code"]


def test_a_case_at_the_counter_is_refused_with_its_reason(desk: ScriptDesk) -> None:
    outcome = desk.ask(
        "refuse",
        "new",
        "--file",
        "-",
        "--reason",
        "Không thuộc thẩm quyền của phường",
        stdin=json.dumps(DRAFT),
    )

    assert outcome.json["status"] == 3
    assert (
        desk.ask("show", outcome.json["code"]).json["closing_reason"] == "Không thuộc thẩm quyền của phường"
    )


def test_withdraw_stop_and_reopen(desk: ScriptDesk) -> None:
    one, two = desk.receive(), desk.receive({**DRAFT, "procedure": "2.000815"})
    assert desk.deed("withdraw", one, None, "--reason", "Công dân rút hồ sơ").json["status"] == 7

    desk.deed("forward", two)
    assert desk.deed("stop", two, {"reason": "Chờ bản án có hiệu lực"}).json["status"] == 8
    refused = desk.deed("reopen", two, None, "--reason", "Đã có bản án")
    assert refused.exit_code == 1
    reopened = desk.ask("reopen", two, "--reason", "Đã có bản án", user="supervisor")
    assert reopened.json["status"] == 4


def test_a_payment_is_asked_for_and_met(desk: ScriptDesk) -> None:
    code = desk.receive()
    reason = {"reason": "Lệ phí đăng ký"}
    early = desk.deed("payment-met", code, reason)
    assert early.exit_code == 1
    assert "Được tiếp nhận" in early.message
    assert _statuses(desk, code, ("ask-payment", reason), ("payment-met", {"reason": "Biên lai 12"})) == [
        6,
        4,
    ]
    assert "payment-met" in desk.say("--help").out


def test_what_was_just_recorded_is_taken_back(desk: ScriptDesk) -> None:
    code = desk.receive()
    nothing = desk.ask("take-back", code)
    assert nothing.exit_code == 1
    assert "ĐƯỢC GIỮ NGUYÊN" in nothing.message
    assert desk.deed("forward", code).json["status"] == 4
    assert desk.ask("take-back", code).json["status"] == 2
    assert "take-back" in desk.say("--help").out
    shown = desk.ask("show", code).json["history"]
    assert [one["kind"] for one in shown] == ["dossier_received", "dossier_forwarded", "deed_taken_back"]


def test_done_at_once_and_completed_before_it_is_handed_on(desk: ScriptDesk) -> None:
    code = desk.receive()
    assert _statuses(desk, code, ("result", None), ("return", None)) == [9, 10]
    other = desk.receive()
    reason = {"reason": "Thiếu giấy xác nhận"}
    assert _statuses(desk, other, ("supplement", reason), ("supplied", None), ("forward", None)) == [5, 4, 4]
    plain = desk.ask("show", other).json
    assert plain["forwarded_to"] == plain["competent_unit"] != ""


def test_a_due_date_is_moved_once_with_approval(desk: ScriptDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    code = desk.receive()
    at = desk.ask("show", code).json["received_at"]
    later = desk.ask("due", "--kind", "working_days", "--amount", "12", "--at", at).json["due_at"]
    content = {"due_at": later, "reason": "Cơ quan phối hợp trả lời chậm"}
    monkeypatch.setenv("DESK_APP_APPROVE_PIN", PIN)

    first = desk.deed("extend", code, content, "--approve-as", "supervisor")
    assert (first.exit_code, first.json["due_at"]) == (0, later)
    assert desk.deed("extend", code, content, "--approve-as", "supervisor").exit_code == 1


def test_a_number_is_cancelled_and_replaced_in_one_step(desk: ScriptDesk) -> None:
    code = desk.receive()

    plain = desk.deed("void", code, {"reason": "Nhập nhầm thủ tục", "replacement": {**DRAFT, "sets": 2}}).json
    assert plain["replacement"]["code"] != code
    assert plain["replacement"]["status"] == 2
    assert desk.ask("show", code).json["replaced_by"] == plain["replacement"]["code"]


@pytest.mark.parametrize("name", ["stop", "withdraw", "refuse", "extend", "void", "supplement"])
def test_a_deed_that_needs_a_reason_says_that_nothing_was_recorded(desk: ScriptDesk, name: str) -> None:
    code, content = desk.receive(), {"due_at": "2099-01-05T09:00"} if name == "extend" else None
    outcome = desk.deed(name, code, content)

    assert outcome.exit_code == 1
    assert "CHƯA" in outcome.message
    assert desk.ask("show", code).json["status"] == 2


def test_an_illegal_step_names_the_status_in_words(desk: ScriptDesk) -> None:
    outcome = desk.deed("return", desk.receive())

    assert outcome.exit_code == 1
    assert "Được tiếp nhận" in outcome.message


def test_an_unknown_code_is_refused(desk: ScriptDesk) -> None:
    for name in ("forward", "show"):
        outcome = desk.ask(name, "H26.99.01-261122-9999")
        assert outcome.exit_code == 1


def test_a_misspelt_key_in_a_deed_file_is_named_and_nothing_is_written(desk: ScriptDesk) -> None:
    code = desk.receive()
    desk.deed("forward", code)
    head = desk.head()

    outcome = desk.deed("result", code, {"nmae": "Giấy xác nhận", "granted": "yes"})
    assert outcome.exit_code == 1
    assert set(outcome.fields) == {"nmae", "granted"}
    assert "CHƯA ghi" in outcome.message
    assert desk.head() == head


def test_the_draft_itself_may_be_the_file_of_a_cancelled_number(desk: ScriptDesk) -> None:
    code = desk.receive()

    plain = desk.deed("void", code, {**DRAFT, "sets": 2}, "--reason", "Nhập nhầm số bộ").json
    assert desk.ask("show", plain["replacement"]["code"]).json["sets"] == 2
    assert desk.ask("show", code).json["voided_reason"] == "Nhập nhầm số bộ"


def test_a_cancelled_number_scans_as_cancelled_with_what_took_its_place(desk: ScriptDesk) -> None:
    bare, replaced = desk.receive(), desk.receive()
    desk.ask("void", bare, "--reason", "Nhập nhầm người nộp")
    new = desk.deed("void", replaced, DRAFT, "--reason", "Nhập nhầm thủ tục").json["replacement"]["code"]

    (first,) = desk.ask("scan", bare).json["warnings"]
    (second,) = desk.ask("scan", replaced).json["warnings"]
    assert "ĐÃ hủy" in first["message"]
    assert new in second["message"]
    assert desk.ask("scan", new).json["warnings"] == []


def test_without_a_date_an_extension_counts_the_same_term_once_more(desk: ScriptDesk) -> None:
    code = desk.receive()
    due = desk.ask("show", code).json["due_at"]
    wanted = desk.ask("due", "--procedure", DRAFT["procedure"], "--at", due).json["due_at"]

    refused = desk.ask("extend", code, "--reason", "Chờ xác minh thêm")
    first = desk.ask("extend", code, "--reason", "Chờ xác minh thêm", user="supervisor")
    again = desk.ask("extend", code, "--reason", "Chờ xác minh thêm", user="supervisor")
    assert (refused.exit_code, "“gia hạn” duyệt" in refused.message) == (1, True)
    assert first.json["due_at"] == wanted > due
    assert again.exit_code == 1


def test_a_file_that_names_nobody_hands_over_to_the_one_taken_down(desk: ScriptDesk) -> None:
    owner = {"kind": "citizen", "name": "Lê Chủ Hồ Sơ", "id_number": "001085000001", "phone": "0987654321"}
    code = desk.receive({**DRAFT, "owner": owner})
    for name in ("forward", "result"):
        desk.ask(name, code)

    assert desk.deed("return", code, {"collector": "owner", "originals_back": "Sổ hộ khẩu"}).exit_code == 0
    over = desk.ask("show", code).json["hand_over"]
    assert (over["name"], over["id_number"]) == ("Lê Chủ Hồ Sơ", "001085000001")
    assert (over["originals_back"], over["slip_lost"]) == ("Sổ hộ khẩu", False)
