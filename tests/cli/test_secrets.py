"""PINs, keys and passwords: never an argument, never handed to another program, never in a log or an error."""

from __future__ import annotations

import ast
import io
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from desk_app.commands.care import care
from desk_app.logs import LOG_FILE, start_logging, stop_logging
from tests.cli.calls import ID_NUMBER, PIN, ScriptDesk
from tests.cli.processes import PATIENCE
from tests.quality.source_tree import PACKAGE, name, python_files, syntax

RECOVERY = "JCJAVDSX-AB8WZ8RY-4ZG0BXXC-6EG136BK-QK7ZMJ4T-CTVRP3PE-T1PAYRFA-7BJ4P32A"
KEY = "a3" * 32
SECRETS = (PIN, RECOVERY, ID_NUMBER, KEY, "hunter2")

STARTS = """
import os, subprocess, sys
import desk_app.cli as cli

def run(argv, around):
    print(subprocess.run([sys.executable, "-c", "import os; print(sorted(os.environ))"], capture_output=True, text=True).stdout)
    print(around.environ.get("DESK_APP_PIN"))
    return 0

cli.run = run
cli.main([])
"""
SEEDED = {"DESK_APP_PIN": PIN, "DESK_APP_APPROVE_PIN": PIN, "DESK_APP_RECOVERY_KEY": RECOVERY}


def test_a_program_we_start_inherits_no_secret() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STARTS],
        env={**os.environ, **SEEDED},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    inherited, pin = done.stdout.strip().splitlines()[0], done.stdout.strip().splitlines()[-1]
    assert [name for name in SEEDED if name in inherited] == []
    assert pin == PIN, "the call itself has it"


def test_the_environment_for_a_child_has_everything_but_the_secrets() -> None:
    from desk_app.child_environment import child_environment

    kept = {"PATH": "/bin", "DESK_APP_DATA": "here", "CUPS_SERVER": "there", "DESK_APP_WITNESS": "place"}
    secret = {**SEEDED, "PGPASSWORD": "x", "DESK_APP_GATEWAY_DATABASE": "y", "DESK_APP_NEW_PASSWORD": "z"}
    assert child_environment({**kept, **secret}) == kept


def starts_without_environment(tree: ast.Module) -> list[int]:
    """Give the lines where another program is started and not told its environment."""
    found = []
    for node in ast.walk(tree):
        called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        if called in ("subprocess.run", "subprocess.Popen", "subprocess.check_output", "subprocess.call"):
            assert isinstance(node, ast.Call)
            given = {one.arg: ast.unparse(one.value) for one in node.keywords}
            if given.get("env") != "child_environment()":
                found.append(node.lineno)
        elif called in (
            "QProcess.startDetached",
            "os.system",
            "os.popen",
            "os.startfile",
            "QProcess.execute",
        ):
            assert isinstance(node, ast.Call)
            found.append(node.lineno)
    return found


def test_every_program_is_started_with_the_environment_for_children() -> None:
    places = {name(path): starts_without_environment(syntax(path)) for path in python_files(PACKAGE)}
    assert {where: lines for where, lines in places.items() if lines} == {}


@pytest.mark.parametrize(
    "planted",
    ["subprocess.run(['x'])", "subprocess.Popen(['x'], env=os.environ)", "QProcess.startDetached('x')"],
)
def test_a_planted_start_is_noticed(planted: str) -> None:
    assert starts_without_environment(ast.parse(planted)) == [1]


def test_the_recovery_key_is_no_argument_and_one_given_as_such_is_not_repeated(
    desk: ScriptDesk, tmp_path: Path
) -> None:
    for given in (("--recovery-key", RECOVERY), (f"--recovery-key={RECOVERY}",)):
        outcome = desk.ask("restore", str(tmp_path / "copy"), *given)
        assert outcome.exit_code == 2
        assert RECOVERY not in outcome.out + outcome.err
        assert "--recovery-key" in outcome.message


def test_no_command_takes_a_secret_as_an_argument() -> None:
    from desk_app.commands.table import COMMANDS

    named = [one.name for command in COMMANDS for one in command.arguments if command.name != "gateway"]
    assert [name for name in named if any(word in name for word in ("pin", "key", "password"))] == []


def raises(*_: object) -> None:
    raise RuntimeError(f"{PIN} {RECOVERY} {ID_NUMBER} {KEY} hunter2")


def leaked(*texts: str) -> list[str]:
    return [secret for secret in SECRETS for text in texts if secret in text]


def test_an_unexpected_error_tells_no_secret(
    desk: ScriptDesk, monkeypatch: pytest.MonkeyPatch, expected_logs: Callable[[str], None]
) -> None:
    expected_logs("stopped by")
    monkeypatch.setattr(care, "verify_desk", raises)
    outcome = desk.ask("verify")
    log = (desk.folder / "logs" / LOG_FILE).read_text(encoding="utf-8")
    assert (outcome.exit_code, leaked(outcome.out, outcome.err, log)) == (1, [])
    assert "RuntimeError at test_secrets.py" in log


def test_a_secret_written_into_the_text_of_a_log_line_is_masked(tmp_path: Path) -> None:
    start_logging(tmp_path, stream=io.StringIO())
    for secret in SECRETS[:-1]:
        logging.getLogger("desk_app.test").info(f"tried {secret} twice")
        logging.getLogger("desk_app.test").info("tried %s", RuntimeError(secret))
    stop_logging()
    written = (tmp_path / LOG_FILE).read_text(encoding="utf-8")
    assert (written.count("\n"), leaked(written)) == (8, [])


def test_an_error_that_ends_a_thread_tells_no_secret(
    capsys: pytest.CaptureFixture[str], expected_logs: Callable[[str], None]
) -> None:
    from desk_app.logs import no_words_of_errors

    expected_logs("thread stopped by")
    stream = io.StringIO()
    start_logging(None, stream=stream)
    with no_words_of_errors():
        thread = threading.Thread(target=raises)
        thread.start()
        thread.join()
    stop_logging()
    assert leaked(stream.getvalue(), *capsys.readouterr()) == []
    assert "RuntimeError at" in stream.getvalue()


def test_the_database_of_a_gateway_may_stand_in_a_variable(
    desk: ScriptDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("gateway", "invite", "H26.99.01", "--desk", "1", "--db", "env:CITY_DATABASE")
    missing = desk.ask(*asked, user="")
    assert (missing.exit_code, missing.code) == (1, "CG-61")
    monkeypatch.setenv("CITY_DATABASE", str(tmp_path / "gateway.db"))
    assert desk.ask(*asked, user="").exit_code == 0
    assert (tmp_path / "gateway.db").exists()
    assert "CITY_DATABASE" not in os.environ


@pytest.mark.parametrize("address", ["mysql://city:hunter2@127.0.0.1:9/x", "postgresql://a:hunter2@:x:y/z"])
def test_a_password_in_an_argument_is_told_and_never_repeated(desk: ScriptDesk, address: str) -> None:
    outcome = desk.ask("gateway", "report", "--db", address, user="")
    assert outcome.exit_code != 0
    assert "Mật khẩu trong --db" in outcome.err
    assert leaked(outcome.out, outcome.err) == []
