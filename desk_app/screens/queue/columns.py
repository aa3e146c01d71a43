"""The columns of the queue; state words are exactly those of the counter's glossary (UX 38)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desk_app.qt.noop import QT_TRANSLATE_NOOP
from desk_app.screens.formats import moment_text, short_procedure
from desk_app.services.exchange.queue import QueueLine, SendState

if TYPE_CHECKING:
    from desk_app.messages import Messages

translate = QCoreApplication.translate

STATE_WORDS = {
    SendState.WAITING: QT_TRANSLATE_NOOP("SendState", "To send"),
    SendState.SENDING: QT_TRANSLATE_NOOP("SendState", "Sending"),
    SendState.SENT: QT_TRANSLATE_NOOP("SendState", "Sent"),
    SendState.RETRY: QT_TRANSLATE_NOOP("SendState", "To be tried again"),
    SendState.ATTENTION: QT_TRANSLATE_NOOP("SendState", "Needs attention"),
}


@dataclass(frozen=True, slots=True)
class QueueColumn:
    """One column of the queue."""

    heading: str
    words: Callable[[QueueLine], str]
    letters: int
    is_number: bool = False
    stretches: bool = False
    spare: int = 0

    def text(self, row: QueueLine) -> str:
        """Give the words of a cell."""
        return self.words(row)

    def tone(self, row: QueueLine) -> str:
        """Give the name of its ink in the look."""
        return "ink"


def queue_columns(state_of: Callable[[QueueLine], str], messages: Messages) -> tuple[QueueColumn, ...]:
    """Give the columns; `state_of` tells how far a line has come, in words."""
    return (
        QueueColumn(translate("QueueColumns", "No."), lambda line: str(line.seq), 5, is_number=True, spare=1),
        QueueColumn(translate("QueueColumns", "Dossier code"), lambda line: line.dossier or "–", 19),
        QueueColumn(translate("QueueColumns", "Citizen"), lambda line: line.initials, 8),
        QueueColumn(
            translate("QueueColumns", "Procedure"),
            lambda line: short_procedure(line.procedure_name),
            20,
            stretches=True,
            spare=2,
        ),
        QueueColumn(
            translate("QueueColumns", "What"), lambda line: messages.text(line.happened), 21, stretches=True
        ),
        QueueColumn(
            translate("QueueColumns", "Saved at"), lambda line: moment_text(line.saved_at), 15, spare=3
        ),
        QueueColumn(translate("QueueColumns", "State"), state_of, 20),
    )
