"""Lets a second start of the program bring the first window to the front instead of opening twice."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

RAISE = b"raise\n"
"""The only thing another process may ask (SECURITY 27)."""

_WAIT_MS = 300


def channel_name(folder: Path) -> str:
    """Give the name of the local channel of one data folder; it tells nothing of the folder's path."""
    digest = hashlib.sha256(str(folder.resolve()).encode("utf-8")).hexdigest()
    return f"ward-desk-{digest[:24]}"


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


class RaiseRequests(QObject):
    """Listens, for this system user only, to second starts; tells `raise_asked`."""

    raise_asked = Signal()

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
        if socket.read(64).data() == RAISE:
            self.raise_asked.emit()
        socket.disconnectFromServer()
