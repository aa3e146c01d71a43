"""Opens the desk for one command: for reading, or for a deed by a user who signs in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desk_app.bootstrap.folder_lease import FolderLease
from desk_app.bootstrap.folders import Lock
from desk_app.bootstrap.open_desk import open_desk
from desk_app.commands.command import Call
from desk_app.errors import Refused

if TYPE_CHECKING:
    from desk_app.services.desk import Desk
    from desk_app.services.people.operators import Operator

PIN = "DESK_APP_PIN"
"""Environment variable with the PIN of `--user`."""
SCRIPT = "script"
"""Stands as actor where no user was named; it can be no user's name at sign-in without a PIN."""


@contextmanager
def reading(call: Call) -> Iterator[Desk]:
    """Open the desk beside whatever else uses it; look-ups need no user, the account of this PC owns the key."""
    desk = open_desk(call.folder)
    try:
        yield desk
    finally:
        desk.close()


def looker(call: Call, desk: Desk) -> Operator:
    """Give who looks, signed in; without `--user` it is taken down that a script looked."""
    from desk_app.domain.people.roles import Role
    from desk_app.services.people.operators import Operator

    if call.user:
        return desk.people.sign_in(*credentials(call), one_deed=True)
    return Operator(SCRIPT, "", Role.CLERK)


@contextmanager
def writing(call: Call) -> Iterator[Desk]:
    """Open the desk as its only writer; raises Refused while the window has it."""
    desk = open_desk(call.folder, lock=Lock.COMMAND)
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def talking(call: Call) -> Iterator[tuple[Desk, FolderLease]]:
    """Open the desk for a talk with the city, one at a time; the data is held only for each of its steps."""
    desk = open_desk(call.folder, lock=Lock.TALK)
    try:
        yield desk, FolderLease(call.folder)
    finally:
        desk.close()


@contextmanager
def deed(call: Call) -> Iterator[tuple[Desk, Operator]]:
    """Open the desk as its only writer and sign the user in; raises Refused without one."""
    user, pin = credentials(call)
    with writing(call) as desk:
        by = desk.people.sign_in(user, pin, one_deed=True)
        desk.look_ups.journal_passed(by)
        yield desk, by


def credentials(call: Call) -> tuple[str, str]:
    """Give the user and PIN; the PIN comes from the environment or, at a terminal only, from a prompt."""
    if not call.user:
        raise Refused("cli.user_needed")
    pin = call.around.environ.get(PIN, "")
    if not pin and call.around.stdin.isatty():
        pin = call.around.ask_pin(call.messages.text("cli.say.pin_prompt", user=call.user))
    if not pin:
        raise Refused("cli.pin_needed", user=call.user)
    return call.user, pin
