"""Makes the archives of one version: `python -m tests.old_versions.make FOLDER VERSION`, with the program in FOLDER."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.old_versions.archives import HERE, files_of, pack, write_archive
from tests.old_versions.installed import Installed
from tests.old_versions.leaks import leaks_in_data
from tests.old_versions.practice_story import DATA_ENDS, practice_desk
from tests.old_versions.ward_story import ward

ANSWERS = "answers.json"
"""What the old program said of each desk: by the desk's folder, by what was asked."""
PARTS = ("desk_app", "forms", "resources")
_NOT_TO_RUN = "resources/screenshots/"


def make(program: Path, version: str) -> None:
    """Make the three archives of a version."""
    write_archive(_program_files(program), HERE / f"program-{version}.tar.xz")
    people = f"tests.old_versions.people_of_{version.replace('.', '_')}"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "practice")
        codes = practice_desk(partial(Installed.at, program, place), people)
        _keep(Installed.at(program, place, DATA_ENDS), {"desk": codes})
        pack(_clean(place), HERE / "practice_desk" / f"{version}.tar.xz")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "ward")
        codes = ward(partial(Installed.at, program, place))
        _keep(Installed.at(program, place, DATA_ENDS), {"desk-1": codes, "desk-2": codes})
        pack(_clean(place), HERE / "ward" / f"{version}.tar.xz")


def _keep(installed: Installed, desks: dict[str, list[str]]) -> None:
    said = {name: installed.desk(name).what_it_says(codes) for name, codes in desks.items()}
    text = json.dumps(said, ensure_ascii=False, indent=1)
    installed.place.joinpath(ANSWERS).write_text(text, encoding="utf-8")


def _clean(place: Path) -> Path:
    """Give the place when nothing of this machine stands in what is packed."""
    for pdf in place.glob("*.pdf"):
        pdf.unlink()
    found = [leak for name, data in files_of(place) for leak in leaks_in_data(name, data)]
    if found:
        raise ValueError(f"leaks: {found}")
    return place


def _program_files(program: Path) -> Iterator[tuple[str, bytes]]:
    paths = [path for part in PARTS for path in sorted((program / part).rglob("*")) if path.is_file()]
    for path in (*paths, program / "pyproject.toml"):
        name = path.relative_to(program).as_posix()
        if "__pycache__" not in path.parts and not name.startswith(_NOT_TO_RUN):
            yield name, path.read_bytes()


if __name__ == "__main__":
    make(Path(sys.argv[1]).resolve(), sys.argv[2])
