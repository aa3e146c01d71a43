"""`--approve-as NAME`: a second person signs in for the deed of one call, with the own PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_app.commands.command import Call
from desk_app.errors import Refused

if TYPE_CHECKING:
    from desk_app.services.desk import Desk
    from desk_app.services.people.operators import Operator

PIN = "DESK_APP_APPROVE_PIN"
"""Environment variable with the PIN of `--approve-as`."""


def approver(call: Call, desk: Desk, by: Operator) -> Operator | None:
    """Sign the second person in, None when nobody was named.

    Raises Refused: cli.approve_pin_needed, rights.approve_self, rights.approver_pin_wrong and the rest of a sign-in.
    """
    if not call.approve_as:
        return None
    pin = call.around.environ.get(PIN, "")
    if not pin and call.around.stdin.isatty():
        pin = call.around.ask_pin(call.messages.text("cli.say.approve_pin_prompt", user=call.approve_as))
    if not pin:
        raise Refused("cli.approve_pin_needed", user=call.approve_as)
    try:
        return desk.people.approve(call.approve_as, pin, by)
    except Refused as refusal:
        # Two people sign in at this one call: say which of the two it is about.
        if refusal.key != "sign_in.wrong_pin":
            raise
        raise Refused("rights.approver_pin_wrong", user=call.approve_as) from refusal


def must_name_nobody(plain: object) -> None:
    """Raise Refused for a file that names who approves: a name in a file is nobody's word (T9)."""
    if isinstance(plain, dict) and "approved_by" in plain:
        raise Refused("cli.approver_in_file")
