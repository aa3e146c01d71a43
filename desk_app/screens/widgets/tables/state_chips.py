"""The states of a dossier as chips: icon and word for each of the ten national ones, and what is said beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.steps.lists import state_key
from desk_app.qt.noop import QT_TRANSLATE_NOOP
from desk_app.screens.formats import time_text
from desk_app.screens.widgets.tables.chip import ChipLook

if TYPE_CHECKING:
    from desk_app.messages import Messages
    from desk_app.ports.dossiers import DossierRow

translate = QCoreApplication.translate

_DRESS = {
    Status.REGISTERED: ("receive", "grey"),
    Status.RECEIVED: ("receive", "blue"),
    Status.REFUSED: ("close", "red"),
    Status.PROCESSING: ("sending", "blue"),
    Status.SUPPLEMENT_ASKED: ("folder", "yellow"),
    Status.PAYMENT_ASKED: ("money", "yellow"),
    Status.WITHDRAWN: ("back", "grey"),
    Status.STOPPED: ("stop", "grey"),
    Status.DONE: ("returns", "green"),
    Status.RETURNED: ("ok", "grey"),
}
_SHORT = {
    Status.SUPPLEMENT_ASKED: QT_TRANSLATE_NOOP("StateChips", "Waits for papers"),
    Status.PAYMENT_ASKED: QT_TRANSLATE_NOOP("StateChips", "Waits for payment"),
    Status.WITHDRAWN: QT_TRANSLATE_NOOP("StateChips", "Withdrawn"),
    Status.DONE: QT_TRANSLATE_NOOP("StateChips", "Result is here"),
}
"""Words shorter than the published ones, which stay on paper, in lists to the city and in tips."""


def state_chip(status: Status, messages: Messages, *, voided: bool = False) -> ChipLook:
    """Give the chip of a state; a cancelled number is said before any status."""
    if voided:
        return ChipLook("close", "grey", messages.text(state_key(status, voided=True)))
    icon, tone = _DRESS[status]
    short = _SHORT.get(status)
    word = translate("StateChips", short) if short else messages.text(state_key(status, voided=False))
    return ChipLook(icon, tone, word)


def overdue_chip() -> ChipLook:
    """Say beside its state that a promise is broken."""
    return ChipLook("warning", "orange", translate("StateChips", "Overdue"))


def row_chips(row: DossierRow, messages: Messages, *, late: bool) -> tuple[ChipLook, ...]:
    """Say where a dossier is: its state, or where its result lies or when it was handed out; and that it is late."""
    if row.returned_at is not None:
        word = translate("StateChips", "Returned {time}").format(time=time_text(row.returned_at))
        return (ChipLook("ok", "grey", word),)
    first = state_chip(row.status, messages, voided=row.voided)
    if row.status is Status.DONE and row.place and not row.voided:
        word = translate("StateChips", "{place}, can be returned").format(place=row.place)
        first = ChipLook(first.icon, first.tone, word)
    elif row.status is Status.RECEIVED and not row.printed and not row.voided:
        first = ChipLook("print", "yellow", translate("StateChips", "Saved, not printed"))
    return (first, overdue_chip()) if late else (first,)
