"""The lock of the data folder decides whether a window opens; no channel can keep it shut or make it end in silence."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest
from pytestqt.qtbot import QtBot

from desk_app.bootstrap.ask_window import Patience
from desk_app.bootstrap.window import FolderOpening
from desk_app.bootstrap.window_lock import WindowLock
from desk_app.commands.city import sync
from desk_app.errors import Refused
from desk_app.messages import Messages
from desk_app.qt import channel_place
from desk_app.qt.channel_place import listening_place
from desk_app.qt.local_channel import done_line
from desk_app.screens.trouble_box import trouble_box
from desk_app.storage.folder.folder_lock import FolderLock
from tests.cli.calls import ScriptDesk
from tests.cli.processes import PATIENCE, PROGRAM
from tests.windows.needs import SystemPart, only_with

QUICK = Patience(answers=0.2, silent=0.2, whole=2.0, appears=0.3)


@contextmanager
def channel(folder: Path, answer: bytes | None) -> Iterator[list[bytes]]:
    """Listen where the window would; gives what was asked, and answers it or never does."""
    only_with(SystemPart.UNIX_SOCKETS)
    asked: list[bytes] = []
    ended = Event()
    place = Path(listening_place(folder) or "")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(place))
        listener.listen(8)
        listener.settimeout(0.05)

        def serve() -> None:
            taken = []
            while not ended.is_set():
                try:
                    line, _ = listener.accept()
                except TimeoutError:
                    continue
                line.settimeout(2)
                taken.append(line)
                asked.append(line.recv(64))
                if answer is not None and asked[-1]:
                    line.sendall(answer)
            for line in taken:
                line.close()

        thread = Thread(target=serve)
        thread.start()
        try:
            yield asked
        finally:
            ended.set()
            thread.join()
    place.unlink()


@contextmanager
def nobody(folder: Path) -> Iterator[None]:
    yield


@contextmanager
def stale(folder: Path) -> Iterator[None]:
    only_with(SystemPart.UNIX_SOCKETS)
    """Leave a socket behind, as a crash does."""
    place = Path(listening_place(folder) or "")
    with socket.socket(socket.AF_UNIX) as gone:
        gone.bind(str(place))
    yield
    place.unlink()


@contextmanager
def silent(folder: Path) -> Iterator[None]:
    with channel(folder, None):
        yield


@contextmanager
def answering(folder: Path) -> Iterator[None]:
    with channel(folder, done_line({})):
        yield


@contextmanager
def talking_nonsense(folder: Path) -> Iterator[None]:
    with channel(folder, b"[1]\n"):
        yield


Beside = Callable[[Path], "contextmanager[None]"]


@pytest.mark.parametrize("beside", [nobody, stale, silent, answering, talking_nonsense])
def test_with_the_lock_free_the_window_opens_whatever_listens(desk: ScriptDesk, beside: Beside) -> None:
    lock = WindowLock(desk.folder, QUICK)
    with beside(desk.folder):  # type: ignore[attr-defined]
        assert lock.take()
    assert lock.is_held
    opened = FolderOpening(desk.folder, lock=lock).open()
    opened.close()
    lock.release()


@pytest.mark.parametrize("beside", [nobody, stale, silent, talking_nonsense])
def test_with_the_lock_taken_and_no_answer_that_is_told(desk: ScriptDesk, beside: Beside) -> None:
    with FolderLock(desk.folder), beside(desk.folder), pytest.raises(Refused) as refused:  # type: ignore[attr-defined]
        WindowLock(desk.folder, QUICK).take()
    assert refused.value.key == "cli.window_silent"


@pytest.mark.fault("N1")
def test_with_the_lock_taken_the_window_that_answers_comes_forward(desk: ScriptDesk) -> None:
    with FolderLock(desk.folder), channel(desk.folder, done_line({})) as asked:
        assert not WindowLock(desk.folder, QUICK).take()
    assert asked == [b"raise\n"]


def test_a_command_that_ends_meanwhile_is_waited_for(desk: ScriptDesk) -> None:
    command = FolderLock(desk.folder)
    command.take()
    ended = Thread(target=command.release)
    lock = WindowLock(desk.folder, Patience(appears=60))
    ended.start()
    assert lock.take()
    lock.release()
    ended.join()


def test_a_channel_of_another_user_is_asked_nothing(
    desk: ScriptDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_with(SystemPart.UNIX_SOCKETS)
    monkeypatch.setattr(channel_place, "peer_of", lambda line: os.geteuid() + 1)
    with FolderLock(desk.folder), channel(desk.folder, done_line({})) as asked, pytest.raises(Refused):
        WindowLock(desk.folder, QUICK).take()
    assert set(asked) == {b""}


def test_a_folder_without_a_desk_has_only_the_channel_to_go_by(tmp_path: Path) -> None:
    assert WindowLock(tmp_path, QUICK).take()
    with channel(tmp_path, None):
        assert WindowLock(tmp_path, QUICK).take()
    with channel(tmp_path, done_line({})):
        assert not WindowLock(tmp_path, QUICK).take()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_the_program_never_ends_in_silence_beside_a_window_that_hangs(desk: ScriptDesk) -> None:
    with FolderLock(desk.folder), silent(desk.folder):
        done = subprocess.run(
            [*PROGRAM, "--data", str(desk.folder)],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    assert (done.returncode, done.stdout) == (1, "")
    assert "không trả lời" in done.stderr


@pytest.mark.parametrize("beside", [nobody, silent])
def test_a_sync_beside_a_window_that_does_not_answer_says_so(
    desk: ScriptDesk, monkeypatch: pytest.MonkeyPatch, beside: Beside
) -> None:
    monkeypatch.setattr(sync, "PATIENCE", QUICK)
    with FolderLock(desk.folder), beside(desk.folder):  # type: ignore[attr-defined]
        outcome = desk.ask("sync", user="", pin="")
    assert (outcome.exit_code, outcome.code) == (1, "LN-120")


@contextmanager
def boasting(folder: Path) -> Iterator[None]:
    with channel(folder, done_line({"pushed": 12, "pulled": 0, "acked_seq": 12, "exceptions": 0})):
        yield


@pytest.mark.parametrize("beside", [silent, boasting])
def test_a_sync_with_the_lock_free_goes_by_nothing_that_listens(
    desk: ScriptDesk, monkeypatch: pytest.MonkeyPatch, beside: Beside
) -> None:
    monkeypatch.setattr(sync, "PATIENCE", QUICK)
    with beside(desk.folder):  # type: ignore[attr-defined]
        outcome = desk.ask("sync", user="", pin="")
    assert (outcome.exit_code, outcome.code) == (5, "ĐB-03"), "it went on by itself: this desk has not joined"


def test_the_box_of_a_start_without_terminal_says_the_same(qtbot: QtBot) -> None:
    box = trouble_box(Refused("cli.window_silent"), Messages("vi"))
    qtbot.addWidget(box)
    assert "không trả lời" in box.text()
    assert box.informativeText() == "LN-120"
