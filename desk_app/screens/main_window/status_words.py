"""Puts the state of the desk into one line: icon, word, count and age, the gravest thing first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from desk_app.screens.formats import age_text, count_text

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class DeskState:
    """What the status area speaks of; `low_disk_mb` is None while there is room."""

    unsent: int = 0
    oldest: timedelta | None = None
    storage_trouble: bool = False
    clock_blocked: bool = False
    clock_jumped: bool = False
    low_disk_mb: int | None = None


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One status: the icon's name, the name of its colour in the look, and the words."""

    icon: str
    colour: str
    text: str


def status_line(state: DeskState) -> StatusLine:
    """Choose what to say; while this desk knows no city it is offline and says so."""
    unsent = _unsent(state)
    if state.storage_trouble:
        return StatusLine("stop", "red", translate("StatusWords", "Data cannot be written"))
    if state.clock_blocked:
        return StatusLine(
            "attention", "orange", translate("StatusWords", "PC clock is wrong · reception blocked")
        )
    if state.low_disk_mb is not None:
        text = translate("StatusWords", "Disk almost full ({mb} MB left) · tell the administrator")
        return StatusLine("attention", "orange", text.format(mb=count_text(state.low_disk_mb)))
    if state.clock_jumped:
        return StatusLine(
            "retry", "grey", translate("StatusWords", "PC clock has changed · noted") + " · " + unsent
        )
    return StatusLine("offline", "grey", translate("StatusWords", "Offline") + " · " + unsent)


def _unsent(state: DeskState) -> str:
    if not state.unsent:
        return translate("StatusWords", "nothing to send")
    count = translate("StatusWords", "{count} to send").format(count=count_text(state.unsent))
    if state.oldest is None:
        return count
    return count + " · " + translate("StatusWords", "oldest {age}").format(age=age_text(state.oldest))
