"""The list of what needs attention, in few words: the matter, the dossier, the desk, since when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desk_app.qt.noop import QT_TRANSLATE_NOOP
from desk_app.screens.formats import moment_text

if TYPE_CHECKING:
    from desk_app.services.exception_words import ExceptionView

translate = QCoreApplication.translate

ABOUT = {
    "illegal_move": QT_TRANSLATE_NOOP("ExceptionWords", "Steps that do not fit together"),
    "number_twice": QT_TRANSLATE_NOOP("ExceptionWords", "One number on two slips"),
    "branch": QT_TRANSLATE_NOOP("ExceptionWords", "Two histories of one desk"),
    "entry_changed": QT_TRANSLATE_NOOP("ExceptionWords", "Differs from what was sent"),
    "unknown_kind": QT_TRANSLATE_NOOP("ExceptionWords", "Needs a newer program"),
    "unreadable": QT_TRANSLATE_NOOP("ExceptionWords", "Cannot be read"),
    "revoked_desk": QT_TRANSLATE_NOOP("ExceptionWords", "From a desk that was shut out"),
    "no_right": QT_TRANSLATE_NOOP("ExceptionWords", "Done without the right to"),
    "possible_duplicate": QT_TRANSLATE_NOOP("ExceptionWords", "Perhaps taken in twice"),
    "city_check": QT_TRANSLATE_NOOP("ExceptionWords", "The city found a fault"),
}
"""What each kind of exception is about."""
_OTHER = QT_TRANSLATE_NOOP("ExceptionWords", "To be looked at")


def about_word(about: str) -> str:
    """Give the few words for a kind of exception; one of a newer program is simply to be looked at."""
    return translate("ExceptionWords", ABOUT.get(about, _OTHER))


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """A view with the key a list asks its next window by."""

    view: ExceptionView

    @property
    def code(self) -> str:
        """The key of the row."""
        return self.view.exception_id


@dataclass(frozen=True, slots=True)
class ExceptionColumn:
    """One column of the list."""

    heading: str
    words: Callable[[ExceptionView], str]
    letters: int
    stretches: bool = False
    spare: int = 0
    is_number: bool = False

    def text(self, row: ExceptionRow) -> str:
        """Give the words of a cell."""
        return self.words(row.view)

    def tone(self, row: ExceptionRow) -> str:
        """Give the name of its ink in the look."""
        return "ink"


def exception_columns() -> tuple[ExceptionColumn, ...]:
    """Give the columns."""
    return (
        ExceptionColumn(
            translate("ExceptionColumns", "Matter"),
            lambda view: about_word(view.about),
            16,
            stretches=True,
        ),
        ExceptionColumn(
            translate("ExceptionColumns", "Dossier code"),
            lambda view: next(iter(view.codes), "–"),
            21,
            spare=2,
        ),
        ExceptionColumn(
            translate("ExceptionColumns", "Since"), lambda view: moment_text(view.opened_at), 15, spare=1
        ),
    )
