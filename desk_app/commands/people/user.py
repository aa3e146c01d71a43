"""`desk-app user …`: who works at the desk, by which role, until when, and the first or a new PIN."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from desk_app.bootstrap.folders import Lock
from desk_app.commands import at_desk
from desk_app.commands.command import Answer, Argument, Call, Command
from desk_app.commands.people.new_pin import given_pin, new_pin
from desk_app.domain.people.roles import Role
from desk_app.domain.steps.rights import Right
from desk_app.errors import Refused, WrongUsage
from desk_app.services.people.operators import require

if TYPE_CHECKING:
    from desk_app.services.desk import Desk
    from desk_app.services.people.operators import Operator
    from desk_app.services.people.users import UserDraft, UserLine

NO_END = "none"
"""Takes an end that was set away again."""


def run(call: Call) -> Answer:
    """Do one deed about users; all but changing the own PIN need the right to change them."""
    _must_fit(call)
    if call.text("deed") == "pin" and _name(call) == call.user:
        return _own_pin(call)
    with at_desk.deed(call) as (desk, by):
        return _DEEDS[call.text("deed")](call, desk, by)


def _must_fit(call: Call) -> None:
    """Refuse what the deed would not heed; raises WrongUsage."""
    deed = call.text("deed")
    heeded = {"add": _TOLD, "change": _TOLD, "list": ()}.get(deed, ("who",))
    for name in _TOLD:
        if call.given(name) and name not in heeded:
            detail = "WHO" if name == "who" else f"--{name}"
            raise WrongUsage("cli.usage", detail=detail, program=f"desk-app user {deed}")


def _add(call: Call, desk: Desk, by: Operator) -> Answer:
    known = _known(desk, _name(call))
    if known is not None and known.active:
        raise Refused("users.exists", user=known.user)
    return _save(call, desk, by, known)


def _change(call: Call, desk: Desk, by: Operator) -> Answer:
    known = _known(desk, _name(call))
    if known is None:
        raise Refused("users.unknown", user=_name(call)[:40])
    return _save(call, desk, by, known, active=known.active)


def _save(call: Call, desk: Desk, by: Operator, known: UserLine | None, *, active: bool = True) -> Answer:
    """Keep the user; what was not given stays as it was, but the role and the end of somebody who comes back."""
    from desk_app.services.people.users import UserDraft

    name = _name(call)
    before = UserDraft(name, name)
    if known is not None:
        before = UserDraft(known.user, known.full_name, phone=known.phone, unit=known.unit)
        if call.text("deed") == "change":
            before = replace(before, role=known.role, valid_until=known.valid_until)
    draft = replace(_as_told(call, before), active=active)
    pin = given_pin(call) if call.text("deed") == "add" else ""
    desk.people.save(draft, by, pin=pin, pin_later=True)
    return _said(call, desk, name)


def _as_told(call: Call, draft: UserDraft) -> UserDraft:
    if call.given("role"):
        draft = replace(draft, role=call.text("role"))
    if call.given("name"):
        draft = replace(draft, full_name=call.text("name"))
    if call.given("phone"):
        draft = replace(draft, phone=call.text("phone"))
    if call.given("until"):
        draft = replace(draft, valid_until=_until(call.text("until")))
    return draft


def _end(call: Call, desk: Desk, by: Operator) -> Answer:
    desk.people.end(_name(call), by)
    return _said(call, desk, _name(call))


def _pin(call: Call, desk: Desk, by: Operator) -> Answer:
    require(by, Right.CHANGE_USERS)
    desk.people.give_pin(_name(call), new_pin(call), by)
    return _said(call, desk, _name(call))


def _unlock(call: Call, desk: Desk, by: Operator) -> Answer:
    desk.people.unlock(_name(call), by)
    return _said(call, desk, _name(call))


def _own_pin(call: Call) -> Answer:
    """Change the own PIN, or choose one in place of a first one; it takes the old PIN and no right."""
    user, pin = at_desk.credentials(call)
    with at_desk.unattended(call, Lock.COMMAND) as desk:
        desk.people.sign_in(user, pin, new_pin(call))
        return _said(call, desk, user)


def _list(call: Call, desk: Desk, by: Operator) -> Answer:
    require(by, Right.CHANGE_USERS)
    lines = desk.people.list()
    return Answer({"users": [_plain(one) for one in lines]}, [_words(call, one) for one in lines])


def _said(call: Call, desk: Desk, name: str) -> Answer:
    line = _known(desk, name)
    if line is None:
        raise Refused("users.unknown", user=name[:40])
    return Answer(_plain(line), (_words(call, line),))


def _plain(line: UserLine) -> dict[str, Any]:
    return {
        "user": line.user,
        "name": line.full_name,
        "role": line.role,
        "rights": list(line.rights),
        "active": line.active,
        "valid_until": line.valid_until.isoformat() if line.valid_until else None,
        "locked": line.locked,
    }


def _words(call: Call, line: UserLine) -> str:
    say = call.messages.text
    state = say(f"user.state.{line.state}")
    until = say("user.until", day=line.valid_until) if line.valid_until else ""
    told = (line.user, line.full_name, call.messages.role_name(line.role), state, until)
    return " · ".join(part for part in told if part)


def _known(desk: Desk, name: str) -> UserLine | None:
    return next((one for one in desk.people.list() if one.user == name), None)


def _name(call: Call) -> str:
    name = call.text("who").strip().lower()
    if not name:
        raise WrongUsage("cli.usage", detail="WHO", program="desk-app user")
    return name


def _until(text: str) -> date | None:
    if text.lower() == NO_END:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise WrongUsage("cli.bad_day", given=text[:40]) from error


_TOLD = ("who", "role", "until", "name", "phone")
_DEEDS: dict[str, Callable[[Call, Desk, Operator], Answer]] = {
    "add": _add,
    "change": _change,
    "end": _end,
    "pin": _pin,
    "unlock": _unlock,
    "list": _list,
}
COMMANDS = (
    Command(
        "user",
        run,
        (
            Argument("deed", choices=tuple(_DEEDS), required=True),
            Argument("who"),
            Argument("--role", choices=tuple(Role)),
            Argument("--until"),
            Argument("--name"),
            Argument("--phone"),
        ),
    ),
)
"""The commands of this module."""
