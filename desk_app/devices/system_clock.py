"""The clock and the source of fresh identities of this PC."""

from __future__ import annotations

import secrets
import time
from datetime import datetime, timedelta
from pathlib import Path

from desk_app.domain.time.local_time import VIETNAM

# Linux counts the hours asleep only here: by `time.monotonic` a lid opened after lunch would look like a clock set
# forward, and a lock after wrong PINs would not run down meanwhile. Other systems have no such file.
_UPTIME = Path("/proc/uptime")


class SystemClock:
    """The PC's clock, read as desk time whatever zone the PC is set to."""

    def now(self) -> datetime:
        """Give the moment in Asia/Ho_Chi_Minh, with offset."""
        return datetime.now(VIETNAM)

    def monotonic(self) -> float:
        """Give the running time of the machine in seconds; no change of the clock moves it."""
        try:
            return float(_UPTIME.read_text(encoding="ascii").split()[0])
        except OSError:
            return time.monotonic()

    def zone_offset(self) -> timedelta:
        """Give how far the zone this PC is set to is from UTC now."""
        return datetime.now(VIETNAM).astimezone().utcoffset() or timedelta()


class SystemIds:
    """Identities that are unique everywhere and sort by the moment they were made."""

    def entry_id(self) -> str:
        """Give a new UUIDv7."""
        from uuid_utils.compat import uuid7

        return str(uuid7())

    def salt(self) -> str:
        """Give 16 random bytes as hex."""
        return secrets.token_hex(16)
