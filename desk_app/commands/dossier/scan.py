"""`desk-app scan`: what a scanned text means, at this desk or without any."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from desk_app.bootstrap.folders import has_desk
from desk_app.commands import at_desk
from desk_app.commands.command import Answer, Argument, Call, Command, Need
from desk_app.commands.plain import findings_plain, warning_lines
from desk_app.domain.codes.scans import Scan, ScanKind, read_scan
from desk_app.domain.findings import Finding, warning

if TYPE_CHECKING:
    from desk_app.services.reception.interpret_scan import ScanAnswer


def run(call: Call) -> Answer:
    """Read the scan; where there is a desk, say when the code is not one of its own."""
    text = call.text("text")
    scan, found = _at_desk(call, text) if has_desk(call.folder) else (read_scan(text), ())
    warnings, messages = (*scan.warnings, *found), call.messages
    plain: dict[str, Any] = {
        "kind": str(scan.kind),
        "value": scan.value,
        "fields": dict(scan.fields),
        "repaired": scan.repaired,
        "warnings": findings_plain(warnings, messages),
    }
    lines = [messages.text("cli.say.kind", kind=scan.kind), messages.text("cli.say.value", value=scan.value)]
    lines += [messages.text("cli.say.field", name=name, value=value) for name, value in scan.fields.items()]
    return Answer(plain, (*lines, *warning_lines(warnings, messages)))


def _at_desk(call: Call, text: str) -> tuple[Scan, tuple[Finding, ...]]:
    with at_desk.unattended(call) as desk:
        answer = desk.reception.interpret_scan(text)
    return answer.scan, tuple(_remarks(answer))


def _remarks(answer: ScanAnswer) -> Iterator[Finding]:
    """Say when the code is another unit's, none of this PC, or cancelled."""
    dossier = answer.dossier
    if answer.foreign_ward:
        yield warning("scan", "cli.other_unit")
    elif answer.scan.kind is ScanKind.DOSSIER_CODE and dossier is None:
        yield warning("scan", "cli.not_here")
    if dossier is None or not dossier.voided_reason:
        return
    if dossier.replaced_by:
        yield warning("scan", "cli.voided", replaced_by=dossier.replaced_by)
    else:
        yield warning("scan", "cli.voided_only")


COMMANDS = (Command("scan", run, (Argument("text", required=True),), needs=Need.NOBODY),)
"""The commands of this module."""
