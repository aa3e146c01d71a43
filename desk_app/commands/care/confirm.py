"""The commands by which somebody with the right settles a doubt: the clock, or the newest slip printed."""

from __future__ import annotations

from desk_app.commands import at_desk
from desk_app.commands.command import Answer, Argument, Call, Command
from desk_app.domain.steps.rights import Right

NONE = "none"
"""Says that no slip was printed today."""


def confirm_clock(call: Call) -> Answer:
    """Confirm that the PC's clock is right although it jumped."""
    with at_desk.deed(call) as (desk, by):
        desk.care.confirm_clock(by)
        now = desk.context.now()
    return Answer(
        {"confirmed": now.isoformat(timespec="seconds")},
        (call.messages.text("cli.say.clock_confirmed", now=now),),
    )


def confirm_newest_slip(call: Call) -> Answer:
    """Name the newest slip of today found on paper; numbers go on after it."""
    code = None if call.text("code").lower() == NONE else call.text("code")
    with at_desk.deed(call) as (desk, by):
        desk.care.confirm_newest_slip(code, by)
    return Answer({"newest": code}, (call.messages.text("cli.say.newest_confirmed"),))


COMMANDS = (
    Command("confirm-clock", confirm_clock, right=Right.CONFIRM),
    Command(
        "confirm-newest-slip", confirm_newest_slip, (Argument("code", required=True),), right=Right.CONFIRM
    ),
)
"""The commands of this module."""
