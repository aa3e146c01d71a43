"""Kills working clerks at random moments and looks afterwards whether anything was lost, doubled or half written."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from desk_app.bootstrap.open_desk import open_desk
from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts.facts import DossierReceived
from tests.builders import kept_drafts
from tests.cli.calls import ScriptDesk
from tests.cli.processes import PATIENCE, ProcessDesk
from tests.faults.clerk_at_work import ANSWERED, ASKED, OPEN

LONGEST_WORK = 0.4
"""Seconds a clerk works at most before it is killed: some twenty saves."""
LONGEST_COMMAND = 1.2
"""Seconds after which a `receive` command is killed at the latest; it takes about one."""


@dataclass
class Tally:
    """What happened to one desk: codes answered by the intent of their form, forms sent, saves cut off."""

    answered: dict[str, str] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    kills: int = 0
    commands: int = 0
    cut_off: int = 0


class Killer:
    """Starts clerks and commands on one desk and kills them at moments drawn from a seed."""

    def __init__(self, desk: ScriptDesk, seed: int) -> None:
        self.tally = Tally()
        self._desk = desk
        self._random = random.Random(seed)
        self.unanswered = ""
        """The form that was being saved when the last clerk was killed."""

    def kill_a_clerk(self) -> None:
        """Let a clerk work for a random while, beginning with the form that was cut off before; then kill it."""
        command = [sys.executable, "-m", "tests.faults.clerk_at_work", str(self._desk.folder)]
        with subprocess.Popen([*command, self.unanswered], stdout=subprocess.PIPE, encoding="utf-8") as clerk:
            assert clerk.stdout is not None
            assert clerk.stdout.readline().split() == [OPEN], "the clerk must come to work"
            timer = threading.Timer(self._random.uniform(0, LONGEST_WORK), clerk.kill)
            timer.start()
            said = clerk.stdout.read()
        assert clerk.returncode == -signal.SIGKILL, said
        self.tally.kills += 1
        self._take_down(said)

    def kill_a_command(self, draft: Path) -> None:
        """Kill a `desk-app receive` at a random moment; what it wrote out before was answered."""
        command = ProcessDesk(self._desk.folder).start("receive", str(draft))
        timer = threading.Timer(self._random.uniform(0, LONGEST_COMMAND), command.kill)
        timer.start()
        said, _ = command.communicate(timeout=PATIENCE)
        timer.cancel()
        killed = command.returncode == -signal.SIGKILL
        self.tally.kills += killed
        self.tally.commands += killed
        if said.endswith("}\n"):
            code = said.split('"code": "')[1].split('"')[0]
            self.tally.answered[f"command {code}"] = code

    def _take_down(self, said: str) -> None:
        # A last line cut in the middle was never heard whole.
        lines = [line.split() for line in said.split("\n")[:-1]]
        asked = [words[1] for words in lines if words[0] == ASKED]
        answered = {words[1]: words[2] for words in lines if words[0] == ANSWERED}
        self.tally.asked.update(asked)
        self.tally.answered |= answered
        self.unanswered = asked[-1] if asked and asked[-1] not in answered else ""
        self.tally.cut_off += bool(self.unanswered)


def prove(desk: ScriptDesk, killer: Killer) -> bool:
    """Prove the desk and compare it with what was answered; gives whether the form cut off stands there whole."""
    tally = killer.tally
    proof = desk.ask("verify").json
    assert proof["ok"], proof["problems"]
    dossiers, drafts = _received_and_kept(desk.folder)
    codes = Counter(dossier.code for dossier in dossiers)
    numbers = Counter((dossier.code[-11:-5], dossier.number) for dossier in dossiers)
    assert [code for code, times in codes.items() if times != 1] == []
    assert [number for number, times in numbers.items() if times != 1] == []
    assert [code for code in tally.answered.values() if codes[code] != 1] == []
    kept = {dossier.dossier_id: dossier.code for dossier in dossiers}
    of_forms = {intent: code for intent, code in tally.answered.items() if intent in tally.asked}
    assert {intent: kept.get(intent) for intent in of_forms} == of_forms
    assert not killer.unanswered or killer.unanswered in drafts, "typed text outlives a crash"
    return killer.unanswered in kept


def _received_and_kept(folder: Path) -> tuple[list[Dossier], set[str]]:
    """Read every reception of the journal as a dossier, and which half-typed forms are kept."""
    desk = open_desk(folder)
    try:
        with desk.context.uow(write=False) as work:
            headers = [entry.header for entry in work.journal.entries()]
            receptions = [one.dossier_id or "" for one in headers if one.kind == DossierReceived.KIND]
            found = [work.dossiers.by_id(dossier_id) for dossier_id in receptions]
        drafts = {draft.draft_id for draft in kept_drafts(desk.context)}
    finally:
        desk.close()
    dossiers = [dossier for dossier in found if dossier is not None]
    assert len(dossiers) == len(found)
    return dossiers, drafts
