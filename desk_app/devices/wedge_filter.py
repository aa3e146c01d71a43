"""Catches keyboard-wedge scans in every window of the program, before any field or button sees the keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from shiboken6 import isValid

from desk_app.devices.wedge import Stroke, StrokeKind, Verdict, WedgeRecogniser

_END_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_END_TEXTS = frozenset({"\r", "\n"})
"""Some scanners close a code with a line feed, as a key of its own or as Ctrl+J."""
_SILENT_KEYS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_unknown,
    }
)
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})


def stroke_kind(event: QKeyEvent) -> StrokeKind:
    """Say what a key means to the recogniser; Ctrl and Alt combinations are never part of a scan."""
    key, held = event.key(), event.modifiers()
    ctrl = bool(held & Qt.KeyboardModifier.ControlModifier)
    alt = bool(held & Qt.KeyboardModifier.AltModifier)
    if key in _SILENT_KEYS and not event.text():
        return StrokeKind.SILENT
    if event.text() in _END_TEXTS and not alt:
        return StrokeKind.END
    if alt and not ctrl:
        return StrokeKind.SILENT if held & Qt.KeyboardModifier.KeypadModifier else StrokeKind.OTHER
    if ctrl != alt or held & Qt.KeyboardModifier.MetaModifier:
        return StrokeKind.OTHER
    if key in _END_KEYS and not held & Qt.KeyboardModifier.ShiftModifier:
        return StrokeKind.END
    if key == Qt.Key.Key_Backspace:
        return StrokeKind.BACKSPACE
    return StrokeKind.TEXT if event.text() and event.text().isprintable() else StrokeKind.OTHER


class WedgeFilter(QObject):
    """Watches the windows of the program; tells `scanned` with the raw text of each scan.

    Keys that may belong to a scan are held for a moment (`WedgeRhythm.gap`) and handed on, in order, when a person
    typed them. The time of a key is the one the window system gave it, so that a busy moment of the program
    cannot turn typing into a scan; `steady` (seconds) serves events that carry none.
    """

    scanned = Signal(str)

    def __init__(self, steady: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steady = steady
        self._recogniser = WedgeRecogniser()
        self._held: list[tuple[QWindow, QEvent]] = []
        self._down: set[int] = set()
        self._replaying = False
        self._behind = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._silence)
        self._second_look = QTimer(self, singleShot=True, interval=0)
        self._second_look.timeout.connect(self._pause)

    def watch(self, app: QGuiApplication) -> None:
        """Follow the keyboard focus into every window, dialogs included."""
        app.focusWindowChanged.connect(self._watch_window)
        self._watch_window(app.focusWindow())

    @property
    def holding(self) -> bool:
        """Whether keys are held back just now."""
        return bool(self._held)

    def unwatch(self, app: QGuiApplication) -> None:
        """Let every window go; keys held back are handed on."""
        app.focusWindowChanged.disconnect(self._watch_window)
        self._flush()
        for window in app.allWindows():
            window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Judge the keys a window is about to get; True swallows."""
        if self._replaying or not isinstance(watched, QWindow):
            return False
        kind = event.type()
        if kind in _KEYS:
            return self._key(watched, cast(QKeyEvent, event))
        if kind == QEvent.Type.InputMethod:
            return self._composed(watched, cast(QInputMethodEvent, event))
        return False

    def _watch_window(self, window: QWindow | None) -> None:
        self._flush()
        if window is not None:
            window.installEventFilter(self)

    def _key(self, window: QWindow, event: QKeyEvent) -> bool:
        kind = stroke_kind(event)
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._shortcut(kind, event)
        if event.type() == QEvent.Type.KeyRelease:
            return self._release(window, event)
        verdict = self._recogniser.press(
            Stroke(kind, self._moment(event), event.text(), repeated=event.isAutoRepeat())
        )
        return self._obey(verdict, window, event, event.key())

    def _composed(self, window: QWindow, event: QInputMethodEvent) -> bool:
        """An input method finished or shows some letters; only finished ones count as text."""
        text = event.commitString()
        kind = StrokeKind.TEXT if text else StrokeKind.SILENT
        if kind is StrokeKind.SILENT and self._recogniser.holding:
            self._held.append((window, event.clone()))
            return True
        at = self._steady() - self._behind
        return self._obey(self._recogniser.press(Stroke(kind, at, text)), window, event, 0)

    def _moment(self, event: QKeyEvent) -> float:
        if not event.timestamp():
            return self._steady() - self._behind
        at = event.timestamp() / 1000
        self._behind = self._steady() - at
        return at

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

    def _obey(self, verdict: Verdict, window: QWindow, event: QEvent, key: int) -> bool:
        if verdict in (Verdict.FLUSH_PASS, Verdict.FLUSH_HOLD):
            self._replay()
        if verdict in (Verdict.HOLD, Verdict.FLUSH_HOLD):
            self._held.append((window, event.clone()))
            self._timer.start(round(self._recogniser.wait * 1000))
        if verdict in (Verdict.PASS, Verdict.FLUSH_PASS):
            self._down.discard(key)
            return False
        self._down.add(key)
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

    def _tell(self) -> None:
        self._timer.stop()
        self._held.clear()
        self.scanned.emit(self._recogniser.scan)

    def _replay(self) -> None:
        self._timer.stop()
        held, self._held = self._held, []
        self._replaying = True
        try:
            for window, event in held:
                if event.type() == QEvent.Type.KeyPress:
                    self._down.discard(cast(QKeyEvent, event).key())
                # A dialog may close while the last keys typed in it are still held: they have nowhere to go.
                if isValid(window):
                    QCoreApplication.sendEvent(window, event)
        finally:
            self._replaying = False
