"""The table of the ward's desks on a day: what was done, what both sides hold, what is unsent, last contact, clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desk_app import VERSION
from desk_app.screens.formats import age_text, count_text
from desk_app.screens.queue.contact import fresh_text
from desk_app.screens.widgets.tables.chip import ChipLook
from desk_app.screens.widgets.tables.list_column import ListColumn

if TYPE_CHECKING:
    from desk_app.services.day.picture import DeskAtDay

translate = QCoreApplication.translate
CLOCK_LIMIT = 300
"""Seconds of clock error from which it is worth a mark (FAULTS T4)."""


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A desk with the key a list asks its next window by."""

    desk: DeskAtDay

    @property
    def code(self) -> str:
        """The key of the row."""
        return self.desk.figures.desk_id


def desk_columns(now: Callable[[], datetime]) -> tuple[ListColumn[DeskRow], ...]:
    """Give the columns; `now` tells whether a contact was today."""
    return (
        ListColumn(
            translate("DeskColumns", "Desk"),
            lambda row: _name(row.desk),
            15,
            strong=lambda row: row.desk.own,
        ),
        _number(translate("DeskColumns", "Received"), lambda one: str(one.figures.received)),
        _number(translate("DeskColumns", "Printed"), lambda one: str(one.figures.printed), spare=3),
        _number(translate("DeskColumns", "Returned"), lambda one: str(one.figures.returned), spare=6),
        _number(translate("DeskColumns", "Voided"), lambda one: str(one.figures.voided), spare=4),
        _number(translate("DeskColumns", "Here"), lambda one: str(one.figures.received), spare=5),
        _number(translate("DeskColumns", "At the city"), _at_city, warns=_sets_differ),
        _number(
            translate("DeskColumns", "Unsent"),
            _waits,
            letters=9,
            warns=lambda one: one.figures.unsent != 0,
        ),
        ListColumn(
            translate("DeskColumns", "Last contact"),
            lambda row: _contact(row.desk, now()),
            12,
            chips=lambda row: (_contact_chip(row.desk, now()),),
        ),
        ListColumn(
            translate("DeskColumns", "Remarks"), lambda row: remarks(row.desk, now()), 18, stretches=True
        ),
    )


def _number(
    heading: str,
    words: Callable[[DeskAtDay], str],
    *,
    letters: int = 6,
    spare: int = 0,
    warns: Callable[[DeskAtDay], bool] = lambda _: False,
) -> ListColumn[DeskRow]:
    """Give a column of counts; `warns` says when they stand in the warning ink."""
    return ListColumn(
        heading,
        lambda row: words(row.desk),
        letters,
        lambda row: "orange" if warns(row.desk) else "ink",
        is_number=True,
        spare=spare,
    )


def _sets_differ(desk: DeskAtDay) -> bool:
    return desk.figures.entries_city != desk.figures.entries_here


def _at_city(desk: DeskAtDay) -> str:
    """Count the dossiers the city has of a desk: as many where both hold the same entries, else nobody knows how many."""
    if desk.figures.entries_city is None:
        return "?"
    return translate("DeskColumns", "differs") if _sets_differ(desk) else str(desk.figures.received)


def _contact(desk: DeskAtDay, now: datetime) -> str:
    return fresh_text(desk.figures.last_contact, now) if desk.figures.last_contact else "–"


def _contact_chip(desk: DeskAtDay, now: datetime) -> ChipLook:
    if desk.silent:
        return ChipLook("offline", "orange", _contact(desk, now))
    return ChipLook(
        "ok" if desk.figures.last_contact else "",
        "green" if desk.figures.last_contact else "grey",
        _contact(desk, now),
    )


def remarks(desk: DeskAtDay, now: datetime) -> str:
    """Say what is worth a word: silent, age of what waits, still typing, clock; in words, never by colour alone."""
    said = []
    if desk.revoked:
        said.append(translate("DeskColumns", "shut out"))
    if desk.silent:
        said.append(translate("DeskColumns", "! silent"))
    if desk.oldest_unsent is not None:
        age = age_text(now - desk.oldest_unsent)
        said.append(translate("DeskColumns", "! waits for {age}").format(age=age))
    if desk.drafts:
        said.append(translate("DeskColumns", "{count} still being typed").format(count=desk.drafts))
    if desk.clock_error is not None and abs(desk.clock_error) > CLOCK_LIMIT:
        minutes = round(desk.clock_error / 60)
        said.append(translate("DeskColumns", "! clock {minutes} min off").format(minutes=f"{minutes:+}"))
    if desk.program and desk.program != VERSION:
        said.append(translate("DeskColumns", "version {version}").format(version=desk.program))
    return " · ".join(said)


def _name(desk: DeskAtDay) -> str:
    text = translate("DeskColumns", "Desk {number}").format(number=desk.figures.desk_no)
    return translate("DeskColumns", "{desk} (this PC)").format(desk=text) if desk.own else text


def _waits(desk: DeskAtDay) -> str:
    """Count the dossiers that wait; where only entries are known, say that it is them that are counted."""
    entries = desk.figures.unsent
    if not entries:
        return "?" if entries is None else count_text(0)
    if desk.unsent_dossiers:
        return count_text(desk.unsent_dossiers)
    return translate("DeskColumns", "{count} facts").format(count=count_text(entries))
