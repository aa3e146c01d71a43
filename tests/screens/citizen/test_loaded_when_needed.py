"""Nothing of the citizens' screen is loaded before a monitor is turned to them, and the sign-in page waits for none of it."""

from __future__ import annotations

import subprocess
import sys

import pytest

ROOM = "desk_app.screens.citizen"


@pytest.mark.parametrize(
    ("module", "loaded"),
    [
        ("desk_app.screens.application", set()),
        ("desk_app.screens.session", {ROOM, f"{ROOM}.second_screen"}),
    ],
)
def test_the_room_is_loaded_late(module: str, loaded: set[str]) -> None:
    ask = f"import sys, {module}; print(*[one for one in sys.modules if one.startswith({ROOM!r})])"
    done = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True, timeout=120
    )
    assert set(done.stdout.split()) == loaded
