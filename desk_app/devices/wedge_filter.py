"""Catches keyboard-wedge scans in every window of the program, before any field or button sees the keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from shiboken6 import isValid

from desk_app.devices.event_times import EventTimes
from desk_app.devices.wedge import Stroke, StrokeKind, Verdict, WedgeRecogniser
from desk_app.devices.wedge_keys import stroke_kind

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})


class WedgeFilter(QObject):
    """Watches the windows of the program and what has the focus in them; tells `scanned` with each `Arrival`.

    Keys go to a window; what an input method composes goes to the focus object, past every window. What may belong
    to a scan is held for a moment (`WedgeRhythm.gap`) and handed on, in order, when a person typed it. The time of a
    key is the one the window system gave it, so that a busy moment of the program cannot turn typing into a scan;
    `steady` (seconds) serves events that carry none.
    """

    scanned = Signal(object)

    def __init__(self, steady: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recogniser = WedgeRecogniser()
        self._times = EventTimes(steady)
        self._focus: QObject | None = None
        self._held: list[tuple[QObject, QEvent]] = []
        self._down: set[int] = set()
        self._replaying = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._silence)
        self._second_look = QTimer(self, singleShot=True, interval=0)
        self._second_look.timeout.connect(self._pause)

    def watch(self, app: QGuiApplication) -> None:
        """Follow the keyboard focus into every window, dialogs included."""
        app.focusWindowChanged.connect(self._watch_window)
        app.focusObjectChanged.connect(self._watch_focus)
        self._watch_window(app.focusWindow())
        self._watch_focus(app.focusObject())

    @property
    def holding(self) -> bool:
        """Whether keys are held back just now."""
        return bool(self._held)

    def unwatch(self, app: QGuiApplication) -> None:
        """Let every window go; keys held back are handed on."""
        app.focusWindowChanged.disconnect(self._watch_window)
        app.focusObjectChanged.disconnect(self._watch_focus)
        self._flush()
        self._watch_focus(None)
        for window in app.allWindows():
            window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Judge the keys a window is about to get; True swallows."""
        if self._replaying:
            return False
        kind = event.type()
        if kind == QEvent.Type.InputMethod:
            return self._composed(watched, cast(QInputMethodEvent, event))
        if kind in _KEYS and isinstance(watched, QWindow):
            return self._key(watched, cast(QKeyEvent, event))
        return False

    def _watch_window(self, window: QWindow | None) -> None:
        self._flush()
        if window is not None:
            window.installEventFilter(self)

    def _watch_focus(self, focus: QObject | None) -> None:
        if self._focus is not None and isValid(self._focus) and not isinstance(self._focus, QWindow):
            self._focus.removeEventFilter(self)
        self._focus = focus
        if focus is not None:
            focus.installEventFilter(self)

    def _key(self, window: QWindow, event: QKeyEvent) -> bool:
        kind = stroke_kind(event)
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._shortcut(kind, event)
        at = self._times.of_key(event)
        if event.type() == QEvent.Type.KeyRelease:
            return self._release(window, event)
        verdict = self._recogniser.press(Stroke(kind, at, event.text(), repeated=event.isAutoRepeat()))
        return self._obey(verdict, window, event, event.key())

    def _composed(self, focus: QObject, event: QInputMethodEvent) -> bool:
        """An input method hands over some letters, or shows a word that still grows."""
        text, shown = event.commitString(), event.preeditString()
        at = self._times.of_composition()
        return self._obey(
            self._recogniser.press(Stroke(StrokeKind.COMPOSED, at, text, shown=shown)), focus, event, 0
        )

    def _shortcut(self, kind: StrokeKind, event: QKeyEvent) -> bool:
        """A shortcut would act before its key arrives: typed letters must be in place, a scan's Enter never acts."""
        if kind is StrokeKind.OTHER:
            self._flush()
        if kind is StrokeKind.END and self._recogniser.collecting:
            event.accept()
            return True
        return False

    def _release(self, window: QWindow, event: QKeyEvent) -> bool:
        if event.key() not in self._down:
            return False
        if self._held:
            self._held.append((window, event.clone()))
        if not event.isAutoRepeat():
            self._down.discard(event.key())
        return True

    def _obey(self, verdict: Verdict, target: QObject, event: QEvent, key: int) -> bool:
        if verdict in (Verdict.FLUSH_PASS, Verdict.FLUSH_HOLD):
            self._replay()
        if verdict in (Verdict.HOLD, Verdict.FLUSH_HOLD):
            self._held.append((target, event.clone()))
            self._timer.start(round(self._recogniser.wait * 1000))
        if verdict in (Verdict.PASS, Verdict.FLUSH_PASS):
            self._down.discard(key)
            return False
        self._down.add(key)
        if verdict is Verdict.EAT:
            self._drop()
        if verdict is Verdict.SCAN:
            self._tell()
        return True

    def _silence(self) -> None:
        """The keys may be waiting unread: let them come in before the burst is judged."""
        self._second_look.start()

    def _pause(self) -> None:
        if self._timer.isActive() or not self._recogniser.holding:
            return
        if self._recogniser.pause() is Verdict.SCAN:
            self._tell()
        else:
            self._replay()

    def _flush(self) -> None:
        if self._recogniser.holding:
            self._recogniser.interrupt()
            self._replay()

    def _drop(self) -> None:
        self._timer.stop()
        self._held.clear()

    def _tell(self) -> None:
        self._drop()
        self._give_back(self._recogniser.typed_before, still_open=self._recogniser.left_open)
        self.scanned.emit(self._recogniser.scan)

    def _give_back(self, typed: str, *, still_open: bool) -> None:
        """Letters a person had in an input method when the scan came stay in their box; the method starts anew."""
        self._replaying = True
        try:
            if typed and self._focus is not None and isValid(self._focus):
                event = QInputMethodEvent()
                event.setCommitString(typed)
                QCoreApplication.sendEvent(self._focus, event)
            if still_open:
                QGuiApplication.inputMethod().reset()
        finally:
            self._replaying = False

    def _replay(self) -> None:
        self._timer.stop()
        held, self._held = self._held, []
        self._replaying = True
        try:
            for target, event in held:
                if event.type() == QEvent.Type.KeyPress:
                    self._down.discard(cast(QKeyEvent, event).key())
                # A dialog may close while the last keys typed in it are still held: they have nowhere to go.
                if isValid(target):
                    QCoreApplication.sendEvent(target, event)
        finally:
            self._replaying = False
