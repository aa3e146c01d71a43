"""Puts the state of the desk into one line: icon, word, count and age, the gravest thing first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desk_app.screens.formats import age_text, count_text, counted, time_text

translate = QCoreApplication.translate


class CityTrouble(StrEnum):
    """Why the last talk with the city failed, as far as the status area tells such reasons apart."""

    NONE = ""
    OFFLINE = "offline"
    BUSY = "busy"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class DeskState:
    """What the status area speaks of; `low_disk_mb` is None while there is room.

    `unsent` entries wait, of `dossiers` dossiers; only these are counted to a clerk. `sending` is (done, total) of
    dossiers while something is on its way, `last_success` the end of the newest whole talk with
    the city, `trouble` why the talk after it failed, `unsafe` the words for a journal that must not simply go on.
    """

    unsent: int = 0
    dossiers: int = 0
    oldest: timedelta | None = None
    storage_trouble: bool = False
    clock_blocked: bool = False
    clock_jumped: bool = False
    low_disk_mb: int | None = None
    enrolled: bool = False
    sending: tuple[int, int] | None = None
    last_success: datetime | None = None
    retry_at: datetime | None = None
    trouble: CityTrouble = CityTrouble.NONE
    trouble_word: str = ""
    to_settle: int = 0
    unsafe: str = ""


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One status: the icon's name, the role of its colour, the word for the state, and count and age."""

    icon: str
    colour: str
    word: str
    detail: str = ""

    @property
    def text(self) -> str:
        """All words in one line."""
        return " · ".join(part for part in (self.word, self.detail) if part)


def status_line(state: DeskState) -> StatusLine:
    """Choose what to say: first what keeps the desk from its work, then the six states of the exchange (UX)."""
    return _desk_line(state) or _city_line(state)


def _desk_line(state: DeskState) -> StatusLine | None:
    if state.storage_trouble:
        detail = translate("StatusWords", "look-ups only · call the administrator")
        return StatusLine("stop", "red", translate("StatusWords", "Data cannot be written"), detail)
    if state.unsafe:
        return StatusLine("stop", "red", state.unsafe, _unsent(state))
    if state.clock_blocked:
        return StatusLine(
            "attention", "orange", translate("StatusWords", "PC clock is wrong · reception blocked")
        )
    if state.low_disk_mb is not None:
        text = translate("StatusWords", "Disk almost full ({mb} MB left) · tell the administrator")
        return StatusLine("attention", "orange", text.format(mb=count_text(state.low_disk_mb)))
    if state.clock_jumped:
        text = translate("StatusWords", "PC clock has changed · noted")
        return StatusLine("retry", "grey", text, _unsent(state))
    return None


def _city_line(state: DeskState) -> StatusLine:
    if not state.enrolled:
        text = translate("StatusWords", "Not joined to the city")
        return StatusLine("offline", "grey", text, _unsent(state))
    if state.sending is not None:
        done, total = (count_text(one) for one in state.sending)
        text = translate("StatusWords", "Sending {done}/{total} dossiers").format(done=done, total=total)
        word = text if state.sending[1] else translate("StatusWords", "Sending")
        return StatusLine("sending", "blue", word, translate("StatusWords", "other work goes on"))
    if state.to_settle:
        one = translate("StatusWords", "{count} dossier needs attention")
        many = translate("StatusWords", "{count} dossiers need attention")
        return StatusLine("attention", "orange", counted(state.to_settle, one, many), _also(state))
    if state.trouble is CityTrouble.PERSON:
        return StatusLine("attention", "orange", state.trouble_word, _unsent(state))
    if state.trouble is CityTrouble.BUSY and state.retry_at is not None:
        text = translate("StatusWords", "trying again at {time}").format(time=time_text(state.retry_at))
        detail = " · ".join(part for part in (text, _also(state)) if part)
        return StatusLine("retry", "yellow", translate("StatusWords", "Server busy"), detail)
    if state.trouble is not CityTrouble.NONE or state.last_success is None:
        return StatusLine("offline", "grey", translate("StatusWords", "Offline"), _unsent(state))
    if state.unsent:
        return StatusLine("sending", "blue", *_waiting(state))
    text = translate("StatusWords", "at {time} · nothing to send")
    detail = text.format(time=time_text(state.last_success))
    return StatusLine("ok", "green", translate("StatusWords", "Everything sent"), detail)


def _also(state: DeskState) -> str:
    parts = []
    if state.trouble is CityTrouble.OFFLINE:
        parts.append(translate("StatusWords", "Offline"))
    if state.unsent:
        parts.append(_unsent(state))
    return " · ".join(parts)


def _unsent(state: DeskState) -> str:
    return " · ".join(part for part in _waiting(state) if part)


def _waiting(state: DeskState) -> tuple[str, str]:
    """Give how many wait, and for how long the oldest."""
    if not state.unsent:
        return translate("StatusWords", "nothing to send"), ""
    one, many = (
        translate("StatusWords", "{count} dossier to send"),
        translate("StatusWords", "{count} dossiers to send"),
    )
    count = counted(state.dossiers, one, many)
    if not state.dossiers:
        count = translate("StatusWords", "records of the desk to send")
    if state.oldest is None:
        return count, ""
    return count, translate("StatusWords", "oldest {age}").format(age=age_text(state.oldest))
