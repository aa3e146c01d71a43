"""`desk-app sync`: sends and fetches now, itself or through the window that has the desk open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from desk_app.bootstrap.ask_window import sync_in_window
from desk_app.commands import at_desk
from desk_app.commands.command import Answer, Call, Command

if TYPE_CHECKING:
    from desk_app.services.sync_city import SyncProgress, SyncReport

ANSWER = ("pushed", "pulled", "acked_seq", "exceptions")
"""What the command answers (DESIGN 8)."""


def run(call: Call) -> Answer:
    """Sync once; progress goes to stderr. A window on this folder is asked to do it, so that there is one at a time."""
    by_window = sync_in_window(call.folder)
    if by_window is not None:
        return _answer(by_window, call)
    from desk_app.services.exchange import drive

    with at_desk.writing(call) as desk:
        report = drive(desk.sync_city(_teller(call)), desk.city_line)
    notices = [call.messages.of(one) for one in report.notices]
    return _answer(report_plain(report), call, notices)


def report_plain(report: SyncReport) -> dict[str, int]:
    """Write a report as scripts rely on it."""
    return {name: getattr(report, name) for name in ANSWER}


def _answer(plain: Mapping[str, Any], call: Call, notices: list[str] | None = None) -> Answer:
    counted = {name: int(plain[name]) for name in ANSWER}
    return Answer(counted, (call.messages.text("cli.say.synced", **counted), *(notices or ())))


def _teller(call: Call) -> Callable[[SyncProgress], None]:
    """Give what writes progress, each line once."""
    said: list[str] = []

    def tell(now: SyncProgress) -> None:
        if not now.total:
            return
        line = call.messages.text(f"cli.say.syncing.{now.phase}", done=now.done, total=now.total)
        if line not in said[-1:]:
            said.append(line)
            # Who started it may have stopped reading, which is no reason to stop.
            with suppress(OSError):
                print(line, file=call.around.stderr, flush=True)

    return tell


COMMANDS = (Command("sync", run),)
"""The commands of this module."""
