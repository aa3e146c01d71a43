"""A desk in a process of its own: takes in its share of dossiers and syncs between them, saying what was answered.

It reads a line for every answer that was heard, and runs only a few forms ahead of that: however fast the machine, those
who kill find everybody at work.
"""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Condition, Event, Thread
from uuid import NAMESPACE_OID, uuid5

from desk_app.bootstrap.folders import Lock
from desk_app.bootstrap.open_desk import open_desk
from desk_app.domain.dossier.drafts import ReceptionDraft
from desk_app.domain.people.parties import Party, PartyKind
from desk_app.domain.people.roles import Role
from desk_app.errors import DeskError
from desk_app.services.desk import Desk
from desk_app.services.exchange.conversation import drive
from desk_app.services.people.operators import Operator

CLERK = Operator("clerk", "Trần Thị Thực Tập", Role.CLERK)
SYNC_EVERY = 3
"""Dossiers between two syncs."""
AHEAD = 4
"""Forms a desk may take in before its answers are heard."""
PAUSE = 0.05
"""Seconds between two tries while there is nothing else to do."""
OPEN, ANSWERED, SYNCED, NOT_SYNCED, FINISHED = "open", "answered", "synced", "not-synced", "finished"
"""First words of its lines; `answered` is followed by the form's intent and the code."""


def intent_of(desk_no: int, turn: int) -> str:
    """Give the identity of a form: the same one when a killed desk takes it up again."""
    return str(uuid5(NAMESPACE_OID, f"desk {desk_no} form {turn}"))


def draft_of(desk_no: int, turn: int) -> ReceptionDraft:
    """Give a citizen nobody else is."""
    number = f"0011900{desk_no:01d}{turn:04d}"
    return ReceptionDraft("1.004873", Party(PartyKind.CITIZEN, "Nguyễn Thị Hòa", number))


def work(folder: Path, desk_no: int, share: int, first: int) -> None:
    """Take in forms `first` to `share`, sync in between, and at the end until nothing waits."""
    desk = open_desk(folder, lock=Lock.COMMAND)
    heard = Heard()
    try:
        _say(OPEN)
        for turn in range(first, share):
            while not heard.reaches(turn - first - AHEAD + 1):
                _sync(desk)
            _one(desk, desk_no, turn)
            if turn % SYNC_EVERY == desk_no % SYNC_EVERY:
                _sync(desk)
        pause = Event()
        while not (heard.reaches(share - first) and _sync(desk) and not desk.exchange.queue().unsent):
            # As the window does, which comes again after a while; the next look is at a fact all the same.
            pause.wait(PAUSE)
        _say(FINISHED)
    finally:
        desk.close()


class Heard:
    """Counts the answers somebody has heard, by the lines that come in."""

    def __init__(self) -> None:
        self._count = 0
        self._more = Condition()
        Thread(target=self._listen, daemon=True).start()

    def reaches(self, count: int) -> bool:
        """Whether so many were heard, now or within a pause."""
        with self._more:
            return self._more.wait_for(lambda: self._count >= count, PAUSE)

    def _listen(self) -> None:
        for _ in sys.stdin:
            with self._more:
                self._count += 1
                self._more.notify()


def _one(desk: Desk, desk_no: int, turn: int) -> None:
    intent = intent_of(desk_no, turn)
    reception = desk.reception.receive(draft_of(desk_no, turn), CLERK, intent_id=intent)
    _say(ANSWERED, str(turn), intent, reception.code)
    if turn % 3 == 0 and not reception.repeated:
        desk.dossier.forward(reception.code, "Phòng Tư pháp", CLERK)


def _sync(desk: Desk) -> bool:
    try:
        report = drive(desk.exchange.sync(), desk.city_line)
    except DeskError as trouble:
        _say(NOT_SYNCED, trouble.key)
        return False
    _say(SYNCED, str(report.acked_seq))
    return True


def _say(*words: str) -> None:
    print(*words, flush=True)


if __name__ == "__main__":
    work(Path(sys.argv[1]), *map(int, sys.argv[2:5]))
