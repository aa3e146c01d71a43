"""The table of the ward's desks on a day: what was done, what both sides hold, what is unsent, last contact, clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desk_app.screens.formats import age_text, count_text
from desk_app.screens.queue.contact import fresh_text

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


@dataclass(frozen=True, slots=True)
class DeskColumn:
    """One column of the table; `warns` says when its words stand in the warning ink."""

    heading: str
    words: Callable[[DeskAtDay], str]
    letters: int
    is_number: bool = True
    stretches: bool = False
    spare: int = 0
    warns: Callable[[DeskAtDay], bool] = lambda _: False

    def text(self, row: DeskRow) -> str:
        """Give the words of a cell."""
        return self.words(row.desk)

    def tone(self, row: DeskRow) -> str:
        """Give the name of its ink in the look."""
        return "orange" if self.warns(row.desk) else "ink"


def desk_columns(now: Callable[[], datetime]) -> tuple[DeskColumn, ...]:
    """Give the columns; `now` tells whether a contact was today."""
    return (
        DeskColumn(translate("DeskColumns", "Desk"), _name, 15, is_number=False),
        DeskColumn(translate("DeskColumns", "Received"), lambda one: str(one.figures.received), 5),
        DeskColumn(translate("DeskColumns", "Printed"), lambda one: str(one.figures.printed), 5, spare=3),
        DeskColumn(translate("DeskColumns", "Returned"), lambda one: str(one.figures.returned), 5),
        DeskColumn(translate("DeskColumns", "Voided"), lambda one: str(one.figures.voided), 5, spare=4),
        DeskColumn(translate("DeskColumns", "Here"), lambda one: count_text(one.figures.entries_here), 6),
        DeskColumn(
            translate("DeskColumns", "At the city"),
            lambda one: _maybe(one.figures.entries_city),
            6,
            warns=lambda one: one.figures.entries_city != one.figures.entries_here,
        ),
        DeskColumn(
            translate("DeskColumns", "Unsent"),
            lambda one: _maybe(one.figures.unsent),
            6,
            warns=lambda one: one.figures.unsent != 0,
        ),
        DeskColumn(
            translate("DeskColumns", "Last contact"),
            lambda one: fresh_text(one.figures.last_contact, now()) if one.figures.last_contact else "–",
            8,
            is_number=False,
            warns=lambda one: one.silent,
        ),
        DeskColumn(
            translate("DeskColumns", "Remarks"),
            lambda one: remarks(one, now()),
            18,
            is_number=False,
            stretches=True,
        ),
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
    if desk.program:
        said.append(translate("DeskColumns", "version {version}").format(version=desk.program))
    return " · ".join(said)


def _name(desk: DeskAtDay) -> str:
    text = translate("DeskColumns", "Desk {number}").format(number=desk.figures.desk_no)
    return translate("DeskColumns", "{desk} (this PC)").format(desk=text) if desk.own else text


def _maybe(count: int | None) -> str:
    return "?" if count is None else count_text(count)
