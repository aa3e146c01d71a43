"""The list of what needs attention, in few words: the matter, the dossier, the desk, since when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desk_app.screens.formats import moment_text

if TYPE_CHECKING:
    from desk_app.messages import Messages
    from desk_app.services.exchange.exception_words import ExceptionView

translate = QCoreApplication.translate


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


def exception_columns(messages: Messages) -> tuple[ExceptionColumn, ...]:
    """Give the columns."""
    return (
        ExceptionColumn(
            translate("ExceptionColumns", "Matter"),
            lambda view: messages.exception_name(view.about),
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
