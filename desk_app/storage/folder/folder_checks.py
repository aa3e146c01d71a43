"""Looks at a data folder before it is used: not in a cloud or network folder, and whether it can be written."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePath

from desk_app.errors import Refused, StorageTrouble
from desk_app.platform.drives import is_on_network
from desk_app.platform.private_files import open_private, remove_file
from desk_app.platform.system_files import files
from desk_app.storage.database.troubles import trouble_of_disk
from desk_app.storage.layout import DeskFolder

CLOUDS = {
    "OneDrive": re.compile(r"^onedrive( - .*)?$"),
    "Dropbox": re.compile(r"^dropbox( \(.*\))?$"),
    "Google Drive": re.compile(r"^(google ?drive|googledrivesync|my drive|drivefs)$"),
    "iCloud": re.compile(r"^(iclouddrive|icloud drive|mobile documents|cloudstorage)$"),
}
"""Folders of programs that copy and replace files behind the back of a database."""

CLOUD_MARKS = {".dropbox": "Dropbox", ".dropbox.cache": "Dropbox"}
CLOUD_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def check_place(root: Path, *, mounts: Callable[[], str] | None = None) -> None:
    """Raise Refused `storage.cloud_folder` or `storage.network_folder` for a place a database must not lie in."""
    place = Path(os.path.realpath(root))
    cloud = _cloud(place) or _cloud(root)
    if cloud:
        raise Refused("storage.cloud_folder", folder=str(root), service=cloud)
    if is_on_network(root, place, mounts):
        raise Refused("storage.network_folder", folder=str(root))


def _cloud(place: PurePath) -> str:
    for part in place.parts:
        for service, shape in CLOUDS.items():
            if shape.match(part.casefold()):
                return service
    for variable in CLOUD_VARIABLES:
        named = os.environ.get(variable)
        if named and place.is_relative_to(named):
            return "OneDrive"
    for folder in (place, *place.parents):
        for mark, service in CLOUD_MARKS.items():
            if _is_there(Path(folder, mark)):
                return service
    return ""


def _is_there(mark: Path) -> bool:
    """Whether a mark can be seen; a folder this account may not look into tells of none."""
    try:
        return mark.exists()
    except PermissionError:
        return False


def is_writable(folder: DeskFolder) -> bool:
    """Whether the folder and the database in it can be written; a full disk counts as writable.

    Tried and not asked: for an administrator the rights say yes on a disk that is mounted read-only.
    """
    trial = folder.root / f".write-check-{os.getpid()}"
    try:
        os.close(files().open(folder.database, os.O_RDWR))
        os.close(open_private(trial, os.O_CREAT | os.O_WRONLY))
    except OSError as error:
        trouble = trouble_of_disk(error, folder.root)
        if trouble.key == "storage.disk_full":
            return True
        if trouble.key == "storage.read_only":
            return False
        raise trouble from error
    finally:
        with suppress(OSError):
            remove_file(trial)
    return True


def must_exist(folder: DeskFolder) -> None:
    """Raise StorageTrouble: `storage.no_database` beside a label, `storage.link_in_place` for a database that is a link.

    Its log would lie elsewhere than copies and restores look for it.
    """
    if folder.database.is_symlink():
        raise StorageTrouble("storage.link_in_place", path=str(folder.database))
    if not folder.database.exists():
        raise StorageTrouble("storage.no_database", path=str(folder.root))
