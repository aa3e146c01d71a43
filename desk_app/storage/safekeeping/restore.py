"""Puts a backup in place of the desk's database without ever giving a printed number again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from desk_app.domain.facts.facts import DatabaseRestored, NumbersMissing
from desk_app.errors import StorageTrouble
from desk_app.platform.held import held_path
from desk_app.platform.private_files import FOLDER, LinkInPlace, copy_file, put_in_place, refuse_link
from desk_app.platform.system_files import DATABASE_ENDINGS, files
from desk_app.platform.write_trial import is_held
from desk_app.ports.clock import Clock, Ids
from desk_app.ports.journal import Head
from desk_app.ports.unit_of_work import UnitOfWorkFactory
from desk_app.ports.users import UserAccount
from desk_app.ports.witness import Witness, WitnessMark
from desk_app.storage.database.engine import Database, address_of
from desk_app.storage.database.troubles import PASSING, free_megabytes, trouble_of_disk
from desk_app.storage.layout import DeskFolder, FolderLabel, read_label, write_label
from desk_app.storage.opening import open_database
from desk_app.storage.safekeeping.backup import back_up_before
from desk_app.storage.safekeeping.backup_check import check_copy, claim_of
from desk_app.storage.safekeeping.carried_look_ups import carry_look_ups
from desk_app.storage.safekeeping.keys import is_key_of
from desk_app.storage.safekeeping.number_evidence import gaps_against, highest_by_day
from desk_app.storage.unit_of_work import SqliteUnitOfWorks

ENDINGS = DATABASE_ENDINGS[1:]


class KeyStore(Protocol):
    """Where raw keys are kept on this PC."""

    def load(self, instance_id: str) -> bytes:
        """Give a key; raises StorageTrouble `storage.no_key`."""

    def store(self, instance_id: str, key: bytes) -> None:
        """Keep a key."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a restore asks of the outside world.

    `admit` lets somebody in against the users of the copy and of the present data (None where there is none that can be
    read) and gives who is journaled; `try_key` reads the recovery key typed, None where none was. Both raise DeskError,
    with nothing changed but wrong PINs counted.
    """

    keys: KeyStore
    witness: Witness
    ids: Ids
    clock: Clock
    admit: Callable[[UnitOfWorkFactory, UnitOfWorkFactory | None], str]
    try_key: Callable[[FolderLabel], bytes] | None = None


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done: the new head, where the replaced data is kept, which numbers are named missing.

    `look_ups` were made since the copy and taken along; `users` stand otherwise now than before the restore.
    """

    head: Head
    kept: Path | None
    missing: tuple[NumbersMissing, ...]
    look_ups: int = 0
    users: tuple[str, ...] = ()


def restore(root: Path, backup: Path, around: Surroundings) -> Restored:
    """Put a backup in place; the caller holds the folder's lock.

    What is there now is copied to `backups/` first. A copy without manifest is taken only when its chain is whole and
    the witness knows nothing newer. Nobody is asked for a PIN before the copy has proved whole. Raises Refused
    `storage.bad_backup` and StorageTrouble, `storage.restore_held` for a file another program holds, with the folder as
    it was.
    """
    try:
        return _restored(DeskFolder(root), backup, around)
    except StorageTrouble as trouble:
        if trouble.key not in PASSING:
            raise
        raise _held(trouble) from trouble
    except OSError as error:
        found = trouble_of_disk(error, backup)
        raise _held(found) if found.key in PASSING else found from error


def _held(trouble: StorageTrouble) -> StorageTrouble:
    file = trouble.params.get("path") or trouble.params.get("file")
    return StorageTrouble("storage.restore_held", file=str(file))


def _restored(folder: DeskFolder, backup: Path, around: Surroundings) -> Restored:
    claim = claim_of(backup, folder)
    instance_id = claim.label.instance_id
    key = around.try_key(claim.label) if around.try_key else around.keys.load(instance_id)
    if not is_key_of(key, instance_id, claim.label.key_check):
        raise StorageTrouble("storage.wrong_key")
    mark = around.witness.read(instance_id)
    with _workshop(folder) as workshop:
        fresh = _copy_in(backup, workshop, claim.label, key)
        try:
            was = check_copy(fresh, claim, mark)
            works = SqliteUnitOfWorks(fresh, around.ids, around.clock.now)
            with _present(folder, around) as present:
                actor = around.admit(works, present.works if present else None)
                kept, numbers = _keep_present(folder, present, around)
                look_ups = carry_look_ups(present.database, fresh, around.ids) if present else 0
                users = _otherwise(present.works, works) if present else ()
            missing, head = _journal(fresh, actor, (was, mark), numbers, around)
        finally:
            fresh.close()
        if around.try_key is not None:
            around.keys.store(instance_id, key)
        around.witness.must_take(instance_id)
        _swap(workshop, folder, claim.label)
    _remember(around, instance_id, head, mark)
    return Restored(head, kept, missing, look_ups, users)


