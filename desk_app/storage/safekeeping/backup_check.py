"""Decides whether a file may be restored: a copy made by this desk, or a raw one that nothing speaks against."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from desk_app.errors import Refused, StorageTrouble
from desk_app.ports.journal import Head
from desk_app.ports.witness import WitnessMark
from desk_app.storage.database import schema
from desk_app.storage.database.engine import Database
from desk_app.storage.database.troubles import PASSING
from desk_app.storage.layout import DeskFolder, FolderLabel, read_label
from desk_app.storage.safekeeping.manifest import Manifest, read_manifest, sha256_of
from desk_app.storage.upgrade import OURS, upgrade_whole, version_of
from desk_app.storage.verifying import verify


@dataclass(frozen=True, slots=True)
class Claim:
    """What a file says it is: by its manifest, or, without one, only by the folder it is to go into."""

    file: Path
    label: FolderLabel
    manifest: Manifest | None


def claim_of(backup: Path, folder: DeskFolder) -> Claim:
    """Read whose copy a file claims to be; raises Refused `storage.no_backup_file` or `storage.bad_backup`."""
    if not backup.is_file():
        raise Refused("storage.no_backup_file", path=str(backup))
    present = read_label(folder) if folder.identity.exists() else None
    manifest = read_manifest(backup)
    label = manifest.label if manifest else present
    if label is None or (present is not None and present.instance_id != label.instance_id):
        raise _bad(backup, "desk")
    if manifest is not None and sha256_of(backup) != manifest.sha256:
        raise _bad(backup, "content")
    return Claim(backup, label, manifest)


def check_copy(fresh: Database, claim: Claim, mark: WitnessMark | None) -> Head:
    """Prove the copied file: its manifest's code, its head, its whole chain and users; gives the head it came with.

    An old one is brought up to date.

    Raises Refused `storage.bad_backup` with what did not hold.
    """
    manifest = claim.manifest
    if manifest is not None and not hmac.compare_digest(fresh.sign(manifest.signed_part()), manifest.code):
        raise _bad(claim.file, "manifest")
    try:
        _bring_up(fresh)
        report = verify(fresh)
        seq, hash_ = _head(fresh)
        known = mark is not None and _hash_at(fresh, mark.head_seq) == mark.head_hash
    except StorageTrouble as trouble:
        if trouble.key == "storage.newer_database" or trouble.key in PASSING:
            raise
        raise _bad(claim.file, "file") from trouble
    if not report.ok:
        raise _bad(claim.file, "chain")
    if manifest is not None and (manifest.head_seq, manifest.head_hash) != (seq, hash_):
        raise _bad(claim.file, "head")
    if manifest is None and not known:
        raise _bad(claim.file, "witness")
    return Head(seq, hash_)


def _bring_up(fresh: Database) -> None:
    with fresh.begin(write=False) as connection:
        version = version_of(connection)
    if version is None:
        # An empty file opens with any key; it is nobody's database.
        raise StorageTrouble("storage.unreadable_row")
    if version > OURS.newest:
        raise StorageTrouble("storage.newer_database")
    if version < OURS.newest:
        with fresh.plain() as connection:
            upgrade_whole(connection, OURS)


def _head(fresh: Database) -> tuple[int, str]:
    with fresh.begin(write=False) as connection:
        state = connection.execute(select(schema.desk_state.c.head_seq, schema.desk_state.c.head_hash)).one()
    return state.head_seq, state.head_hash


def _hash_at(fresh: Database, seq: int) -> str:
    """Give the hash of the own entry with a number."""
    entries = schema.entries.c
    with fresh.begin(write=False) as connection:
        found = connection.execute(select(entries.hash).where(schema.OWN, entries.seq == seq)).scalar()
    return found.hex() if found else ""


def _bad(file: Path, part: str) -> Refused:
    return Refused("storage.bad_backup", file=file.name, part=part)
