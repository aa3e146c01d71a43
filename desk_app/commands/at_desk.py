"""The one way in of every command: opens the desk, signs the user in, asks for the right the command needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desk_app.bootstrap.folder_lease import FolderLease
from desk_app.bootstrap.folders import Lock
from desk_app.bootstrap.open_desk import open_desk
from desk_app.commands.command import Call
from desk_app.errors import Refused, WrongUsage

if TYPE_CHECKING:
    from desk_app.services.desk import Desk
    from desk_app.services.people.operators import Operator

PIN = "DESK_APP_PIN"
"""Environment variable with the PIN of `--user`."""


@contextmanager
def unattended(call: Call, lock: Lock = Lock.NONE) -> Iterator[Desk]:
    """Open the desk with nobody signed in, for what shows no personal data or brings a proof of its own."""
    desk = open_desk(call.folder, lock=lock)
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def looking(call: Call) -> Iterator[tuple[Desk, Operator]]:
    """Open the desk beside whatever else uses it, for a user who looks; for the machine where the command lets it."""
    with _signed_in(call, Lock.NONE) as (desk, by):
        yield desk, by


@contextmanager
def deed(call: Call) -> Iterator[tuple[Desk, Operator]]:
    """Open the desk as its only writer and sign the user in; raises Refused `cli.window_open` while the window has it."""
    with _signed_in(call, Lock.COMMAND) as (desk, by):
        desk.look_ups.journal_passed(by)
        yield desk, by


@contextmanager
def beside_window(call: Call) -> Iterator[tuple[Desk, Operator]]:
    """Open the desk to add to its journal: as its only writer, or beside an open window and no other command."""
    with _signed_in(call, Lock.BESIDE) as (desk, by):
        yield desk, by


@contextmanager
def talking(call: Call) -> Iterator[tuple[Desk, FolderLease]]:
    """Open the desk for a talk with the city, one at a time; the data is held only for each of its steps.

    Whoever asks for it has signed in before (`check_user`), because an open window may do it instead.
    """
    with unattended(call, Lock.TALK) as desk:
        yield desk, FolderLease(call.folder)


def check_user(call: Call) -> None:
    """Sign the user in and show nothing; raises what a sign-in raises, and Refused `rights.missing`."""
    with looking(call):
        return


@contextmanager
def _signed_in(call: Call, lock: Lock) -> Iterator[tuple[Desk, Operator]]:
    from desk_app.services.people.operators import MACHINE, require

    user, pin = credentials(call) if call.user else ("", "")
    with unattended(call, lock) as desk:
        by = desk.people.sign_in(user, pin, one_deed=True) if user else MACHINE
        if call.right is not None:
            require(by, call.right)
        yield desk, by


def credentials(call: Call) -> tuple[str, str]:
    """Give the user and PIN; the PIN comes from the environment or, at a terminal only, from a prompt."""
    if not call.user:
        raise WrongUsage("cli.user_needed")
    pin = call.around.environ.get(PIN, "")
    if not pin and call.around.stdin.isatty():
        pin = call.around.ask_pin(call.messages.text("cli.say.pin_prompt", user=call.user))
    if not pin:
        raise Refused("cli.pin_needed", user=call.user)
    return call.user, pin
