"""A process that saves dossier after dossier and says which are safe, until it is killed or told to stop."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from desk_app.domain.facts import facts
from desk_app.errors import StorageTrouble
from desk_app.storage.opening import Database, open_database
from desk_app.storage.unit_of_work import SqliteUnitOfWorks
from tests.storage.desk_builders import NOW, TODAY, KeysInMemory, SeededIds, person, received

KEY = bytes(range(32))


class KnownKeys(KeysInMemory):
    """The one key that both processes know."""

    def load(self, instance_id: str) -> bytes:
        return KEY


def save_next(work: SqliteUnitOfWorks) -> str:
    """Save one dossier and its print as one deed, as a reception does; gives its code."""
    with work() as unit:
        number = (unit.dossiers.highest_number(TODAY) or 0) + 1
        fact = received(number, person(f"Nguyễn Văn {number}", f"{number:012d}"))
        unit.journal.append(fact, actor="clerk", at=NOW, dossier_id=f"dossier-{fact.code}-{os.getpid()}")
        printed = facts.FormPrinted(f"p{number}", "01", "1", 1, "ab" * 32, "HP")
        unit.journal.append(printed, actor="clerk", at=NOW, dossier_id=f"dossier-{fact.code}-{os.getpid()}")
        unit.commit()
    return fact.code


def opened(root: Path) -> Database:
    """Open the desk, again where a write fails just then."""
    while True:
        try:
            return open_database(root, KnownKeys())
        except StorageTrouble as trouble:
            _say(f"trouble {trouble.key}")


def main(root: Path, saves: int) -> None:
    """Save until the number is reached, going on after every trouble; one line for each save."""
    database = opened(root)
    work = SqliteUnitOfWorks(database, SeededIds(os.getpid()))
    _say("open")
    for turn in range(saves):
        try:
            _say(f"saved {save_next(work)}")
            if turn % 7 == 0:
                database.idle_work()
        except StorageTrouble as trouble:
            _say(f"trouble {trouble.key}")
    _say("done")
    os._exit(0)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
