"""The hands of the supervisor on the pages of the exchange: joining, queue, what needs attention, closing the day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desk_app.demo.practice_desk import PIN
from desk_app.demo.stage import DemoFailed, Stage
from desk_app.screens.day_close.page import DayClosePage
from desk_app.screens.dossier.page import DossierPage
from desk_app.screens.exceptions.page import ExceptionsPage
from desk_app.screens.queue.page import QueuePage
from desk_app.screens.settings.page import SettingsPage

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


class CityStep:
    """Everything by keyboard."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._keys = stage.keys

    def sign_in(self, *, supervisor: bool) -> None:
        """Sign in at the open sign-in page."""
        stage = self._stage
        stage.until(lambda: stage.program.session is not None, "the opened desk")
        form = stage.program.window.sign_in.form
        stage.until(lambda: form.names.count() > 1, "the names")
        # Whoever signed in last is still chosen; the clerk stands first, the supervisor below.
        for _ in range(form.names.count()):
            self._keys.press(Qt.Key.Key_Up)
        if supervisor:
            self._keys.press(Qt.Key.Key_Down)
        self._keys.type(PIN)
        stage.settle()
        self._keys.press(ENTER)
        stage.until(lambda: stage.session.frame is not None, "somebody signed in")
        stage.quiet()

    def hand_over(self, *, supervisor: bool) -> None:
        """Lock the desk and let somebody else sign in."""
        stage = self._stage
        self.leave_seat()
        self.sign_in(supervisor=supervisor)
        stage.quiet()

    def leave_seat(self) -> None:
        """Lock the desk and give the sign-in page free."""
        stage = self._stage
        self._keys.press(Qt.Key.Key_F12)
        stage.until(lambda: stage.session.lock is not None, "the locked desk")
        lock = stage.session.lock
        if lock is None:
            raise DemoFailed("the desk is not locked")
        stage.tab_to(lock.findChildren(QPushButton)[-1])
        self._keys.press(Qt.Key.Key_Space)
        stage.until(lambda: stage.session.frame is None, "nobody at the desk")
        stage.quiet()

    def join(self, url: str, code: str) -> None:
        """Join the city in the settings."""
        stage = self._stage
        self._keys.press(Qt.Key.Key_4, CTRL)
        page = stage.page(SettingsPage)
        stage.quiet()
        page.subjects.setCurrentWidget(page.city)
        stage.until(page.city.form.isVisible, "the boxes for joining")
        stage.tab_to(page.city.url)
        self._keys.type(url)
        stage.settle()
        self._keys.press(ENTER)
        self._keys.type(code)
        stage.settle()
        stage.picture("city-before-joining")
        self._keys.press(ENTER)
        stage.until(page.city.ca_file.hasFocus, "the box of the certificate file")
        self._keys.press(ENTER)
        stage.until(page.city.join.hasFocus, "the button that joins")
        self._keys.press(Qt.Key.Key_Space)
        stage.until(lambda: not page.city.form.isVisible(), "the city joined")
        self.wait_until_sent()
        stage.until(lambda: any("127.0.0.1" in text for _, text in page.city.lines), "the link shown")
        stage.picture("city-joined")

    def queue(self) -> QueuePage:
        """Open the queue."""
        self._keys.press(Qt.Key.Key_1, CTRL)
        page = self._stage.page(QueuePage)
        self._stage.quiet()
        return page

    def send_now(self) -> None:
        """Press Ctrl+G on the page in front."""
        self._keys.press(Qt.Key.Key_G, CTRL)

    def wait_until_sent(self) -> None:
        """Wait until the city has everything."""
        stage = self._stage
        stage.until(self._all_sent, "everything sent")
        stage.quiet()

    def dossier_of_first(self, picture: str) -> None:
        """Look at the dossier of the first thing that needs attention."""
        stage = self._stage
        self._keys.press(Qt.Key.Key_5, CTRL)
        page = stage.page(ExceptionsPage)
        stage.until(lambda: page.shown is not None, "something that needs attention")
        self._keys.press(Qt.Key.Key_O, CTRL)
        dossier = stage.page(DossierPage)
        stage.until(lambda: dossier.loaded is not None, "its dossier")
        stage.picture(picture)

    def settle_first(self, reason: str, picture: str) -> None:
        """Settle the first thing that needs attention with its first way."""
        stage = self._stage
        self._keys.press(Qt.Key.Key_5, CTRL)
        page = stage.page(ExceptionsPage)
        stage.quiet()
        stage.until(lambda: page.shown is not None, "something that needs attention")
        shown = page.shown
        self._keys.press(ENTER)
        stage.until(page.settling.buttons[0].hasFocus, "the first way to settle it")
        self._keys.press(Qt.Key.Key_Space)
        stage.until(page.settling.buttons[0].isChecked, "the way chosen")
        stage.tab_to(page.settling.reason)
        self._keys.type(reason)
        stage.settle()
        stage.picture(picture)
        self._keys.press(Qt.Key.Key_F9)
        stage.until(lambda: page.shown is not shown, "the matter settled")
        stage.quiet()

    def look_at_day(self) -> DayClosePage:
        """Open the page of the day's close and wait for the comparison."""
        stage = self._stage
        self._keys.press(Qt.Key.Key_6, CTRL)
        page = stage.page(DayClosePage)
        stage.quiet()
        if page.picture is None and page.closing is None:
            stage.until(lambda: page.picture is not None, "the comparison")
        elif not page.looking.busy:
            before = page.picture
            self.send_now()
            stage.until(lambda: page.picture is not before and not page.looking.busy, "a new comparison")
        stage.quiet()
        return page

    def close_day(self, page: DayClosePage, reason: str, picture: str) -> str:
        """Give the same reason for whatever differs, sign with the PIN, and give what is said of the day."""
        stage = self._stage
        for edit in page.reasons.editors:
            stage.tab_to(edit)
            self._keys.type(reason)
            stage.settle()
        stage.picture(f"{picture}-before")
        self._keys.press(Qt.Key.Key_F9)
        stage.until(lambda: page.signing.who.count() > 0, "the supervisors")
        stage.until(page.signing.pin.hasFocus, "the PIN")
        self._keys.type(PIN)
        stage.settle()
        stage.picture(f"{picture}-sign")
        self._keys.press(Qt.Key.Key_F9)
        stage.until(lambda: page.closing is not None, "the closed day")
        stage.quiet()
        stage.picture(picture)
        return page.state.text()

    def _all_sent(self) -> bool:
        state = self._stage.frame.watch.state
        if self._stage.frame.workplace.city.state.running:
            # The last entry is receipted before the talk ends; a wish to send would only join it.
            return False
        return (
            state.enrolled and not state.unsent and state.sending is None and state.last_success is not None
        )
