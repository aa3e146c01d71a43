"""Makes the data folder of a new desk."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from sqlalchemy import insert

from desk_app.domain.journal.entry import GENESIS
from desk_app.errors import Refused
from desk_app.platform.private_files import make_file
from desk_app.ports.desk_identity import DeskIdentity
from desk_app.protocol.messages import START
from desk_app.storage.database import city_schema, schema
from desk_app.storage.database.engine import Database, address_of
from desk_app.storage.journal.rebuild import PROJECTION
from desk_app.storage.layout import DeskFolder, label_of, write_label
from desk_app.storage.safekeeping.keys import KEY_BYTES, key_check
from desk_app.storage.upgrade import upgrade


class KeyKeeper(Protocol):
    """Where the raw key of a desk is kept on this PC."""

    def store(self, instance_id: str, key: bytes) -> None:
        """Keep a key; on return it can be loaded again."""


def create_desk(
    root: Path, desk: DeskIdentity, keys: KeyKeeper, *, random: Callable[[int], bytes] = secrets.token_bytes
) -> bytes:
    """Make the folder, its key and its empty database; gives the key so that its recovery text can be printed.

    Raises Refused `storage.desk_exists` when the folder already holds a desk.
    """
    folder = DeskFolder(root)
    if folder.identity.exists() or folder.database.exists():
        raise Refused("storage.desk_exists", folder=str(root))
    folder.make()
    key = random(KEY_BYTES)
    keys.store(desk.instance_id, key)
    label = label_of(desk, key_check(key, desk.instance_id))
    # Its rights from the first byte on; the log beside it takes them over.
    make_file(folder.database)
    database = Database(folder, label, key, address=address_of(folder.database, "rwc"))
    try:
        _fill(database, desk)
    finally:
        database.close()
    # The label comes last: a folder without it is not yet a desk and may be made again.
    write_label(folder, label)
    return key


def _fill(database: Database, desk: DeskIdentity) -> None:
    with database.begin(write=True) as connection:
        upgrade(connection)
        row = {name: getattr(desk, name) for name in DeskIdentity.__slots__}
        start = {"head_seq": 0, "head_hash": GENESIS, "acked_seq": 0, "acked_hash": GENESIS}
        connection.execute(
            insert(schema.desk_state),
            {"id": 1, **row, **start, "reference_version": 0, "projection": PROJECTION},
        )
        nowhere = {"cursor_position": START.position, "cursor_digest": START.digest, "trouble": ""}
        connection.execute(insert(city_schema.city_state), {"id": 1, **nowhere})
        connection.commit()
