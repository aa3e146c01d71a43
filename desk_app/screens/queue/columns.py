"""The columns of what waits to be sent; state words are exactly those of the counter's glossary (UX 38)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desk_app.domain.time.local_time import local
from desk_app.qt.noop import QT_TRANSLATE_NOOP
from desk_app.screens.formats import short_procedure, time_text
from desk_app.screens.widgets.tables.chip import ChipLook
from desk_app.screens.widgets.tables.dossier_columns import CODE_LETTERS
from desk_app.screens.widgets.tables.list_column import ListColumn
from desk_app.services.exchange.queue import SendState
from desk_app.services.exchange.queue_dossiers import WaitingDeed, WaitingDossier

if TYPE_CHECKING:
    from datetime import datetime

    from desk_app.messages import Messages

translate = QCoreApplication.translate

STATE_WORDS = {
    SendState.WAITING: QT_TRANSLATE_NOOP("SendState", "To send"),
    SendState.SENDING: QT_TRANSLATE_NOOP("SendState", "Sending"),
    SendState.SENT: QT_TRANSLATE_NOOP("SendState", "Sent"),
    SendState.RETRY: QT_TRANSLATE_NOOP("SendState", "To be tried again"),
    SendState.ATTENTION: QT_TRANSLATE_NOOP("SendState", "Needs attention"),
}

STATE_DRESS = {
    SendState.WAITING: ("queue", "grey"),
    SendState.SENDING: ("sending", "blue"),
    SendState.SENT: ("ok", "green"),
    SendState.RETRY: ("clock", "yellow"),
    SendState.ATTENTION: ("attention", "orange"),
}
"""Icon and colour of each state; what merely waits is quiet."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A line of the list: a dossier, or below an opened one a `deed` of it; `opened` says which way its arrow points."""

    waiting: WaitingDossier
    opened: bool = False
    deed: WaitingDeed | None = None

    @property
    def code(self) -> str:
        """The key of the row."""
        return f"{self.waiting.code}/{self.deed.seq}" if self.deed else self.waiting.code

    @property
    def is_sub(self) -> bool:
        """Whether it is a line below another."""
        return self.deed is not None


def queue_columns(
    state_of: Callable[[QueueRow], SendState],
    words_of: Callable[[QueueRow], str],
    messages: Messages,
    now: Callable[[], datetime],
) -> tuple[ListColumn[QueueRow], ...]:
    """Give the columns; `state_of` tells how far a dossier has come, `words_of` says it."""

    def chips(row: QueueRow) -> tuple[ChipLook, ...]:
        if row.is_sub:
            return ()
        icon, tone = STATE_DRESS[state_of(row)]
        return (ChipLook(icon, tone, words_of(row)),)

    return (
        ListColumn("", lambda row: "", 2, icon=_arrow),
        ListColumn(translate("QueueColumns", "Dossier code"), _code, CODE_LETTERS, _ink, is_code=True),
        ListColumn(
            translate("QueueColumns", "Citizen"), lambda row: "" if row.is_sub else row.waiting.initials, 8
        ),
        ListColumn(
            translate("QueueColumns", "Procedure"),
            lambda row: _what(row, messages),
            17,
            _ink_of_deed,
            stretches=True,
        ),
        ListColumn(
            translate("QueueColumns", "Saved at"),
            lambda row: "" if row.is_sub else _saved(row.waiting.saved_at, now()),
            11,
            is_number=True,
            spare=1,
            key=lambda row: row.waiting.saved_at,
        ),
        ListColumn(
            translate("QueueColumns", "Deeds to send"), lambda row: _deeds(row, messages), 17, _ink, spare=2
        ),
        ListColumn(translate("QueueColumns", "State"), words_of, 18, chips=chips),
    )


def _arrow(row: QueueRow) -> str:
    if row.is_sub:
        return ""
    return "open" if row.opened else "right"


def _code(row: QueueRow) -> str:
    if row.deed is not None:
        return time_text(row.deed.saved_at)
    return row.waiting.dossier or translate("QueueColumns", "Records of the desk")


def _what(row: QueueRow, messages: Messages) -> str:
    if row.deed is not None:
        return messages.text(row.deed.happened)
    return short_procedure(row.waiting.procedure_name)


def _saved(at: datetime, now: datetime) -> str:
    """Write the hour of a deed of today, with the day of an earlier one."""
    there = local(at)
    return time_text(at) if there.date() == local(now).date() else f"{there:%d/%m %H:%M}"


def _ink(row: QueueRow) -> str:
    return "hint" if row.is_sub else "ink"


def _ink_of_deed(row: QueueRow) -> str:
    return "ink"


def _deeds(row: QueueRow, messages: Messages) -> str:
    """Name the deeds of a dossier that wait, each once; below it say where they are safe."""
    if row.is_sub:
        return translate("QueueColumns", "saved on this PC")
    words = dict.fromkeys(messages.text(deed.happened) for deed in row.waiting.deeds)
    return ", ".join(word[:1].lower() + word[1:] for word in words)
