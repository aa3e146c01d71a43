"""Turns a monitor to the citizen while there is one to turn: never the one the clerk's window is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desk_app.qt.monitors import Monitor
    from desk_app.screens.citizen.page import CitizenPage
    from desk_app.screens.citizen.presenter import CitizenPresenter
    from desk_app.settings import DeskSettings

_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.WindowStateChange})
TICK_MS = 1_000
"""How often it is asked whether what is shown has become old."""


class SecondScreen(QObject):
    """Makes the page when the chosen monitor is there, takes it away with it; nothing is loaded while none is chosen."""

    def __init__(self, window: QWidget, workplace: Workplace) -> None:
        super().__init__(window)
        self._window = window
        self._workplace = workplace
        self._monitors = workplace.monitors
        self._monitor: Monitor | None = None
        self._presenter: CitizenPresenter | None = None
        self.page: CitizenPage | None = None
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._show)
        self._monitors.going.connect(self.put_away)
        self._monitors.changed.connect(self.look)
        workplace.counter.changed.connect(self._show)
        workplace.notices.settings.connect(self._read_office)
        window.installEventFilter(self)
        self.look()

    def look(self) -> None:
        """Turn the chosen monitor to the citizen if it is there, else go on without."""
        wanted = self._monitors.chosen
        beside = self._monitors.beside(self._window) if wanted else ()
        found = next((one for one in beside if one.key == wanted), None)
        if found is None:
            self.put_away()
        elif self.page is None or found != self._monitor:
            self.put_away()
            self._turn(found)

    def put_away(self) -> None:
        """Take the page from the screen at once."""
        self._tick.stop()
        page, self.page, self._monitor = self.page, None, None
        self._workplace.counter.is_seen = False
        if page is not None:
            page.hide()
            page.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give way when the clerk moves the window to the citizen's monitor, and come back when it leaves."""
        if event.type() in _MOVES:
            self.look()
        return False

    def _turn(self, monitor: Monitor) -> None:
        from desk_app.screens.citizen.page import CitizenPage
        from desk_app.screens.citizen.presenter import CitizenPresenter

        workplace = self._workplace
        if self._presenter is None:
            self._presenter = CitizenPresenter(workplace.counter, workplace.clock.monotonic)
        self._monitor = monitor
        self.page = CitizenPage(workplace.code_drawer)
        self.page.take_monitor(monitor)
        self._workplace.counter.is_seen = True
        self._show()
        self._read_office()
        self._tick.start()

    def _show(self) -> None:
        if self.page is not None and self._presenter is not None:
            self.page.show_view(self._presenter.view())

    def _read_office(self) -> None:
        if self.page is not None:
            desk = self._workplace.desk
            self._workplace.ask(
                "office_of_citizens", desk.reference.settings, self._name_office, owner=self.page
            )

    def _name_office(self, settings: DeskSettings) -> None:
        if self.page is not None and self._presenter is not None:
            number = self._workplace.desk.identity.desk_no
            self.page.show_office(
                settings.unit.receiving_unit, self.tr("Desk {number}").format(number=number)
            )
            self._presenter.look_up = settings.unit.lookup
            self._show()
