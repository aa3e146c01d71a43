"""A form saved as a file takes the place of an older one, and of nothing else."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from desk_app.errors import PrintTrouble
from desk_app.printing.printers.pdf_file import AtomicFileSaver
from tests.windows.needs import SystemPart, needs, only_with


def test_a_newer_print_takes_the_place_of_the_older_file(tmp_path: Path) -> None:
    target = tmp_path / "slip.pdf"
    for content in (b"first", b"second"):
        AtomicFileSaver().save(target, content)

    assert target.read_bytes() == b"second"
    assert [path.name for path in tmp_path.iterdir()] == ["slip.pdf"]


@needs(SystemPart.LINKS)
def test_through_a_link_nothing_is_written(tmp_path: Path) -> None:
    behind, link = tmp_path / "slip.pdf", tmp_path / "link.pdf"
    behind.write_bytes(b"older")
    link.symlink_to(behind)

    with pytest.raises(PrintTrouble) as trouble:
        AtomicFileSaver().save(link, b"newer")

    assert trouble.value.key == "printing.file_is_link"
    assert (link.is_symlink(), behind.read_bytes()) == (True, b"older")


@pytest.mark.parametrize("make", ["mkfifo", "mkdir"])
def test_what_is_no_file_is_left_as_it_is(make: str, tmp_path: Path) -> None:
    if make == "mkfifo":
        only_with(SystemPart.PIPES_IN_FOLDERS)
    target = tmp_path / "target"
    getattr(os, make)(target)
    before = stat.S_IFMT(target.stat().st_mode)

    with pytest.raises(PrintTrouble) as trouble:
        AtomicFileSaver().save(target, b"a form")

    assert trouble.value.key == "printing.file_not_written"
    assert stat.S_IFMT(target.stat().st_mode) == before
    assert [path.name for path in tmp_path.iterdir()] == ["target"]
