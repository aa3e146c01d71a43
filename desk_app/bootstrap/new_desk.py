"""Makes the data folder of a new desk with its first users, calendar and catalogue."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desk_app.bootstrap.folders import has_desk
from desk_app.bootstrap.open_desk import PARTS_OF_THIS_PC, Chosen, open_desk
from desk_app.domain.codes.dossier_code import MOST_DIGITS, NumberBlock, format_of
from desk_app.domain.people.roles import Role
from desk_app.errors import Refused, StorageTrouble
from desk_app.platform.private_files import make_folder, sync_folder
from desk_app.platform.system_files import files

if TYPE_CHECKING:
    from desk_app.ports.desk_identity import DeskIdentity

PRACTICE_PIN = "246810"
MOST_DESKS = (10**MOST_DIGITS - 1) // 1000
"""Desk N prints the numbers N001 to N999, and a code carries seven digits at most."""
_WORKSHOP = ".init"
"""Where a new desk is put together; it becomes a desk by one rename, so that a power cut leaves none or a whole one."""


@dataclass(frozen=True, slots=True)
class NewUser:
    """A user the desk starts with."""

    user: str
    full_name: str
    role: str
    pin: str


@dataclass(frozen=True, slots=True)
class NewDesk:
    """What is wished for: a practice desk has a number block and users, a real one gets its block from the city."""

    ward: str
    desk_no: int
    practice: bool
    users: tuple[NewUser, ...] = ()

    @property
    def block(self) -> NumberBlock | None:
        """The numbers the desk may print from the start."""
        return NumberBlock.of_desk(self.desk_no) if self.practice else None


def practice_desk(ward: str, desk_no: int) -> NewDesk:
    """Give a practice desk: one user of each role with a known PIN and an invented name."""
    users = (
        NewUser("clerk", "Trần Thị Thực Tập", Role.CLERK, PRACTICE_PIN),
        NewUser("supervisor", "Lê Văn Phụ Trách", Role.SUPERVISOR, PRACTICE_PIN),
        NewUser("head", "Phạm Văn Lãnh Đạo", Role.HEAD, PRACTICE_PIN),
        NewUser("admin", "Vũ Thị Quản Trị", Role.ADMINISTRATOR, PRACTICE_PIN),
    )
    return NewDesk(ward, desk_no, True, users)


def make_desk(folder: Path, wish: NewDesk, chosen: Chosen = PARTS_OF_THIS_PC) -> DeskIdentity:
    """Make the desk; raises Refused for a folder in use or an impossible ward, StorageTrouble; changes nothing then."""
    if format_of(wish.ward) is None:
        raise Refused("cli.bad_ward")
    if not 1 <= wish.desk_no <= MOST_DESKS:
        raise Refused("cli.bad_desk", desk=wish.desk_no, most=MOST_DESKS)
    try:
        return _made(folder, wish, chosen)
    except OSError as error:
        # A name too long, or one of a device: whatever step first meets it.
        raise _trouble(error, folder) from error


def _made(folder: Path, wish: NewDesk, chosen: Chosen) -> DeskIdentity:
    _must_be_free(folder)
    workshop = folder / _WORKSHOP
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        shutil.rmtree(workshop, ignore_errors=True)
        # For this user alone; one that is there already keeps the rights it was given.
        make_folder(folder)
        identity = _create(workshop, wish, chosen)
        _furnish(workshop, wish, chosen)
        _move_in(workshop, folder)
    except BaseException:
        shutil.rmtree(workshop, ignore_errors=True)
        for one in made:
            with suppress(OSError):
                one.rmdir()
        raise
    return identity


def _must_be_free(folder: Path) -> None:
    from desk_app.storage.folder.folder_checks import check_place

    check_place(folder)
    if has_desk(folder):
        raise Refused("cli.folder_taken")
    found = {path.name for path in folder.iterdir()} if folder.exists() else set()
    if found - {_WORKSHOP}:
        raise Refused("cli.folder_foreign")


def _create(workshop: Path, wish: NewDesk, chosen: Chosen) -> DeskIdentity:
    from desk_app.devices.system_clock import SystemIds
    from desk_app.ports.desk_identity import DeskIdentity
    from desk_app.storage.folder.creating import create_desk
    from desk_app.storage.safekeeping.key_ring import KeyRing

    instance_id = (chosen.ids or SystemIds()).entry_id()
    block = wish.block
    identity = DeskIdentity(
        instance_id=instance_id,
        # Until the city gives a desk id at enrolment the instance stands for the desk.
        desk_id=instance_id,
        ward=wish.ward,
        desk_no=wish.desk_no,
        practice=wish.practice,
        first_number=block.first if block else None,
        last_number=block.last if block else None,
    )
    create_desk(workshop, identity, KeyRing.of_user())
    return identity


def _furnish(workshop: Path, wish: NewDesk, chosen: Chosen) -> None:
    from desk_app.services.people.operators import SETUP
    from desk_app.services.people.users import UserDraft

    desk = open_desk(workshop, chosen=chosen)
    try:
        for one in wish.users:
            draft = UserDraft(one.user, one.full_name, one.role)
            desk.people.save(draft, SETUP, pin=one.pin, pin_is_final=True)
        desk.reference.load_seed_calendar(SETUP)
        desk.reference.load_seed_catalogue(SETUP)
        desk.care.open_number_book()
    finally:
        desk.close()


def _move_in(workshop: Path, folder: Path) -> None:
    """Move everything up, the label last: a folder without it is no desk yet."""
    from desk_app.storage.layout import DeskFolder

    label = DeskFolder(workshop).identity
    for path in sorted(workshop.iterdir(), key=lambda path: path == label):
        files().replace(path, folder / path.name)
    workshop.rmdir()
    sync_folder(folder)


def _trouble(error: OSError, path: Path) -> StorageTrouble:
    from desk_app.storage.database.troubles import trouble_of_disk

    return trouble_of_disk(error, path)
