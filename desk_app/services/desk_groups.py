"""The use cases of a desk in groups by subject, each ready to be called under a short name."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from desk_app.services.care.back_up import BackUp, BackUpWhenDue
from desk_app.services.care.readiness import ReadReadiness
from desk_app.services.care.start_desk import StartDesk
from desk_app.services.care.watch_disk import WatchDisk
from desk_app.services.clock_guard import ConfirmClock, WatchClock
from desk_app.services.day.close_day import CloseDay
from desk_app.services.desk_parts import Parts
from desk_app.services.dossier.due_day import ReadDueDay
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
from desk_app.services.dossier.take_back import TakeBackDeed
from desk_app.services.exchange.city_state import ReadCityStanding, ReadCityState, UnsentNotice
from desk_app.services.exchange.enrol import EnrolDesk
from desk_app.services.exchange.exceptions import CloseException, ListExceptions
from desk_app.services.exchange.queue import QueueState
from desk_app.services.exchange.queue_dossiers import WaitingDossiers
from desk_app.services.exchange.sync_city import SyncCity
from desk_app.services.numbers.gap_report import MakeGapReport
from desk_app.services.numbers.number_book import ConfirmNewestSlip, OpenNumberBook
from desk_app.services.people.approvals import Approve
from desk_app.services.people.read_look_ups import ReadLookUps
from desk_app.services.people.record_look_up import RecordLookUp
from desk_app.services.people.sign_in import SignIn
from desk_app.services.people.user_pins import ChangePin, GivePin, UnlockUser
from desk_app.services.people.users import EndUser, ListUsers, SaveUser
from desk_app.services.printing.follow_paper import FollowPaper
from desk_app.services.printing.owed_papers import ListOwedPapers
from desk_app.services.printing.preview_form import DrawForm, PreviewForm, PreviewReceipt
from desk_app.services.printing.print_closing import PreviewClosing, PrintClosing
from desk_app.services.printing.print_form import PrintForm
from desk_app.services.printing.settle_print import SettlePrint
from desk_app.services.reception.check_reception import CheckReception
from desk_app.services.reception.drafts import DropDraft, KeepDraft
from desk_app.services.reception.due_date import ComputeDue
from desk_app.services.reception.guidance import GiveGuidance, RefuseReception
from desk_app.services.reception.interpret_scan import InterpretScan
from desk_app.services.reception.known_citizens import LookUpPerson
from desk_app.services.reception.receive import ReceiveDossier
from desk_app.services.reception.void import VoidDossier
from desk_app.services.reference.calendar import (
    ClearCalendarDay,
    ConfirmYear,
    LoadCalendar,
    LoadSeedCalendar,
    ReadCalendar,
    SaveCalendarDay,
    SaveWorkingHours,
    SeedYear,
)
from desk_app.services.reference.catalogue import (
    LoadProcedures,
    LoadSeedCatalogue,
    ReadCatalogue,
    SaveEverydayWords,
    SaveProcedure,
)
from desk_app.services.reference.settings_change import ChangeSettings, ListSettings, ReadSettings

if TYPE_CHECKING:
    from desk_app.services.day.look_at_day import LookAtDay
    from desk_app.services.exchange.export_bundle import ExportBundle
    from desk_app.services.exchange.import_bundle import ImportBundle


class ReceptionGroup:
    """Taking a dossier in: the checks while it is typed, the deed, and what is kept of a form half typed."""

    def __init__(self, parts: Parts, record: RecordLookUp) -> None:
        context, rules = parts.context, parts.rules
        self.check = CheckReception(context, rules)
        self.receive = ReceiveDossier(context, parts.witness, rules)
        self.guide = GiveGuidance(context, rules)
        self.refuse = RefuseReception(context, rules)
        self.keep_draft = KeepDraft(context)
        self.drop_draft = DropDraft(context)
        self.interpret_scan = InterpretScan(context, record)
        self.look_up_person = LookUpPerson(context, record)


class DossierGroup:
    """Looking at dossiers that have a number, and moving them on."""

    def __init__(self, parts: Parts, exchange: ExchangeGroup, record: RecordLookUp) -> None:
        context = parts.context
        self.take_back = TakeBackDeed(context, lambda: exchange.sync.running)
        self.void = VoidDossier(context, parts.witness, parts.rules)
        self.request_supplement = RequestSupplement(context)
        self.supply_supplement = SupplySupplement(context)
        self.refuse = RefuseDossier(context)
        self.forward = ForwardDossier(context)
        self.record_result = RecordResult(context)
        self.return_result = ReturnResult(context)
        self.extend = ExtendDueDate(context)
        self.stop = StopDossier(context)
        self.withdraw = WithdrawDossier(context)
        self.reopen = ReopenDossier(context)
        self.ask_payment = AskPayment(context)
        self.payment_met = RecordPaymentMet(context)
        self.show = ShowDossier(context)
        self.look_at = LookAtDossier(context, record, parts.rules.wards)
        self.find = FindDossiers(context, record, parts.rules.wards)
        self.list = ListDossiers(context, record)
        self.today = TodaySummary(context)
        self.due_day = ReadDueDay(context, record)


class PrintingGroup:
    """The forms of a dossier on paper and on the screen."""

    def __init__(self, parts: Parts, record: RecordLookUp) -> None:
        context, forms = parts.context, parts.forms
        self.print = PrintForm(context, forms, parts.printer, parts.files, record)
        self.settle = SettlePrint(context)
        self.owed = ListOwedPapers(context, record)
        self.follow = FollowPaper(parts.printer, self.settle)
        self.preview_receipt = PreviewReceipt(context, parts.rules, forms)
        self.preview = PreviewForm(context, forms, record)
        self.draw = DrawForm(context, forms)
        self.broken_forms = forms.broken


class PeopleGroup:
    """Who may work at this desk, who agrees to what another does, and who looked at what."""

    def __init__(self, parts: Parts, record: RecordLookUp) -> None:
        context, pins = parts.context, parts.pins
        self.sign_in = SignIn(context, pins, parts.witness)
        self.approve = Approve(self.sign_in)
        self.list = ListUsers(context, parts.witness)
        self.save = SaveUser(context, pins)
        self.end = EndUser(context)
        self.give_pin = GivePin(context, pins)
        self.change_pin = ChangePin(self.sign_in)
        self.unlock = UnlockUser(context, parts.witness)
        self.look_ups = ReadLookUps(context, record)


class ReferenceGroup:
    """What the ward may change: settings, catalogue, calendar, hours; and the due date counted from them."""

    def __init__(self, parts: Parts) -> None:
        context = parts.context
        self.compute_due = ComputeDue(context)
        self.settings = ReadSettings(context)
        self.list_settings = ListSettings(context)
        self.change_settings = ChangeSettings(context)
        self.catalogue = ReadCatalogue(context, parts.seed_words)
        self.save_procedure = SaveProcedure(context)
        self.save_everyday_words = SaveEverydayWords(context)
        self.load_procedures = LoadProcedures(context)
        self.load_seed_catalogue = LoadSeedCatalogue(context, parts.seed_catalogue)
        self.calendar = ReadCalendar(context)
        self.save_calendar_day = SaveCalendarDay(context)
        self.clear_calendar_day = ClearCalendarDay(context)
        self.confirm_year = ConfirmYear(context)
        self.seed_year = SeedYear(context)
        self.save_working_hours = SaveWorkingHours(context)
        self.load_calendar = LoadCalendar(context)
        self.load_seed_calendar = LoadSeedCalendar(context, parts.seed_calendar)


class ExchangeGroup:
    """Everything between the desk and the city. Sealing is loaded when first asked for."""

    def __init__(self, parts: Parts, record: RecordLookUp) -> None:
        context, signer = parts.context, parts.signer
        self._parts = parts
        self._record = record
        self.queue = QueueState(context)
        self.enrol = EnrolDesk(context, signer)
        self.sync = SyncCity(context, signer)
        self.city_state = ReadCityState(context)
        self.city_standing = ReadCityStanding(context)
        self.unsent_notice = UnsentNotice(context)
        self.waiting = WaitingDossiers(context, lambda: self.sync.running)
        self.exceptions = ListExceptions(context, record)
        self.close_exception = CloseException(context)

    @cached_property
    def export_bundle(self) -> ExportBundle:
        """Writes what is unsent on a stick."""
        from desk_app.services.exchange.export_bundle import ExportBundle

        return ExportBundle(self._parts.context, self._parts.signer, self._parts.sticks, self._record)

    @cached_property
    def import_bundle(self) -> ImportBundle:
        """Takes in what another desk wrote on a stick."""
        from desk_app.services.exchange.import_bundle import ImportBundle

        return ImportBundle(self._parts.context, self._parts.sticks)


class DayGroup:
    """The end of a day: both sides compared, closed, on paper. Comparing is loaded when first asked for."""

    def __init__(
        self, parts: Parts, exchange: ExchangeGroup, people: PeopleGroup, record: RecordLookUp
    ) -> None:
        context, witness, forms = parts.context, parts.witness, parts.forms
        self._parts = parts
        self._record = record
        self._exchange = exchange
        self.gap_report = MakeGapReport(context, witness)
        self.close = CloseDay(context, people.sign_in, record)
        self.preview_closing = PreviewClosing(context, witness, forms)
        self.print_closing = PrintClosing(context, self.preview_closing, forms, parts.printer, parts.files)

    @cached_property
    def look_at(self) -> LookAtDay:
        """Makes the picture of a day before it is closed."""
        from desk_app.services.day.look_at_day import LookAtDay

        return LookAtDay(
            self._parts.context, self._parts.signer, self._parts.witness, self._exchange.sync, self._record
        )


class CareGroup:
    """What keeps a desk fit to work: its start, clock, disk, numbers and copies."""

    def __init__(self, parts: Parts, record: RecordLookUp) -> None:
        context, witness, disk, store = parts.context, parts.witness, parts.disk, parts.store
        self.start = StartDesk(context, witness, disk, record, parts.forms)
        self.confirm_clock = ConfirmClock(context)
        self.watch_clock = WatchClock(context)
        self.watch_disk = WatchDisk(context, disk)
        self.readiness = ReadReadiness(context)
        self.open_number_book = OpenNumberBook(context, witness)
        self.confirm_newest_slip = ConfirmNewestSlip(context, witness)
        self.back_up = BackUp(store)
        self.back_up_when_due = BackUpWhenDue(context, store, parts.shelf)
