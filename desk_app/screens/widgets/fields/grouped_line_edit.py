"""A box for a long number: the eye sees it in groups, while the text itself and every copy of it stay bare."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QInputMethodEvent, QTextCharFormat

from desk_app.screens.widgets.fields.card_line_edit import CardLineEdit

_FIXED_LINE = "024"
"""Hanoi's area code."""
GAP = 0.38
"""Room between two groups, in heights of a small letter's body (em)."""


def every_three(text: str) -> tuple[int, ...]:
    """Group an identity number as 001 190 012 345; gives the places after which a gap stands."""
    return tuple(range(2, len(text) - 1, 3))


def as_phone(text: str) -> tuple[int, ...]:
    """Group a phone number as 0912 345 678, one of Hanoi's fixed lines as 024 3856 1234."""
    places = (2, 6) if text.startswith(_FIXED_LINE) else (3, 6)
    return tuple(place for place in places if place < len(text) - 1)


def as_tax_code(text: str) -> tuple[int, ...]:
    """Group a tax code as 0100 109 106."""
    return tuple(place for place in (3, 6, 9) if place < len(text) - 1)


def in_groups(text: str, places: Callable[[str], tuple[int, ...]] = every_three) -> str:
    """Write a number in its groups for a label; what is no plain number stays as it is."""
    if not text.isdecimal():
        return text
    after = set(places(text))
    return "".join(sign + (" " if at in after else "") for at, sign in enumerate(text))


class GroupedLineEdit(CardLineEdit):
    """Groups digits by `places`; anything with another sign in it is shown as typed."""

    def __init__(
        self, longest: int = 60, width: int = 0, places: Callable[[str], tuple[int, ...]] = every_three
    ) -> None:
        super().__init__(longest, width)
        self._places = places
        self._has_gaps = False
        self.textChanged.connect(lambda _text: self._group())

    def setText(self, text: str | None, /) -> None:
        """Show another number in its groups, also while nobody is told of it."""
        super().setText(text)
        self._group()

    def group_by(self, places: Callable[[str], tuple[int, ...]]) -> None:
        """Group otherwise, as for a tax code."""
        self._places = places
        self._group()

    def text_width(self) -> int:
        """Give how wide the number is with its gaps, in device-independent pixels."""
        text = self.text()
        gaps = len(self._places(text)) if text.isdecimal() else 0
        return super().text_width() + gaps * self._gap()

    def _gap(self) -> int:
        return round(self.fontMetrics().height() / 1.362 * GAP)

    def _group(self) -> None:
        """Widen the step after the last sign of each group; formats of the input method are the box's only door to that."""
        text, cursor = self.text(), self.cursorPosition()
        wide = QTextCharFormat()
        wide.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        wide.setFontLetterSpacing(self._gap())
        places = self._places(text) if text.isdecimal() else ()
        if not places and not self._has_gaps:
            return  # An input method at work on letters must not be disturbed.
        self._has_gaps = bool(places)
        kind = QInputMethodEvent.AttributeType.TextFormat
        marks = [QInputMethodEvent.Attribute(kind, place - cursor, 1, wide) for place in places]
        QCoreApplication.sendEvent(self, QInputMethodEvent("", marks))
