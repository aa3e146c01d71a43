"""A scanner, an indexer or a backup holds a file of the desk: what is done is done whole or refused as held."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

import pytest

from desk_app.bootstrap.care import restore_desk, verify_desk
from desk_app.bootstrap.folders import Lock
from desk_app.bootstrap.open_desk import Chosen, open_desk
from desk_app.domain.people.roles import Role
from desk_app.domain.steps.forms import FormId
from desk_app.errors import DeskError
from desk_app.platform.held import SHARING_VIOLATION
from desk_app.services.care.restore_gate import Restorer
from desk_app.services.desk import Desk
from desk_app.services.people.operators import Operator
from desk_app.services.printing.print_form import PdfFile
from desk_app.storage.layout import DeskFolder, read_label
from tests.cli.calls import DRAFT, PIN, ScriptDesk
from tests.conftest import ExpectedLogs
from tests.fake_paper import FakePrinter
from tests.held_files import (
    DrawnHolders,
    Rule,
    Use,
    held,
    locked,
    read_by_others,
    scanned,
    shared_but_not_replaced,
)
from tests.simulation.desk_deeds import draft_of

CLERK = Operator("clerk", "Trần Thị Thực Tập", Role.CLERK)
FILES = ("desk.json", "desk.db", "desk.lock", "desk.turn", "key", "witness.json", "tries.json", "desk.log")
RECEPTIONS = 100
NEVER_SAID = re.compile(r"hỏng|chỉ tra cứu|khôi phục|desk-app restore", re.IGNORECASE)
"""Damaged, read-only, restore: none of it is true of a file that is only held."""


def file_named(desk: ScriptDesk, ending: str) -> str:
    """Give the whole name of a file; those outside the folder begin with the desk's identity."""
    if ending.startswith("desk"):
        return ending
    return f"{read_label(DeskFolder(desk.folder)).instance_id}.{ending}"


@pytest.mark.fault("S9")
@pytest.mark.parametrize(
    ("ending", "rule"),
    [*((one, scanned) for one in FILES), ("desk.db", read_by_others), ("witness.json", read_by_others)],
)
def test_every_command_beside_a_held_file_is_done_whole_or_says_held(
    desk: ScriptDesk, tmp_path: Path, ending: str, rule: type[Rule], expected_logs: ExpectedLogs
) -> None:
    expected_logs("no mark kept")
    code, copy = desk.receive(), tmp_path / "copy.db"
    for number, argv in enumerate(
        (
            ("receive", "-"),
            ("print", code, "--form", "01", "--to", str(tmp_path / "slip.pdf")),
            ("find", "hoa"),
            ("backup", str(copy)),
            ("verify",),
            ("restore", str(copy)),
        )
    ):
        if argv[0] == "restore" and not copy.exists():
            assert desk.ask("backup", str(copy)).exit_code == 0
        before = desk.head()
        user = "supervisor" if argv[0] == "restore" else None
        with held(rule(file_named(desk, ending))):
            done = desk.ask(*argv, stdin=json.dumps(DRAFT) if number == 0 else "", user=user)
        writes = argv[0] in ("receive", "print", "restore")
        if done.exit_code == 0:
            assert (desk.head() > before) is writes, (argv, done.out)
        else:
            assert desk.head() == before
            assert "chương trình khác" in done.message.casefold(), (argv, done.message)
            assert not NEVER_SAID.search(done.message), done.message
    assert desk.ask("receive", "-", stdin=json.dumps(DRAFT)).exit_code == 0
    assert desk.ask("verify").json["ok"]


def test_a_slip_that_was_to_be_written_over_a_held_file_is_told_and_the_old_one_stays(
    desk: ScriptDesk, tmp_path: Path
) -> None:
    code, slip = desk.receive(), tmp_path / "slip.pdf"
    argv = ("print", code, "--form", "01", "--to", str(slip))
    assert desk.ask(*argv).exit_code == 0
    before = slip.read_bytes()
    with held(read_by_others(slip.name)):
        refused = desk.ask(*argv, "--reason", "Người dân mất giấy hẹn")
    assert refused.message.startswith("Hồ sơ ĐÃ lưu, tệp PDF CHƯA ghi. Chương trình khác đang giữ")
    assert slip.read_bytes() == before
    assert desk.ask(*argv, "--reason", "Người dân mất giấy hẹn").json["copy_no"] == 2


@contextmanager
def at_work(desk: ScriptDesk) -> Iterator[Desk]:
    with closing(open_desk(desk.folder, lock=Lock.COMMAND, chosen=Chosen(printer=FakePrinter()))) as opened:
        yield opened


