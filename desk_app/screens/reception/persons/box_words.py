"""Names the boxes of a person inside a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from desk_app.qt.noop import QT_TRANSLATE_NOOP

_WORDS = {
    "id_number": QT_TRANSLATE_NOOP("BoxWords", "number"),
    "name": QT_TRANSLATE_NOOP("BoxWords", "name"),
    "birth_date": QT_TRANSLATE_NOOP("BoxWords", "birth date"),
    "sex": QT_TRANSLATE_NOOP("BoxWords", "sex"),
    "phone": QT_TRANSLATE_NOOP("BoxWords", "phone"),
    "email": QT_TRANSLATE_NOOP("BoxWords", "e-mail"),
    "address": QT_TRANSLATE_NOOP("BoxWords", "address"),
}


def boxes_text(boxes: Iterable[str]) -> str:
    """Give the names of boxes as a list in a sentence."""
    return ", ".join(QCoreApplication.translate("BoxWords", _WORDS[box]) for box in boxes)
