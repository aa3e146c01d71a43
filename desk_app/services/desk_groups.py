"""The use cases of a desk in groups by subject, each ready to be called under a short name."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from desk_app.services.care.back_up import BackUp, BackUpWhenDue
from desk_app.services.care.start_desk import StartDesk
from desk_app.services.care.watch_disk import WatchDisk
from desk_app.services.clock_guard import ConfirmClock, WatchClock
from desk_app.services.day.close_day import CloseDay
from desk_app.services.desk_parts import Parts
from desk_app.services.dossier.extend import ExtendDueDate
from desk_app.services.dossier.lists import ListDossiers, TodaySummary
from desk_app.services.dossier.look_at_dossier import LookAtDossier
from desk_app.services.dossier.look_up import FindDossiers, ShowDossier
from desk_app.services.dossier.payment import AskPayment, RecordPaymentMet
from desk_app.services.dossier.plain_steps import (
    ForwardDossier,
    RecordResult,
    RefuseDossier,
    ReopenDossier,
    StopDossier,
    WithdrawDossier,
)
from desk_app.services.dossier.return_result import ReturnResult
from desk_app.services.dossier.supplement import RequestSupplement, SupplySupplement
from desk_app.services.exchange.city_state import ReadCityState, UnsentNotice
from desk_app.services.exchange.enrol import EnrolDesk
from desk_app.services.exchange.exceptions import CloseException, ListExceptions
from desk_app.services.exchange.queue import QueueLines, QueueState
from desk_app.services.exchange.sync_city import SyncCity
from desk_app.services.numbers.gap_report import MakeGapReport
from desk_app.services.numbers.number_book import ConfirmNewestSlip, OpenNumberBook
from desk_app.services.people.sign_in import SignIn
from desk_app.services.people.users import ChangePin, ListUsers, SaveUser, UnlockUser
from desk_app.services.printing.preview_form import PreviewForm, PreviewReceipt
from desk_app.services.printing.print_closing import PreviewClosing, PrintClosing
from desk_app.services.printing.print_form import PrintForm
from desk_app.services.printing.settle_print import SettlePrint
from desk_app.services.reception.check_reception import CheckReception
from desk_app.services.reception.drafts import DropDraft, KeepDraft, KeptDrafts
from desk_app.services.reception.due_date import ComputeDue
from desk_app.services.reception.guidance import GiveGuidance, RefuseReception
from desk_app.services.reception.interpret_scan import InterpretScan
from desk_app.services.reception.known_citizens import LookUpPerson
from desk_app.services.reception.receive import ReceiveDossier
from desk_app.services.reception.void import VoidDossier
from desk_app.services.reference.calendar import (
    ClearCalendarDay,
    ConfirmYear,
    LoadSeedCalendar,
    ReadCalendar,
    SaveCalendarDay,
    SaveWorkingHours,
    SeedYear,
)
from desk_app.services.reference.catalogue import LoadSeedCatalogue, ReadCatalogue, SaveProcedure
from desk_app.services.reference.settings_change import ChangeSetting, ListSettings, ReadSettings

if TYPE_CHECKING:
    from desk_app.services.day.look_at_day import LookAtDay
    from desk_app.services.exchange.export_bundle import ExportBundle
    from desk_app.services.exchange.import_bundle import ImportBundle


class ReceptionGroup:
    """Taking a dossier in: the checks while it is typed, the deed, and what is kept of a form half typed."""

    def __init__(self, parts: Parts) -> None:
        counter, rules = parts.counter, parts.rules
        self.check = CheckReception(counter, rules)
        self.receive = ReceiveDossier(counter, parts.witness, rules)
        self.guide = GiveGuidance(counter, rules)
        self.refuse = RefuseReception(counter, rules)
        self.keep_draft = KeepDraft(counter)
        self.kept_drafts = KeptDrafts(counter)
        self.drop_draft = DropDraft(counter)
        self.interpret_scan = InterpretScan(counter)
        self.look_up_person = LookUpPerson(counter)


class DossierGroup:
    """Looking at dossiers that have a number, and moving them on."""

    def __init__(self, parts: Parts) -> None:
        counter = parts.counter
        self.void = VoidDossier(counter, parts.witness, parts.rules)
        self.request_supplement = RequestSupplement(counter)
        self.supply_supplement = SupplySupplement(counter)
        self.refuse = RefuseDossier(counter)
        self.forward = ForwardDossier(counter)
        self.record_result = RecordResult(counter)
        self.return_result = ReturnResult(counter)
        self.extend = ExtendDueDate(counter)
        self.stop = StopDossier(counter)
        self.withdraw = WithdrawDossier(counter)
        self.reopen = ReopenDossier(counter)
        self.ask_payment = AskPayment(counter)
        self.payment_met = RecordPaymentMet(counter)
        self.show = ShowDossier(counter)
        self.look_at = LookAtDossier(counter)
        self.find = FindDossiers(counter)
        self.list = ListDossiers(counter)
        self.today = TodaySummary(counter)


class PrintingGroup:
    """The forms of a dossier on paper and on the screen."""

    def __init__(self, parts: Parts) -> None:
        counter, forms = parts.counter, parts.forms
        self.print = PrintForm(counter, forms, parts.printer, parts.files)
        self.settle = SettlePrint(counter)
        self.preview_receipt = PreviewReceipt(counter, parts.rules, forms)
        self.preview = PreviewForm(counter, forms)


class PeopleGroup:
    """Who may work at this desk."""

    def __init__(self, parts: Parts) -> None:
        counter, pins = parts.counter, parts.pins
        self.sign_in = SignIn(counter, pins)
        self.list = ListUsers(counter)
        self.save = SaveUser(counter, pins)
        self.change_pin = ChangePin(counter, pins)
        self.unlock = UnlockUser(counter)


class ReferenceGroup:
    """What the ward may change: settings, catalogue, calendar, hours; and the due date counted from them."""

    def __init__(self, parts: Parts) -> None:
        counter = parts.counter
        self.compute_due = ComputeDue(counter)
        self.settings = ReadSettings(counter)
        self.list_settings = ListSettings(counter)
        self.change_setting = ChangeSetting(counter)
        self.catalogue = ReadCatalogue(counter)
        self.save_procedure = SaveProcedure(counter)
        self.load_seed_catalogue = LoadSeedCatalogue(counter, parts.seed_catalogue)
        self.calendar = ReadCalendar(counter)
        self.save_calendar_day = SaveCalendarDay(counter)
        self.clear_calendar_day = ClearCalendarDay(counter)
        self.confirm_year = ConfirmYear(counter)
        self.seed_year = SeedYear(counter)
        self.save_working_hours = SaveWorkingHours(counter)
        self.load_seed_calendar = LoadSeedCalendar(counter, parts.seed_calendar)


class ExchangeGroup:
    """Everything between the desk and the city. Sealing is loaded when first asked for."""

    def __init__(self, parts: Parts) -> None:
        counter, signer = parts.counter, parts.signer
        self._parts = parts
        self.queue = QueueState(counter)
        self.enrol = EnrolDesk(counter, signer)
        self.sync = SyncCity(counter, signer)
        self.city_state = ReadCityState(counter)
        self.unsent_notice = UnsentNotice(counter)
        self.queue_lines = QueueLines(counter.uow, lambda: self.sync.running)
        self.exceptions = ListExceptions(counter)
        self.close_exception = CloseException(counter)

    @cached_property
    def export_bundle(self) -> ExportBundle:
        """Writes what is unsent on a stick."""
        from desk_app.services.exchange.export_bundle import ExportBundle

        return ExportBundle(self._parts.counter, self._parts.signer, self._parts.sticks)

    @cached_property
    def import_bundle(self) -> ImportBundle:
        """Takes in what another desk wrote on a stick."""
        from desk_app.services.exchange.import_bundle import ImportBundle

        return ImportBundle(self._parts.counter, self._parts.sticks)


class DayGroup:
    """The end of a day: both sides compared, closed, on paper. Comparing is loaded when first asked for."""

    def __init__(self, parts: Parts, exchange: ExchangeGroup, people: PeopleGroup) -> None:
        counter, witness, forms = parts.counter, parts.witness, parts.forms
        self._parts = parts
        self._exchange = exchange
        self.gap_report = MakeGapReport(counter, witness)
        self.close = CloseDay(counter, people.sign_in)
        self.preview_closing = PreviewClosing(counter, witness, forms)
        self.print_closing = PrintClosing(counter, self.preview_closing, forms, parts.printer, parts.files)

    @cached_property
    def look_at(self) -> LookAtDay:
        """Makes the picture of a day before it is closed."""
        from desk_app.services.day.look_at_day import LookAtDay

        return LookAtDay(self._parts.counter, self._parts.signer, self._parts.witness, self._exchange.sync)


class CareGroup:
    """What keeps a desk fit to work: its start, clock, disk, numbers and copies."""

    def __init__(self, parts: Parts) -> None:
        counter, witness, disk, store = parts.counter, parts.witness, parts.disk, parts.store
        self.start = StartDesk(counter, witness, disk)
        self.confirm_clock = ConfirmClock(counter)
        self.watch_clock = WatchClock(counter)
        self.watch_disk = WatchDisk(counter, disk)
        self.open_number_book = OpenNumberBook(counter, witness)
        self.confirm_newest_slip = ConfirmNewestSlip(counter, witness)
        self.back_up = BackUp(store)
        self.back_up_when_due = BackUpWhenDue(counter, store, parts.shelf)