class Slips:
    """Slips given at a desk: how often each number was, and which of them the clerk was told of before the paper."""

    def __init__(self) -> None:
        self.given: Counter[str] = Counter()
        self.told: set[str] = set()
        self.refused: Counter[str] = Counter()
        self._random = Random(9)

    def receive(self, desk: Desk) -> str | None:
        """Take a dossier in; gives its code."""
        try:
            answer = desk.reception.receive(draft_of(self._random), CLERK)
        except DeskError as trouble:
            self.refused[trouble.key] += 1
            return None
        self.given[answer.code] += 1
        if answer.not_marked is not None:
            self.told.add(answer.code)
        return answer.code

    def twice(self) -> set[str]:
        """Give the numbers two people have."""
        return {code for code, times in self.given.items() if times > 1}


def polled(name: str, random: Random) -> Rule:
    """Somebody opens and closes the file all the time, as two polling readers do."""
    whole = shared_but_not_replaced(name)
    return lambda path, use: whole(path, use) if random.random() < 0.7 else None


def held_after_the_trial(name: str) -> Rule:
    """The file is taken in the moment between the trial before the commit and the mark after it."""
    taken = [False]

    def rule(path: Path, use: Use) -> int | None:
        if path.name != name:
            return None
        if use is Use.READ:
            taken[0] = False
            return None
        taken[0] |= use is Use.REPLACE
        return SHARING_VIOLATION if taken[0] else None

    return rule


@pytest.mark.parametrize("way", ["polled", "read", "shared", "scanned", "locked", "after the trial", "free"])
def test_the_witness_held_during_a_hundred_receptions_and_an_old_folder_put_back_give_no_number_twice(
    desk: ScriptDesk, tmp_path: Path, way: str, expected_logs: ExpectedLogs
) -> None:
    name = file_named(desk, "witness.json")
    rules: dict[str, Rule] = {
        "polled": polled(name, Random(1)),
        "read": read_by_others(name),
        "shared": shared_but_not_replaced(name),
        "scanned": scanned(name),
        "locked": locked(name),
        "after the trial": held_after_the_trial(name),
        "free": lambda path, use: None,
    }
    expected_logs("no mark kept")
    slips = Slips()
    with at_work(desk) as opened:
        for _ in range(3):
            slips.receive(opened)
    old = tmp_path / "this morning"
    shutil.copytree(desk.folder, old)
    with held(rules[way]), at_work(desk) as opened:
        for _ in range(RECEPTIONS):
            slips.receive(opened)
    goes_on = way in ("polled", "shared", "free", "after the trial")
    assert len(slips.given) == (3 + RECEPTIONS if goes_on else 3)
    assert slips.refused == ({} if goes_on else {"storage.held": RECEPTIONS})
    assert len(slips.told) == (RECEPTIONS if way == "after the trial" else 0)
    shutil.rmtree(desk.folder)
    shutil.copytree(old, desk.folder)
    with at_work(desk) as opened:
        for _ in range(5):
            assert slips.receive(opened) is not None
    assert slips.twice() <= slips.told


@pytest.mark.parametrize("seed", range(6))
def test_a_drawn_day_beside_drawn_holders_loses_and_doubles_nothing(
    desk: ScriptDesk, tmp_path: Path, seed: int, expected_logs: ExpectedLogs
) -> None:
    """Reception, print, backup, restore and proof; each is done whole or refused, and the desk opens again."""
    random, slips, kept = Random(seed), Slips(), list[str]()
    holders = DrawnHolders(Random(f"holders {seed}"), 0.03)
    expected_logs("no mark kept|a copy is not noted")
    copies: list[Path] = []
    known = {"storage.held", "storage.backup_held", "storage.restore_held", "printing.file_held"}
    refused: Counter[str] = Counter()
    for turn in range(60):
        step = random.choice(("receive", "receive", "receive", "print", "backup", "verify", "restore"))
        try:
            with held(holders, holders.time.patience()):
                if step == "verify":
                    assert verify_desk(desk.folder).ok
                elif step == "restore":
                    if copies:
                        restore_desk(desk.folder, random.choice(copies), Restorer("supervisor", PIN))
                        kept.clear()
                else:
                    with at_work(desk) as opened:
                        _do(opened, step, slips, kept, tmp_path / f"{turn}", copies)
        except DeskError as trouble:
            refused[trouble.key] += 1
    assert set(refused) | set(slips.refused) <= known, (refused, slips.refused)
    assert refused
    assert slips.twice() <= slips.told
    assert verify_desk(desk.folder).ok
    with at_work(desk) as opened:
        code = slips.receive(opened)
    assert code is not None
    assert slips.twice() <= slips.told


def _do(desk: Desk, step: str, slips: Slips, kept: list[str], place: Path, copies: list[Path]) -> None:
    if step == "receive":
        if (code := slips.receive(desk)) is not None:
            kept.append(code)
    elif step == "print" and kept:
        paper = PdfFile(place.with_suffix(".pdf"))
        desk.printing.print(kept[-1], FormId.RECEIPT, CLERK, paper, reason="Người dân mất giấy hẹn")
    elif step == "backup":
        target = place.with_suffix(".db")
        desk.care.back_up(target)
        copies.append(target)
