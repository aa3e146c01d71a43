"""A port is free only when nobody answers on it."""

from __future__ import annotations

import socket

import pytest

from desk_app.platform.own_port import free_port


def test_a_port_somebody_listens_on_is_taken_however_it_was_opened() -> None:
    with socket.socket() as other:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            # With this on both sides Windows would give the port to two.
            other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(OSError, match=r"\d"):
            free_port("127.0.0.1", other.getsockname()[1])


def test_nought_finds_a_port_and_a_free_one_is_kept() -> None:
    found = free_port("127.0.0.1", 0)
    assert free_port("127.0.0.1", found) == found > 0


def test_where_the_system_can_keep_a_port_it_is_asked_to(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    class Probe(socket.socket):
        def setsockopt(self, level: int, name: int, value: int) -> None:  # type: ignore[override]
            asked.append((level, name, value))

    exclusive = ~socket.SO_REUSEADDR
    monkeypatch.setattr(socket, "SO_EXCLUSIVEADDRUSE", exclusive, raising=False)
    monkeypatch.setattr(socket, "socket", Probe)
    free_port("127.0.0.1", 0)
    assert asked == [(socket.SOL_SOCKET, exclusive, 1)]
