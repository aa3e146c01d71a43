"""Opens the desk of a data folder with all its parts."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desk_app.bootstrap.folders import Lock, hold
from desk_app.bootstrap.look_ups import look_up_book, looking_from

if TYPE_CHECKING:
    from desk_app.ports.clock import Clock, Ids
    from desk_app.ports.desk_identity import DeskIdentity
    from desk_app.ports.exchange.city_line import CityLine
    from desk_app.ports.printer import PaperPrinter
    from desk_app.ports.signer import Signer
    from desk_app.services.desk import Desk
    from desk_app.services.desk_parts import Parts
    from desk_app.storage.opening import Database
    from desk_app.storage.safekeeping.witness import FileWitness


@dataclass(frozen=True, slots=True)
class Chosen:
    """Parts a caller brings itself; what is None is the part of this PC."""

    clock: Clock | None = None
    ids: Ids | None = None
    printer: PaperPrinter | None = None
    signer: Signer | None = None
    city_line: CityLine | None = None


PARTS_OF_THIS_PC = Chosen()


def open_desk(folder: Path, *, lock: Lock = Lock.NONE, chosen: Chosen = PARTS_OF_THIS_PC) -> Desk:
    """Open the desk in a folder; raises StorageTrouble in words, or Refused while another program holds it."""
    from desk_app.bootstrap.late_modules import put_off_unused

    put_off_unused()
    from desk_app.services.desk import Desk
    from desk_app.storage.opening import open_database
    from desk_app.storage.safekeeping.key_ring import KeyRing

    held = ExitStack()
    try:
        hold(folder, lock, held)
        database = open_database(folder, KeyRing.of_user())
        held.callback(database.close)
        return Desk(_parts(folder, database, lock, chosen, held))
    except BaseException:
        held.close()
        raise


def _parts(folder: Path, database: Database, lock: Lock, chosen: Chosen, held: ExitStack) -> Parts:
    from desk_app import seeds
    from desk_app.bootstrap.lazy_parts import LazyForms, LazyPrinter
    from desk_app.devices.system_clock import SystemClock, SystemIds
    from desk_app.line.bundle_file import StickFiles
    from desk_app.printing.printers.pdf_file import AtomicFileSaver
    from desk_app.services.context import DeskContext
    from desk_app.services.desk_parts import Parts
    from desk_app.services.people.pins import PinHasher
    from desk_app.storage.safekeeping.backup_shelf import FolderBackupShelf
    from desk_app.storage.unit_of_work import SqliteUnitOfWorks
    from desk_app.storage.verifying import SqliteDeskStore

    ids, clock = chosen.ids or SystemIds(), chosen.clock or SystemClock()
    context = DeskContext(SqliteUnitOfWorks(database, ids, clock.now), clock, ids, seeds.settings_book())
    with context.uow(write=False) as work:
        identity, settings = work.desk, context.settings(work, context.now())
    witness, shelf = _witness(settings.witness_paths), FolderBackupShelf(identity.instance_id, folder)
    return Parts(
        identity=identity,
        context=context,
        witness=witness,
        rules=seeds.identity_rules(),
        pins=PinHasher(),
        forms=LazyForms(folder),
        printer=chosen.printer or (_practice_printer(folder) if identity.practice else LazyPrinter()),
        files=AtomicFileSaver(),
        store=SqliteDeskStore(database, clock, witness),
        disk=shelf,
        shelf=shelf,
        seed_catalogue=seeds.seed_catalogue,
        seed_calendar=seeds.seed_calendar,
        seed_words=seeds.seed_everyday,
        signer=chosen.signer or _signer(identity),
        city_line=chosen.city_line or _city_line(held),
        sticks=StickFiles(),
        look_up_book=look_up_book(database, ids),
        looking_from=looking_from(lock),
        close=held.close,
    )


def _practice_printer(folder: Path) -> PaperPrinter:
    """Let newcomers print at once, whatever printers this PC has."""
    from desk_app.bootstrap.lazy_parts import LazyPrinter
    from desk_app.platform.file_viewer import open_in_viewer
    from desk_app.printing.printers.practice_printer import PracticePrinter
    from desk_app.storage.layout import DeskFolder

    return PracticePrinter(LazyPrinter(), DeskFolder(folder).temporary, open_in_viewer)


def _signer(identity: DeskIdentity) -> Signer:
    from desk_app.storage.safekeeping.device_key import DeviceKey
    from desk_app.storage.safekeeping.key_ring import KeyRing

    return DeviceKey(KeyRing.of_user(), identity.instance_id)


def _city_line(held: ExitStack) -> CityLine:
    from desk_app.bootstrap.lazy_parts import LazyCityLine

    line = LazyCityLine()
    held.callback(line.close)
    return line


def _witness(set_by_ward: tuple[str, ...]) -> FileWitness:
    from desk_app.storage.safekeeping.witness import FileWitness, places_of_user

    return FileWitness(places_of_user(Path(path) for path in set_by_ward))
