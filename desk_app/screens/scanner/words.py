"""The words of the scanner check: each thing that changes a scan, what to set, and what cannot be seen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desk_app.domain.codes.set_up import SetUp

_MOST_SHOWN = 99
_IN_A_LINE = 50
"""Characters of one line: a text without spaces is never broken by itself."""
_UNSEEN = {"\r": "␍", "\n": "␊", "\t": "␉", "\x1d": "␝", " ": "␠"}

CHANGED_BY = {
    SetUp.GOOD: "set_up.by_nothing",
    SetUp.INPUT_METHOD: "set_up.by_input_method",
    SetUp.VIETNAMESE_LAYOUT: "set_up.by_vietnamese_layout",
    SetUp.FRENCH_LAYOUT: "set_up.by_french_layout",
    SetUp.OTHER_LAYOUT: "set_up.by_other_layout",
    SetUp.CAPS_LOCK: "set_up.by_caps_lock",
    SetUp.IN_PIECES: "set_up.by_pauses",
}
ADVICE = {
    SetUp.GOOD: "set_up.set_nothing",
    SetUp.INPUT_METHOD: "set_up.set_input_method",
    SetUp.VIETNAMESE_LAYOUT: "set_up.set_layout",
    SetUp.FRENCH_LAYOUT: "set_up.set_layout",
    SetUp.OTHER_LAYOUT: "set_up.set_layout",
    SetUp.CAPS_LOCK: "set_up.set_caps_lock",
    SetUp.IN_PIECES: "set_up.set_speed",
    SetUp.NOT_THE_CODE: "set_up.scan_this_code",
}


def arrived_text(text: str) -> str:
    """Show raw characters, those that cannot be seen as signs, and none that could do harm."""
    shown = "".join(_UNSEEN.get(char, char if char.isprintable() else "�") for char in text[:_MOST_SHOWN])
    shown += "…" if len(text) > _MOST_SHOWN else ""
    return "\n".join(shown[at : at + _IN_A_LINE] for at in range(0, len(shown), _IN_A_LINE))


def closing_text(closed_by: str) -> str:
    """Name the key that ended the scan."""
    if closed_by in ("\r", "\n"):
        return "Enter"
    if closed_by:
        return "Tab"
    return QCoreApplication.translate("ScannerPage", "no key")
