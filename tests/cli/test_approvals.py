"""By command line a second person approves by signing in with the own PIN; a name in a file approves nothing (T9)."""

from __future__ import annotations

import json

import pytest

from tests.cli.calls import PIN, Outcome, ScriptDesk

PAPER = {"name": "Giấy xác nhận của nơi cư trú cũ", "originals": 1}
AGAIN = {"reason": "Thiếu giấy xác nhận của nơi cư trú cũ", "papers": [PAPER]}


def extend(
    desk: ScriptDesk, code: str, *more: str, pin: str | None = PIN, content: dict[str, object] | None = None
) -> Outcome:
    """Try to promise a later date, with what stands in the environment as the PIN of who approves."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DESK_APP_APPROVE_PIN", raising=False)
        if pin is not None:
            patch.setenv("DESK_APP_APPROVE_PIN", pin)
        file = ("--file", "-") if content is not None else ()
        because = ("--reason", "Cơ quan phối hợp trả lời chậm")
        return desk.ask("extend", code, *because, *file, *more, stdin=json.dumps(content or {}))


@pytest.mark.parametrize("name", ["supervisor", "nobody", ""])
@pytest.mark.parametrize("deed", ["extend", "supplement", "void"])
def test_a_name_in_a_file_approves_nothing(desk: ScriptDesk, deed: str, name: str) -> None:
    code = desk.receive()
    if deed == "supplement":
        desk.deed("supplement", code, AGAIN)
        desk.deed("supplied", code)
    head = desk.head()
    content = {"reason": "Cơ quan phối hợp trả lời chậm", "papers": [PAPER]} if deed == "supplement" else {}
    outcome = desk.deed(deed, code, {**content, "approved_by": name}, "--reason", "Chờ xác minh thêm")
    assert outcome.exit_code == 1
    assert "approve-as" in outcome.message
    assert desk.head() == head


def test_without_a_second_person_an_extension_is_refused_and_names_the_right(desk: ScriptDesk) -> None:
    code = desk.receive()
    outcome = extend(desk, code)
    assert outcome.exit_code == 1
    assert "gia hạn" in outcome.message
    assert [line["kind"] for line in desk.ask("show", code).json["history"]] == ["dossier_received"]


def test_who_signs_in_for_it_approves_and_is_named(desk: ScriptDesk) -> None:
    code = desk.receive()
    before = desk.ask("show", code).json["due_at"]
    outcome = extend(desk, code, "--approve-as", "supervisor")
    assert outcome.exit_code == 0, outcome.out
    assert outcome.json["due_at"] > before
    assert desk.ask("show", code).json["history"][-1]["approved_by"] == "supervisor"
    assert "clerk · supervisor duyệt" in desk.say("show", code).out
    desk.user = "supervisor"
    other = desk.receive()
    assert extend(desk, other).exit_code == 0


def test_a_second_supplement_is_approved(desk: ScriptDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_APP_APPROVE_PIN", PIN)
    code = desk.receive()
    desk.deed("supplement", code, AGAIN)
    desk.deed("supplied", code)
    assert desk.deed("supplement", code, AGAIN).exit_code == 1
    assert desk.deed("supplement", code, AGAIN, "--approve-as", "head").json["status"] == 5


def test_a_number_is_cancelled_after_forwarding_with_approval(
    desk: ScriptDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_APP_APPROVE_PIN", PIN)
    code = desk.receive()
    desk.deed("forward", code)
    assert desk.ask("void", code, "--reason", "Nhập nhầm người nộp").exit_code == 1
    outcome = desk.ask("void", code, "--reason", "Nhập nhầm người nộp", "--approve-as", "supervisor")
    assert outcome.exit_code == 0
    assert desk.ask("show", code).json["voided_reason"] == "Nhập nhầm người nộp"


@pytest.mark.parametrize(
    ("name", "pin", "said"),
    [
        ("supervisor", None, "Thiếu mã PIN của người duyệt supervisor"),
        ("supervisor", "135791", "mã PIN của người duyệt supervisor chưa đúng"),
        ("nobody", PIN, "mã PIN của người duyệt nobody chưa đúng"),
        ("clerk", PIN, "Không tự duyệt"),
        ("Clerk ", PIN, "Không tự duyệt"),
        ("admin", PIN, "Người duyệt admin chưa được giao quyền: gia hạn"),
    ],
)
def test_what_is_no_approval_is_refused_in_its_own_words(
    desk: ScriptDesk, name: str, pin: str | None, said: str
) -> None:
    code = desk.receive()
    due = desk.ask("show", code).json["due_at"]
    outcome = extend(desk, code, "--approve-as", name, pin=pin)
    assert outcome.exit_code == 1
    assert said.casefold() in outcome.message.casefold()
    assert desk.ask("show", code).json["due_at"] == due


def test_wrong_pins_of_who_approves_lock_that_person(desk: ScriptDesk) -> None:
    code = desk.receive()
    for _ in range(5):
        extend(desk, code, "--approve-as", "supervisor", pin="135791")
    outcome = extend(desk, code, "--approve-as", "supervisor")
    assert outcome.exit_code == 1
    assert "tạm khóa" in outcome.message
    assert desk.ask("reopen", code, user="supervisor").exit_code == 1


def test_a_deed_nobody_can_approve_takes_no_second_person(desk: ScriptDesk) -> None:
    code = desk.receive()
    outcome = desk.ask("forward", code, "--approve-as", "supervisor")
    assert outcome.exit_code == 2
    assert "--approve-as" in outcome.message
    guided = desk.ask("supplement", "new", "--file", "-", "--approve-as", "supervisor", stdin="{}")
    assert guided.exit_code == 2
