"""The command line: takes it apart, does one command, answers in JSON or words, and gives the exit code."""

from __future__ import annotations

import json
import logging
import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from desk_app.bootstrap.folders import default_folder, has_desk, log_folder
from desk_app.child_environment import take_secrets
from desk_app.commands.command import Answer, Call, Command, Surroundings, Touches, nobody
from desk_app.commands.parser import help_page, language_of, parse, wants, window_values
from desk_app.domain.findings import Finding
from desk_app.errors import DeskError, ExitCode
from desk_app.logs import no_words_of_errors, start_logging, stop_logging
from desk_app.messages import Messages
from desk_app.platform.console import show_words, stand_in_streams
from desk_app.platform.private_files import private_process

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

_log = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one call of the program; gives the exit code."""
    is_heard = stand_in_streams()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    private_process()
    with no_words_of_errors():
        show = nobody if is_heard else lambda text: show_words(text, os.environ)
        around = Surroundings(sys.stdin, sys.stdout, sys.stderr, take_secrets(os.environ), _ask_pin, show)
        return run(_as_typed(sys.argv[1:]) if argv is None else argv, around)


def _as_typed(argv: Sequence[str]) -> list[str]:
    """Read the arguments as UTF-8, also where the locale made Python take each byte for a letter of its own."""
    return [os.fsencode(part).decode("utf-8", "surrogateescape") for part in argv]


def run(argv: Sequence[str], around: Surroundings) -> int:
    """Run one call with the streams and the environment given."""
    console = _Console(around, Messages(language_of(argv)), as_json=wants(argv, "--json"))
    start_logging(None, stream=around.stderr)
    try:
        return console.run(argv)
    finally:
        stop_logging()


def _ask_pin(prompt: str) -> str:
    import getpass

    return getpass.getpass(prompt)


class _Console:
    """One call: its answer goes to stdout, everything else to stderr."""

    def __init__(self, around: Surroundings, messages: Messages, *, as_json: bool) -> None:
        self._around = around
        self._messages = messages
        self._as_json = as_json
        self._touches = Touches.NOTHING
        self._name = ""

    def run(self, argv: Sequence[str]) -> int:
        """Do the call; no trouble leaves it other than as a sentence and an exit code."""
        try:
            code = self._answered(argv)
        except DeskError as error:
            code = self._refused(error)
        except KeyboardInterrupt:
            code = self._fail("cli.interrupted", ExitCode.REFUSED)
        except Exception as bug:  # noqa: BLE001 - the last resort: a bug becomes a sentence, its places go to the log
            _log.exception("command=%s stopped by %s", self._name, type(bug))
            code = self._fail("cli.bug", ExitCode.REFUSED)
        _log.info("command=%s exit=%d", self._name or "none", int(code))
        return int(code)

    def _answered(self, argv: Sequence[str]) -> ExitCode:
        values = window_values(argv, self._messages)
        if values is not None:
            return self._open_window(self._call(values))
        # Loaded here, because the window should be painted before anything it does not need is there.
        from desk_app.commands.table import COMMANDS

        if wants(argv, "--help", "-h"):
            return self._write(help_page(argv, COMMANDS, self._messages).rstrip())
        parsed = parse(argv, COMMANDS, self._messages)
        return self._do(parsed.command, self._call(parsed.values))

    def _open_window(self, call: Call) -> ExitCode:
        from desk_app.commands.care.window import open_window

        self._name = "window"
        return open_window(call)

    def _do(self, command: Command, call: Call) -> ExitCode:
        self._name, self._touches = command.name, command.touches
        answer = command.answer(call)
        # From here on the deed is done, whatever becomes of the answer.
        self._touches = Touches.NOTHING
        code = self._write(self._text_of(answer))
        return answer.exit_code if code is ExitCode.DONE else code

    def _call(self, values: Mapping[str, Any]) -> Call:
        named = values.get("data")
        folder = Path(named) if named else default_folder(self._around.environ)
        if has_desk(folder):
            start_logging(log_folder(folder), stream=self._around.stderr)
        user, second = (str(values.get(name) or "") for name in ("user", "approve_as"))
        return Call(values, self._messages, self._around, folder, user, second)

    def _text_of(self, answer: Answer) -> str:
        if self._as_json:
            return "" if answer.plain is None else json.dumps(answer.plain, ensure_ascii=False)
        return "\n".join(_CONTROL.sub("", line) for line in answer.lines)

    def _write(self, text: str) -> ExitCode:
        if not text:
            return ExitCode.DONE
        try:
            print(text, file=self._around.stdout, flush=True)
        except BrokenPipeError:
            # The reader has gone, which is its right; Python must not complain once more at exit.
            _send_nowhere(self._around.stdout)
        except OSError:
            _send_nowhere(self._around.stdout)
            return self._fail("cli.answer_not_written", ExitCode.STORAGE)
        return ExitCode.DONE

    def _refused(self, error: DeskError) -> ExitCode:
        from desk_app.commands.trouble import remarks_said, trouble_words

        _log.info("command=%s refused %s", self._name, error)
        words = trouble_words(error, self._touches, self._messages)
        self._say(error.key, words, error.findings, remarks_said(error, self._messages))
        if self._name != "window":
            # Why a window does not open it says itself, in a box of its own.
            self._show(words, error.key)
        return error.exit_code

    def _fail(self, key: str, code: ExitCode) -> ExitCode:
        self._say(key, self._messages.text(key))
        self._show(self._messages.text(key), key)
        return code

    def _show(self, text: str, key: str) -> None:
        self._around.show(_CONTROL.sub("", f"{text} [{self._messages.code(key)}]"))

    def _say(self, key: str, text: str, findings: Sequence[Finding] = (), said: Sequence[str] = ()) -> None:
        from desk_app.commands.plain import findings_plain

        fields = findings_plain(findings, self._messages)
        if self._as_json:
            trouble: dict[str, Any] = {"code": self._messages.code(key), "message": " ".join([text, *said])}
            if fields:
                trouble["fields"] = fields
            self._put(self._around.stdout, json.dumps({"error": trouble}, ensure_ascii=False))
            return
        lines = [f"{text} [{self._messages.code(key)}]"]
        if len(fields) > 1:
            lines += [f"  {one['field']}: {one['message']} [{one['code']}]" for one in fields]
        self._put(self._around.stderr, "\n".join(_CONTROL.sub("", line) for line in lines))

    def _put(self, stream: TextIO, text: str) -> None:
        try:
            print(text, file=stream, flush=True)
        except OSError:
            _send_nowhere(stream)


def _send_nowhere(stream: TextIO) -> None:
    """Point a stream nobody can write to any more at nothing, so that closing it raises no second trouble."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    finally:
        os.close(nowhere)
