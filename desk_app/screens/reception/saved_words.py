"""Writes what is shown of a dossier just saved: whose it is, what to hand over, and what to say to the citizen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier.dossier import Dossier, ReturnBy
from desk_app.domain.money.fees import total_of
from desk_app.domain.money.money import amount_in_words
from desk_app.domain.people.parties import PaperKind, Party, Sex
from desk_app.domain.time.local_time import local
from desk_app.screens.formats import fees_text, money_text, short_procedure, time_text, weekday_text
from desk_app.screens.reception.hand_over_line import HandOver
from desk_app.screens.widgets.runs_label import Run

translate = QCoreApplication.translate

MOST_PAPERS = 3
"""Papers named in the line about what stays at the desk."""
NOON, AFTERNOON = 12, 13


@dataclass(frozen=True, slots=True)
class Saved:
    """The words of a saved dossier; `paper` names the form that is printed, with how many copies go out."""

    head: str
    code: str
    since: str = ""
    about: tuple[Run, ...] = ()
    paper: str = ""
    fee: HandOver | None = None
    back: HandOver | None = None
    say: tuple[Run, ...] = ()


def received(dossier: Dossier) -> Saved:
    """Write a dossier taken in."""
    return Saved(
        head=translate("SavedWords", "Saved on this PC"),
        code=dossier.code,
        since=translate("SavedWords", "{time} · waits to be sent to the city").format(
            time=time_text(dossier.received_at)
        ),
        about=_about(dossier),
        paper=translate("SavedWords", "Hand over the receipt slip"),
        fee=_fee(dossier),
        back=_back(dossier),
        say=_come_back(dossier),
    )


def turned_away(dossier: Dossier, head: str, paper: str, told: str) -> Saved:
    """Write a dossier that was not taken in; `told` is the sentence on the citizen's paper."""
    hand_over = translate("SavedWords", "Hand over: {paper}").format(paper=paper)
    return Saved(
        head=head,
        code=dossier.code,
        since=time_text(dossier.received_at),
        about=_about(dossier),
        paper=hand_over,
        say=(Run(told),),
    )


def _about(dossier: Dossier) -> tuple[Run, ...]:
    version = dossier.procedure
    return (Run(dossier.applicant.name), Run(" · "), Run(short_procedure(version.name)))


def _fee(dossier: Dossier) -> HandOver | None:
    amount = total_of(dossier.fees).amount
    if not amount:
        return None
    title = translate("SavedWords", "Take {fee}").format(fee=money_text(amount))
    words = amount_in_words(amount)
    rest = fees_text(dossier.fees) if total_of(dossier.fees).open else ""
    return HandOver("money", "blue", title, " · ".join(part for part in (words, rest) if part))


def _back(dossier: Dossier) -> HandOver | None:
    """Say which paper goes back to the citizen, and what stays."""
    shown = {
        PaperKind.CITIZEN_CARD: translate("SavedWords", "Give the citizen card back"),
        PaperKind.OLD_CARD: translate("SavedWords", "Give the old card back"),
        PaperKind.PASSPORT: translate("SavedWords", "Give the passport back"),
    }.get(dossier.applicant.paper_kind, "")
    names = [line.name for line in dossier.papers]
    kept = ", ".join(names[:MOST_PAPERS]) + (" …" if len(names) > MOST_PAPERS else "")
    stays = translate("SavedWords", "Stays at the desk: {papers}").format(papers=kept) if kept else ""
    if not shown and not stays:
        return None
    return HandOver("person", "blue", shown or stays, stays if shown else "")


def _come_back(dossier: Dossier) -> tuple[Run, ...]:
    who = form_of_address(dossier.applicant)
    if dossier.filing.return_by is ReturnBy.POST:
        text = translate("SavedWords", "The result comes to {who} by post, to the address on this slip.")
        return (Run(text.format(who=who)),)
    if dossier.due_at is None:
        text = translate("SavedWords", "We call {who} as soon as there is a result. Please keep this slip.")
        return (Run(text.format(who=who)),)
    moment = spoken_moment(dossier.due_at, local(dossier.received_at).date())
    invited = translate("SavedWords", "Please come back from |{moment}|, {who}.")
    before, middle, after = invited.format(moment=moment, who=who).split("|")
    bring = translate("SavedWords", " {Who} should bring this slip and the citizen card.")
    return (
        Run(before),
        Run(middle, strong=True),
        Run(after + bring.format(Who=who[:1].upper() + who[1:], who=who)),
    )


def form_of_address(party: Party) -> str:
    """Give the word a citizen is spoken to with."""
    return {
        Sex.MALE: translate("SavedWords", "sir"),
        Sex.FEMALE: translate("SavedWords", "madam"),
    }.get(party.sex, translate("SavedWords", "sir or madam"))


def spoken_moment(moment: datetime, today: date) -> str:
    """Write a moment as it is said: "8 giờ sáng thứ Năm, ngày 3 tháng 12"."""
    there = local(moment)
    hour = spoken_hour(there)
    if there.date() == today:
        return translate("SavedWords", "{hour} today").format(hour=hour)
    weekday = weekday_text(there.date())
    return translate("SavedWords", "{hour} on {weekday}, {day}/{month}").format(
        hour=hour, weekday=weekday[:1].lower() + weekday[1:], day=there.day, month=there.month
    )


def spoken_hour(there: datetime) -> str:
    """Write an hour as it is said: "8 giờ sáng", "1 giờ 30 chiều"."""
    if there.hour < NOON:
        words = translate("SavedWords", "{hour} in the morning")
    elif there.hour < AFTERNOON:
        words = translate("SavedWords", "{hour} at noon")
    else:
        words = translate("SavedWords", "{hour} in the afternoon")
    hour = there.hour if there.hour < AFTERNOON else there.hour - NOON
    minutes = (
        translate("SavedWords", "{hour}:{minute:02}")
        if there.minute
        else translate("SavedWords", "{hour} o'clock")
    )
    return words.format(hour=minutes.format(hour=hour, minute=there.minute))
