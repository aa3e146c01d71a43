"""Small archives of old data: databases without their encryption, keys beside them, nobody's name on the files."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

from tests.old_versions.sealed_pages import opened, sealed

HERE = Path(__file__).resolve().parent
KEYS = "keys"
"""Folder of a place that holds the key of every desk in it."""
_CLEAR = ".clear"
"""Ending of a database that lies in the archive without its encryption."""
_LEFT_OUT = ("desk.lock", "desk.turn", "desk.sync")
_LEFT_OUT_FOLDERS = ("logs", "tmp", "backups", "home", "prints", "__pycache__")
_UNFOLDED = ("-wal", "-journal")


def files_of(place: Path) -> Iterator[tuple[str, bytes]]:
    """Give what an archive of a place holds: names and bytes, databases in clear; ValueError for an unfolded log."""
    for path in sorted(place.rglob("*")):
        name = path.relative_to(place)
        if not path.is_file() or path.name in _LEFT_OUT or set(name.parts) & set(_LEFT_OUT_FOLDERS):
            continue
        if path.name.endswith(_UNFOLDED):
            raise ValueError(f"{name} has not been folded into its database")
        if path.name.endswith("-shm"):
            continue
        if path.name == "desk.db":
            yield f"{name.as_posix()}{_CLEAR}", _in_clear(place, path)
        else:
            yield name.as_posix(), path.read_bytes()


def pack(place: Path, archive: Path) -> None:
    """Write the archive of a place."""
    write_archive(files_of(place), archive)


def write_archive(files: Iterator[tuple[str, bytes]], archive: Path) -> None:
    """Write files under relative names, all with one date and no owner."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive, "w:xz", preset=9, format=tarfile.PAX_FORMAT) as packed:
        for name, data in files:
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(data), 0o600
            packed.addfile(entry, io.BytesIO(data))


def unpack(archive: Path, place: Path) -> Path:
    """Lay the files of an archive out in a new folder, databases encrypted again as they were."""
    place.mkdir(mode=0o700, parents=True)
    with tarfile.open(archive, "r:xz") as packed:
        for entry in packed:
            _lay_out(packed, entry, place)
    for clear in sorted(place.rglob(f"*{_CLEAR}")):
        database = clear.with_name(clear.name.removesuffix(_CLEAR))
        database.write_bytes(sealed(clear.read_bytes(), _key_of(place, database)))
        clear.unlink()
    return place


def _lay_out(packed: tarfile.TarFile, entry: tarfile.TarInfo, place: Path) -> None:
    """Write one file with the date of its unpacking: 1970 lies before all time on a PC whose clock is set back.

    Not by `extractall`, whose filters the Python of Debian 12 does not know.
    """
    target, content = place / entry.name, packed.extractfile(entry)
    if content is None or not target.resolve().is_relative_to(place.resolve()):
        raise ValueError(f"{entry.name} is no file of a place")
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    target.write_bytes(content.read())
    target.chmod(0o600)


def _in_clear(place: Path, database: Path) -> bytes:
    key, data = _key_of(place, database), database.read_bytes()
    clear = opened(data, key)
    if sealed(clear, key) != data:
        raise ValueError(f"{database.name} cannot be sealed again as it was")
    return clear


def _key_of(place: Path, database: Path) -> bytes:
    label = json.loads(database.with_name("desk.json").read_text(encoding="utf-8"))
    return bytes.fromhex((place / KEYS / label["instance_id"]).read_text(encoding="ascii"))
