"""The program has an icon of its own, in the window and as Windows wants it for the program file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from desk_app.qt.program_icon import SIDE, write_icon


def test_the_icon_file_holds_the_picture_in_its_full_size(tmp_path: Path) -> None:
    file = tmp_path / "program.ico"
    write_icon(file)
    with Image.open(file) as icon:
        assert (icon.format, icon.size) == ("ICO", (SIDE, SIDE))
        colours = {colour for _, colour in icon.convert("RGBA").getcolors(SIDE * SIDE) or ()}
    assert {(22, 36, 58, 255), (255, 255, 255, 255), (0, 0, 0, 0)} <= colours


def test_a_place_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no icon"):
        write_icon(tmp_path / "none" / "program.ico")
