"""Another start of the program can bring the first window forward or have it sync; it can ask for nothing else."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from desk_app.bootstrap.ask_window import Patience, raise_window, sync_in_window
from desk_app.errors import DeskError, NoConnection, Refused
from desk_app.qt import channel_place, single_instance
from desk_app.qt.channel_place import channel_name, listening_place
from desk_app.qt.single_instance import RaiseRequests, SyncReply
from tests.windows.needs import SystemPart, needs, only_with


def place_of(folder: Path) -> Path:
    """Give where the window of a folder listens."""
    place = listening_place(folder)
    assert place is not None
    return Path(place)


def called(folder: Path) -> QLocalSocket:
    """Call the window of a folder."""
    caller = QLocalSocket()
    caller.connectToServer(str(place_of(folder)))
    assert caller.waitForConnected(1_000)
    return caller


@pytest.fixture
def first(qapp: object, tmp_path: Path) -> Iterator[RaiseRequests]:
    requests = RaiseRequests(tmp_path)
    assert requests.listening
    yield requests
    requests.close()


def test_a_second_start_is_heard_by_the_first(first: RaiseRequests, qtbot: QtBot, tmp_path: Path) -> None:
    asking = Asking(lambda: raise_window(tmp_path))
    with qtbot.waitSignal(first.raise_asked):
        asking.start()
    asking.run(qtbot)
    assert asking.answer is True


def test_a_start_on_another_folder_opens_by_itself(first: RaiseRequests, tmp_path: Path) -> None:
    assert not raise_window(tmp_path / "other")


@pytest.mark.parametrize("asked", [b"open /etc/passwd\n", b"raise\nraise\n", b"\n", b"x" * 100_000])
def test_anything_but_the_two_requests_is_thrown_away(
    first: RaiseRequests, qtbot: QtBot, tmp_path: Path, asked: bytes
) -> None:
    heard: list[int] = []
    first.raise_asked.connect(lambda: heard.append(1))
    first.sync_asked.connect(lambda _: heard.append(2))
    caller = called(tmp_path)
    caller.write(asked)
    with qtbot.waitSignal(caller.disconnected):
        caller.flush()
    assert heard == []


def test_only_the_same_system_user_is_heard(first: RaiseRequests) -> None:
    (server,) = first.findChildren(QLocalServer)
    assert server.socketOptions() == QLocalServer.SocketOption.UserAccessOption


@needs(SystemPart.UNIX_SOCKETS)
def test_what_a_crash_left_behind_does_not_hinder_the_next_start(
    qapp: object, qtbot: QtBot, tmp_path: Path
) -> None:
    left = place_of(tmp_path)
    with socket.socket(socket.AF_UNIX) as gone:
        gone.bind(str(left))
    requests = RaiseRequests(tmp_path)
    assert requests.listening
    requests.close()


def test_the_channel_tells_nothing_of_the_folder(tmp_path: Path) -> None:
    assert tmp_path.name not in channel_name(tmp_path / "phuong-khuong-dinh")
    assert "khuong" not in channel_name(tmp_path / "phuong-khuong-dinh")


class Asking:
    """A program in a thread of its own that asks the window and waits."""

    def __init__(self, ask: Callable[[], object]) -> None:
        self.answer: object = None
        self.error: DeskError | None = None
        self._ask = ask
        self._thread = Thread(target=self._go)

    def _go(self) -> None:
        try:
            self.answer = self._ask()
        except DeskError as error:
            self.error = error

    def start(self) -> None:
        """Ask."""
        self._thread.start()

    def run(self, qtbot: QtBot) -> None:
        """Ask, unless that was done, and let the window work until the program has ended."""
        if self._thread.ident is None:
            self.start()
        qtbot.waitUntil(lambda: not self._thread.is_alive())
        self._thread.join()


DONE = {"pushed": 3, "pulled": 0, "acked_seq": 9, "exceptions": 0}


@pytest.mark.fault("H25")
def test_a_command_has_the_window_sync_and_hears_what_was_done(
    first: RaiseRequests, qtbot: QtBot, tmp_path: Path
) -> None:
    first.sync_asked.connect(lambda reply: reply.done(DONE))
    command = Asking(lambda: sync_in_window(tmp_path))
    command.run(qtbot)
    assert command.answer == DONE


def test_a_command_meets_the_trouble_the_window_met(
    first: RaiseRequests, qtbot: QtBot, tmp_path: Path
) -> None:
    trouble = NoConnection("city.busy", minutes=2, retry_after=90.0, unsent=7)
    first.sync_asked.connect(lambda reply: reply.failed(trouble))
    command = Asking(lambda: sync_in_window(tmp_path))
    command.run(qtbot)
    assert isinstance(command.error, NoConnection)
    assert (command.error.key, command.error.params) == (trouble.key, trouble.params)


def ends(reply: SyncReply) -> None:
    parent = reply.parent()
    assert isinstance(parent, QLocalSocket)
    parent.abort()


def writes_nonsense(reply: SyncReply) -> None:
    parent = reply.parent()
    assert isinstance(parent, QLocalSocket)
    parent.write(b"[]\n")
    parent.flush()
    parent.disconnectFromServer()


@pytest.mark.parametrize("act", [ends, writes_nonsense])
def test_a_window_that_ends_before_it_answers_is_told(
    first: RaiseRequests, qtbot: QtBot, tmp_path: Path, act: Callable[[SyncReply], None]
) -> None:
    if act is ends:
        # A pipe of Windows broken off loses what was not read, and so nobody was there.
        only_with(SystemPart.UNIX_SOCKETS)
    first.sync_asked.connect(act)
    command = Asking(lambda: sync_in_window(tmp_path))
    command.run(qtbot)
    assert isinstance(command.error, Refused)
    assert command.error.key == "cli.window_left"


def test_a_command_that_has_gone_meanwhile_is_no_trouble(
    first: RaiseRequests, qtbot: QtBot, tmp_path: Path
) -> None:
    replies: list[SyncReply] = []
    first.sync_asked.connect(replies.append)
    caller = called(tmp_path)
    caller.write(b"sync\n")
    qtbot.waitUntil(lambda: len(replies) == 1)
    caller.abort()
    qtbot.waitUntil(lambda: replies[0].is_over)
    replies[0].done(DONE)


def test_where_no_window_is_nobody_is_asked(tmp_path: Path) -> None:
    assert sync_in_window(tmp_path) is None


def test_a_channel_left_by_a_crash_is_no_window(tmp_path: Path) -> None:
    left = place_of(tmp_path)
    left.touch()
    assert sync_in_window(tmp_path) is None
    left.unlink()


def test_a_request_may_come_in_pieces(first: RaiseRequests, qtbot: QtBot, tmp_path: Path) -> None:
    caller = called(tmp_path)
    caller.write(b"ra")
    caller.flush()
    with qtbot.waitSignal(first.raise_asked):
        caller.write(b"ise\n")
        caller.flush()


def test_whoever_calls_and_says_nothing_is_cut_off(
    first: RaiseRequests, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "ASK_MS", 20)
    caller = called(tmp_path)
    qtbot.waitUntil(lambda: caller.state() == QLocalSocket.LocalSocketState.UnconnectedState)


def somebody_else(line: socket.socket) -> int:
    return os.geteuid() + 1


@needs(SystemPart.UNIX_SOCKETS)
def test_another_user_of_the_pc_is_not_heard(
    first: RaiseRequests, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[int] = []
    first.raise_asked.connect(lambda: heard.append(1))
    caller = called(tmp_path)
    monkeypatch.setattr(channel_place, "peer_of", somebody_else)
    caller.write(b"raise\n")
    qtbot.waitUntil(lambda: caller.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert heard == []


@needs(SystemPart.UNIX_SOCKETS)
def test_a_command_sees_who_is_at_the_other_end(
    first: RaiseRequests, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channel_place, "peer_of", somebody_else)
    assert sync_in_window(tmp_path) is None
    assert not raise_window(tmp_path)


def test_a_sync_that_goes_on_is_told_from_a_window_that_hangs(
    first: RaiseRequests, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "SIGN_OF_LIFE_MS", 20)
    replies: list[SyncReply] = []
    first.sync_asked.connect(replies.append)
    asking = Asking(lambda: sync_in_window(tmp_path, Patience(silent=10)))
    asking.start()
    qtbot.waitUntil(lambda: len(replies) == 1)
    (signs,) = replies[0].findChildren(QTimer)
    with qtbot.waitSignals([signs.timeout] * 3):
        assert not replies[0].is_over
    replies[0].done(DONE)
    asking.run(qtbot)
    assert asking.answer == DONE


def test_a_window_that_begins_to_sync_and_hangs_is_told(
    first: RaiseRequests, qtbot: QtBot, tmp_path: Path
) -> None:
    replies: list[SyncReply] = []
    first.sync_asked.connect(replies.append)
    asking = Asking(lambda: sync_in_window(tmp_path, Patience(silent=0.2)))
    asking.run(qtbot)
    assert asking.error is not None
    assert asking.error.key == "cli.window_silent"


@needs(SystemPart.UNIX_SOCKETS)
def test_the_channel_lies_in_the_folder_of_running_programs_and_is_closed(
    first: RaiseRequests, tmp_path: Path
) -> None:
    (server,) = first.findChildren(QLocalServer)
    place = Path(server.fullServerName())
    assert place == place_of(tmp_path)
    assert place.parent == Path(os.environ["XDG_RUNTIME_DIR"], "desk-app")
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert place.stat().st_mode & 0o077 == 0


def open_to_all(runtime: Path) -> None:
    runtime.mkdir(mode=0o700)
    runtime.chmod(0o755)


def a_link(runtime: Path) -> None:
    behind = runtime.with_name("behind")
    behind.mkdir(mode=0o700)
    runtime.symlink_to(behind)


def not_there(runtime: Path) -> None:
    assert not runtime.exists()


def a_link_inside(runtime: Path) -> None:
    runtime.mkdir(mode=0o700)
    (runtime.with_name("behind")).mkdir(mode=0o700)
    (runtime / "desk-app").symlink_to(runtime.with_name("behind"))


@needs(SystemPart.UNIX_SOCKETS)
@pytest.mark.parametrize("make", [open_to_all, a_link, not_there, a_link_inside])
def test_a_runtime_folder_that_is_not_safely_ours_gives_way_to_the_state_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "run")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    place = place_of(tmp_path)
    usual = Path("/run/user", str(os.geteuid()), "desk-app")
    assert place.parent in (usual, tmp_path / "state" / "desk-app" / "run")
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


@needs(SystemPart.UNIX_SOCKETS)
def test_a_command_with_another_environment_finds_the_window_all_the_same(
    qapp: object, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime = os.environ["XDG_RUNTIME_DIR"]
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    requests = RaiseRequests(tmp_path)
    monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
    asking = Asking(lambda: raise_window(tmp_path))
    asking.run(qtbot)
    requests.close()
    assert asking.answer is True
