"""`desk-app init`: a new data folder, for practice or for work."""

from __future__ import annotations

from desk_app.bootstrap.new_desk import PRACTICE_PIN, NewDesk, NewUser, make_desk, practice_desk
from desk_app.commands import at_desk
from desk_app.commands.command import Answer, Argument, Call, Command, Need
from desk_app.domain.people.roles import Role


def run(call: Call) -> Answer:
    """Make the folder; a real desk gets its first supervisor from `--user`, a practice one its known users."""
    wish = _wish(call)
    identity = make_desk(call.folder, wish)
    users = [user.user for user in wish.users]
    plain = {
        "ward": identity.ward,
        "desk": identity.desk_no,
        "practice": identity.practice,
        "folder": str(call.folder),
        "users": users,
        "numbers": [wish.block.first, wish.block.last] if wish.block else None,
    }
    messages = call.messages
    made = messages.text("cli.say.made", desk=identity.desk_no, ward=identity.ward, folder=call.folder)
    if wish.practice:
        return Answer(
            plain, (made, messages.text("cli.say.practice", users=", ".join(users), pin=PRACTICE_PIN))
        )
    return Answer(plain, (made, messages.text("cli.say.keep_recovery" if users else "cli.say.no_users")))


def _wish(call: Call) -> NewDesk:
    ward, number = call.text("ward").strip().upper(), call.whole("desk") or 0
    if call.flag("practice"):
        return practice_desk(ward, number)
    if not call.user:
        return NewDesk(ward, number, False)
    user, pin = at_desk.credentials(call)
    return NewDesk(ward, number, False, (NewUser(user, user, Role.SUPERVISOR, pin),))


COMMANDS = (
    Command(
        "init",
        run,
        (
            Argument("--ward", required=True),
            Argument("--desk", int, required=True),
            Argument("--practice", bool),
        ),
        needs=Need.NOBODY,
    ),
)
"""The commands of this module."""
