"""A clerk who receives dossier after dossier in a process of its own, saying what was answered, until it is killed."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from uuid import uuid4

from desk_app.bootstrap.folders import Lock
from desk_app.bootstrap.open_desk import open_desk
from desk_app.domain.dossier.drafts import ReceptionDraft
from desk_app.domain.people.parties import Party, PartyKind
from desk_app.storage.opening import open_database
from desk_app.storage.safekeeping.key_ring import KeyRing

PIN = "246810"
DRAFT = ReceptionDraft("1.004873", Party(PartyKind.CITIZEN, "Nguyễn Thị Hòa", "001190012345"))

OPEN, ASKED, ANSWERED = "open", "asked", "answered"
"""The first words of its lines: the desk is open; a form is being saved (intent); it was received (intent, code)."""


def work(folder: Path, resumed: str) -> None:
    """Receive for ever; `resumed` is the form that was being saved when the clerk before was killed."""
    desk = open_desk(folder, lock=Lock.COMMAND)
    idle = open_database(folder, KeyRing.of_user())
    by = desk.people.sign_in("clerk", PIN)
    _say(OPEN)
    for turn in count():
        intent = resumed if resumed and turn == 0 else str(uuid4())
        desk.reception.keep_draft(intent, by.user, "typed so far")
        _say(ASKED, intent)
        code = desk.reception.receive(DRAFT, by, intent_id=intent).code
        _say(ANSWERED, intent, code)
        desk.reception.drop_draft(intent)
        if turn % 5 == 1:
            idle.idle_work()
        if turn % 3 == 2:
            desk.dossier.forward(code, "Phòng Tư pháp", by)


def _say(*words: str) -> None:
    print(*words, flush=True)


if __name__ == "__main__":
    work(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
