"""Gives every test at the command line its own practice desk."""

import pytest

from tests.cli.practice_desks import desk, made_once, state_home
from tests.windows.needs import IS_WINDOWS

__all__ = ["desk", "made_once", "state_home"]

if IS_WINDOWS:

    @pytest.fixture(scope="session", autouse=True)
    def _application_with_windows(qapp: object) -> None:
        """Be first: a print by command makes an application without windows, and a process has but one."""
