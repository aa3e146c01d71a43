"""Tells whoever watches the city what was refused, to which desk and from where: one line of JSON each, nothing personal."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from datetime import datetime
from threading import Lock
from typing import Any

from desk_app.gateway.requests import DESK_ID
from desk_app.protocol.messages import EnrolRequest, HandshakeRequest, PushRequest
from desk_app.protocol.troubles import Refusal, Trouble

MOST_A_MINUTE = 600
"""Lines of one process in a minute: who floods the city with bad requests must not fill its disk; the rest is counted."""
NOT_TOLD = frozenset({Trouble.PARENT_UNKNOWN, Trouble.BUG})
"""What honest desks meet every day after a restore, and what stands in the program's own log."""

log = logging.getLogger("desk_app.security")


class SecurityLog:
    """What was refused; safe to use from several threads."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._lock = Lock()
        self._minute = ""
        self._lines = self._left_out = 0

    def refused(self, refusal: Refusal, path: str, *, address: str = "", desk_id: str = "") -> None:
        """Write down a refusal; `desk_id` is who somebody claims to be where that is not known."""
        if refusal.trouble in NOT_TOLD:
            return
        at = self._now().isoformat(timespec="seconds")
        line = {"at": at, "refused": refusal.trouble.value, "path": path}
        if desk_id:
            line["desk"] = desk_id if re.fullmatch(DESK_ID, desk_id) else "?"
        if address:
            line["address"] = address
        self._write(at[:16], line)

    def _write(self, minute: str, line: dict[str, Any]) -> None:
        with self._lock:
            if minute != self._minute:
                left_out, self._minute, self._lines, self._left_out = self._left_out, minute, 0, 0
                if left_out:
                    log.info(json.dumps({"at": line["at"], "not_written": left_out}))
            self._lines += 1
            if self._lines > MOST_A_MINUTE:
                self._left_out += 1
                return
        log.info(json.dumps(line))


def claimed_by(message: object) -> str:
    """Give the desk a message says it comes from, or whose chain it brings."""
    if isinstance(message, HandshakeRequest | PushRequest):
        return message.checkpoint.desk_id
    return message.desk_id if isinstance(message, EnrolRequest) else ""
