"""Says in labelled lines how desk and city stand: joined where, with which numbers, last contact, clock, trouble."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desk_app.screens.queue.contact import fresh_text

if TYPE_CHECKING:
    from desk_app.messages import Messages
    from desk_app.ports.exchange.city_link import CityState

translate = QCoreApplication.translate

CLOCK_LIMIT = 300
"""Seconds the PC's clock may differ from the city's without a word of warning (FAULTS T4)."""


def standing(state: CityState, now: datetime, messages: Messages) -> tuple[tuple[str, str], ...]:
    """Give (label, text) lines."""
    link = state.link
    if link is None:
        text = translate("CityWords", "Not joined. Entries wait safely on this PC.")
        return ((translate("CityWords", "State"), text),)
    desk = link.certificate
    lines = [
        (translate("CityWords", "State"), translate("CityWords", "Joined")),
        (translate("CityWords", "Address"), link.address.url),
        (
            translate("CityWords", "Desk"),
            translate("CityWords", "ward {ward}, desk {desk}, numbers {first}–{last}").format(
                ward=desk.ward, desk=desk.desk_no, first=desk.first_number, last=desk.last_number
            ),
        ),
        (translate("CityWords", "Trusted certificates"), _trust(link.address.ca_pem)),
        (translate("CityWords", "Last contact"), _moment(state.last_contact, now)),
        (translate("CityWords", "Last complete exchange"), _moment(state.last_success, now)),
        (translate("CityWords", "PC clock"), clock_text(state.clock_offset)),
    ]
    if state.trouble:
        trouble = f"{messages.text(state.trouble)} ({messages.code(state.trouble)})"
        lines.append((translate("CityWords", "Newest trouble"), trouble))
    return tuple(lines)


def clock_text(offset: float | None) -> str:
    """Say how far the PC's clock is from the city's; `offset` is PC minus city in seconds."""
    if offset is None:
        return translate("CityWords", "not compared yet")
    minutes, seconds = divmod(round(abs(offset)), 60)
    if abs(offset) < 2:
        return translate("CityWords", "as the city's")
    amount = translate("CityWords", "{minutes} min {seconds} s").format(minutes=minutes, seconds=seconds)
    text = (
        translate("CityWords", "{amount} ahead") if offset > 0 else translate("CityWords", "{amount} behind")
    )
    warning = "! " if abs(offset) > CLOCK_LIMIT else ""
    return warning + text.format(amount=amount)


def _moment(moment: datetime | None, now: datetime) -> str:
    return translate("CityWords", "none yet") if moment is None else fresh_text(moment, now)


def _trust(ca_pem: str) -> str:
    count = ca_pem.count("BEGIN CERTIFICATE")
    if not count:
        return translate("CityWords", "none: the city is on this PC")
    return translate("CityWords", "{count} of the city, no others").format(count=count)
