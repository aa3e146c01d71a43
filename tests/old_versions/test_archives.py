"""The archives are small, name nobody and no machine, and give back the very bytes the old program wrote."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.old_versions.archives import HERE, files_of, unpack
from tests.old_versions.leaks import leaks_in_data, names_of_machine
from tests.old_versions.sealed_pages import PAGE, opened, sealed
from tests.quality.test_no_leaks import INDEXES, MACHINE, found

PROGRAMS, DATA = sorted(HERE.glob("*.tar.xz")), sorted(HERE.glob("*/*.tar.xz"))
MOST_BYTES = 1_000_000
"""All archives of a version together."""
KEY = bytes(range(32))


def packed(archive: Path) -> Iterator[tuple[tarfile.TarInfo, bytes]]:
    with tarfile.open(archive, "r:xz") as files:
        for entry in files:
            yield entry, (files.extractfile(entry) or io.BytesIO()).read()


def test_there_are_archives_of_every_kind_and_they_are_small() -> None:
    assert {path.parent.name for path in DATA} == {"practice_desk", "ward"}
    for program in PROGRAMS:
        version = program.name.removeprefix("program-")
        sizes = [path.stat().st_size for path in (program, *DATA) if path.name in (program.name, version)]
        assert len(sizes) == 3
        assert sum(sizes) < MOST_BYTES


@pytest.mark.parametrize("archive", [*PROGRAMS, *DATA], ids=lambda path: path.relative_to(HERE).as_posix())
def test_the_list_of_an_archive_holds_neither_owner_nor_date_nor_absolute_name(archive: Path) -> None:
    for entry, _ in packed(archive):
        assert (entry.uname, entry.gname, entry.uid, entry.gid, entry.mtime) == ("", "", 0, 0, 0)
        assert entry.isfile()
        assert not Path(entry.name).is_absolute()
        assert ".." not in Path(entry.name).parts


@pytest.mark.parametrize("archive", DATA, ids=lambda path: path.relative_to(HERE).as_posix())
def test_old_data_names_no_machine_no_absolute_path_and_no_host_but_loopback(archive: Path) -> None:
    assert [leak for entry, data in packed(archive) for leak in leaks_in_data(entry.name, data)] == []


@pytest.mark.parametrize("archive", PROGRAMS, ids=lambda path: path.name)
def test_an_old_program_keeps_the_rule_of_the_project_about_machines(archive: Path) -> None:
    for entry, data in packed(archive):
        text = data.decode("utf-8", errors="replace")
        assert (entry.name, found(INDEXES, text) + found(MACHINE, text)) == (entry.name, [])
        assert (entry.name, names_of_machine(data)) == (entry.name, [])


@pytest.mark.parametrize(
    "planted", [b"\x00/ho" + b"me/lan/x", b'"/tm' + b'p/y"', b"http://10.0.0.7:80/", b"https://ward.example/"]
)
def test_the_look_notices_a_planted_trace(planted: bytes) -> None:
    assert len(leaks_in_data("planted", b"text " + planted)) == 1


def test_loopback_and_the_pages_of_authorities_are_no_traces() -> None:
    told = b"http://127.26.11.30:18600 https://vbpl.moj.gov.vn/x 12/XN dd/mm/yyyy a/b/etc/c"
    assert leaks_in_data("told", told) == []


@pytest.mark.parametrize("archive", DATA, ids=lambda path: path.relative_to(HERE).as_posix())
def test_a_desk_laid_out_packs_into_the_same_files_again(archive: Path, tmp_path: Path) -> None:
    place = unpack(archive, tmp_path / "place")
    assert dict(files_of(place)) == {entry.name: data for entry, data in packed(archive)}


def test_a_page_that_was_touched_or_a_wrong_key_is_noticed(tmp_path: Path) -> None:
    file = sealed(bytes(2 * PAGE - 2 * 64), KEY)
    assert len(file) == 2 * PAGE
    assert opened(file, KEY) == bytes(2 * PAGE - 2 * 64)
    for spoiled, key in ((file[:-1] + b"\x00", KEY), (file, KEY[::-1]), (file[:-1], KEY)):
        with pytest.raises(ValueError, match="page"):
            opened(spoiled, key)
