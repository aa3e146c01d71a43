"""Says what a key of the window system means to the recogniser of scans."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desk_app.devices.wedge import StrokeKind

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
_SEPARATORS = frozenset("\x1c\x1d\x1e\x04")
"""What GS1 codes put between and behind their parts; they come as keys with Ctrl."""


def stroke_kind(event: QKeyEvent) -> StrokeKind:
    """Say what a key means to the recogniser; Ctrl and Alt combinations are never part of a scan."""
    key, held = event.key(), event.modifiers()
    if event.text() in _SEPARATORS and event.text():
        return StrokeKind.TEXT
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
