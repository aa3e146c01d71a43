"""The desk as windows and commands see it: every use case ready to be called, each under its own name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desk_app.city_ports import BundleFiles, CityLine, Signer
from desk_app.domain.identity_rules import IdentityRules
from desk_app.ports import (
    BackupShelf,
    DeskIdentity,
    DeskStore,
    DiskSpace,
    FileSaver,
    Forms,
    PaperPrinter,
    Witness,
)
from desk_app.services.back_up import BackUp, BackUpWhenDue
from desk_app.services.calendar import (
    ClearCalendarDay,
    ConfirmYear,
    LoadSeedCalendar,
    ReadCalendar,
    SaveCalendarDay,
    SaveWorkingHours,
    SeedCalendar,
    SeedYear,
)
from desk_app.services.catalogue import LoadSeedCatalogue, ReadCatalogue, SaveProcedure, SeedCatalogue
from desk_app.services.check_reception import CheckReception
from desk_app.services.city_state import ReadCityState, UnsentNotice
from desk_app.services.clock_guard import ConfirmClock, WatchClock
from desk_app.services.close_day import CloseDay
from desk_app.services.close_exception import CloseException
from desk_app.services.counter import Counter
from desk_app.services.drafts import DropDraft, KeepDraft, KeptDrafts
from desk_app.services.due_date import ComputeDue
from desk_app.services.enrol import EnrolDesk
from desk_app.services.exceptions import ListExceptions
from desk_app.services.extend import ExtendDueDate
from desk_app.services.find import FindDossiers
from desk_app.services.forward import ForwardDossier
from desk_app.services.gap_report import MakeGapReport
from desk_app.services.guidance import GiveGuidance, RefuseReception
from desk_app.services.interpret_scan import InterpretScan
from desk_app.services.lists import ListDossiers, TodaySummary
from desk_app.services.look_at_dossier import LookAtDossier
from desk_app.services.numbers import ConfirmNewestSlip, OpenNumberBook
from desk_app.services.payment import AskPayment, RecordPaymentMet
from desk_app.services.people import LookUpPerson
from desk_app.services.pins import PinHasher
from desk_app.services.preview_form import PreviewForm, PreviewReceipt
from desk_app.services.print_closing import PreviewClosing, PrintClosing
from desk_app.services.print_form import PrintForm
from desk_app.services.queue import QueueState
from desk_app.services.queue_lines import QueueLines
from desk_app.services.receive import ReceiveDossier
from desk_app.services.refuse import RefuseDossier
from desk_app.services.reopen import ReopenDossier
from desk_app.services.result import RecordResult
from desk_app.services.return_result import ReturnResult
from desk_app.services.settings_change import ChangeSetting, ListSettings, ReadSettings
from desk_app.services.settle_print import SettlePrint
from desk_app.services.show import ShowDossier
from desk_app.services.sign_in import SignIn
from desk_app.services.start_desk import StartDesk
from desk_app.services.stop import StopDossier
from desk_app.services.supplement import RequestSupplement, SupplySupplement
from desk_app.services.sync_city import SyncCity
from desk_app.services.users import ChangePin, ListUsers, SaveUser, UnlockUser
from desk_app.services.void import VoidDossier
from desk_app.services.watch_disk import WatchDisk
from desk_app.services.withdraw import WithdrawDossier

if TYPE_CHECKING:
    from desk_app.services.export_bundle import ExportBundle
    from desk_app.services.import_bundle import ImportBundle
    from desk_app.services.look_at_day import LookAtDay


@dataclass(frozen=True, slots=True)
class Parts:
    """The concrete parts of one desk, joined in bootstrap."""

    identity: DeskIdentity
    counter: Counter
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
    signer: Signer
    city_line: CityLine
    sticks: BundleFiles
    close: Callable[[], None]


class Desk:
    """One open desk. Use cases are attributes named after their class; only the thread that opened it calls them."""

    def __init__(self, parts: Parts) -> None:
        self.identity = parts.identity
        self.counter = parts.counter
        self.clock = parts.counter.clock
        self.store = parts.store
        self.forms = parts.forms
        self.printer = parts.printer
        self.city_line = parts.city_line
        self._close = parts.close
        self._parts = parts
        self._seat_people(parts)
        self._take_in(parts)
        self._move_on(parts.counter)
        self._look_up(parts.counter)
        self._rule(parts)
        self._take_care(parts)
        self._meet_city(parts)
        self._end_day(parts)

    def close(self) -> None:
        """Give the data folder back."""
        self._close()

    # Sealing and signing are loaded when first asked for; the window is painted and most commands end before.

    @cached_property
    def export_bundle(self) -> ExportBundle:
        """Writes what is unsent on a stick."""
        from desk_app.services.export_bundle import ExportBundle

        return ExportBundle(self.counter, self._parts.signer, self._parts.sticks)

    @cached_property
    def import_bundle(self) -> ImportBundle:
        """Takes in what another desk wrote on a stick."""
        from desk_app.services.import_bundle import ImportBundle

        return ImportBundle(self.counter, self._parts.sticks)

    @cached_property
    def look_at_day(self) -> LookAtDay:
        """Makes the picture of a day before it is closed."""
        from desk_app.services.look_at_day import LookAtDay

        return LookAtDay(self.counter, self._parts.signer, self._parts.witness, self.sync_city)

    def _seat_people(self, parts: Parts) -> None:
        counter, pins = parts.counter, parts.pins
        self.sign_in = SignIn(counter, pins)
        self.list_users = ListUsers(counter)
        self.save_user = SaveUser(counter, pins)
        self.change_pin = ChangePin(counter, pins)
        self.unlock_user = UnlockUser(counter)

    def _take_in(self, parts: Parts) -> None:
        counter, witness, rules = parts.counter, parts.witness, parts.rules
        self.check_reception = CheckReception(counter, rules)
        self.receive_dossier = ReceiveDossier(counter, witness, rules)
        self.give_guidance = GiveGuidance(counter, rules)
        self.refuse_reception = RefuseReception(counter, rules)
        self.void_dossier = VoidDossier(counter, witness, rules)
        self.keep_draft = KeepDraft(counter)
        self.kept_drafts = KeptDrafts(counter)
        self.drop_draft = DropDraft(counter)
        self.print_form = PrintForm(counter, parts.forms, parts.printer, parts.files)
        self.settle_print = SettlePrint(counter)
        self.preview_receipt = PreviewReceipt(counter, rules, parts.forms)
        self.preview_form = PreviewForm(counter, parts.forms)

    def _move_on(self, counter: Counter) -> None:
        self.request_supplement = RequestSupplement(counter)
        self.supply_supplement = SupplySupplement(counter)
        self.refuse_dossier = RefuseDossier(counter)
        self.forward_dossier = ForwardDossier(counter)
        self.record_result = RecordResult(counter)
        self.return_result = ReturnResult(counter)
        self.extend_due_date = ExtendDueDate(counter)
        self.stop_dossier = StopDossier(counter)
        self.withdraw_dossier = WithdrawDossier(counter)
        self.reopen_dossier = ReopenDossier(counter)
        self.ask_payment = AskPayment(counter)
        self.payment_met = RecordPaymentMet(counter)

    def _look_up(self, counter: Counter) -> None:
        self.show_dossier = ShowDossier(counter)
        self.look_at_dossier = LookAtDossier(counter)
        self.find_dossiers = FindDossiers(counter)
        self.list_dossiers = ListDossiers(counter)
        self.today_summary = TodaySummary(counter)
        self.interpret_scan = InterpretScan(counter)
        self.look_up_person = LookUpPerson(counter)
        self.compute_due = ComputeDue(counter)
        self.queue_state = QueueState(counter)

    def _rule(self, parts: Parts) -> None:
        counter = parts.counter
        self.read_settings = ReadSettings(counter)
        self.list_settings = ListSettings(counter)
        self.change_setting = ChangeSetting(counter)
        self.read_catalogue = ReadCatalogue(counter)
        self.save_procedure = SaveProcedure(counter)
        self.load_seed_catalogue = LoadSeedCatalogue(counter, parts.seed_catalogue)
        self.read_calendar = ReadCalendar(counter)
        self.save_calendar_day = SaveCalendarDay(counter)
        self.clear_calendar_day = ClearCalendarDay(counter)
        self.confirm_year = ConfirmYear(counter)
        self.seed_year = SeedYear(counter)
        self.save_working_hours = SaveWorkingHours(counter)
        self.load_seed_calendar = LoadSeedCalendar(counter, parts.seed_calendar)

    def _take_care(self, parts: Parts) -> None:
        counter, witness = parts.counter, parts.witness
        self.start_desk = StartDesk(counter, witness, parts.disk)
        self.confirm_clock = ConfirmClock(counter)
        self.watch_clock = WatchClock(counter)
        self.watch_disk = WatchDisk(counter, parts.disk)
        self.open_number_book = OpenNumberBook(counter, witness)
        self.confirm_newest_slip = ConfirmNewestSlip(counter, witness)
        self.back_up = BackUp(parts.store)
        self.back_up_when_due = BackUpWhenDue(counter, parts.store, parts.shelf)

    def _meet_city(self, parts: Parts) -> None:
        counter, signer = parts.counter, parts.signer
        self.enrol = EnrolDesk(counter, signer)
        self.sync_city = SyncCity(counter, signer)
        self.city_state = ReadCityState(counter)
        self.unsent_notice = UnsentNotice(counter)
        self.queue_lines = QueueLines(counter.uow, lambda: self.sync_city.running)
        self.list_exceptions = ListExceptions(counter)
        self.close_exception = CloseException(counter)

    def _end_day(self, parts: Parts) -> None:
        counter, witness, forms = parts.counter, parts.witness, parts.forms
        self.gap_report = MakeGapReport(counter, witness)
        self.close_day = CloseDay(counter, self.sign_in)
        self.preview_closing = PreviewClosing(counter, witness, forms)
        self.print_closing = PrintClosing(counter, self.preview_closing, forms, parts.printer, parts.files)
