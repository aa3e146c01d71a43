"""A sentence is filled the Vietnamese way and never fails while it is."""

from __future__ import annotations

import json
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

import pytest

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.findings import warning
from desk_app.domain.time.local_time import VIETNAM
from desk_app.errors import Refused
from desk_app.messages import Messages


class Paint(StrEnum):
    RED = "red"


@pytest.fixture
def messages(tmp_path: Path) -> Messages:
    entries = {
        "a.when": {"id": "AA-01", "text": "Lúc {at}, ngày {day}"},
        "a.money": {"id": "AA-02", "text": "{fee:money} đồng"},
        "a.word": {"id": "AA-03", "text": "{paint}, {status}, {more}"},
        "status.9": {"id": "AA-04", "text": "Đã xử lý xong"},
    }
    (tmp_path / "a.vi.json").write_text(json.dumps(entries), encoding="utf-8")
    return Messages("vi", tmp_path)


def test_values_are_written_the_vietnamese_way(messages: Messages) -> None:
    at = datetime(2026, 11, 26, 9, 30, tzinfo=VIETNAM)

    assert messages.text("a.when", at=at, day=date(2026, 1, 5)) == "Lúc 09:30 26/11/2026, ngày 05/01/2026"
    assert messages.text("a.money", fee=1234567) == "1.234.567 đồng"
    assert messages.text("a.money", fee="chưa rõ") == "chưa rõ đồng"


def test_words_stand_for_enum_values_and_a_forgotten_fill_in_never_breaks_a_message(
    messages: Messages,
) -> None:
    assert messages.text("a.word", paint=Paint.RED, status=Status.DONE) == "red, Đã xử lý xong, …"


def test_errors_and_remarks_find_their_sentence_and_an_unknown_key_shows_itself(messages: Messages) -> None:
    assert messages.of(Refused("a.money", fee=5)) == "5 đồng"
    assert messages.of(warning("x", "a.money", fee=6)) == "6 đồng"
    assert messages.code("a.money") == "AA-02"
    assert (messages.text("b.none"), messages.code("b.none")) == ("b.none", "b.none")
