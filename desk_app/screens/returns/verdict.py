"""Says whether a result can be handed over, as a verdict with one figure, and what to tell the citizen if not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.lists import is_open
from desk_app.domain.steps.steps import hindered
from desk_app.domain.time.local_time import local
from desk_app.messages import Messages
from desk_app.screens.formats import day_text, time_text
from desk_app.screens.reception.saved_words import form_of_address, spoken_moment
from desk_app.screens.widgets.fields.grouped_line_edit import as_phone, in_groups
from desk_app.screens.widgets.runs_label import Run

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Verdict:
    """The words of a band; `tone` and `icon` say the same without words."""

    tone: str
    icon: str
    title: str
    about: str = ""
    caption: str = ""
    figure: str = ""


def is_ready(dossier: Dossier) -> bool:
    """Whether the result is here and nothing stands against handing it over."""
    return hindered(Deed.RETURN, dossier) is None


def verdict_of(dossier: Dossier, messages: Messages, today: date) -> Verdict:
    """Judge one dossier: what can be done with it now, and until when to wait."""
    if dossier.voided_reason:
        replaced = dossier.replaced_by or "—"
        return _told(
            "red", "stop", messages.text("counter.return_cancelled", code=dossier.code, replaced_by=replaced)
        )
    if is_ready(dossier):
        return _ready(dossier, messages)
    if dossier.disputed:
        return _told("orange", "attention", messages.text("return.disputed", code=dossier.code))
    if dossier.hand_over is not None:
        over = dossier.hand_over
        return _told("grey", "ok", messages.text("counter.return_before", at=over.at, name=over.name))
    if not is_open(dossier):
        return _told("grey", "stop", messages.text("counter.return_over", status=dossier.status))
    holder = holder_of(dossier)
    if dossier.due_at is None:
        return _told("orange", "clock", messages.text("counter.return_no_date", holder=holder))
    told = messages.text("counter.return_not_ready", holder=holder, due=dossier.due_at)
    title, about = _split(told)
    caption, figure = _due(dossier, today)
    return Verdict("orange", "clock", title, about, caption, figure)


def holder_of(dossier: Dossier) -> str:
    """Name who works on a dossier now."""
    return dossier.forwarded_to or translate("Verdict", "this desk")


def to_citizen(dossier: Dossier, today: date) -> tuple[Run, ...]:
    """Write what to say to a citizen who came for a result that is not here; nothing where there is nothing to wait for."""
    over = dossier.hand_over is not None or not is_open(dossier) or dossier.disputed
    if over or is_ready(dossier) or dossier.due_at is None:
        return ()
    who = form_of_address(dossier.applicant)
    due, phone = local(dossier.due_at).date(), dossier.applicant.phone
    if due < today:
        text = translate(
            "Verdict", "We are sorry, {who}: the result is late. It is at {holder}; we ask for it today."
        )
        runs = [Run(text.format(who=who, holder=holder_of(dossier)))]
    else:
        text = translate("Verdict", "The dossier is at {holder}, due |{moment}|.")
        parts = text.format(holder=holder_of(dossier), moment=spoken_moment(dossier.due_at, today)).split("|")
        runs = [Run(parts[0]), Run(parts[1], strong=True), Run(parts[2])]
    if phone:
        called = translate("Verdict", " As soon as there is a result we call {phone}.")
        runs.append(Run(called.format(phone=in_groups(phone, as_phone))))
    return tuple(runs)


def _ready(dossier: Dossier, messages: Messages) -> Verdict:
    result = dossier.result
    about = " · ".join(part for part in (result.name, result.number) if part) if result else ""
    place = result.place if result else ""
    caption = translate("Verdict", "TAKE IT FROM") if place else ""
    return Verdict("green", "ok", messages.text("counter.return_ready").rstrip("."), about, caption, place)


def _due(dossier: Dossier, today: date) -> tuple[str, str]:
    if dossier.due_at is None:
        return "", ""
    due = local(dossier.due_at)
    if due.date() == today:
        return translate("Verdict", "DUE TODAY"), time_text(due)
    return translate("Verdict", "DUE"), day_text(due.date())


def _told(tone: str, icon: str, text: str) -> Verdict:
    return Verdict(tone, icon, *_split(text))


def _split(text: str) -> tuple[str, str]:
    """Part the verdict, the first sentence, from what is said about it."""
    first, _, rest = text.partition(". ")
    return first.rstrip("."), rest
