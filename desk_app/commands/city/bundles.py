"""The commands of the stick: export what is unsent, import what another desk exported or the receipt for it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from desk_app.commands import at_desk
from desk_app.commands.command import Answer, Argument, Call, Command
from desk_app.commands.plain import instant
from desk_app.domain.steps.rights import Right
from desk_app.errors import NeedsPerson, NoConnection, Refused
from desk_app.platform.typed_path import typed_path

if TYPE_CHECKING:
    from desk_app.services.desk import Desk
    from desk_app.services.exchange.import_bundle import Imported, ReceiptTaken

SYNC_FIRST = "bundle.sync_first"
"""Why a bundle cannot be taken in before a sync."""


def export_bundle(call: Call) -> Answer:
    """Write everything unsent into one file, also beside an open window; nothing is changed but the record of who did it."""
    with at_desk.looking(call) as (desk, by):
        made = desk.exchange.export_bundle(typed_path(call.text("file")), by)
    plain = {
        "file": str(made.file),
        "bundle_id": made.bundle_id,
        "entries": made.entries,
        "first_seq": made.first_seq,
        "last_seq": made.last_seq,
    }
    line = call.messages.text(
        "cli.say.exported", entries=made.entries, first=made.first_seq, last=made.last_seq, file=made.file
    )
    return Answer(plain, (line,))


def import_bundle(call: Call) -> Answer:
    """Take in a bundle or a receipt; the same file twice changes nothing and says when it was."""
    from desk_app.services.exchange.import_bundle import ReceiptTaken

    with at_desk.deed(call) as (desk, _):
        try:
            done = desk.exchange.import_bundle(typed_path(call.text("file")))
        except Refused as refused:
            if refused.key != SYNC_FIRST:
                raise
            _fetch(desk)
            done = desk.exchange.import_bundle(typed_path(call.text("file")))
    return _receipt(call, done) if isinstance(done, ReceiptTaken) else _bundle(call, done)


def _fetch(desk: Desk) -> None:
    """Fetch what the other desk had sent before, if the city can be reached; the second try tells whether it came."""
    from desk_app.services.exchange.conversation import drive

    with suppress(NoConnection, NeedsPerson, Refused):
        drive(desk.exchange.sync(), desk.city_line)


def _receipt(call: Call, done: ReceiptTaken) -> Answer:
    plain = {"bundle_id": done.bundle_id, "acked_seq": done.acked_seq, "unsent": done.unsent}
    line = call.messages.text("cli.say.receipt_taken", acked=done.acked_seq, unsent=done.unsent)
    return Answer(plain, (line,))


def _bundle(call: Call, done: Imported) -> Answer:
    messages = call.messages
    plain = {
        "bundle_id": done.bundle_id,
        "desk": done.desk_no,
        "entries": done.entries,
        "new": done.new,
        "imported_before": instant(done.imported_before),
        "receipt": str(done.receipt) if done.receipt else None,
    }
    lines = [
        messages.text("bundle.imported_before", at=done.imported_before)
        if done.imported_before
        else messages.text("cli.say.imported", new=done.new, desk=done.desk_no)
    ]
    if done.receipt:
        lines.append(messages.text("cli.say.receipt_beside", file=done.receipt))
    return Answer(plain, lines)


FILE = Argument("file", required=True)
COMMANDS = (
    Command("export-bundle", export_bundle, (FILE,), right=Right.EXCHANGE),
    Command("import-bundle", import_bundle, (FILE,), right=Right.EXCHANGE),
)
"""The commands of this module."""
