"""At a terminal the PIN is asked for; whatever goes wrong there ends in a sentence and a log without people."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable

import pytest

from desk_app.cli import run
from desk_app.commands.command import Surroundings
from tests.cli.calls import DRAFT, ID_NUMBER, PIN, Outcome, ScriptDesk


class Terminal(io.StringIO):
    """Standard input somebody sits at."""

    def isatty(self) -> bool:
        return True


def _receive(desk: ScriptDesk, ask_pin: Callable[[str], str]) -> Outcome:
    out, err = io.StringIO(), io.StringIO()
    environ = {name: value for name, value in os.environ.items() if name != "DESK_APP_PIN"}
    around = Surroundings(Terminal(json.dumps(DRAFT)), out, err, environ, ask_pin)
    argv = ["--data", str(desk.folder), "--user", "clerk", "--json", "receive", "-"]
    return Outcome(run(argv, around), out.getvalue(), err.getvalue())


def test_the_pin_is_asked_for_by_name(desk: ScriptDesk) -> None:
    prompts: list[str] = []

    def ask_pin(prompt: str) -> str:
        prompts.append(prompt)
        return PIN

    assert _receive(desk, ask_pin).exit_code == 0
    assert prompts == ["Mã PIN của clerk: "]


def test_stopping_at_the_prompt_writes_nothing(desk: ScriptDesk) -> None:
    def ask_pin(prompt: str) -> str:
        raise KeyboardInterrupt

    head = desk.head()
    outcome = _receive(desk, ask_pin)
    assert outcome.exit_code == 1
    assert outcome.json.keys() == {"error"}
    assert desk.head() == head


def test_a_fault_of_the_program_is_a_sentence_and_its_places_go_to_the_log(
    desk: ScriptDesk, expected_logs: Callable[[str], None]
) -> None:
    expected_logs("receive stopped")

    def ask_pin(prompt: str) -> str:
        raise ValueError(f"cannot read {ID_NUMBER}")

    outcome = _receive(desk, ask_pin)
    log = (desk.folder / "logs" / "desk.log").read_text(encoding="utf-8")

    assert outcome.exit_code == 1
    assert "sự cố" in outcome.message
    assert "ValueError at test_terminal.py:" in log
    assert "ValueError at test_terminal.py:" in outcome.err
    assert ID_NUMBER not in log + outcome.out + outcome.err


@pytest.mark.parametrize("stream", ["out", "err"])
def test_a_name_cannot_steer_the_terminal(desk: ScriptDesk, stream: str) -> None:
    outcome = (
        desk.say("scan", "\x1b[2Jabc\u202e") if stream == "out" else desk.say("find", "--limit", "\x1b[2J")
    )

    assert "\x1b" not in outcome.out + outcome.err
    assert "\u202e" not in outcome.out + outcome.err
