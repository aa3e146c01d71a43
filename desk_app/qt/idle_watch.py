"""Notices that nobody has touched keyboard or mouse for some minutes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Tells `idle` once after `minutes` without a touch; the next touch starts the count again.

    Only the windows in use are watched, not every event of the program.
    """

    idle = Signal()

    def __init__(self, app: QGuiApplication, minutes: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        self.set_minutes(minutes)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    def set_minutes(self, minutes: float) -> None:
        """Change the time; 0 or less never tells."""
        self._timer.stop()
        self._timer.setInterval(round(minutes * 60_000))
        if minutes > 0:
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start the count again at every touch."""
        if event.type() in _TOUCHES and self._timer.interval() > 0:
            self._timer.start()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
