"""A pytest-qt bot that gives a busy machine time: only what never comes about fails, not what is late."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

PATIENCE_MS = 30_000
HELD_SECONDS = 60.0
"""How long a fake holds what nobody lets go: longer than the bot waits, so that who waits for it is seen to."""


class PatientBot(QtBot):
    """The same bot, with a longer default wait than its five seconds."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802
        """Wait until something is so; raises TimeoutError after `timeout` milliseconds."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> SignalBlocker:  # noqa: N802
        """Wait for a signal; the blocker raises after `timeout` milliseconds."""
        return super().waitSignal(signal, timeout=timeout, **more)
