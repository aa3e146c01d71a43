"""Every test runs beside the user's real life: own home, no key store, no display, no warning unseen."""

from __future__ import annotations

import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from desk_app.qt.lasting_singletons import keep_singletons
from tests.patient_bot import PatientBot
from tests.windows.needs import left_out_rooms

_HOMES = pytest.StashKey[Path]()

collect_ignore = left_out_rooms()


def pytest_configure(config: pytest.Config) -> None:
    """Point home, state folders, key store and Qt at throw-away places before anything is imported."""
    keep_singletons()
    home = Path(tempfile.mkdtemp(prefix="desk-tests-"))
    config.stash[_HOMES] = home
    for name, folder in {
        "HOME": "",
        "USERPROFILE": "",
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "XDG_RUNTIME_DIR": "run",
        # Windows asks the system for these, and platformdirs asks these names first.
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": ".local/state",
        "WIN_PD_OVERRIDE_APPDATA": ".roaming",
        "WIN_PD_OVERRIDE_COMMON_APPDATA": ".common",
    }.items():
        place = home / folder
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ[name] = str(place)
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in [name for name in os.environ if name.startswith("DESK_APP_")]:
        del os.environ[name]
    # A busy machine is slow, not wrong: no example fails for the time it took.
    settings.register_profile(
        "desk", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
    )
    settings.load_profile("desk")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the throw-away home."""
    shutil.rmtree(config.stash[_HOMES], ignore_errors=True)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> PatientBot:
    """Give the bot of pytest-qt with more patience."""
    return PatientBot(request)


class ExpectedLogs:
    """What a test announces that it will log at WARNING or above: `expected_logs("disk .* full")`."""

    def __init__(self) -> None:
        self._patterns: list[str] = []

    def __call__(self, pattern: str) -> None:
        """Allow records whose message matches this pattern somewhere."""
        self._patterns.append(pattern)

    def allows(self, record: logging.LogRecord) -> bool:
        """Whether a record was announced."""
        return any(re.search(pattern, record.getMessage()) for pattern in self._patterns)


@pytest.fixture
def expected_logs() -> ExpectedLogs:
    """Give the list of announced warnings of this test."""
    return ExpectedLogs()


@pytest.fixture(autouse=True)
def _unexpected_warnings_fail(
    caplog: pytest.LogCaptureFixture, expected_logs: ExpectedLogs
) -> Iterator[None]:
    """Fail a test that logged at WARNING or above without saying so beforehand."""
    yield
    seen = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING and not expected_logs.allows(record)
    ]
    if seen:
        pytest.fail("logged without being expected:\n" + "\n".join(seen), pytrace=False)
