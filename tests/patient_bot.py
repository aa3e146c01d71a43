"""A pytest-qt bot that gives a busy machine time: only what never comes about fails, not what is late."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from tests.windows.needs import IS_WINDOWS

PATIENCE_MS = 120_000 if IS_WINDOWS else 30_000
"""wine works through a page's processes and files several times more slowly."""
HELD_SECONDS = 2 * PATIENCE_MS / 1_000
"""How long a fake holds what nobody lets go: longer than the bot waits, so that who waits for it is seen to."""


class PatientBot(QtBot):
    """The same bot, with a longer default wait than its five seconds."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802
        """Wait until something is so; raises TimeoutError after `timeout` milliseconds."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> SignalBlocker:  # noqa: N802
        """Wait for a signal; the blocker raises after `timeout` milliseconds."""
        return super().waitSignal(signal, timeout=timeout, **more)
