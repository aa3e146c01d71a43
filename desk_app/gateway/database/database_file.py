"""Keeps the file of the gateway's embedded database, with the city's key in it, for the gateway's own user."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from desk_app.errors import StorageTrouble
from desk_app.platform.private_files import LinkInPlace, close_to_others, make_file, refuse_link

_BESIDE = ("", "-wal", "-shm", "-journal")


def close_file(name: str | None) -> None:
    """Make a file that is not there, and take from others the rights to one that is; SQLite gives its log the same.

    Raises StorageTrouble `gateway.is_link`. What else is wrong with the place is told when the file is opened.
    """
    if not name or name == ":memory:" or name.startswith("file:"):
        return
    file = Path(name)
    try:
        refuse_link(file)
        with suppress(FileExistsError):
            make_file(file)
    except LinkInPlace as link:
        raise StorageTrouble("gateway.is_link", database=name) from link
    except OSError:
        return
    for ending in _BESIDE:
        close_to_others(file.with_name(file.name + ending))
