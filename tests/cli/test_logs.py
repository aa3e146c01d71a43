"""The log tells the administrator what happened and never who it happened to."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.time.local_time import VIETNAM
from desk_app.errors import StorageTrouble
from desk_app.logs import LOG_BYTES, LOG_FILE, places, safe, start_logging, stop_logging
from tests.windows.needs import SystemPart, only_with

ID_NUMBER = "001190012345"
NAME = "Nguyễn Thị Hòa"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[logging.Logger]:
    start_logging(tmp_path, stream=io.StringIO())
    yield logging.getLogger("desk_app.test")
    stop_logging()


def _written(folder: Path) -> str:
    return (folder / LOG_FILE).read_text(encoding="utf-8")


def test_counts_codes_and_kinds_are_logged(log: logging.Logger, tmp_path: Path) -> None:
    log.info("command=%s code=%s seq=%d", "receive", "H26.99.01-261122-0001", 7)

    assert "INFO desk_app.test command=receive code=H26.99.01-261122-0001 seq=7" in _written(tmp_path)


def test_names_numbers_and_addresses_are_masked_wherever_they_slip_in(
    log: logging.Logger, tmp_path: Path
) -> None:
    log.info("received %s %s", NAME, ID_NUMBER)
    log.info("received %(who)s", {"who": "Nguyen Thi Hoa"})
    log.info(f"received {NAME} {ID_NUMBER}")
    log.info("count %d", int(ID_NUMBER))

    text = _written(tmp_path)
    assert "Nguy" not in text
    assert "1190012345" not in text
    assert text.count("[…]") == 5


def _fail_deep_inside(name: str) -> None:
    raise ValueError(f"{name} with {ID_NUMBER}")


def test_a_traceback_keeps_places_and_drops_words(
    log: logging.Logger, tmp_path: Path, expected_logs: Callable[[str], None]
) -> None:
    expected_logs("receive stopped")
    try:
        _fail_deep_inside(NAME)
    except ValueError:
        log.exception("command=%s stopped", "receive")

    text = _written(tmp_path)
    assert "ValueError at test_logs.py:" in text
    assert "_fail_deep_inside" in text
    assert ID_NUMBER not in text
    assert "Nguy" not in text


def test_the_chain_of_causes_is_named_by_kind_and_key() -> None:
    trouble = StorageTrouble("storage.disk_full")
    trouble.__cause__ = OSError(28, "No space left on device", f"/home/{NAME}")

    described = places(trouble)

    assert described.startswith("StorageTrouble(storage.disk_full) at ")
    assert "OSError(28)" in described
    assert NAME not in described


def test_listed_kinds_of_value_pass_and_all_else_is_masked() -> None:
    at = datetime(2026, 11, 22, 10, 0, tzinfo=VIETNAM)
    passed = [True, None, 12, 1.5, Status.DONE, at, "result_returned", "a" * 64, "H26.99.01"]

    assert "[…]" not in [safe(value) for value in passed]
    assert {safe(value) for value in (ID_NUMBER, int(ID_NUMBER), NAME, b"x", ["a"])} == {"[…]"}


def test_a_line_break_in_a_message_cannot_forge_a_second_line(log: logging.Logger, tmp_path: Path) -> None:
    log.info("first\nsecond\x1b[31m")

    assert _written(tmp_path).count("\n") == 1


def test_the_file_turns_over_before_it_grows_large(log: logging.Logger, tmp_path: Path) -> None:
    for number in range(LOG_BYTES // 1000 + 50):
        log.info("x" * 1000 + " %d", number)

    assert (tmp_path / f"{LOG_FILE}.1").exists()
    assert (tmp_path / LOG_FILE).stat().st_size <= LOG_BYTES


def test_a_log_that_cannot_be_written_never_stops_the_counter(tmp_path: Path) -> None:
    only_with(SystemPart.LINKS)
    (tmp_path / LOG_FILE).symlink_to("/dev/full")
    stream = io.StringIO()
    start_logging(tmp_path, stream=stream)

    logging.getLogger("desk_app.test").info("one")
    stop_logging()

    assert stream.getvalue() == ""


def test_only_warnings_reach_the_terminal(expected_logs: Callable[[str], None]) -> None:
    expected_logs("loud")
    stream = io.StringIO()
    start_logging(None, stream=stream)

    logging.getLogger("desk_app.test").info("quiet")
    logging.getLogger("desk_app.test").warning("loud %d", 3)
    stop_logging()

    assert stream.getvalue().splitlines()[0].endswith("WARNING desk_app.test loud 3")
    assert "quiet" not in stream.getvalue()
