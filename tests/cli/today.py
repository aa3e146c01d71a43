"""The day of the desks the command line makes, which go by the clock of this PC."""

from __future__ import annotations

from datetime import UTC, datetime

from desk_app.domain.time.local_time import local

TODAY = local(datetime.now(UTC)).date().isoformat()
"""As it is typed."""
