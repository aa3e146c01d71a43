"""Opens the window, and the demonstration that drives it."""

from __future__ import annotations

from pathlib import Path

from desk_app.commands.command import Answer, Argument, Call, Command, Need
from desk_app.errors import ExitCode

DEMO_FOLDER = "out/demo"
"""Where the demonstration leaves its prints and pictures unless told otherwise."""


def open_window(call: Call) -> ExitCode:
    """Run the window until it is closed; only this loads Qt."""
    from desk_app.bootstrap.window import run_window

    return ExitCode(run_window(call.folder, call.messages.lang))


def demo(call: Call) -> Answer:
    """Drive the real windows through a morning."""
    from desk_app.demo import run, run_city

    if call.given("city"):
        run_city(Path(call.text("city")), call.around.stdin, call.around.stdout)
        return Answer(None)
    out = Path(call.text("out") or DEMO_FOLDER)

    def told(users: str, pin: str) -> None:
        words = call.messages.text("cli.say.practice", users=users, pin=pin)
        print(words, file=call.around.stderr, flush=True)
        call.around.show(words)

    headless = call.flag("headless")
    return Answer({"out": str(out)}, (), ExitCode(run(out, headless=headless, told=told)))


COMMANDS = (
    Command(
        "demo",
        demo,
        (Argument("--headless", bool), Argument("--out"), Argument("--city")),
        needs=Need.NOBODY,
    ),
)
"""The commands of this module."""
