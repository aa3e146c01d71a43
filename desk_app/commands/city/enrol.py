"""`desk-app enrol`: joins the city with the one-time code the supervisor was given."""

from __future__ import annotations

from desk_app.bootstrap.folders import Lock
from desk_app.commands import at_desk
from desk_app.commands.command import Answer, Argument, Call, Command, Need
from desk_app.errors import Refused
from desk_app.platform.typed_path import typed_path
from desk_app.protocol.ca_files import read_ca_file


def run(call: Call) -> Answer:
    """Enrol; needs no user, the code itself is the supervisor's word."""
    from desk_app.services.exchange.conversation import drive

    ca_pem = _ca(call.text("ca")) if call.given("ca") else ""
    with at_desk.unattended(call, Lock.COMMAND) as desk:
        ours = drive(desk.exchange.enrol(call.text("url"), call.text("code"), ca_pem), desk.city_line)
    plain = {
        "desk_id": ours.desk_id,
        "ward": ours.ward,
        "desk_no": ours.desk_no,
        "first_number": ours.first_number,
        "last_number": ours.last_number,
    }
    said = call.messages.text(
        "cli.say.enrolled", desk=ours.desk_no, ward=ours.ward, first=ours.first_number, last=ours.last_number
    )
    return Answer(plain, (said,))


def _ca(path: str) -> str:
    try:
        return read_ca_file(typed_path(path))
    except (OSError, ValueError) as error:
        raise Refused("city.bad_ca") from error


COMMANDS = (
    Command(
        "enrol",
        run,
        (Argument("url", required=True), Argument("code", required=True), Argument("--ca")),
        needs=Need.NOBODY,
    ),
)
"""The commands of this module."""
