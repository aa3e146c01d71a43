"""The way of a dossier as stations: taken in, sent on, worked on, result here, handed out; where it stands and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier.dossier import Dossier, Status
from desk_app.domain.time.local_time import local
from desk_app.screens.formats import time_text, weekday_text
from desk_app.screens.widgets.tables.state_chips import state_chip

if TYPE_CHECKING:
    from desk_app.messages import Messages

translate = QCoreApplication.translate


class Stand(StrEnum):
    """Where the dossier is, seen from a station."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Station:
    """One station: its word, its icon while it is not done, and two quiet lines."""

    word: str
    stand: Stand
    icon: str
    lines: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """All of it in one line."""
        stands = {
            Stand.DONE: translate("Stations", "done"),
            Stand.NOW: translate("Stations", "now"),
            Stand.NEXT: translate("Stations", "not yet"),
        }
        return ", ".join((self.word, stands[self.stand], *(line for line in self.lines if line)))


_WAITS = frozenset({Status.PROCESSING, Status.SUPPLEMENT_ASKED, Status.PAYMENT_ASKED})
_ENDED = frozenset({Status.REFUSED, Status.WITHDRAWN, Status.STOPPED})


def stations(dossier: Dossier, names: Mapping[str, str], messages: Messages) -> tuple[Station, ...]:
    """Give the stations in their order; a dossier that was ended shows nothing beyond its end."""
    passed = [*_passed(dossier, names)]
    if dossier.voided_reason or dossier.status in _ENDED:
        chip = state_chip(dossier.status, messages, voided=bool(dossier.voided_reason))
        why = dossier.voided_reason or dossier.closing_reason
        return (*passed, Station(chip.word, Stand.NOW, chip.icon, (why,)))
    return (*passed, *_ahead(dossier, messages))


def _passed(dossier: Dossier, names: Mapping[str, str]) -> list[Station]:
    by = _given_name(names.get(dossier.received_by, dossier.received_by))
    found = []
    if dossier.status is not Status.REGISTERED:
        word = translate("Stations", "Received")
        found.append(Station(word, Stand.DONE, "receive", _said(by, dossier.received_at)))
    if dossier.forwarded_at is not None:
        word = translate("Stations", "Sent on")
        lines = (dossier.forwarded_to, _when(dossier.forwarded_at))
        found.append(Station(word, Stand.DONE, "sending", lines))
    if dossier.result is not None:
        word = translate("Stations", "Result here")
        lines = (dossier.result.place, _when(dossier.result.recorded_at))
        found.append(Station(word, Stand.DONE, "returns", lines))
    if dossier.hand_over is not None:
        word = translate("Stations", "Handed out")
        found.append(
            Station(word, Stand.DONE, "hand_over", _said(dossier.hand_over.name, dossier.hand_over.at))
        )
    return found


def _ahead(dossier: Dossier, messages: Messages) -> list[Station]:
    """Give where it stands now and what is still to come."""
    if dossier.hand_over is not None:
        return []
    due = (
        translate("Stations", "due {day}").format(day=f"{local(dossier.due_at):%d/%m}")
        if dossier.due_at
        else ""
    )
    last = translate("Stations", "To be handed out")
    if dossier.result is not None:
        return [Station(last, Stand.NOW, "hand_over", (due,))]
    found = []
    if dossier.status is Status.REGISTERED:
        found.append(Station(translate("Stations", "To be received"), Stand.NOW, "receive"))
    elif dossier.status in _WAITS:
        chip = state_chip(dossier.status, messages)
        icon = "person" if dossier.status is Status.PROCESSING else chip.icon
        asked = next((one for one in reversed(dossier.supplements) if one.supplied_at is None), None)
        where = (
            _when(asked.asked_at)
            if asked and dossier.status is Status.SUPPLEMENT_ASKED
            else dossier.forwarded_to
        )
        found.append(Station(chip.word, Stand.NOW, icon, (where,)))
    if dossier.forwarded_at is None and dossier.status is not Status.REGISTERED:
        stand = Stand.NOW if not found else Stand.NEXT
        found.append(Station(translate("Stations", "To be sent on"), stand, "sending"))
    elif dossier.status is Status.REGISTERED:
        found.append(Station(translate("Stations", "To be sent on"), Stand.NEXT, "sending"))
    found.append(
        Station(
            translate("Stations", "Result here"), Stand.NEXT, "returns", (translate("Stations", "not yet"),)
        )
    )
    found.append(Station(last, Stand.NEXT, "hand_over", (due,)))
    return found


def _said(by: str, at: datetime) -> tuple[str, ...]:
    return (f"{by}, {time_text(at)}" if by else time_text(at), _day(at))


def _when(at: datetime) -> str:
    return f"{time_text(at)} · {local(at):%d/%m}"


def _day(at: datetime) -> str:
    day = local(at).date()
    return f"{weekday_text(day)} {day:%d/%m}"


def _given_name(name: str) -> str:
    """Give the name somebody is called by, the last word of a Vietnamese name."""
    return name.rsplit(" ", 1)[-1] if name else ""
