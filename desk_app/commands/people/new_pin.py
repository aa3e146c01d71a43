"""Where a command takes a new PIN from: the environment or, at a terminal only, typed twice."""

from __future__ import annotations

from desk_app.commands.command import Call
from desk_app.errors import Refused

NEW_PIN = "DESK_APP_NEW_PIN"
"""Environment variable with a new PIN."""


def given_pin(call: Call) -> str:
    """Give the new PIN of the environment; empty when there is none."""
    return call.around.environ.get(NEW_PIN, "")


def new_pin(call: Call) -> str:
    """Give the new PIN; raises Refused: cli.new_pin_needed, cli.pins_differ."""
    if (pin := given_pin(call)) or not call.around.stdin.isatty():
        if not pin:
            raise Refused("cli.new_pin_needed")
        return pin
    pin, again = (
        call.around.ask_pin(call.messages.text(f"cli.say.new_pin_{which}")) for which in ("first", "again")
    )
    if pin != again:
        raise Refused("cli.pins_differ")
    return pin
