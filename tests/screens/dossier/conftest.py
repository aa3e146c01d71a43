"""A clerk at the page of a dossier just received."""

from __future__ import annotations

import pytest

from tests.screens.dossier.dossier_desk import DossierDesk
from tests.screens.program import Program


@pytest.fixture
def on_page(at_work: Program) -> DossierDesk:
    """Give the page with a clerk before it."""
    return DossierDesk(at_work)
