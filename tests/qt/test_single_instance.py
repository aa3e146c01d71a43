"""A second start brings the first window forward; it can ask for nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from desk_app.qt.single_instance import RaiseRequests, ask_first_to_raise, channel_name


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
