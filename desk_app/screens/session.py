"""Who works at the opened desk: signing in, locking, coming back, and changing persons."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desk_app.domain.codes.arrivals import Arrival, arrival_of
from desk_app.domain.findings import Severity
from desk_app.domain.steps.rights import Right
from desk_app.qt.idle_watch import IdleWatch
from desk_app.screens.citizen.second_screen import SecondScreen
from desk_app.screens.formats import weekday_text
from desk_app.screens.main_window.behind_watch import BehindWatch
from desk_app.screens.main_window.frame import WorkFrame
from desk_app.screens.main_window.rail_ends import office_name
from desk_app.screens.main_window.scan_routes import ScanRoutes
from desk_app.screens.main_window.scans import ScanDesk, Sounds
from desk_app.screens.main_window.window import DeskWindow
from desk_app.screens.sign_in.lock_screen import LockScreen
from desk_app.screens.sign_in.office_panel import OfficePanel
from desk_app.screens.sign_in.own_pin import OwnPinDialog
from desk_app.screens.sign_in.pin_form import PinForm
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.domain.findings import Finding
    from desk_app.errors import DeskError
    from desk_app.services.people.operators import Operator
    from desk_app.services.people.users import UserLine
    from desk_app.settings import DeskSettings


class DeskSession(QObject):
    """Joins window, work frame and lock for one opened desk; `signed_in` tells the operator each time."""

    signed_in = Signal(object)

    def __init__(self, window: DeskWindow, workplace: Workplace, sounds: Sounds) -> None:
        super().__init__(window)
        self.window = window
        self.workplace = workplace
        self.sounds = sounds
        self.frame: WorkFrame | None = None
        self.lock: LockScreen | None = None
        self.idle = IdleWatch(_app(), 0, self)
        self.idle.idle.connect(self.lock_desk)
        self.is_new = False
        """Whether this PC or the person just began: scanner and input method are worth a trial."""
        self._scans: ScanDesk | None = None
        self._focus: QWidget | None = None
        window.sign_in.form.given.connect(self._sign_in)
        workplace.notices.users.connect(self.refresh_names)
        workplace.notices.settings.connect(self._read_settings)
        self._office: tuple[str, ...] = ()
        self.citizen = SecondScreen(window, workplace)
        self.refresh_names()
        self._read_settings()
        self._meet_city()

    def refresh_names(self) -> None:
        """Read the names that may sign in."""
        self.workplace.ask("names", self.workplace.desk.people.list, self._show_names, owner=self)

    def handle_scan(self, scan: Arrival | str) -> None:
        """Take a scan from any window and any focus; a locked desk answers with the bad sound only.

        Whoever types a PIN as fast as a scanner is let in all the same.
        """
        if self._scans is not None and self.frame is not None and self.window.face is self.frame:
            self._scans.take(scan)
            return
        form = self.lock.form if self.lock is not None else self.window.sign_in.form
        if not form.take_burst(arrival_of(scan).text):
            self.sounds.bad()

    def lock_desk(self) -> None:
        """Cover everything; the page, its typed text and open dialogs wait behind the lock."""
        if self.frame is None or self.window.face is not self.frame:
            return
        self._focus = _app().focusWidget()
        self.frame.deck.leave()
        self.workplace.counter.show(None)
        self._record_look_ups()
        self.window.hide_dialogs()
        operator = self.workplace.operator
        office = OfficePanel()
        self._name_office(office)
        role = self.workplace.messages.role_name(operator.role)
        self.lock = LockScreen((operator.user, operator.full_name, role), office)
        self.lock.form.given.connect(self._unlock)
        self.lock.switch_asked.connect(self._switch)
        self.window.show_face(self.lock)
        self.lock.form.pin.setFocus()

    def _record_look_ups(self) -> None:
        """Let the journal know what was looked at before somebody goes away."""
        self.workplace.ask(
            "look_up",
            self.workplace.desk.look_ups.leave,
            self.workplace.notices.publish,
            failed=self.workplace.note_trouble,
            owner=self,
        )

    def _meet_city(self) -> None:
        """Begin to keep in step with the city, which needs nobody signed in."""
        desk, city = self.workplace.desk, self.workplace.city
        self.workplace.ask(
            "meet_city",
            desk.exchange.city_state,
            lambda state: city.begin() if state.link is not None else None,
            failed=self.workplace.note_trouble,
            owner=self,
        )

    def _show_names(self, users: tuple[UserLine, ...]) -> None:
        # Those who receive stand first: at the counter the PIN alone should do.
        here = sorted((one for one in users if one.in_office), key=lambda one: not one.may(Right.RECEIVE))
        role_name = self.workplace.messages.role_name
        names = [(one.user, one.full_name, role_name(one.role)) for one in here]
        self.window.sign_in.show_ready(names)
        self._name_office(self.window.sign_in.office)

    def _name_office(self, panel: OfficePanel) -> None:
        """Say where and when this is, as far as it is known."""
        today, desk_no = self.workplace.clock.now().date(), self.workplace.desk.identity.desk_no
        panel.show_office(self._office, self.tr("Desk {number}").format(number=desk_no))
        panel.show_day(weekday_text(today), today)

    def _sign_in(self, user: str, pin: str) -> None:
        self._try_pin(self.window.sign_in.form, user, pin, self._start_work)

    def _unlock(self, user: str, pin: str) -> None:
        if self.lock is not None:
            self._try_pin(self.lock.form, user, pin, self._go_on)

    def _try_pin(self, form: PinForm, user: str, pin: str, welcome: Callable[[Operator], object]) -> None:
        def refused(error: DeskError) -> None:
            form.remark(self.workplace.words(error), Severity.ERROR)
            if error.key == "sign_in.choose_own_pin":
                self._choose_pin(user, pin, welcome)

        desk = self.workplace.desk
        form.remark("")
        self.workplace.ask(
            "sign_in", lambda: desk.people.sign_in(user, pin), welcome, failed=refused, owner=self
        )

    def _choose_pin(self, user: str, pin: str, welcome: Callable[[Operator], object]) -> None:
        """Let somebody with a PIN given by a supervisor choose an own one and go on."""
        desk = self.workplace.desk

        def chosen(new_pin: str, dialog: OwnPinDialog) -> None:
            def kept(operator: Operator) -> None:
                dialog.accept()
                self.is_new = True
                welcome(operator)

            self.workplace.ask(
                "sign_in",
                lambda: desk.people.sign_in(user, pin, new_pin),
                kept,
                failed=lambda error: dialog.refuse(self.workplace.words(error)),
                owner=dialog,
            )

        OwnPinDialog(chosen, self.window).open()

    def _start_work(self, operator: Operator) -> None:
        self._end_work()
        self.workplace.operator = operator
        frame = WorkFrame(self.workplace)
        self.frame = frame
        self._scans = ScanDesk(self.workplace, self.sounds, ScanRoutes(frame).route)
        BehindWatch(self.workplace, self.sounds, frame)
        frame.keys.code_given.connect(self._scans.take)
        frame.lock_asked.connect(self.lock_desk)
        self.window.show_face(frame)
        frame.start(offer_scanner=self.is_new)
        self.is_new = False
        self.signed_in.emit(operator)

    def _go_on(self, operator: Operator) -> None:
        self.workplace.operator = operator
        if self.frame is not None and self.lock is not None:
            self.window.show_face(self.frame)
            self.window.drop_face(self.lock)
            self.lock = None
            self.window.show_dialogs()
            if self._focus is not None and self._focus.isVisible():
                self._focus.setFocus()

    def _switch(self) -> None:
        """Let somebody else sign in; what the first one typed was kept as a draft when the desk was locked."""
        self.window.show_face(self.window.sign_in)
        if self.lock is not None:
            self.window.drop_face(self.lock)
            self.lock = None
        self._end_work()
        self.refresh_names()
        self.workplace.ask(
            "unsent_left", self.workplace.desk.exchange.unsent_notice, self._say_left, owner=self
        )

    def _say_left(self, left: Finding | None) -> None:
        """Say what still waits; it belongs to the desk and not to whoever left (FAULTS C8)."""
        if left is not None:
            self.window.sign_in.form.remark(self.workplace.messages.of(left))

    def _end_work(self) -> None:
        if self.frame is not None:
            self.frame.deck.clear()
            self.workplace.counter.show(None)
            self.window.drop_face(self.frame)
            self.frame = None
            self._scans = None

    def _read_settings(self) -> None:
        self.workplace.ask(
            "settings_of_session", self.workplace.desk.reference.settings, self._settings_read, owner=self
        )

    def _settings_read(self, settings: DeskSettings) -> None:
        self.idle.set_minutes(settings.idle_lock_minutes)
        self._office = (settings.unit.receiving_unit, office_name(settings.competent_unit))
        self._name_office(self.window.sign_in.office)


def _app() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("the window needs a QApplication")
    return app
