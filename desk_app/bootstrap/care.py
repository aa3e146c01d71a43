"""Joins the parts for looking after a desk's data: proving it, putting a backup in place, giving the recovery key."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from desk_app.bootstrap.folders import Lock, has_desk, hold
from desk_app.bootstrap.open_desk import PARTS_OF_THIS_PC, Chosen, open_desk
from desk_app.errors import DeskError, StorageTrouble

if TYPE_CHECKING:
    from desk_app.ports.database import VerifyReport
    from desk_app.services.care.restore_gate import Restorer
    from desk_app.storage.layout import FolderLabel
    from desk_app.storage.opening import Database
    from desk_app.storage.safekeeping.restore import Restored


def verify_desk(folder: Path) -> VerifyReport:
    """Prove the data of a desk; only the data is opened, so that nothing in it can keep anybody from the proof.

    Raises StorageTrouble or Refused when not even that can be opened.
    """
    from contextlib import closing

    from desk_app.storage.opening import open_database
    from desk_app.storage.safekeeping.key_ring import KeyRing
    from desk_app.storage.safekeeping.witness import FileWitness, places_of_user
    from desk_app.storage.verifying import verify

    with closing(open_database(folder, KeyRing.of_user())) as database:
        witness = FileWitness(places_of_user(_stored_places(database)))
        return verify(database, witness.read(database.label.instance_id))


def _stored_places(database: Database) -> tuple[Path, ...]:
    """Give the witness places the ward has set, none when the data cannot tell; raises StorageTrouble while it is held."""
    from desk_app.devices.system_clock import SystemClock, SystemIds
    from desk_app.setting_values import listed
    from desk_app.settings import WITNESS_PATHS
    from desk_app.storage.database.troubles import PASSING
    from desk_app.storage.unit_of_work import SqliteUnitOfWorks

    try:
        with SqliteUnitOfWorks(database, SystemIds())(write=False) as work:
            stored = work.settings.value(WITNESS_PATHS, SystemClock().now().date())
    except StorageTrouble as trouble:
        if trouble.key in PASSING:
            raise
        return ()
    return tuple(Path(path) for path in listed(stored or ""))


def restore_desk(folder: Path, copy: Path, who: Restorer, chosen: Chosen = PARTS_OF_THIS_PC) -> Restored:
    """Put a copy in place of the desk's data for a user of the copy, or whoever has the recovery key (a bare PC).

    Raises WrongUsage for neither, what a sign-in raises, Refused for a copy that is none or while another program holds
    the folder, StorageTrouble; nothing is changed then.
    """
    from desk_app import seeds
    from desk_app.devices.system_clock import SystemClock, SystemIds
    from desk_app.services.care.restore_gate import RestoreGate
    from desk_app.services.people.pins import PinHasher
    from desk_app.storage.folder.folder_checks import check_place
    from desk_app.storage.safekeeping.key_ring import KeyRing
    from desk_app.storage.safekeeping.recovery import recovered_key
    from desk_app.storage.safekeeping.restore import Surroundings, restore
    from desk_app.storage.safekeeping.witness import FileWitness, places_of_user

    clock, ids = chosen.clock or SystemClock(), chosen.ids or SystemIds()
    check_place(folder)
    with ExitStack() as held:
        hold(folder, Lock.COMMAND, held)
        witness = FileWitness(places_of_user(_places_set_by_ward(folder, chosen)))
        gate = RestoreGate(who, witness, clock, ids, PinHasher(), seeds.settings_book())

        def try_key(label: FolderLabel) -> bytes:
            return gate.try_key(label.instance_id, lambda typed: recovered_key(typed, label))

        typed = try_key if who.recovery_key else None
        return restore(folder, copy, Surroundings(KeyRing.of_user(), witness, ids, clock, gate.admit, typed))


def recovery_text_of(folder: Path) -> str:
    """Give the desk's key as it is printed; raises StorageTrouble when this PC has none."""
    from desk_app.storage.layout import DeskFolder, read_label
    from desk_app.storage.safekeeping.key_ring import KeyRing
    from desk_app.storage.safekeeping.recovery import recovery_text

    return recovery_text(KeyRing.of_user().load(read_label(DeskFolder(folder)).instance_id))


def _places_set_by_ward(folder: Path, chosen: Chosen) -> tuple[Path, ...]:
    """Give the witness places of the desk that is there now; one that does not open has none that could be read.

    Raises StorageTrouble for one that is only held.
    """
    from desk_app.storage.database.troubles import PASSING

    if not has_desk(folder):
        return ()
    try:
        desk = open_desk(folder, chosen=chosen)
    except DeskError as trouble:
        if trouble.key in PASSING:
            raise
        return ()
    try:
        return tuple(Path(path) for path in desk.reference.settings().witness_paths)
    finally:
        desk.close()
