"""Turns what the desk found at its start into cards: one sentence and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desk_app.qt.noop import QT_TRANSLATE_NOOP
from desk_app.screens.formats import moment_text
from desk_app.screens.notice import Tone
from desk_app.screens.reception.form_state import read_state
from desk_app.screens.requests import OpenCalendar, OpenCatalogue, OpenSettings, PageRequest

if TYPE_CHECKING:
    from desk_app.messages import Messages
    from desk_app.ports.dossiers import DossierRow
    from desk_app.ports.drafts import SavedDraft
    from desk_app.services.care.start_desk import StartReport

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Deed:
    """One button of a card."""

    label: str
    do: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to be looked at."""

    tone: Tone
    text: str
    code: str = ""
    deeds: tuple[Deed, ...] = ()


@dataclass(frozen=True, slots=True)
class StartDeeds:
    """What the cards may set off; each is given by the page."""

    confirm_clock: Callable[[], object]
    no_slip_today: Callable[[], object]
    newest_slip: Callable[[], object]
    settle: Callable[[DossierRow], object]
    open_dossier: Callable[[DossierRow], object]
    resume: Callable[[SavedDraft], object]
    drop: Callable[[SavedDraft], object]
    open_page: Callable[[PageRequest], object]


_PAGE_OF: dict[str, PageRequest] = {
    "calendar": OpenCalendar(),
    "catalogue": OpenCatalogue(),
    "settings": OpenSettings(),
}


def start_cards(report: StartReport, user: str, messages: Messages, deeds: StartDeeds) -> list[Card]:
    """Give the cards, the gravest first."""
    drafts = [draft for draft in report.drafts if draft.user == user]
    return [
        *_clock(report, messages, deeds),
        *_numbers(report, messages, deeds),
        *(_unsure(row, messages, deeds) for row in report.print_unsure),
        *(_unprinted(row, messages, deeds) for row in report.unprinted),
        *(_draft(draft, deeds) for draft in drafts),
        *_notices(report, messages, deeds),
    ]


def needs_looking(report: StartReport, user: str) -> bool:
    """Whether there is anything to be done before the first citizen."""
    return bool(
        report.clock.key
        or report.gap
        or report.witness_missing
        or report.unprinted
        or report.print_unsure
        or any(draft.user == user for draft in report.drafts)
        or any(notice.key == "start.look_ups_only" for notice in report.notices)
    )


def _clock(report: StartReport, messages: Messages, deeds: StartDeeds) -> Iterator[Card]:
    clock = report.clock
    if clock.key:
        blocked = clock.state.value == "blocked"
        text = messages.text(clock.key, machine=clock.now, last=clock.last or "…")
        can_confirm = clock.key == "clock.blocked"
        label = translate("StartCards", "Confirm the clock")
        own = (Deed(label, deeds.confirm_clock),) if can_confirm else ()
        yield Card(Tone.TROUBLE if blocked else Tone.WARNING, text, messages.code(clock.key), own)


def _numbers(report: StartReport, messages: Messages, deeds: StartDeeds) -> Iterator[Card]:
    if report.gap:
        gap = report.gap
        text = messages.text(
            "screens.start_gap", first=gap.first, last=gap.last, continues_at=gap.continues_at
        )
        yield Card(Tone.TROUBLE, text, messages.code("screens.start_gap"))
    if report.witness_missing:
        answers = (
            Deed(translate("StartCards", "No slip printed today"), deeds.no_slip_today),
            Deed(translate("StartCards", "Enter the newest slip"), deeds.newest_slip),
        )
        key = "numbers.no_witness"
        yield Card(Tone.TROUBLE, messages.text(key), messages.code(key), answers)


def _unsure(row: DossierRow, messages: Messages, deeds: StartDeeds) -> Card:
    answers = (
        Deed(translate("StartCards", "The paper is here"), lambda: deeds.settle(row)),
        Deed(translate("StartCards", "Print again"), lambda: deeds.open_dossier(row)),
    )
    return Card(Tone.WARNING, messages.text("screens.start_print_unsure", code=row.code), "", answers)


def _unprinted(row: DossierRow, messages: Messages, deeds: StartDeeds) -> Card:
    answers = (Deed(translate("StartCards", "Open and print"), lambda: deeds.open_dossier(row)),)
    return Card(Tone.WARNING, messages.text("screens.start_unprinted", code=row.code), "", answers)


def _draft(draft: SavedDraft, deeds: StartDeeds) -> Card:
    text = translate("StartCards", "NOT saved yet: the form half typed for {name} at {moment} was kept.")
    state = read_state(draft.content)
    name = (state.named if state else "") or translate("StartCards", "somebody not named yet")
    answers = (
        Deed(translate("StartCards", "Go on typing"), lambda: deeds.resume(draft)),
        Deed(translate("StartCards", "Throw away"), lambda: deeds.drop(draft)),
    )
    return Card(Tone.PLAIN, text.format(name=name, moment=moment_text(draft.saved_at)), "", answers)


def _notices(report: StartReport, messages: Messages, deeds: StartDeeds) -> Iterator[Card]:
    for finding in report.notices:
        page = _PAGE_OF.get(finding.field)
        label = translate("StartCards", PAGE_WORDS[finding.field]) if page else ""
        answers = (Deed(label, partial(deeds.open_page, page)),) if page else ()
        yield Card(Tone.WARNING, messages.of(finding), messages.code(finding.key), answers)


PAGE_WORDS = {
    "calendar": QT_TRANSLATE_NOOP("StartCards", "Open the calendar"),
    "catalogue": QT_TRANSLATE_NOOP("StartCards", "Open the catalogue"),
    "settings": QT_TRANSLATE_NOOP("StartCards", "Open the settings"),
}
