"""The printing tests share one set of forms, with the fonts of this machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from desk_app.printing.pages.font_files import FontFiles, find_fonts, system_font_folders
from desk_app.printing.pages.pdf_forms import PdfForms
from desk_app.resources import home

OWN_FORMS = home() / "forms"


@pytest.fixture(scope="session")
def fonts() -> FontFiles:
    """The best family of this machine."""
    return find_fonts(system_font_folders(os.environ, sys.platform))


@pytest.fixture(scope="session")
def forms(fonts: FontFiles, tmp_path_factory: pytest.TempPathFactory) -> PdfForms:
    """The official forms as shipped."""
    return PdfForms([OWN_FORMS], lambda: fonts, tmp_path_factory.mktemp("fonts"))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A folder for small fonts that does not exist yet."""
    return tmp_path / "cache"
