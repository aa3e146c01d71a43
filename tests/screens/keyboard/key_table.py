"""Which key does what, the same on every page, and which keys belong to others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.screens.keyboard.rounds import KeyFault

DEEDS = {
    "F1": {"Phím tắt"},
    "F2": {"Tiếp nhận"},
    "F3": {"Tìm hồ sơ"},
    "F4": {"Quét hoặc gõ mã"},
    "F5": {"Hôm nay"},
    "F6": {"Giấy tờ"},
    "F7": {"Trả kết quả"},
    "F8": {"In lại"},
    "F12": {"Khóa máy"},
    "Ctrl+K": {"Mọi việc"},
}
"""What the words beside a key say; F9 is the one next action, whatever its words, and Esc goes back."""
OF_OTHERS = {
    "Alt+Z": "UniKey",
    "Alt+F4": "Windows",
    "Alt+Space": "Windows",
    "Alt+Tab": "Windows",
    "Alt+Esc": "Windows",
    "Ctrl+Esc": "Windows",
    "Ctrl+Shift+Esc": "Windows",
    "Ctrl+Alt+Del": "Windows",
}
_ACCESS = re.compile(r"&(\w)")


def faults_of_keys(window: QWidget) -> list[KeyFault]:
    """Look at every key that works in a window now."""
    keys = list(keys_of(window))
    found = [
        KeyFault("key of others", f"{key} ({why})") for key, _ in keys if (why := belongs_to_others(key))
    ]
    for key, word in keys:
        if key in DEEDS and word not in DEEDS[key]:
            found.append(KeyFault("another deed", f"{key} {word!r}"))
    letters = [(f"Alt+{letter.upper()}", word) for letter, word in access_keys(window)]
    counted = Counter(key for key, _ in [*keys, *letters])
    for key, times in counted.items():
        if times > 1:
            words = [word for one, word in [*keys, *letters] if one == key]
            found.append(KeyFault("two for one key", f"{key}: {', '.join(words)}"))
    return found


def belongs_to_others(key: str) -> str:
    """Say who else uses a key, or why nobody can press it: "" for one that is free."""
    if "Ctrl+Shift" in key or "Alt+Shift" in key:
        return "UniKey and Windows change the input by it"
    if re.fullmatch(r"(Shift\+)?[^\W_]", key):
        return "typing"
    return OF_OTHERS.get(key, "")


def keys_of(window: QWidget) -> Iterator[tuple[str, str]]:
    """Give every key that works now, with the words of its deed."""
    for action in _actions(window):
        if action.isEnabled() and action.isVisible():
            for key in action.shortcuts():
                yield key.toString(QKeySequence.SequenceFormat.PortableText), action.text().replace("&", "")
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if shortcut.isEnabled() and isinstance(owner, QWidget) and owner.isVisible():
            for key in shortcut.keys():  # noqa: SIM118  a QShortcut is no dict
                yield key.toString(QKeySequence.SequenceFormat.PortableText), owner.objectName()


def _actions(window: QWidget) -> list[QAction]:
    found: list[QAction] = []
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisible() and widget.window() is window:
            found += [one for one in widget.actions() if one not in found]
    return found


def access_keys(window: QWidget) -> Iterator[tuple[str, str]]:
    """Give the letters of labels and buttons that work with Alt now."""
    for label in window.findChildren(QLabel):
        buddy = label.buddy()
        if label.isVisible() and label.window() is window and buddy is not None and buddy.isEnabled():
            yield from ((found, label.text()) for found in _ACCESS.findall(label.text()))
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.window() is window and button.isEnabled():
            yield from ((found, button.text()) for found in _ACCESS.findall(button.text()))
