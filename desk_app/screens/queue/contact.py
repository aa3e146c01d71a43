"""Puts into words when desk and city last spoke, what keeps them apart, and when it is tried again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desk_app.domain.time.local_time import local
from desk_app.screens.formats import moment_text, time_text
from desk_app.screens.main_window.city_watch import trouble_of
from desk_app.screens.main_window.status_words import CityTrouble

if TYPE_CHECKING:
    from desk_app.messages import Messages
    from desk_app.ports.exchange.city_link import CityState
    from desk_app.screens.city_runs import RunState
    from desk_app.services.exchange.queue import QueueAnswer

translate = QCoreApplication.translate


def contact_text(state: CityState, now: datetime) -> str:
    """Say how fresh what is known from the city is."""
    if state.link is None:
        return translate("Contact", "This desk has not joined the city yet; entries wait safely on this PC.")
    if state.last_success is None:
        return translate("Contact", "Not yet in touch with the city.")
    return translate("Contact", "What is known from the city was updated at {time}.").format(
        time=fresh_text(state.last_success, now)
    )


def summary_of(state: CityState, run: RunState, queue: QueueAnswer, now: datetime) -> tuple[str, str, str]:
    """Say in one sentence how it stands, with its icon and the role of its colour; first that nothing is lost."""
    if state.link is None:
        return "offline", "grey", translate("Contact", "Not connected. The dossiers are safe on this PC.")
    if run.running and run.progress is not None:
        return "sending", "blue", translate("Contact", "Being sent. Other work goes on.")
    if run.error is not None and state.last_success is not None:
        text = translate("Contact", "Not sent since {time}. The dossiers are safe on this PC.")
        icon, tone = ("clock", "yellow") if run.retry_at is not None else ("attention", "orange")
        if trouble_of(run.error) is CityTrouble.OFFLINE:
            text = translate("Contact", "No network since {time}. The dossiers are safe on this PC.")
            icon, tone = "offline", "grey"
        return icon, tone, text.format(time=fresh_text(state.last_success, now))
    if queue.oldest_at is None:
        return "ok", "green", translate("Contact", "Nothing to send")
    return "queue", "blue", translate("Contact", "Saved on this PC, sent in a moment.")


def fresh_text(moment: datetime, now: datetime) -> str:
    """Write a moment of today as its time, an earlier one with its day."""
    return time_text(moment) if local(moment).date() == local(now).date() else moment_text(moment)


def trouble_text(state: RunState, unsent: int, messages: Messages) -> str:
    """Say what went wrong last, how often, and when it is tried again; nothing while all is well or a try runs.

    `unsent` is what waits now, which may be more than when it went wrong.
    """
    if state.error is None or state.running:
        return ""
    parts = [messages.text(state.error.key, **{**state.error.params, "unsent": unsent})]
    if state.retry_at is not None:
        text = translate("Contact", "Tried {count} times; next at {time}.")
        parts.append(text.format(count=state.tries, time=time_text(state.retry_at)))
    return " ".join(parts)
