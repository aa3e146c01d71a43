"""The concrete parts of one desk, as bootstrap hands them to its use cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desk_app.domain.people.identity_rules import IdentityRules
from desk_app.ports.backups import BackupShelf
from desk_app.ports.database import DeskStore
from desk_app.ports.desk_identity import DeskIdentity
from desk_app.ports.exchange.city_line import CityLine
from desk_app.ports.exchange.sticks import BundleFiles
from desk_app.ports.files import DiskSpace, FileSaver
from desk_app.ports.forms import Forms
from desk_app.ports.look_ups import LookUpBook
from desk_app.ports.printer import PaperPrinter
from desk_app.ports.signer import Signer
from desk_app.ports.witness import Witness
from desk_app.services.context import DeskContext
from desk_app.services.people.pins import PinHasher
from desk_app.services.people.record_look_up import LookingFrom
from desk_app.services.reference.calendar import SeedCalendar
from desk_app.services.reference.catalogue import SeedCatalogue, SeedWords


@dataclass(frozen=True, slots=True)
class Parts:
    """The concrete parts of one desk, joined in bootstrap."""

    identity: DeskIdentity
    context: DeskContext
    witness: Witness
    rules: IdentityRules
    pins: PinHasher
    forms: Forms
    printer: PaperPrinter
    files: FileSaver
    store: DeskStore
    disk: DiskSpace
    shelf: BackupShelf
    seed_catalogue: SeedCatalogue
    seed_calendar: SeedCalendar
    seed_words: SeedWords
    signer: Signer
    city_line: CityLine
    sticks: BundleFiles
    look_up_book: LookUpBook
    looking_from: LookingFrom
    close: Callable[[], None]
