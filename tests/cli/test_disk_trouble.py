"""A disk that fails while a command writes: said in words, nothing half-written, what was saved stays saved."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desk_app.storage.database import engine
from tests.cli.calls import DRAFT, Outcome, ScriptDesk
from tests.cli.processes import ProcessDesk

MOST_RECEPTIONS = 60
"""The free pages of a new database hold fewer."""


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no database grow by a page any more, as on a full disk."""
    prepare = engine._prepare

    def prepare_on_full_disk(raw: Any, key: bytes, *, writes: bool) -> None:
        prepare(raw, key, writes=writes)
        raw.execute("PRAGMA max_page_count = 1")

    monkeypatch.setattr(engine, "_prepare", prepare_on_full_disk)


def _receive_until_full(desk: ScriptDesk) -> tuple[list[str], Outcome]:
    saved = []
    for _ in range(MOST_RECEPTIONS):
        outcome = desk.ask("receive", "-", stdin=json.dumps({**DRAFT, "note": "Ghi chú " * 60}))
        if outcome.exit_code:
            return saved, outcome
        saved.append(outcome.json["code"])
    pytest.fail("the disk never filled")


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_leaves_the_dossier_unsaved_and_every_earlier_one_safe(desk: ScriptDesk) -> None:
    saved, refused = _receive_until_full(desk)

    assert refused.exit_code == 3
    assert "CHƯA lưu" in refused.message
    assert "đầy" in refused.message
    found = desk.ask("find", "hoa", "--limit", "200").json["results"]
    assert [row["code"] for row in reversed(found)] == saved
    assert desk.ask("verify").exit_code == 0


@pytest.mark.slow
def test_a_disk_that_refuses_writes_leaves_the_dossier_unsaved(desk: ScriptDesk) -> None:
    saved = desk.receive()
    failing = ProcessDesk(desk.folder, ("fiu-run", "-x", "-c", "enable name=posix/io/rw/pwrite"))

    outcome = failing.ask("receive", "-", stdin=DRAFT)
    assert outcome.exit_code == 3
    assert "CHƯA lưu" in outcome.message
    assert [row["code"] for row in desk.ask("find", "hoa").json["results"]] == [saved]
    assert desk.ask("verify").exit_code == 0
