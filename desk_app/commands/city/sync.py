"""`desk-app sync`: sends and fetches now, itself or through the window that has the desk open."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from desk_app.bootstrap.ask_window import USUAL as PATIENCE
from desk_app.bootstrap.ask_window import sync_in_window
from desk_app.commands import at_desk
from desk_app.commands.command import Answer, Call, Command, Need
from desk_app.domain.steps.rights import Right
from desk_app.errors import Refused

if TYPE_CHECKING:
    from desk_app.services.exchange.sync_city import SyncProgress, SyncReport

PAUSE = 0.1
"""Seconds between two tries to reach a window that is just starting."""
ANSWER = ("pushed", "pulled", "acked_seq", "exceptions")
"""What the command answers."""


def run(call: Call) -> Answer:
    """Sync once; progress goes to stderr. A window that has this folder is asked to do it, so that there is one at a time.

    Who has the folder is told by its lock alone: whatever else answers in the window's place is not asked (S11).
    Without a user the machine does it and is told counts; whoever names himself signs in, whoever does the work.
    """
    if call.user:
        at_desk.check_user(call)
    return _by_itself(call)


def _by_window(call: Call) -> Answer | None:
    done = sync_in_window(call.folder, PATIENCE)
    return None if done is None else _answer(done, call)


def _by_window_at_last(call: Call) -> Answer:
    """Ask the window that has the folder; raises Refused `cli.window_silent` when it does not answer in time."""
    until = time.monotonic() + PATIENCE.appears
    while True:
        answer = _by_window(call)
        if answer is not None:
            return answer
        if time.monotonic() >= until:
            raise Refused("cli.window_silent")
        time.sleep(PAUSE)


def _by_itself(call: Call) -> Answer:
    from desk_app.services.exchange.conversation import drive

    try:
        with at_desk.talking(call) as (desk, lease):
            report = drive(desk.exchange.sync(_teller(call)), desk.city_line, lease)
    except Refused as refused:
        if refused.key != "cli.window_open":
            raise
        # It has the folder, perhaps only since a moment: what was receipted so far stays so.
        return _by_window_at_last(call)
    notices = [call.messages.of(one) for one in report.notices] if call.user else []
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


COMMANDS = (Command("sync", run, needs=Need.MACHINE, right=Right.EXCHANGE),)
"""The commands of this module."""
