"""Says in words where a code typed by hand is wrong."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desk_app.domain.codes.wrong_place import CodeGroup, wrong_group
from desk_app.qt.noop import QT_TRANSLATE_NOOP

_WORDS = {
    CodeGroup.UNIT: QT_TRANSLATE_NOOP("CodeWords", "The unit cannot be right: write it like H26.99.01."),
    CodeGroup.DAY: QT_TRANSLATE_NOOP("CodeWords", "The day cannot be right: year, month, day, like 261120."),
    CodeGroup.NUMBER: QT_TRANSLATE_NOOP("CodeWords", "The running number cannot be right: like 0042."),
}


def wrong_place(typed: str) -> str:
    """Give the sentence for a code typed wrong; nothing for a right one and for what is no code."""
    group = wrong_group(typed)
    return QCoreApplication.translate("CodeWords", _WORDS[group]) if group else ""