@contextmanager
def _workshop(folder: DeskFolder) -> Iterator[DeskFolder]:
    """Give a place inside the folder to put the copy together; a folder that was not there is left so on trouble."""
    made = not folder.root.exists()
    place = folder.temporary / "restore"
    try:
        folder.make()
        for path in (folder.database, folder.identity, folder.temporary):
            refuse_link(path)
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(mode=FOLDER, exist_ok=True)
        yield DeskFolder(place)
    except LinkInPlace as link:
        raise trouble_of_disk(link, folder.root) from link
    except OSError as error:
        if is_held(error, held_path(error, folder.root)):
            raise
        free = free_megabytes(folder.root.parent)
        raise StorageTrouble("storage.restore_place", folder=str(folder.root), free=free) from error
    finally:
        shutil.rmtree(place, ignore_errors=True)
        if made and not folder.identity.exists():
            shutil.rmtree(folder.root, ignore_errors=True)


def _copy_in(backup: Path, workshop: DeskFolder, label: FolderLabel, key: bytes) -> Database:
    """Work on a copy: the backup itself is never opened, and a refused one leaves no trace."""
    for ending in ("", "-wal"):
        part = backup.with_name(backup.name + ending)
        if part.exists():
            copy_file(part, workshop.database.with_name(workshop.database.name + ending))
    return Database(workshop, label, key, address=address_of(workshop.database, "rw"))


@dataclass(frozen=True, slots=True)
class _Present:
    """What the folder holds now, open."""

    database: Database
    works: SqliteUnitOfWorks


@contextmanager
def _present(folder: DeskFolder, around: Surroundings) -> Iterator[_Present | None]:
    """Open what the folder holds now; None for nothing and for what is too damaged to be opened.

    Raises StorageTrouble for data that is only held: the numbers in it must not be forgotten.
    """
    if not folder.database.exists():
        yield None
        return
    try:
        database = open_database(folder.root, around.keys)
    except StorageTrouble as trouble:
        if trouble.key in PASSING:
            raise
        yield None
        return
    try:
        yield _Present(database, SqliteUnitOfWorks(database, around.ids, around.clock.now))
    finally:
        database.close()


def _keep_present(
    folder: DeskFolder, present: _Present | None, around: Surroundings
) -> tuple[Path | None, dict[str, int]]:
    """Keep what the folder holds now and learn from it which numbers were given; damaged data is kept as it is."""
    if not folder.database.exists():
        return None, {}
    now = around.clock.now()
    if present is None:
        return _keep_raw(folder, now), {}
    with present.database.begin(write=False) as connection:
        numbers = highest_by_day(connection)
    return back_up_before(present.database, "before-restore", now), numbers


def _otherwise(present: SqliteUnitOfWorks, fresh: SqliteUnitOfWorks) -> tuple[str, ...]:
    """Give the users whose rights, days or PIN the restore changes back, and those it drops."""
    before, after = _users_of(present), _users_of(fresh)
    return tuple(sorted(user for user in before.keys() | after.keys() if before.get(user) != after.get(user)))


def _users_of(works: SqliteUnitOfWorks) -> dict[str, UserAccount]:
    """Give the users by name, whatever wrong PINs they gave."""
    with works(write=False) as work:
        return {one.user: replace(one, failures=0, locked_until=None) for one in work.users.all() if one.role}


def _keep_raw(folder: DeskFolder, now: datetime) -> Path:
    kept = folder.backups / f"before-restore-{now:%Y%m%d-%H%M%S-%f}.unreadable"
    for ending in ("", "-wal"):
        part = folder.database.with_name(folder.database.name + ending)
        if part.exists():
            copy_file(part, kept.with_name(kept.name + ending))
    return kept


def _journal(
    fresh: Database,
    actor: str,
    known: tuple[Head, WitnessMark | None],
    numbers: dict[str, int],
    around: Surroundings,
) -> tuple[tuple[NumbersMissing, ...], Head]:
    """Write the restore and every number known to be given since the backup into the journal of the copy.

    `known` is the head the copy came with, and what the witness last saw.
    """
    now, (was, mark) = around.clock.now(), known
    with SqliteUnitOfWorks(fresh, around.ids)() as work:
        fact = DatabaseRestored(
            was.hash, was.seq, mark.head_hash if mark else "", mark.head_seq if mark else 0
        )
        work.journal.append(fact, actor=actor, at=now)
        missing = gaps_against(work, numbers, mark)
        for gap in missing:
            work.journal.append(gap, actor=actor, at=now)
        head = work.journal.head()
        work.commit()
    return missing, head


def _swap(source: DeskFolder, folder: DeskFolder, label: FolderLabel) -> None:
    """Move the finished copy into place, or leave everything where it was; raises OSError.

    A log left beside the copy would belong to another database; it goes only when the database itself does.
    """
    beside = [folder.database.with_name(folder.database.name + ending) for ending in ENDINGS]
    aside = {log: source.root / f"replaced-{log.name}" for log in beside if log.exists()}
    moved: list[Path] = []
    try:
        for log, place in aside.items():
            files().replace(log, place)
            moved.append(log)
        put_in_place(source.database, folder.database)
    except OSError:
        for log in moved:
            files().replace(aside[log], log)
        raise
    if not _is_labelled(folder, label):
        write_label(folder, label)


def _is_labelled(folder: DeskFolder, label: FolderLabel) -> bool:
    try:
        return read_label(folder) == label
    except StorageTrouble:
        return False


def _remember(around: Surroundings, instance_id: str, head: Head, mark: WitnessMark | None) -> None:
    """Tell the witnesses the new head, so that the branch left behind is not missed for ever."""
    now = around.clock.now()
    day, number = (mark.day, mark.number) if mark else (now.date(), 0)
    around.witness.write(WitnessMark(instance_id, head.seq, head.hash, day, number, now))
