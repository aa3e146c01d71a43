"""Says where the day stands; "closed" is said only of a close that is in the journal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desk_app.screens.formats import count_text, counted, day_text, time_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desk_app.domain.facts.city_facts import DayClosed
    from desk_app.messages import Messages
    from desk_app.services.day.picture import DayPicture, Difference

translate = QCoreApplication.translate


class Step(IntEnum):
    """The steps a difference may stand in, by their number on the page."""

    TYPING = 1
    COMPARING = 2
    SETTLING = 3


def step_of(one: Difference) -> Step:
    """Give the step a difference belongs to: what is still typed, what both sides do not share, what waits for a person."""
    if one.key == "day.drafts":
        return Step.TYPING
    return Step.COMPARING if one.key.startswith("day.") and one.key != "day.gap" else Step.SETTLING


@dataclass(frozen=True, slots=True)
class DayWords:
    """One sentence with its icon and the name of its ink."""

    icon: str
    colour: str
    text: str


def not_looked() -> DayWords:
    """Nothing is known yet."""
    return DayWords("info", "ink", translate("DayWords", "Not closed. Send everything and compare first."))


def of_picture(picture: DayPicture, missing: int) -> DayWords:
    """Say what the comparison found and how many reasons are still missing; the day is not closed yet."""
    if picture.offline:
        text = (
            translate("DayWords", "NOT compared: the city could not be asked. {count} points need a reason.")
            if missing
            else translate(
                "DayWords",
                "NOT compared: the city could not be asked. All reasons given; the day can be closed.",
            )
        )
        return DayWords("offline", "grey", text.format(count=missing))
    if picture.differences:
        text = (
            translate("DayWords", "Not closed. {count} points need a reason, then the day can be closed.")
            if missing
            else translate("DayWords", "Not closed. All reasons given; the day can be closed.")
        )
        return DayWords("attention", "orange", text.format(count=missing))
    return DayWords("ok", "green", translate("DayWords", "Both sides agree. The day can be closed."))


def step_words(
    picture: DayPicture | None, left: Mapping[Step, tuple[int, int]], *, closed: bool
) -> dict[int, str]:
    """Give the sentence of each step in which something may differ; nothing is said of a day closed before.

    `left` tells how many points each step has, and how many of them have no reason yet.
    """
    if closed:
        return dict.fromkeys(Step, "")
    if picture is None:
        return dict.fromkeys(Step, translate("DayWords", "Not known yet."))
    agreed = counted(
        sum(one.figures.received for one in picture.desks),
        translate("DayWords", "Both sides agree: {count} dossier."),
        translate("DayWords", "Both sides agree: {count} dossiers."),
    )
    fine = {
        Step.TYPING: translate("DayWords", "No dossier is half typed at this desk."),
        Step.COMPARING: agreed,
        Step.SETTLING: translate("DayWords", "Nothing waits for a person."),
    }
    return {step: _to_reason(*left[step]) if left[step][0] else fine[step] for step in Step}


def _to_reason(points: int, missing: int) -> str:
    if not missing:
        return translate("DayWords", "{count} points, each with its reason.").format(count=points)
    return translate("DayWords", "{count} points left: write the reason.").format(count=missing)


def of_closing(fact: DayClosed, at: datetime) -> DayWords:
    """Say how the day was closed."""
    if fact.offline:
        text = translate("DayWords", "{day} closed offline at {time}, NOT compared with the city.")
        icon, colour = "offline", "grey"
    elif not fact.agreed:
        text = translate("DayWords", "{day} closed at {time} with {count} named differences.")
        icon, colour = "attention", "orange"
    elif fact.differences:
        text = translate("DayWords", "{day} closed at {time}: both sides agree, {count} points named.")
        icon, colour = "ok", "green"
    else:
        text = translate("DayWords", "{day} closed at {time}: both sides agree.")
        icon, colour = "ok", "green"
    words = text.format(day=day_text(fact.day), time=time_text(at), count=len(fact.differences))
    return DayWords(icon, colour, words)


def why_text(picture: DayPicture, messages: Messages) -> str:
    """Say why the city could not be asked, and which dossiers came after the close of an earlier day."""
    parts = []
    if picture.trouble is not None:
        parts.append(messages.text(picture.trouble.key, **picture.trouble.params))
    if picture.late:
        text = translate(
            "DayWords", "Came after an earlier day was closed and counts with this one: {codes}."
        )
        parts.append(text.format(codes=", ".join(picture.late)))
    return " ".join(parts)


def to_sign(picture: DayPicture) -> str:
    """Say in one or two sentences what the supervisor signs."""
    count = len(picture.differences)
    if picture.offline:
        text = translate(
            "DayWords", "Both sides were NOT compared. {count} points are named with their reasons."
        )
    elif count and picture.agreed:
        text = translate("DayWords", "Both sides agree. {count} points are named with their reasons.")
    elif any(one.in_sets for one in picture.differences):
        text = translate("DayWords", "Both sides do NOT agree. {count} points are named with their reasons.")
    elif count:
        text = translate(
            "DayWords", "Something still waits for a person. {count} points are named with their reasons."
        )
    else:
        text = translate("DayWords", "Both sides agree and nothing is left open.")
    return text.format(count=count)


def head_text(fact: DayClosed) -> str:
    """Give the head of the journal the close speaks of, as it stands on the sheet."""
    text = translate("DayWords", "Journal up to entry {seq}, head {hash}…")
    return text.format(seq=count_text(fact.head_seq), hash=fact.head_hash[:16])
