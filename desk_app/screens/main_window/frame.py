"""The working window of somebody signed in: rail, header, page in front, messages and bottom bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from desk_app.errors import PrintTrouble
from desk_app.qt.look import scaled
from desk_app.qt.tokens import Size
from desk_app.screens.formats import count_text
from desk_app.screens.main_window.bottom_bar import BottomBar
from desk_app.screens.main_window.desk_watch import DeskWatch
from desk_app.screens.main_window.header import Header
from desk_app.screens.main_window.next_key import NextKey
from desk_app.screens.main_window.notice_strip import NoticeStrip
from desk_app.screens.main_window.page_deck import PageDeck
from desk_app.screens.main_window.printer_watch import PrinterWatch
from desk_app.screens.main_window.rail import Rail
from desk_app.screens.main_window.rail_ends import office_name
from desk_app.screens.main_window.window_keys import WindowKeys
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.page import Page
from desk_app.screens.pages import PAGES
from desk_app.screens.prints.print_flow import NoPrinterChosen, print_flow_of
from desk_app.screens.requests import OpenQueue, OpenScannerCheck, OpenStart, OpenToday
from desk_app.screens.today.start_cards import needs_looking
from desk_app.screens.widgets.buttons import key_text
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.errors import DeskError
    from desk_app.screens.prints.print_flow import Sheet
    from desk_app.services.care.start_desk import StartReport

CLOCK_TICK_MS = 1_000


class WorkFrame(QWidget):
    """Carries the pages; keeps status area and next action always in the same corners."""

    lock_asked = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.workplace = workplace
        self.header = Header()
        self.bottom = BottomBar()
        self.rail = Rail()
        self.stack = QStackedWidget()
        self.notice = NoticeStrip(self, self.header)
        self.deck = PageDeck(workplace, self.stack)
        self.keys = WindowKeys(self, workplace, self.deck, self.notice)
        self.next_key = NextKey(self, workplace, self.bottom.focus_next)
        self.watch = DeskWatch(workplace, self.bottom)
        self.printer = PrinterWatch(workplace, self.bottom.printer)
        print_flow_of(workplace).choice_wanted.connect(self._choose_printer)
        print_flow_of(workplace).troubled.connect(self._print_troubled)
        self._page_actions: tuple[QAction, ...] = ()
        self._offer_scanner = False
        self._fill_rail()
        self._lay_out()
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the page the room of the rail's words on a narrow window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Use the narrow layout where too few letters would fit at the present size of text."""
        narrow = self.width() < scaled(Size.NARROW_UNDER)
        for part in (self.rail, self.header, self.bottom):
            part.set_narrow(narrow)
        self.rail.settle_width()

    def _choose_printer(self, sheet: Sheet) -> None:
        """Ask where a form is to come out, once a day; a second question waits in the list of papers."""
        from desk_app.screens.prints.printer_choice import PrinterChoice
        from desk_app.screens.prints.reprint import choose_printer

        front = QApplication.activeModalWidget()
        if not isinstance(front, PrinterChoice):
            choose_printer(self.workplace, sheet, front or self)

    def _print_troubled(self, sheet: Sheet, error: DeskError) -> None:
        """Name a paper the page in front knows nothing of: its keys and buttons are another dossier's."""
        front = self.deck.front
        if isinstance(error, NoPrinterChosen) or (front is not None and front.follows_paper(sheet)):
            return
        trouble, workplace = PrintTrouble("counter.print_of_another", code=sheet.code), self.workplace
        workplace.note_trouble(trouble)
        words, code = workplace.words(trouble), workplace.messages.code(trouble.key)
        workplace.say(Notice(Tone.TROUBLE, words, code, lasts=True))

    def start(self, *, offer_scanner: bool = False) -> None:
        """Show the first page to the person who signed in; `offer_scanner` has the scanner tried on a new PC."""
        self._offer_scanner = offer_scanner
        self._name_people()
        self._tick()
        self.watch.look()
        self.printer.look()
        desk, by = self.workplace.desk, self.workplace.operator
        self.workplace.ask(
            "start_desk", lambda: desk.care.start(by), self._begin, failed=self._begin_anyway, owner=self
        )

    def _begin(self, report: StartReport) -> None:
        """Open the work list, or first what the desk found at its start."""
        self.watch.take_report(report)
        self._show_first(report)
        if self._offer_scanner:
            words = self.workplace.messages.text("set_up.offered")
            try_it = partial(self.workplace.open_page, OpenScannerCheck())
            offer = Notice(Tone.PLAIN, words, "", self.tr("Try the scanner"), try_it, by_itself=True)
            self.workplace.say(offer)

    def _show_first(self, report: StartReport) -> None:
        if needs_looking(report, self.workplace.operator.user):
            self.workplace.open_page(OpenStart(report))
            return
        self.workplace.open_page(OpenToday())
        if report.notices:
            messages, first = self.workplace.messages, report.notices[0]
            label = self.tr("See all")
            see = partial(self.workplace.open_page, OpenStart())
            self.workplace.say(Notice(Tone.WARNING, messages.of(first), messages.code(first.key), label, see))

    def _begin_anyway(self, error: DeskError) -> None:
        self.workplace.open_page(OpenToday())
        self.workplace.say_error(error)

    def _name_people(self) -> None:
        workplace, desk = self.workplace, self.workplace.desk
        role = workplace.messages.role_name(workplace.operator.role)
        place = self.tr("Desk {number} · {role}").format(number=desk.identity.desk_no, role=role)
        self.rail.foot.set_who(workplace.operator.full_name, place, key_text(self.keys.lock))
        workplace.ask(
            "office",
            desk.reference.settings,
            lambda settings: self.rail.head.set_office(office_name(settings.competent_unit)),
            owner=self,
        )

    def _fill_rail(self) -> None:
        for entry in PAGES:
            if entry.key:
                if entry.begins_group:
                    self.rail.add_rule()
                self.rail.add_page(entry.name, self.keys.page_key(entry), entry.icon)
        self.rail.add_deed(self.keys.help, "help")
        self.rail.add_foot()
        self.rail.settle_width()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        if self.workplace.desk.identity.practice:
            banner = PlainLabel(self.tr("PRACTICE DESK — nothing here is a real dossier"))
            banner.setObjectName("practice")
            grid.addWidget(banner, 0, 0, 1, 2)
        grid.addWidget(self.rail, 1, 0)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(self.stack, 1)
        grid.addLayout(right, 1, 1)
        grid.addWidget(self.bottom, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)

    def _connect(self) -> None:
        workplace = self.workplace
        workplace.page_asked.connect(self.deck.open)
        workplace.back_asked.connect(self.deck.back)
        workplace.said.connect(self.notice.put)
        workplace.hushed.connect(self.notice.hush)
        self.deck.changed.connect(self._page_changed)
        self.deck.next_step_wanted.connect(self.bottom.focus_next)
        self.watch.counted.connect(self._show_counts)
        self.bottom.status_pressed.connect(lambda: workplace.open_page(OpenQueue()))
        self.bottom.scanner_pressed.connect(lambda: workplace.open_page(OpenScannerCheck()))
        self.bottom.printer_pressed.connect(self.keys.show_owed)
        self.rail.foot.lock_pressed.connect(self.lock_asked)
        self.keys.lock_pressed.connect(self.lock_asked)
        self.keys.zoomed.connect(self._fit)
        workplace.zoomed.connect(self._fit)
        self._clock = QTimer(self, interval=CLOCK_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def _show_counts(self, dossiers: int, matters: int) -> None:
        """Count at their pages what waits to be sent and what waits for a person."""
        self.rail.show_count("queue", count_text(dossiers) if dossiers else "")
        self.rail.show_count("exceptions", count_text(matters) if matters else "", grave=True)

    def _tick(self) -> None:
        self.header.set_time(self.workplace.clock.now())

    def _page_changed(self, page: Page) -> None:
        """Show title, rail mark and actions of the page in front."""
        self.header.set_title(page.title())
        self.rail.mark(page.NAME)
        for action in self._page_actions:
            self.removeAction(action)
        self._page_actions = page.next_actions()
        self.addActions(list(self._page_actions))
        self.next_key.follow(self._page_actions)
        self.bottom.show_actions([action for action in self._page_actions if action.isVisible()])
