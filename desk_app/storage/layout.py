"""The data folder: which file lies where and the plain `desk.json` that says whose folder it is."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from desk_app.errors import StorageTrouble
from desk_app.platform.private_files import (
    FOLDER,
    close_folder_to_others,
    close_to_others,
    make_folder,
    read_file,
    write_whole,
)
from desk_app.platform.write_trial import is_held
from desk_app.ports.desk_identity import DeskIdentity

FORMAT = 1
"""Version of the folder's layout; a higher one in `desk.json` belongs to a newer program."""


@dataclass(frozen=True, slots=True)
class DeskFolder:
    """The places inside one data folder."""

    root: Path

    @property
    def identity(self) -> Path:
        """The plain file that names the desk; no personal data."""
        return self.root / "desk.json"

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.root / "desk.db"

    @property
    def lock(self) -> Path:
        """The file the running program holds locked."""
        return self.root / "desk.lock"

    @property
    def turn(self) -> Path:
        """The file on which commands of the command line wait for each other."""
        return self.root / "desk.turn"

    @property
    def sync(self) -> Path:
        """The file a command holds locked while it talks with the city, so that there is one talk at a time."""
        return self.root / "desk.sync"

    @property
    def backups(self) -> Path:
        """Encrypted copies with their manifests."""
        return self.root / "backups"

    @property
    def backup_note(self) -> Path:
        """Says where the newest copy is."""
        return self.backups / "newest.json"

    @property
    def logs(self) -> Path:
        """Logs without personal data."""
        return self.root / "logs"

    @property
    def forms(self) -> Path:
        """The ward's own versions of the printed forms."""
        return self.root / "forms"

    @property
    def temporary(self) -> Path:
        """Short-lived files; wiped when the desk starts."""
        return self.root / "tmp"

    def make(self) -> None:
        """Make the folder and its rooms, readable only by this user where the system knows such rights."""
        for room in (self.root, self.backups, self.logs, self.forms, self.temporary):
            make_folder(room)

    def wipe_temporary(self) -> None:
        """Leave nothing behind of an earlier run, even one that was killed."""
        shutil.rmtree(self.temporary, ignore_errors=True)
        self.temporary.mkdir(mode=FOLDER, exist_ok=True)


def close_folder(folder: DeskFolder) -> None:
    """Take from others what an older program, under another umask or rights inherited, let them read in the data folder."""
    close_folder_to_others(folder.root)
    for room in (folder.root, folder.backups, folder.logs):
        if room.is_dir():
            for path in room.iterdir():
                close_to_others(path)


@dataclass(frozen=True, slots=True)
class FolderLabel:
    """What `desk.json` says; `key_check` tells a wrong key from a damaged file without giving the key away."""

    format: int
    instance_id: str
    desk_id: str
    ward: str
    desk_no: int
    practice: bool
    key_check: str


def label_of(desk: DeskIdentity, key_check: str) -> FolderLabel:
    """Give the label of a new folder."""
    return FolderLabel(
        FORMAT, desk.instance_id, desk.desk_id, desk.ward, desk.desk_no, desk.practice, key_check
    )


def write_label(folder: DeskFolder, label: FolderLabel) -> None:
    """Write `desk.json` so that it is whole or absent."""
    plain = {name: getattr(label, name) for name in label.__slots__}
    write_whole(folder.identity, json.dumps(plain, ensure_ascii=False, indent=1).encode())


def read_label(folder: DeskFolder) -> FolderLabel:
    """Read `desk.json`; raises StorageTrouble when there is no desk, it cannot be read or it is a newer one."""
    try:
        plain: dict[str, Any] = json.loads(read_file(folder.identity))
    except FileNotFoundError:
        raise StorageTrouble("storage.no_desk", folder=str(folder.root)) from None
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and is_held(error, folder.identity):
            raise StorageTrouble("storage.held", path=str(folder.identity)) from error
        raise StorageTrouble("storage.label_unreadable", folder=str(folder.root)) from error
    if not isinstance(plain, dict) or not isinstance(plain.get("format"), int):
        raise StorageTrouble("storage.label_unreadable", folder=str(folder.root))
    if plain["format"] > FORMAT:
        raise StorageTrouble("storage.newer_database")
    try:
        return FolderLabel(**{name: plain[name] for name in FolderLabel.__slots__})
    except KeyError as error:
        raise StorageTrouble("storage.label_unreadable", folder=str(folder.root)) from error


@dataclass(frozen=True, slots=True)
class BackupNote:
    """Where the newest copy of the desk was written, and when."""

    path: str
    at: datetime


def note_backup(folder: DeskFolder, note: BackupNote) -> None:
    """Remember the newest copy where it can be read even when the database cannot."""
    plain = {"path": note.path, "at": note.at.isoformat()}
    write_whole(folder.backup_note, json.dumps(plain, ensure_ascii=False).encode())


def newest_backup(folder: DeskFolder) -> BackupNote | None:
    """Give the newest copy, None when there is none or the note cannot be read."""
    try:
        plain = json.loads(read_file(folder.backup_note))
        return BackupNote(plain["path"], datetime.fromisoformat(plain["at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
