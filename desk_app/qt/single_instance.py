"""Lets a second start of the program raise the first window, and a command ask that window to sync."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desk_app.errors import DeskError
from desk_app.qt.channel_place import is_this_user, listening_place
from desk_app.qt.local_channel import AT_WORK, LONGEST_ASK, RAISE, SYNC, done_line, trouble_line

ASK_MS = 5_000
"""Milliseconds somebody has to ask after calling."""
SIGN_OF_LIFE_MS = 5_000
"""Milliseconds between two words to somebody who waits for a sync."""
MOST_WAITING = 8
"""Calls that may wait to be taken."""


class SyncReply(QObject):
    """The way back to a command that asked for a sync; whoever syncs says once how it ended.

    Until then it tells the command that the window is at work. A command that has gone away meanwhile is no trouble.
    """

    def __init__(self, socket: QLocalSocket) -> None:
        super().__init__(socket)
        self._socket: QLocalSocket | None = socket
        socket.disconnected.connect(self._gone)
        self._signs = QTimer(self, interval=SIGN_OF_LIFE_MS)
        self._signs.timeout.connect(self._at_work)
        self._signs.start()
        self._at_work()

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

    def _at_work(self) -> None:
        if self._socket is not None:
            self._socket.write(AT_WORK)
            self._socket.flush()

    def _send(self, line: bytes) -> None:
        socket, self._socket = self._socket, None
        if socket is not None:
            self._signs.stop()
            socket.write(line)
            socket.flush()
            socket.disconnectFromServer()

    def _gone(self) -> None:
        self._socket = None
        self._signs.stop()


class RaiseRequests(QObject):
    """Listens, for this system user only, to other starts of the program: `raise_asked`, `sync_asked` (SyncReply).

    Whoever makes one has the data folder locked, so that a channel somebody left behind is nobody's any more.
    """

    raise_asked = Signal()
    sync_asked = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(MOST_WAITING)
        self._server.newConnection.connect(self._greet)
        place = listening_place(folder)
        if place is not None and not self._server.listen(place):
            QLocalServer.removeServer(place)
            self._server.listen(place)

    @property
    def listening(self) -> bool:
        """Whether second starts can be heard."""
        return self._server.isListening()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        if not is_this_user(int(socket.socketDescriptor())):
            socket.abort()
            return
        socket.setReadBufferSize(LONGEST_ASK)
        socket.readyRead.connect(lambda: self._read(socket))
        late = QTimer(socket, singleShot=True, interval=ASK_MS)
        late.setObjectName("late")
        late.timeout.connect(lambda: socket.abort())
        late.start()
        if socket.bytesAvailable():
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        asked = socket.peek(LONGEST_ASK).data()
        if b"\n" not in asked and len(asked) < LONGEST_ASK:
            return
        socket.readyRead.disconnect()
        late = socket.findChild(QTimer, "late")
        if late is not None:
            late.stop()
        if asked == SYNC:
            self.sync_asked.emit(SyncReply(socket))
            return
        if asked == RAISE:
            self.raise_asked.emit()
            socket.write(done_line({}))
            socket.flush()
        socket.disconnectFromServer()
