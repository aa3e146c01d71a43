"""A clerk at the reception page with a printer chosen for every form."""

from __future__ import annotations

import pytest

from tests.screens.program import Program
from tests.screens.reception.counter import ReceptionCounter


@pytest.fixture
def counter(at_work: Program) -> ReceptionCounter:
    """Give an empty reception page."""
    return ReceptionCounter(at_work)
