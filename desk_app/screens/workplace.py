"""What a page may use: the desk's services, the worker lanes, the words, and the way to other pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desk_app.errors import DeskError
from desk_app.qt.change_notices import ChangeNotices
from desk_app.qt.lane import Failed, Job, Workers
from desk_app.qt.monitors import Monitors
from desk_app.screens.city_runs import city_runs
from desk_app.screens.counter_sight import CounterSight
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.printer_sight import PrinterSight

if TYPE_CHECKING:
    from desk_app.domain.steps.rights import Right
    from desk_app.messages import Messages
    from desk_app.ports.clock import Clock
    from desk_app.ports.code_pictures import CodeDrawer
    from desk_app.qt.look import Look
    from desk_app.screens.requests import PageRequest
    from desk_app.services.desk import Desk
    from desk_app.services.people.operators import Operator

T = TypeVar("T")


class Workplace(QObject):
    """The desk as a page sees it, for the user signed in.

    `ask` runs a service on the database lane; only there may `desk` be called, except for its plain values.
    `print_lane` is for asking printers, so that a slow spooler never holds up a reception.
    `city` leads every talk with the city; `zoomed` tells that text has another size. What pages say to `counter` the
    citizen may see.
    """

    page_asked = Signal(object)
    back_asked = Signal()
    said = Signal(object)
    hushed = Signal()
    troubled = Signal(object)
    zoomed = Signal()

    def __init__(
        self,
        desk: Desk,
        clock: Clock,
        workers: Workers,
        messages: Messages,
        look: Look,
        code_drawer: CodeDrawer,
    ) -> None:
        super().__init__()
        self.code_drawer = code_drawer
        self.desk = desk
        self.clock = clock
        self.messages = messages
        self.look = look
        self.notices = ChangeNotices(self)
        self.print_lane = workers.printer
        self.city = city_runs(desk, workers, self.notices, self)
        self._lane = workers.database
        self._operator: Operator | None = None
        self.printer_sight = PrinterSight(self)
        self.counter = CounterSight(clock.monotonic, self)
        self.monitors = Monitors(self)

    @property
    def operator(self) -> Operator:
        """Who is signed in; asking before sign-in is a programming error."""
        if self._operator is None:
            raise RuntimeError("nobody is signed in")
        return self._operator

    @operator.setter
    def operator(self, operator: Operator) -> None:
        self._operator = operator

    def why_not(self, right: Right) -> str:
        """Say why the user signed in cannot do what takes a right; nothing when he has it."""
        return "" if self.operator.may(right) else self.messages.text("rights.missing.button", right=right)

    def ask(
        self,
        name: str,
        work: Callable[[], T],
        done: Callable[[T], object] | None = None,
        *,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Run a service on the database lane; without `failed` a trouble is shown as a notice."""
        return self._lane.run(name, work, done, failed=failed or self.say_error, owner=owner)

    def ask_newest(
        self,
        name: str,
        work: Callable[[], T],
        done: Callable[[T], object],
        *,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Run a service whose earlier answers under the same name no longer matter."""
        return self._lane.newest(name, work, done, failed=failed or self.say_error, owner=owner)

    def open_page(self, request: PageRequest) -> None:
        """Ask the window to bring the page that answers a request to the front."""
        self.page_asked.emit(request)

    def go_back(self) -> None:
        """Return to the page shown before."""
        self.back_asked.emit()

    def say(self, notice: Notice) -> None:
        """Show a message above the bottom bar."""
        self.said.emit(notice)

    def hush(self) -> None:
        """Take the message away, because what it spoke of is done."""
        self.hushed.emit()

    def say_error(self, error: DeskError) -> None:
        """Show a trouble in the words of the message catalogue, with its code."""
        self.note_trouble(error)
        self.say(Notice(Tone.TROUBLE, self.words(error), self.messages.code(error.key)))

    def note_trouble(self, error: DeskError) -> None:
        """Let the status area hear of a trouble that a page shows in its own way."""
        self.troubled.emit(error)

    def words(self, error: DeskError) -> str:
        """Give the sentence of a trouble."""
        return self.messages.of(error)
