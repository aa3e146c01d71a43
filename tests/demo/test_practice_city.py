"""The city of the practice day says when it listens, and ends by itself when whoever started it lets go."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import httpx

from desk_app.demo.practice_city import PracticeCity
from desk_app.domain.time.local_time import VIETNAM


class Clock:
    def now(self) -> datetime:
        return datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)


def test_it_answers_as_soon_as_it_is_started_and_is_never_killed(tmp_path: Path) -> None:
    city = PracticeCity(tmp_path / "city", Clock())
    addresses = []
    for _ in range(2):
        city.start()
        process = city._process
        assert process is not None
        assert httpx.get(f"{city.url}/healthz", trust_env=False).json() == {"ok": True}
        city.stop()
        assert process.returncode == 0, "it did not hear that it was to end"
        addresses.append(city.url)
    assert addresses[0] == addresses[1]
