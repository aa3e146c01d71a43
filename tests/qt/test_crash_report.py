"""The report for the administrator tells places and kinds, never a value."""

from __future__ import annotations

import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from desk_app.qt.crash_report import LastResort, report_of

SECRET = "001190012345"


def stumble(number: str) -> None:
    raise ValueError(f"bad number {number}")


def test_a_report_holds_the_way_of_the_fault_and_nothing_of_the_citizen() -> None:
    with pytest.raises(ValueError, match=SECRET) as caught:
        stumble(SECRET)
    text = report_of(caught.value, "receive").text()
    assert "ValueError" in text
    assert "receive" in text
    assert "stumble" in text
    assert SECRET not in text


def test_what_nobody_catches_is_caught_on_every_thread(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    last, heard = LastResort(), []
    last.crashed.connect(heard.append)
    before = sys.excepthook
    undo = last.install()
    thread = threading.Thread(target=stumble, args=(SECRET,), name="lane-database")
    thread.start()
    thread.join()
    sys.excepthook(ValueError, ValueError(SECRET), None)
    undo()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert [report.kind for report in heard] == ["ValueError", "ValueError"]
    assert {report.operation for report in heard} == {"lane-database", ""}
    assert SECRET not in capsys.readouterr().err
    assert sys.excepthook is before
