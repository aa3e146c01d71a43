"""Starts the window: paints sign-in first, then loads and opens the desk behind it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desk_app.qt.look import Look, new_application
from desk_app.qt.translation import install_language
from desk_app.qt.window_choices import LANGUAGES, WindowChoices, use_choices
from desk_app.screens.main_window.window import DeskWindow
from desk_app.screens.opening import Opening

if TYPE_CHECKING:
    from desk_app.errors import DeskError
    from desk_app.messages import Messages
    from desk_app.qt.crash_report import LastResort
    from desk_app.qt.lane import Lane
    from desk_app.qt.single_instance import SyncReply
    from desk_app.qt.window_garbage import WindowGarbage
    from desk_app.screens.session import DeskSession
    from desk_app.services.desk import Desk
    from desk_app.services.exchange.sync_city import SyncReport


def run_window(opening: Opening, lang: str = "vi") -> int:
    """Show the window until it is closed; gives the exit code. Other starts of the program are heard meanwhile."""
    from desk_app.qt.single_instance import RaiseRequests

    app = QApplication.instance() or new_application(sys.argv[0])
    if not isinstance(app, QApplication):
        raise TypeError("the window needs a QApplication")
    choices = WindowChoices()
    program = DeskApplication(app, opening, choices.language if lang == LANGUAGES[0] else lang, choices)
    requests = RaiseRequests(opening.folder)
    requests.raise_asked.connect(program.window.come_to_front)
    requests.sync_asked.connect(program.sync_asked)
    program.ended.connect(app.quit)
    program.window.showMaximized()
    code = app.exec()
    requests.close()
    return code


class DeskApplication(QObject):
    """The running program: one window, lanes for database, printers and network; `ended` when it is over."""

    ended = Signal()

    def __init__(
        self, app: QApplication, opening: Opening, lang: str = "vi", choices: WindowChoices | None = None
    ) -> None:
        super().__init__()
        self._app = app
        self._opening = opening
        self._lang = lang
        self._translators = install_language(app, lang)
        use_choices(choices)
        self.look = Look(app, choices=choices)
        self.look.language = lang
        self.look.dress()
        self.window = DeskWindow()
        self.window.close_asked.connect(self._close_asked)
        self.window.sign_in.painted.connect(self._begin)
        self.window.sign_in.retry_asked.connect(self._open)
        self.session: DeskSession | None = None
        self._unhook: Callable[[], None] = lambda: None
        self._lanes: tuple[Lane, ...] = ()
        self.lane: Lane
        self.print_lane: Lane
        self.network_lane: Lane
        self.messages: Messages
        self._kept: list[object] = []
        self._is_new = False
        self._closing = False
        self._garbage: WindowGarbage | None = None

    @cached_property
    def last_resort(self) -> LastResort:
        """What takes an error of the program itself; loaded after the first paint."""
        from desk_app.qt.crash_report import LastResort

        return LastResort()

    def show(self) -> None:
        """Show the window; the rest begins after its first paint."""
        self.window.show()

    def _begin(self) -> None:
        """Load what the first paint did not need."""
        from desk_app.messages import Messages
        from desk_app.qt.alt_watch import AltWatch
        from desk_app.qt.icons import line_icon
        from desk_app.qt.lane import Lane
        from desk_app.qt.lasting_singletons import keep_singletons
        from desk_app.qt.window_garbage import WindowGarbage
        from desk_app.screens.crash_notice import CrashNotice

        keep_singletons()
        self._app.setWindowIcon(line_icon("program", "#FFFFFF"))
        self._garbage = WindowGarbage(self)
        self._kept.append(AltWatch(self._app, self))
        self.look.follow_system()
        self.messages = Messages(self._lang)
        self.lane, self.print_lane = Lane("database", self), Lane("printer", self)
        self.network_lane = Lane("network", self)
        self._lanes = (self.lane, self.print_lane, self.network_lane)
        for lane in self._lanes:
            lane.crashed.connect(self.last_resort.take)
        self._unhook = self.last_resort.install()
        self._kept.append(CrashNotice(self.window, self.messages, self.last_resort))
        self._open()

    def _open(self) -> None:
        self.window.sign_in.show_waiting()
        self.window.show_face(self.window.sign_in)
        self.lane.run(
            "open",
            lambda: self._opening.open() if self._opening.has_desk() else None,
            self._opened,
            failed=self._not_opened,
            owner=self,
        )

    def _not_opened(self, error: DeskError) -> None:
        self.window.sign_in.show_trouble(self.messages.of(error), self.messages.code(error.key))

    def _opened(self, desk: Desk | None) -> None:
        if desk is None:
            self._first_start()
            return
        from desk_app.qt.lane import Workers
        from desk_app.qt.sounds import ScanSounds
        from desk_app.screens.session import DeskSession
        from desk_app.screens.workplace import Workplace

        workers = Workers(self.lane, self.print_lane, self.network_lane)
        clock, drawer = self._opening.clock(), self._opening.code_drawer()
        workplace = Workplace(desk, clock, workers, self.messages, self.look, drawer)
        self.session = DeskSession(self.window, workplace, ScanSounds())
        self.session.is_new = self._is_new
        self._kept.append(self._opening.watch_scanner(self.session.handle_scan))

    def sync_asked(self, reply: SyncReply) -> None:
        """Sync for a command, in the run that is under way or a new one."""
        from desk_app.errors import Refused

        if self.session is None:
            reply.failed(Refused("cli.window_open"))
            return

        def done(report: SyncReport) -> None:
            plain = ("pushed", "pulled", "acked_seq", "exceptions")
            reply.done({name: getattr(report, name) for name in plain})

        self.session.workplace.city.sync_now(done, reply.failed)

    def _first_start(self) -> None:
        from desk_app.screens.sign_in.first_start import FirstStart

        face = FirstStart(str(self._opening.folder))

        def made(_: None) -> None:
            self._is_new = True
            self._open()
            self.window.drop_face(face)

        def make(ward: str, desk_no: int) -> None:
            work = lambda: self._opening.make_practice(ward, desk_no)  # noqa: E731
            self.lane.run("make_practice", work, made, failed=refused, owner=self)

        def refused(error: DeskError) -> None:
            face.refuse(self.messages.of(error))

        face.practice_asked.connect(make)
        self.window.show_face(face)

    def _close_asked(self) -> None:
        """Ask only when something would be left behind: unsent dossiers or typed text."""
        frame = self.session.frame if self.session else None
        if frame is None:
            self.close()
            return
        from desk_app.screens.main_window.leaving import Leaving

        Leaving(frame, self.window, self.close).begin()

    def close(self) -> None:
        """Let the page keep its draft, stop sending at a safe place, close the desk and the window (FAULTS C6)."""
        if self._closing:
            return
        self._closing = True
        if self.session and self.session.frame:
            self.session.frame.deck.leave()
        if self.session:
            self.session.workplace.print_lane.stop()
            self.session.workplace.city.stop(self._close_desk)
        else:
            self._end()

    def _close_desk(self) -> None:
        if self.session is not None:
            desk = self.session.workplace.desk
            # No other lane may still be at the line while the desk gives it back.
            self.network_lane.stop()
            self.lane.run(
                "close", desk.close, lambda _: self._end(), failed=lambda _: self._end(), owner=self
            )

    def _end(self) -> None:
        for lane in self._lanes:
            lane.stop()
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._unhook()
        if self._garbage is not None:
            self._garbage.stop()
        if self.session:
            self.session.citizen.put_away()
            self.session.sounds.close()
        self.window.close_now()
        self.ended.emit()
