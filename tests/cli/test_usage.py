"""The command line is understood in any order of options, or refused with exit code 2 and the place at fault."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from desk_app.cli import run
from desk_app.commands.command import Surroundings
from desk_app.commands.table import COMMANDS
from tests.cli.calls import Outcome


def _call(*argv: str, **environ: str) -> Outcome:
    out, err = io.StringIO(), io.StringIO()
    around = Surroundings(io.StringIO(), out, err, {**os.environ, **environ}, lambda prompt: "")
    return Outcome(run(argv, around), out.getvalue(), err.getvalue())


WRONG: tuple[tuple[str, ...], ...] = (
    ("sync", "now"),
    ("nonsense",),
    ("show",),
    ("show", "A", "B"),
    ("show", "A", "--nonsense"),
    ("due", "--kind", "working_days", "--amount", "3"),
    ("due", "--kind", "weeks", "--amount", "3", "--at", "2026-11-20T09:30"),
    ("due", "--kind", "days", "--amount", "three", "--at", "2026-11-20T09:30"),
    ("due", "--kind", "days", "--at", "2026-11-20T09:30"),
    ("due", "--kind", "days", "--amount", "3", "--at", "2026-02-30T09:30"),
    ("due", "--kind", "days", "--amount", "3", "--procedure", "1.004873", "--at", "2026-11-20T09:30"),
    ("due", "--at", "2026-11-20T09:30"),
    ("print", "A", "--form", "99", "--to", "x.pdf"),
    ("print", "A", "--form", "01"),
    ("find", "hoa", "--limit", "0"),
    ("init", "--ward", "H26.99.01"),
    ("--lang", "fr", "queue"),
    ("--dat", "x", "queue"),
)


@pytest.mark.parametrize("argv", WRONG, ids=" ".join)
def test_a_wrong_command_line_is_usage(argv: tuple[str, ...], tmp_path: Path) -> None:
    words = _call("--data", str(tmp_path), *argv)
    assert (words.exit_code, words.out) == (2, "")
    assert words.err.count("\n") == 1

    plain = _call("--data", str(tmp_path), "--json", *argv)
    assert (plain.exit_code, plain.err) == (2, "")
    assert set(plain.json) == {"error"}
    assert plain.json["error"].keys() == {"code", "message"}


def test_a_line_that_is_no_utf8_is_usage() -> None:
    assert _call("find", "\udcff").exit_code == 2


def test_global_options_stand_before_or_after_the_sub_command(tmp_path: Path) -> None:
    due = ("due", "--kind", "same_day", "--at", "2026-11-20T15:01")
    options = ("--json", "--lang", "en", "--data", str(tmp_path))

    before, after = _call(*options, *due), _call(*due, *options)
    assert before.json == after.json
    assert before.json["due_at"] == "2026-11-23T17:00:00+07:00"


def test_due_needs_no_data_folder_and_explains_every_day(tmp_path: Path) -> None:
    plain = _call(
        "due",
        "--procedure",
        "1.004873",
        "--at",
        "2026-11-20T09:30",
        "--json",
        DESK_APP_DATA=str(tmp_path / "none"),
    ).json

    assert plain["effective_from"] == "2026-11-20T09:30:00+07:00"
    assert plain["due_at"] == "2026-11-26T09:30:00+07:00"
    assert [step["date"] for step in plain["steps"]] == [f"2026-11-{day}" for day in range(20, 27)]
    assert [step["date"][-2:] for step in plain["steps"] if step["counted"]] == ["23", "25", "26"]
    assert "Ngày Văn hóa Việt Nam" in next(
        step["reason"] for step in plain["steps"] if step["date"] == "2026-11-24"
    )
    assert not (tmp_path / "none").exists()


def test_due_takes_moments_of_other_zones_and_names_an_unknown_procedure(tmp_path: Path) -> None:
    utc = _call(
        *("--json", "--data", str(tmp_path), "due", "--kind", "working_hours", "--amount", "4"),
        *("--at", "2026-11-20T03:30Z"),
    )
    assert utc.json["due_at"] == "2026-11-20T15:30:00+07:00"

    unknown = _call(
        "--json", "--data", str(tmp_path), "due", "--procedure", "0.0", "--at", "2026-11-20T09:30"
    )
    assert unknown.exit_code == 1


def test_a_folder_without_a_desk_is_named(tmp_path: Path) -> None:
    who = ("--user", "clerk")
    outcome = _call("--json", "--data", str(tmp_path / "none"), *who, "queue", DESK_APP_PIN="246810")

    assert outcome.exit_code == 3
    assert "init" in outcome.message
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_has_a_help_page_in_both_languages(name: str) -> None:
    vietnamese, english = _call(name, "--help"), _call("--lang", "en", name, "--help")

    assert (vietnamese.exit_code, english.exit_code) == (0, 0)
    assert vietnamese.out.startswith(f"Cách dùng: desk-app {name}")
    assert english.out.startswith(f"Usage: desk-app {name}")
    assert "cli." not in vietnamese.out + english.out


def test_the_help_of_the_program_lists_every_command() -> None:
    page = _call("--help").out

    assert all(command.name in page for command in COMMANDS)


class _FullDisk(io.StringIO):
    """A stream onto a disk that is full."""

    def write(self, text: str) -> int:
        raise OSError(28, "No space left on device")

    def fileno(self) -> int:
        return os.open(os.devnull, os.O_WRONLY)


def test_an_answer_that_cannot_be_written_is_not_taken_for_a_success() -> None:
    err = io.StringIO()
    around = Surroundings(io.StringIO(), _FullDisk(), err, os.environ, lambda prompt: "")

    assert run(["due", "--kind", "days", "--amount", "3", "--at", "2026-11-20T09:30"], around) == 3
    assert "ĐÃ ghi" in err.getvalue()


def test_json_is_one_line_of_readable_vietnamese() -> None:
    out = _call("--json", "scan", "abc").out

    assert out.count("\n") == 1
    assert "Quét lại" in out
    assert json.loads(out)["kind"] == "unknown"
