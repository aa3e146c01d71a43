"""The monitors of this PC: which are there, which of them the window is on, and when one comes or goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from desk_app.qt.window_choices import choices_in_use


@dataclass(frozen=True, slots=True)
class Monitor:
    """One monitor: `key` finds it again after it was unplugged, `area` is in device-independent pixels."""

    key: str
    name: str
    area: QRect
    ratio: float = 1.0
    screen: QScreen | None = None

    @property
    def words(self) -> str:
        """Name it by its maker's name and its size in real pixels."""
        across, down = (round(side * self.ratio) for side in (self.area.width(), self.area.height()))
        return f"{self.name} · {across} × {down}"


def plugged_in() -> tuple[Monitor, ...]:
    """Give the monitors there are now, the primary one first."""
    primary = QGuiApplication.primaryScreen()
    screens = sorted(QGuiApplication.screens(), key=lambda one: one is not primary)
    return tuple(_monitor(one) for one in screens)


class Monitors(QObject):
    """Tells `going` while a monitor is still there, before its windows fall on another, and `changed` afterwards."""

    going = Signal()
    changed = Signal()

    def __init__(self, parent: QObject, find: Callable[[], tuple[Monitor, ...]] = plugged_in) -> None:
        super().__init__(parent)
        self.find = find
        # Windows takes a monitor away and brings it back within a moment, when it is only set otherwise.
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self.changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._added)
            app.screenRemoved.connect(self._removed)
            app.primaryScreenChanged.connect(self._removed)
            for screen in QGuiApplication.screens():
                screen.geometryChanged.connect(self._rest.start)

    @property
    def chosen(self) -> str:
        """The key of the monitor turned to the citizens; "" for none."""
        return choices_in_use().citizen_screen

    def choose(self, key: str) -> None:
        """Turn a monitor to the citizens from now on, or none."""
        choices_in_use().citizen_screen = key
        self.changed.emit()

    def beside(self, window: QWidget) -> tuple[Monitor, ...]:
        """Give the monitors a window is not on."""
        middle = window.frameGeometry().center()
        own = next((one for one in self.find() if one.area.contains(middle)), None)
        touched = window.frameGeometry()
        return tuple(
            one for one in self.find() if one != own and not (own is None and one.area.intersects(touched))
        )

    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._rest.start)
        self._rest.start()

    def _removed(self, _screen: QScreen) -> None:
        self.going.emit()
        self._rest.start()


def _monitor(screen: QScreen) -> Monitor:
    made = " ".join(part for part in (screen.manufacturer(), screen.model()) if part).strip()
    key = " ".join(part for part in (made, screen.serialNumber()) if part) or screen.name()
    return Monitor(key, made or screen.name(), screen.geometry(), screen.devicePixelRatio(), screen)
