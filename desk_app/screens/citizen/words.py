"""Writes for the citizen what the counter knows of them, and of nobody else: plain words, the number masked."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier.dossier import Dossier, PaperLine, ReturnBy
from desk_app.domain.money.fees import total_of
from desk_app.domain.people.number_checks import kind_of_number
from desk_app.domain.people.parties import PaperKind, Party, PartyKind
from desk_app.domain.time.local_time import local
from desk_app.screens.citizen.masking import masked
from desk_app.screens.citizen.view import CitizenView, Face, Fact, Promise
from desk_app.screens.counter_sight import AtCounter, BeingTyped, ResultHere, TakenIn
from desk_app.screens.formats import (
    LONGEST_NAME,
    day_text,
    money_text,
    name_text,
    short_procedure,
    weekday_text,
)
from desk_app.screens.reception.saved_words import form_of_address, spoken_hour
from desk_app.screens.widgets.runs_label import Run

translate = QCoreApplication.translate

MOST_PAPERS = 3
"""Papers named; the others are counted."""
LONGEST_PAPER, LONGEST_MATTER = 36, 52
"""Letters of a paper's and of a procedure's name; those of the catalogue are whole sentences."""


def view_of(one: AtCounter, look_up: str = "") -> CitizenView:
    """Write what is to be shown; `look_up` is the address the slip names."""
    match one:
        case BeingTyped():
            return _to_check(one)
        case TakenIn(dossier):
            return _taken(dossier, look_up)
        case ResultHere(dossier):
            return _result(dossier)


def _to_check(one: BeingTyped) -> CitizenView:
    number = masked(one.applicant.id_number)
    facts = (
        Fact(translate("CitizenScreen", "Name"), name_text(one.applicant.name)),
        Fact(_paper_word(one.applicant), number),
        Fact(translate("CitizenScreen", "Procedure"), _matter(one.procedure)),
        Fact(translate("CitizenScreen", "Papers handed in"), _papers(one.papers)),
    )
    return CitizenView(
        Face.CHECK,
        title=(Run(translate("CitizenScreen", "Please look through what we wrote down")),),
        facts=tuple(fact for fact in facts if fact.words),
        foot=_question(),
    )


def _taken(dossier: Dossier, look_up: str) -> CitizenView:
    who, number = dossier.applicant, masked(dossier.applicant.id_number)
    paper = f"{_small(_paper_word(who))} {number}" if number else ""
    about = " · ".join(part for part in (_matter(dossier.procedure.name), paper) if part)
    papers = _papers(dossier.papers)
    handed_in = translate("CitizenScreen", "Handed in: {papers}").format(papers=papers) if papers else ""
    said = translate("CitizenScreen", "Taken in: the dossier of |{who}|{name}|")
    return CitizenView(
        Face.TAKEN,
        title=_named(said, who),
        about=about,
        papers=handed_in,
        promise=_promise(dossier),
        lines=tuple(line for line in (_fee(dossier), _bring(dossier)) if line),
        code=dossier.code,
        look_up=translate("CitizenScreen", "Look it up at {place}").format(place=look_up) if look_up else "",
        foot=_question(),
    )


def _result(dossier: Dossier) -> CitizenView:
    said = translate("CitizenScreen", "The result of |{who}|{name}| is here")
    return CitizenView(
        Face.RESULT,
        title=_named(said, dossier.applicant),
        about=_matter(dossier.procedure.name),
    )


def _named(pattern: str, party: Party) -> tuple[Run, ...]:
    """Put a person into a sentence, the name strong; an organisation has no form of address."""
    before, _who, _name, after = pattern.split("|")
    who = f"{form_of_address(party)} " if party.kind is PartyKind.CITIZEN else ""
    return (Run(before + who), Run(name_text(party.name), strong=True), Run(after))


def _paper_word(party: Party) -> str:
    """Name the paper a number is of."""
    if party.kind is PartyKind.ORGANISATION:
        return translate("CitizenScreen", "Tax code")
    kind = kind_of_number(party.id_number) if party.paper_kind is PaperKind.UNKNOWN else party.paper_kind
    return {
        PaperKind.CITIZEN_CARD: translate("CitizenScreen", "Citizen card"),
        PaperKind.OLD_CARD: translate("CitizenScreen", "Old identity card"),
        PaperKind.PASSPORT: translate("CitizenScreen", "Passport"),
    }.get(kind, translate("CitizenScreen", "Number of the paper"))


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _matter(procedure: str) -> str:
    return _cut(short_procedure(procedure), LONGEST_MATTER)


def _cut(words: str, most: int) -> str:
    """Cut a long name behind a whole word."""
    return words if len(words) <= most else words[: most - 2].rsplit(" ", 1)[0].rstrip(",") + " …"


def _papers(papers: tuple[PaperLine, ...]) -> str:
    handed_in = [one for one in papers if one.originals + one.certified + one.photocopies]
    most = LONGEST_PAPER if len(handed_in) > 1 else LONGEST_NAME
    named = [name_text(_paper(one.name, most)) for one in handed_in[:MOST_PAPERS]]
    more = len(handed_in) - len(named)
    if more:
        named.append(translate("CitizenScreen", "{count} more").format(count=more))
    return "; ".join(named)


def _paper(name: str, most: int) -> str:
    """Shorten a paper to what it is called, without what the law says of it."""
    return _cut(name.split(" (", 1)[0].split(";", 1)[0].strip(), most)


def _promise(dossier: Dossier) -> Promise:
    given = local(dossier.received_at).date()
    number = str(dossier.number) if dossier.number else dossier.code.rsplit("-", 1)[-1]
    of_day = translate("CitizenScreen", "of {day}").format(day=f"{given:%d/%m}")
    if dossier.due_at is None:
        day = translate("CitizenScreen", "As soon as it is done")
        hour = (Run(translate("CitizenScreen", "please ask the officer for the day")),)
        return Promise(day, hour, number, of_day)
    there = local(dossier.due_at)
    before, spoken, after = translate("CitizenScreen", "from |{hour}|").split("|")
    from_hour = (Run(before), Run(spoken.format(hour=spoken_hour(there)), strong=True), Run(after))
    return Promise(f"{weekday_text(there.date())}, {day_text(there.date())}", from_hour, number, of_day)


def _fee(dossier: Dossier) -> tuple[Run, ...]:
    """Say what is to be paid; nothing while a part of it is not set, and free only where a rule says so."""
    total = total_of(dossier.fees)
    if total.open or not dossier.fees:
        return ()
    if not total.amount:
        return (Run(translate("CitizenScreen", "No fee is charged")),)
    return (
        Run(translate("CitizenScreen", "Fee: ")),
        Run(money_text(total.amount), strong=True),
    )


def _bring(dossier: Dossier) -> tuple[Run, ...]:
    match dossier.filing.return_by:
        case ReturnBy.POST:
            return (Run(translate("CitizenScreen", "The result comes by post, to the address on the slip")),)
        case ReturnBy.DESK:
            who = dossier.applicant
            pattern = translate("CitizenScreen", "To collect it, bring |the slip| and |{paper}|.")
            if who.kind is PartyKind.CITIZEN:
                pattern = translate(
                    "CitizenScreen", "To collect it, {who}, bring |the slip| and |{paper}| along."
                )
            begin, slip, between, paper, end = pattern.split("|")
            begin, brought = begin.format(who=form_of_address(who)), paper.format(paper=_small(_brought(who)))
            return (Run(begin), Run(slip, strong=True), Run(between), Run(brought, strong=True), Run(end))
        case _:
            return (
                Run(translate("CitizenScreen", "The result comes online; keep the number for looking it up")),
            )


def _brought(party: Party) -> str:
    if party.kind is PartyKind.CITIZEN and party.paper_kind is PaperKind.PASSPORT:
        return translate("CitizenScreen", "Passport")
    return translate("CitizenScreen", "Citizen card")


def _question() -> str:
    return translate("CitizenScreen", "Is everything right? If not, please tell the clerk.")
