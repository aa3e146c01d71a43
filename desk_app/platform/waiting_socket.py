"""Ends a connection on which another thread waits, so that it waits no longer."""

from __future__ import annotations

import socket
import sys
from contextlib import suppress

IS_WOKEN_BY_CLOSING = sys.platform == "win32"
"""Windows breaks off the wait for a closed socket and not for one that was shut down; elsewhere it is the other way."""


def end_connection(waiting: socket.socket, *, closing: bool = IS_WOKEN_BY_CLOSING) -> None:
    """End it both ways; whoever waits gets an empty answer or an OSError. The socket may be one under TLS."""
    with suppress(OSError):
        socket.socket.shutdown(waiting, socket.SHUT_RDWR)
    if closing:
        with suppress(OSError):
            socket.socket.close(waiting)
