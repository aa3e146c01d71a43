"""Lets a second start of the program raise the first window, and a command ask that window to sync."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desk_app.errors import DeskError
from desk_app.qt.local_channel import RAISE, SYNC, channel_name, done_line, trouble_line

_WAIT_MS = 300


def ask_first_to_raise(folder: Path) -> bool:
    """Ask a window that already serves this folder to come to the front; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(channel_name(folder))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(RAISE)
    sent = socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return sent


class SyncReply(QObject):
    """The way back to a command that asked for a sync; whoever syncs says once how it ended.

    A command that has gone away meanwhile is no trouble.
    """

    def __init__(self, socket: QLocalSocket) -> None:
        super().__init__(socket)
        self._socket: QLocalSocket | None = socket
        socket.disconnected.connect(self._gone)

    @property
    def is_over(self) -> bool:
        """Whether it was answered, or nobody waits any more."""
        return self._socket is None

    def done(self, plain: Mapping[str, Any]) -> None:
        """Tell what was done, as the command `sync` gives it."""
        self._send(done_line(plain))

    def failed(self, error: DeskError) -> None:
        """Tell why it was not done."""
        self._send(trouble_line(error))

    def _send(self, line: bytes) -> None:
        socket, self._socket = self._socket, None
        if socket is not None:
            socket.write(line)
            socket.flush()
            socket.disconnectFromServer()

    def _gone(self) -> None:
        self._socket = None


class RaiseRequests(QObject):
    """Listens, for this system user only, to other starts of the program: `raise_asked`, `sync_asked` (SyncReply)."""

    raise_asked = Signal()
    sync_asked = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        name = channel_name(folder)
        if not self._server.listen(name):
            # A crash leaves the socket file behind; nobody answered on it, or this start would have ended.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    @property
    def listening(self) -> bool:
        """Whether second starts can be heard."""
        return self._server.isListening()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)
        if socket.bytesAvailable():
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        asked = socket.read(64).data()
        if asked == SYNC:
            socket.readyRead.disconnect()
            self.sync_asked.emit(SyncReply(socket))
            return
        if asked == RAISE:
            self.raise_asked.emit()
        socket.disconnectFromServer()
