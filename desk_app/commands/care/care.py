"""The commands that look after the desk's data: verify, backup, restore, the recovery key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desk_app.bootstrap.care import recovery_text_of, restore_desk, verify_desk
from desk_app.commands import at_desk
from desk_app.commands.command import Answer, Argument, Call, Command, Need
from desk_app.domain.steps.rights import Right
from desk_app.errors import DeskError, ExitCode, NeedsPerson, StorageTrouble, WrongUsage
from desk_app.platform.typed_path import typed_path
from desk_app.ports.database import VerifyReport
from desk_app.services.care.restore_gate import Restorer

if TYPE_CHECKING:
    from desk_app.storage.safekeeping.restore import Restored

DAMAGED = "storage.damaged"
"""Keys of the trouble of a file begin so, when it is so broken that it cannot even be opened to be verified."""
RECOVERY_KEY = "DESK_APP_RECOVERY_KEY"
"""Environment variable with the printed recovery key."""
KEY_TROUBLES = ("storage.no_key", "storage.key_store_locked", "storage.wrong_key")
"""Why a copy does not open with the key of this PC."""


def verify(call: Call) -> Answer:
    """Check the chain, rebuild the projection and compare; exit code 5 when something does not hold.

    Where the damage lets nobody sign in it is told all the same, and nothing of what the data holds.
    """
    try:
        at_desk.check_user(call)
    except (StorageTrouble, NeedsPerson) as trouble:
        return _told_to_nobody(call, trouble)
    return _verified(call, _proof(call))


def _told_to_nobody(call: Call, trouble: DeskError) -> Answer:
    """Say that the data is damaged; raises the trouble of the sign-in where the data is whole."""
    if _proof(call).ok:
        raise trouble
    return _verified(call, VerifyReport(0, 0, ((trouble.key, dict(trouble.params)),)))


def _proof(call: Call) -> VerifyReport:
    try:
        return verify_desk(call.folder)
    except StorageTrouble as trouble:
        if not trouble.key.startswith(DAMAGED):
            raise
        return VerifyReport(0, 0, ((trouble.key, dict(trouble.params)),))


def _verified(call: Call, report: VerifyReport) -> Answer:
    messages = call.messages
    problems = [messages.text(key, **params) for key, params in report.problems]
    plain = {
        "ok": report.ok,
        "entries": report.entries,
        "dossiers": report.dossiers,
        "look_ups": report.look_ups,
        "problems": problems,
    }
    if report.ok:
        line = messages.text(
            "cli.say.verified", entries=report.entries, dossiers=report.dossiers, look_ups=report.look_ups
        )
        return Answer(plain, (line,))
    head = messages.text("cli.say.not_verified", n=len(problems))
    return Answer(plain, (head, *problems), ExitCode.NEEDS_PERSON)


def backup(call: Call) -> Answer:
    """Write a consistent encrypted copy, also while the window is open; without a user the machine does it."""
    target = typed_path(call.text("file"))
    with at_desk.looking(call) as (desk, _):
        desk.care.back_up(target)
        head = desk.exchange.queue().head_seq
    return Answer(
        {"file": str(target), "head_seq": head}, (call.messages.text("cli.say.backed_up", file=target),)
    )


def restore(call: Call) -> Answer:
    """Put a copy in place of the desk's data; who did it and any gap in the numbers are journaled.

    A user of the copy signs in for it with the present PIN, or the recovery key is given.
    """
    restored = _restored(call, typed_path(call.text("file")))
    messages, missing = call.messages, restored.missing
    plain = {
        "head_seq": restored.head.seq,
        "kept": str(restored.kept) if restored.kept else None,
        "missing": [{"day": gap.day.isoformat(), "first": gap.first, "last": gap.last} for gap in missing],
        "look_ups_kept": restored.look_ups,
        "users_changed": list(restored.users),
    }
    lines = [messages.text("cli.say.restored", head_seq=restored.head.seq)]
    lines += [
        messages.text("cli.say.missing", day=gap.day, first=gap.first, last=gap.last) for gap in missing
    ]
    if restored.look_ups:
        lines.append(messages.text("cli.say.look_ups_carried", count=restored.look_ups))
    if restored.users:
        lines.append(messages.text("cli.say.users_put_back", users=", ".join(restored.users)))
    return Answer(plain, lines)


def _restored(call: Call, copy: Path) -> Restored:
    """Restore for a user of the copy or with the recovery key: from the environment, else, at a terminal only, typed.

    It is no option of the command, where everybody on the PC could read it in the list of processes.
    """
    given = call.around.environ.get(RECOVERY_KEY, "")
    if not call.user and not given:
        given = _typed_key(call)
        if not given:
            raise WrongUsage("cli.restore_who")
    user, pin = at_desk.credentials(call) if call.user else ("", "")
    try:
        return restore_desk(call.folder, copy, Restorer(user, pin, given))
    except StorageTrouble as trouble:
        if given or trouble.key not in KEY_TROUBLES:
            raise
        given = _typed_key(call)
        if not given:
            raise
    return restore_desk(call.folder, copy, Restorer(user, pin, given))


def _typed_key(call: Call) -> str:
    """Ask for the recovery key; without a terminal there is nobody to ask."""
    if not call.around.stdin.isatty():
        return ""
    return call.around.ask_pin(call.messages.text("cli.say.recovery_prompt"))


def recovery_key(call: Call) -> Answer:
    """Give the recovery key to somebody who may restore, to be printed and sealed."""
    with at_desk.deed(call):
        text = recovery_text_of(call.folder)
    return Answer({"recovery_key": text}, (call.messages.text("cli.say.recovery_key", key=text),))


COMMANDS = (
    Command("verify", verify),
    Command("backup", backup, (Argument("file", required=True),), needs=Need.MACHINE, right=Right.BACK_UP),
    Command(
        "restore",
        restore,
        (Argument("file", required=True),),
        needs=Need.OTHERWISE,
        right=Right.RESTORE,
    ),
    Command("recovery-key", recovery_key, right=Right.RESTORE),
)
"""The commands of this module."""
