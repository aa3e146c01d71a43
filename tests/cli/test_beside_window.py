"""Commands at work beside an open window: nothing is lost, doubled or out of order in the journal they share."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from desk_app.bootstrap.open_desk import open_desk
from desk_app.bootstrap.window import FolderOpening
from desk_app.commands.dossier.draft_json import draft_of
from desk_app.services.desk import Desk
from desk_app.services.people.operators import Operator
from tests.cli.calls import DRAFT, PIN, ScriptDesk

ROUNDS = 12
"""Prints by command while the window works without a pause."""

AGAIN = "Dân làm mất giấy"


class WorkingWindow(threading.Thread):
    """The desk of an open window at work in a thread of its own: it receives, forwards and prints until told to stop."""

    def __init__(self, desk: Desk, by: Operator, shared: str, place: Path) -> None:
        super().__init__(name="window")
        self._desk, self._by, self._shared, self._place = desk, by, shared, place
        self._ending = threading.Event()
        self.codes: list[str] = []
        self.prints = 0
        self.trouble: BaseException | None = None

    def run(self) -> None:
        """Work; a trouble is kept for the test to raise."""
        try:
            while not self._ending.is_set():
                self._once()
        except BaseException as error:  # noqa: BLE001 - raised again in the test's own thread
            self.trouble = error

    def _once(self) -> None:
        from desk_app.services.printing.print_form import PdfFile

        code = self._desk.reception.receive(draft_of(DRAFT), self._by).code
        self.codes.append(code)
        self._desk.dossier.forward(code, "Bộ phận Tư pháp", self._by)
        target = PdfFile(self._place / f"{self.prints}.pdf")
        self._desk.printing.print(self._shared, "01", self._by, target, reason=AGAIN)
        self.prints += 1
        self._desk.store.idle_work()

    def stop(self) -> None:
        """End the work; raises its trouble."""
        self._ending.set()
        self.join()
        if self.trouble is not None:
            raise self.trouble


@contextmanager
def working_window(desk: ScriptDesk, shared: str, place: Path) -> Iterator[WorkingWindow]:
    opened = FolderOpening(desk.folder).open()
    try:
        window = WorkingWindow(opened, opened.people.sign_in("clerk", PIN), shared, place)
        window.start()
        try:
            yield window
        finally:
            window.stop()
    finally:
        opened.close()


def test_a_command_that_prints_and_a_window_that_works_share_one_journal(
    desk: ScriptDesk, tmp_path: Path
) -> None:
    code, slip = desk.receive(), tmp_path / "slip.pdf"
    with working_window(desk, code, tmp_path) as window:
        for _ in range(ROUNDS):
            printed = desk.ask(
                "print", code, "--form", "01", "--to", str(slip), "--reason", AGAIN, user="supervisor"
            )
            assert printed.exit_code == 0, printed.out
            assert desk.ask("find", "hoa", pin="111222").exit_code == 1
            assert desk.ask("show", code).exit_code == 0
    assert window.prints > 0

    proof = desk.ask("verify").json
    assert (proof["ok"], proof["problems"]) == (True, [])
    assert proof["dossiers"] == 1 + len(set(window.codes)) == 1 + len(window.codes)
    prints = desk.ask("show", code).json["prints"]
    assert [one["copy_no"] for one in prints] == list(range(1, ROUNDS + window.prints + 1))
    assert Counter(one["by"] for one in prints) == {"supervisor": ROUNDS, "clerk": window.prints}
    assert desk.head() == _chained(desk.folder)


def _chained(folder: Path) -> int:
    """Count the entries of the own chain, each of which must follow the one before."""
    opened = open_desk(folder)
    try:
        with opened.context.uow(write=False) as work:
            hashes = [(entry.header.prev_hash, entry.hash) for entry in work.journal.entries()]
    finally:
        opened.close()
    assert all(before[1] == after[0] for before, after in pairwise(hashes))
    return len(hashes)


@pytest.mark.usefixtures("state_home")
def test_a_print_beside_the_window_keeps_other_commands_waiting(desk: ScriptDesk, tmp_path: Path) -> None:
    """A restore must never change the files under a command that writes."""
    from contextlib import ExitStack

    from desk_app.bootstrap import folders
    from desk_app.errors import Refused
    from desk_app.storage.folder.folder_lock import FolderLock

    with FolderLock(desk.folder), ExitStack() as held, pytest.MonkeyPatch.context() as patch:
        patch.setattr(folders, "TURN_PATIENCE", 0.2)
        folders.hold(desk.folder, folders.Lock.BESIDE, held)
        with pytest.raises(Refused) as refused, ExitStack() as other:
            folders.hold(desk.folder, folders.Lock.BESIDE, other)
        assert refused.value.key == "desk.already_open"
