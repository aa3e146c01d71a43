"""Reads the command line: global options before or after the sub-command, help in the user's language."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NoReturn

from desk_app.commands.command import Argument, Command
from desk_app.errors import WrongUsage
from desk_app.messages import LANGUAGES, Messages

PROGRAM = "desk-app"

_GLOBALS = (
    Argument("--data"),
    Argument("--json", bool),
    Argument("--lang", choices=LANGUAGES),
    Argument("--user"),
    Argument("--approve-as"),
)
_DETAIL = re.compile(
    r"argument COMMAND: invalid choice: '([^']*)'|argument ([^:]+):|required: (.+)|arguments: ([^\s=]+)"
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A command line taken apart."""

    command: Command
    values: dict[str, Any]


def parse(argv: Sequence[str], commands: Sequence[Command], messages: Messages) -> Parsed:
    """Take the command line of a sub-command apart; raises WrongUsage naming the place that is not understood."""
    if any(not _is_text(part) for part in argv):
        raise WrongUsage("cli.not_utf8")
    parser, _ = _parsers(commands, messages)
    values = vars(parser.parse_args(list(argv)))
    known = {command.name: command for command in commands}
    command = known.get(values.pop("command"))
    if command is None:
        raise WrongUsage("cli.usage", detail="COMMAND", program=PROGRAM)
    if values.get("approve_as") and not command.approvable:
        raise WrongUsage("cli.usage", detail="--approve-as", program=f"{PROGRAM} {command.name}")
    return Parsed(command, values)


def window_values(argv: Sequence[str], messages: Messages) -> dict[str, Any] | None:
    """Give the global options when nothing else stands in the command line, which then opens the window."""
    if wants(argv, "--help", "-h") or not all(map(_is_text, argv)):
        return None
    try:
        found, rest = _Parser(PROGRAM, "", messages, ()).parse_known_args(list(argv))
    except WrongUsage:
        return None
    return None if rest else vars(found)


def help_page(argv: Sequence[str], commands: Sequence[Command], messages: Messages) -> str:
    """Give the help of the first sub-command named, or of the whole program."""
    parser, subs = _parsers(commands, messages)
    return next((subs[part] for part in argv if part in subs), parser).format_help()


def wants(argv: Sequence[str], *options: str) -> bool:
    """Whether a flag stands in a command line that may not even be readable."""
    ahead = argv[: list(argv).index("--")] if "--" in argv else argv
    return any(option in ahead for option in options)


def language_of(argv: Sequence[str]) -> str:
    """Give the language asked for in a command line that may not be readable."""
    found = [after for before, after in pairwise(argv) if before == "--lang"]
    found += [part.removeprefix("--lang=") for part in argv if part.startswith("--lang=")]
    return found[-1] if found else LANGUAGES[0]


def _key(command: str) -> str:
    return command.replace("-", "_")


def _is_text(part: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in part)


class _HelpPage(argparse.HelpFormatter):
    """A help page whose first word is in the user's language."""

    def __init__(self, prog: str, usage: str) -> None:
        super().__init__(prog, max_help_position=32, width=110)
        self._usage_word = usage

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Add the usage line under our own word."""
        super().add_usage(usage, actions, groups, prefix or f"{self._usage_word} ")


class _Parser(argparse.ArgumentParser):
    """An argument parser that raises our own error and speaks the user's language."""

    def __init__(
        self, prog: str, description: str, messages: Messages, arguments: Sequence[Argument]
    ) -> None:
        super().__init__(
            prog=prog,
            description=description,
            add_help=False,
            allow_abbrev=False,
            argument_default=argparse.SUPPRESS,
            formatter_class=lambda prog: _HelpPage(prog, messages.text("cli.help.usage")),
        )
        self._messages = messages
        self._command = prog.removeprefix(PROGRAM).strip()
        own = self.add_argument_group(messages.text("cli.help.arguments")) if arguments else self
        for argument in arguments:
            _add(own, argument, self._help_of(argument))
        shared = self.add_argument_group(messages.text("cli.help.global"))
        for argument in (*_GLOBALS, Argument("--help", bool)):
            _add(shared, argument, self._help_of(argument))

    def error(self, message: str) -> NoReturn:
        """Raise WrongUsage with the place at fault; argparse's own English words are left out."""
        found = _DETAIL.search(message)
        detail = next((part for part in found.groups() if part), "…") if found else "…"
        raise WrongUsage("cli.usage", detail=detail, program=self.prog)

    def _help_of(self, argument: Argument) -> str:
        own = f"cli.arg.{_key(self._command)}.{argument.dest}"
        key = own if self._messages.knows(own) else f"cli.arg.{argument.dest}"
        return self._messages.text(key).replace("%", "%%")


def _add(group: Any, argument: Argument, words: str) -> None:
    if argument.kind is bool:
        group.add_argument(argument.name, action="store_true", help=words)
        return
    options: dict[str, Any] = {"type": argument.kind, "help": words}
    if argument.choices:
        options["choices"] = argument.choices
    if not argument.name.startswith("-"):
        if argument.many:
            options["nargs"] = "+"
        elif not argument.required:
            options["nargs"] = "?"
    elif argument.required:
        options["required"] = True
    group.add_argument(argument.name, metavar=None if argument.choices else argument.dest.upper(), **options)


def _parsers(commands: Sequence[Command], messages: Messages) -> tuple[_Parser, dict[str, _Parser]]:
    top = _Parser(PROGRAM, messages.text("cli.help.program"), messages, ())
    top.set_defaults(command="")
    branch = top.add_subparsers(
        dest="command",
        title=messages.text("cli.help.commands"),
        metavar="COMMAND",
        help=messages.text("cli.help.each"),
        parser_class=_SubParser,
    )
    subs: dict[str, _Parser] = {}
    for command in commands:
        words = messages.text(f"cli.help.{_key(command.name)}")
        subs[command.name] = branch.add_parser(
            command.name, help=words, command=command, words=words, messages=messages
        )
    return top, subs


class _SubParser(_Parser):
    """The parser of one sub-command."""

    def __init__(self, *, prog: str, command: Command, words: str, messages: Messages) -> None:
        super().__init__(f"{PROGRAM} {command.name}", words, messages, command.arguments)
