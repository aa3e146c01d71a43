"""Another start of the program can bring the first window forward or have it sync; it can ask for nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from desk_app.bootstrap.ask_window import sync_in_window
from desk_app.errors import DeskError, NoConnection, Refused
from desk_app.qt.local_channel import channel_name, channel_path
from desk_app.qt.single_instance import RaiseRequests, SyncReply, ask_first_to_raise


@pytest.fixture
def first(qapp: object, tmp_path: Path) -> Iterator[RaiseRequests]:
    requests = RaiseRequests(tmp_path)
    assert requests.listening
    yield requests
    requests.close()


def test_a_second_start_is_heard_by_the_first(first: RaiseRequests, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(first.raise_asked):
        assert ask_first_to_raise(tmp_path)


def test_a_start_on_another_folder_opens_by_itself(first: RaiseRequests, tmp_path: Path) -> None:
    assert not ask_first_to_raise(tmp_path / "other")


def test_anything_but_the_one_request_is_thrown_away(
    first: RaiseRequests, qtbot: QtBot, tmp_path: Path
) -> None:
    heard: list[int] = []
    first.raise_asked.connect(lambda: heard.append(1))
    socket = QLocalSocket()
    socket.connectToServer(channel_name(tmp_path))
    assert socket.waitForConnected(1_000)
    socket.write(b"open /etc/passwd\n")
    with qtbot.waitSignal(socket.disconnected):
        socket.flush()
    assert heard == []


def test_only_the_same_system_user_is_heard(first: RaiseRequests) -> None:
    (server,) = first.findChildren(QLocalServer)
    assert server.socketOptions() == QLocalServer.SocketOption.UserAccessOption


def test_what_a_crash_left_behind_does_not_hinder_the_next_start(
    qapp: object, qtbot: QtBot, tmp_path: Path
) -> None:
    name = channel_name(tmp_path)
    stale = QLocalServer()
    stale.listen(name)
    left = Path(stale.fullServerName())
    stale.close()
    left.touch()
    requests = RaiseRequests(tmp_path)
    assert requests.listening
    requests.close()


def test_the_channel_tells_nothing_of_the_folder(tmp_path: Path) -> None:
    assert tmp_path.name not in channel_name(tmp_path / "phuong-khuong-dinh")
    assert "khuong" not in channel_name(tmp_path / "phuong-khuong-dinh")


class AskingCommand:
    """A command in a thread of its own that asks the window to sync and waits."""

    def __init__(self, folder: Path) -> None:
        self.answer: object = None
        self.error: DeskError | None = None
        self._thread = Thread(target=self._ask, args=(folder,))

    def _ask(self, folder: Path) -> None:
        try:
            self.answer = sync_in_window(folder, 30)
        except DeskError as error:
            self.error = error

    def run(self, qtbot: QtBot) -> None:
        """Ask, and let the window work until the command has ended."""
        self._thread.start()
        qtbot.waitUntil(lambda: not self._thread.is_alive())
        self._thread.join()


DONE = {"pushed": 3, "pulled": 0, "acked_seq": 9, "exceptions": 0}


@pytest.mark.fault("H25")
def test_a_command_has_the_window_sync_and_hears_what_was_done(
    first: RaiseRequests, qtbot: QtBot, tmp_path: Path
) -> None:
    first.sync_asked.connect(lambda reply: reply.done(DONE))
    command = AskingCommand(tmp_path)
    command.run(qtbot)
    assert command.answer == DONE


def test_a_command_meets_the_trouble_the_window_met(
    first: RaiseRequests, qtbot: QtBot, tmp_path: Path
) -> None:
    trouble = NoConnection("city.busy", minutes=2, retry_after=90.0, unsent=7)
    first.sync_asked.connect(lambda reply: reply.failed(trouble))
    command = AskingCommand(tmp_path)
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
    first.sync_asked.connect(act)
    command = AskingCommand(tmp_path)
    command.run(qtbot)
    assert isinstance(command.error, Refused)
    assert command.error.key == "cli.window_left"


def test_a_command_that_has_gone_meanwhile_is_no_trouble(
    first: RaiseRequests, qtbot: QtBot, tmp_path: Path
) -> None:
    replies: list[SyncReply] = []
    first.sync_asked.connect(replies.append)
    socket = QLocalSocket()
    socket.connectToServer(channel_name(tmp_path))
    assert socket.waitForConnected(1_000)
    socket.write(b"sync\n")
    qtbot.waitUntil(lambda: len(replies) == 1)
    socket.abort()
    qtbot.waitUntil(lambda: replies[0].is_over)
    replies[0].done(DONE)


@pytest.mark.parametrize("name", ["TMP", "TEMP"])
def test_a_command_looks_where_the_window_listens(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, str(tmp_path))
    requests = RaiseRequests(tmp_path)
    (server,) = requests.findChildren(QLocalServer)
    assert server.fullServerName() == channel_path(tmp_path)
    requests.close()


def test_where_no_window_is_nobody_is_asked(tmp_path: Path) -> None:
    assert sync_in_window(tmp_path) is None


def test_a_channel_left_by_a_crash_is_no_window(tmp_path: Path) -> None:
    left = Path(channel_path(tmp_path))
    left.touch()
    assert sync_in_window(tmp_path) is None
    left.unlink()
