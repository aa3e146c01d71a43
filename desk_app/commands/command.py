"""What a sub-command is: its name, its arguments, who may call it, what it touches, and the call it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, TextIO

from desk_app.domain.steps.rights import Right
from desk_app.errors import ExitCode, WrongUsage
from desk_app.messages import Messages


class Touches(StrEnum):
    """What would stay undone when the command fails; decides how an error message begins."""

    NOTHING = "nothing"
    RECEPTION = "reception"
    DOSSIER = "dossier"
    PRINT = "print"


class Need(StrEnum):
    """Who must stand behind a call.

    NOBODY: it shows no personal data, or it is the city's own operator. MACHINE: without a user the PC itself does it,
    for a scheduled task, and is told counts only. OTHERWISE: it asks in a way of its own and says so. USER: a user in
    office who signs in.
    """

    NOBODY = "nobody"
    MACHINE = "machine"
    OTHERWISE = "otherwise"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: "code" is positional, "--reason" an option; `kind` is str, int or bool (a flag)."""

    name: str
    kind: type[str] | type[int] | type[bool] = str
    choices: tuple[str, ...] = ()
    required: bool = False
    many: bool = False
    default: str | None = None

    @property
    def dest(self) -> str:
        """The name under which the value is found."""
        return self.name.lstrip("-").replace("-", "_")


def nobody(_text: str) -> None:
    """Show nothing: what is written to stderr is read."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a call may read and write besides the desk: streams and environment, injected so that tests own them.

    `show` puts words before a person whose program has no console to read them on; elsewhere nobody needs it.
    """

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    environ: Mapping[str, str]
    ask_pin: Callable[[str], str]
    show: Callable[[str], None] = nobody


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a command: its values, the global options, and the right its user needs before anything is shown."""

    values: Mapping[str, Any]
    messages: Messages
    around: Surroundings
    folder: Path
    user: str = ""
    approve_as: str = ""
    right: Right | None = None

    def text(self, name: str) -> str:
        """Give a text argument; empty when it was not given."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def whole(self, name: str) -> int | None:
        """Give a whole number; None when it was not given."""
        value = self.values.get(name)
        return value if isinstance(value, int) else None

    def flag(self, name: str) -> bool:
        """Whether a flag was given."""
        return bool(self.values.get(name))

    def given(self, name: str) -> bool:
        """Whether an argument was given at all."""
        return self.values.get(name) is not None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command gives back: one JSON object for scripts, the same in lines for people.

    `plain` is None when the command has written its one object itself, while it was still at work.
    """

    plain: Mapping[str, Any] | None
    lines: Sequence[str] = ()
    exit_code: ExitCode = ExitCode.DONE


class Run(Protocol):
    """The doing of a command; raises DeskError when it cannot be done."""

    def __call__(self, call: Call) -> Answer:
        """Answer one call."""


@dataclass(frozen=True, slots=True)
class Command:
    """One sub-command; its help lies under `cli.help.<name>` and `cli.arg.<argument>`.

    `needs` says who must call it, `right` which right is asked at sign-in, None where any user in office will do; what
    more a deed asks its service says. `approvable`: a second person may sign in for its deed (`--approve-as`).
    """

    name: str
    run: Run
    arguments: tuple[Argument, ...] = ()
    touches: Touches = Touches.NOTHING
    approvable: bool = False
    needs: Need = Need.USER
    right: Right | None = None

    def answer(self, call: Call) -> Answer:
        """Answer one call; raises WrongUsage `cli.user_needed` before anything is read when nobody calls."""
        if self.needs is Need.USER and not call.user:
            raise WrongUsage("cli.user_needed")
        return self.run(replace(call, right=self.right))
