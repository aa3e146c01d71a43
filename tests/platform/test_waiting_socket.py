"""Whoever waits on a connection is let go at once when another thread ends it."""

from __future__ import annotations

import socket
import time
from threading import Thread

import pytest

from desk_app.platform.waiting_socket import end_connection

PATIENCE = 60.0


def test_a_wait_for_an_answer_ends_with_its_connection() -> None:
    ours, theirs = socket.socketpair()
    ours.settimeout(PATIENCE)
    heard: list[bytes | OSError] = []

    def wait() -> None:
        try:
            heard.append(ours.recv(1))
        except OSError as ended:
            heard.append(ended)

    waiting, begun = Thread(target=wait), time.monotonic()
    waiting.start()
    end_connection(ours)
    waiting.join(PATIENCE + 5)
    assert time.monotonic() - begun < PATIENCE / 2
    assert heard == [b""] or isinstance(heard[0], OSError)
    for one in (ours, theirs):
        one.close()


@pytest.mark.parametrize("closing", [True, False])
def test_it_is_closed_where_only_that_wakes(closing: bool) -> None:
    ours, theirs = socket.socketpair()
    end_connection(ours, closing=closing)
    assert (ours.fileno() == -1) is closing
    # Ended twice is no trouble.
    end_connection(ours, closing=closing)
    for one in (ours, theirs):
        one.close()
