"""A refusal says first whether the dossier is safe, then where and what, in at most two short sentences."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.cli.calls import DRAFT, Outcome, ScriptDesk, draft

SENTENCES, WORDS = 2, 25
NOT_SAVED, NOT_RECORDED, NOT_PRINTED = "Hồ sơ CHƯA lưu", "Bước này CHƯA ghi", "Giấy CHƯA in"


def _short(sentence: str) -> bool:
    parts = [part for part in re.split(r"(?<=[.!?…])\s+(?=[^\W\d_])", sentence) if part]
    return len(parts) <= SENTENCES and all(len(part.split()) <= WORDS for part in parts)


def _receive(desk: ScriptDesk, plain: dict[str, Any]) -> Outcome:
    return desk.ask("receive", "-", stdin=json.dumps(plain))


@pytest.mark.parametrize(
    ("plain", "place", "words"),
    [
        ({**DRAFT, "colour": "red"}, "colour", "“colour” không có trong mẫu"),
        (draft(colour="red"), "applicant.colour", "“colour” không có trong mẫu"),
        (draft(id_number="00119001234"), "applicant.id_number", "đang có 11"),
        (draft(name=""), "applicant.name", "chưa có họ và tên"),
        (draft(birth_date="1990-02-30"), "applicant.birth_date", "1990-02-30"),
        (draft(name="N" * 10_000), "applicant.name", "đang có 10000"),
        ({**DRAFT, "papers": []}, "papers", "thiếu giấy tờ bắt buộc"),
        ({**DRAFT, "sets": 0}, "sets", "số phải từ 1"),
        ({name: value for name, value in DRAFT.items() if name != "procedure"}, "procedure", "bắt buộc"),
    ],
)
def test_one_fault_of_a_draft_is_said_in_the_sentence_itself(
    desk: ScriptDesk, plain: dict[str, Any], place: str, words: str
) -> None:
    outcome = _receive(desk, plain)

    assert outcome.exit_code == 1
    assert outcome.message.startswith(f"{NOT_SAVED} (mục {place}): ")
    assert words in outcome.message
    assert "F9" not in outcome.message


def test_many_faults_are_all_named_and_the_first_ones_said(desk: ScriptDesk) -> None:
    message = _receive(desk, {**draft(colour=1, name=7), "size": 2}).message

    assert message.startswith(f"{NOT_SAVED}: có 3 mục cần sửa trong tệp: ")
    assert all(place in message for place in ("applicant.colour", "applicant.name", "size"))


@pytest.mark.parametrize(
    ("argv", "state"),
    [
        (("forward", "H26.99.01-261123-1999"), NOT_RECORDED),
        (("stop", "{code}"), NOT_RECORDED),
        (("extend", "{code}", "--reason", "Chờ xác minh thêm"), NOT_RECORDED),
        (("return", "{code}"), "CHƯA trả"),
        (("refuse", "{code}", "--reason", "Không đủ điều kiện"), NOT_RECORDED),
        (("print", "{code}", "--form", "02", "--to", "x.pdf"), NOT_PRINTED),
        (("print", "H26.99.01-261123-1999", "--form", "01", "--to", "x.pdf"), NOT_PRINTED),
        (("receive", "no-such-file.json"), NOT_SAVED),
    ],
)
def test_a_refusal_begins_with_the_state_of_what_was_asked(
    desk: ScriptDesk, argv: tuple[str, ...], state: str
) -> None:
    code = desk.receive()
    outcome = desk.ask(*(part.format(code=code) for part in argv))

    assert outcome.exit_code == 1
    assert outcome.message.startswith(state)
    assert _short(outcome.message), outcome.message


def test_a_look_up_speaks_of_no_dossier_to_be_saved(desk: ScriptDesk) -> None:
    outcome = desk.ask("due", "--procedure", "9.999999", "--at", "2026-11-20T09:30")

    assert outcome.message.startswith("Không có thủ tục “9.999999”")


def test_a_cancelled_number_without_replacement_sends_nobody_to_one(desk: ScriptDesk) -> None:
    code = desk.receive()
    desk.ask("void", code, "--reason", "Nhập nhầm người nộp")

    step = desk.ask("forward", code).message
    paper = desk.ask("print", code, "--form", "01", "--to", "x.pdf").message
    assert "không có hồ sơ thay thế" in step
    assert "thay thế" not in paper
    assert _short(step)
    assert _short(paper)


def test_a_refusal_names_no_citizen(desk: ScriptDesk) -> None:
    code = desk.receive()
    for deed in ("forward", "result", "return"):
        desk.ask(deed, code)

    again = desk.say("return", code)
    assert again.exit_code == 1
    assert "Nguyễn Thị Hòa" not in again.out + again.err


def test_a_folder_in_place_of_a_draft_is_called_one(desk: ScriptDesk) -> None:
    message = desk.ask("receive", str(desk.folder)).message

    assert message.startswith(NOT_SAVED)
    assert "là thư mục" in message
