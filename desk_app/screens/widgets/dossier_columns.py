"""The columns in which dossiers are listed, the same on every page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desk_app.domain.steps.lists import is_late, state_key
from desk_app.messages import Messages
from desk_app.ports.clock import Clock
from desk_app.ports.dossiers import DossierRow
from desk_app.screens.formats import moment_text, short_procedure

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class RowColumn:
    """One column; the parts are those of `windowed_rows.Column`."""

    heading: str
    words: Callable[[DossierRow], str]
    letters: int
    ink: Callable[[DossierRow], str] | None = None
    is_number: bool = False
    stretches: bool = False
    spare: int = 0

    def text(self, row: DossierRow) -> str:
        """Give the words of a cell."""
        return self.words(row)

    def tone(self, row: DossierRow) -> str:
        """Give the name of its ink in the look."""
        if row.voided:
            return "hint"
        return self.ink(row) if self.ink else "ink"


def is_overdue(row: DossierRow, now: datetime) -> bool:
    """Whether the promise of this dossier is broken now."""
    return is_late(row.status, row.due_at, now, voided=row.voided)


def status_text(row: DossierRow, messages: Messages) -> str:
    """Give the state in words, with what is still to be done about the slip."""
    word = messages.text(state_key(row.status, voided=row.voided))
    return word if row.printed or row.voided else word + " · " + translate("DossierColumns", "not printed")


def dossier_columns(messages: Messages, clock: Clock) -> tuple[RowColumn, ...]:
    """Give the columns of every dossier list."""

    def due_words(row: DossierRow) -> str:
        if row.due_at is None:
            return translate("DossierColumns", "no fixed date")
        late = translate("DossierColumns", "! overdue") if is_overdue(row, clock.now()) else ""
        return f"{moment_text(row.due_at)}  {late}".rstrip()

    return (
        RowColumn(translate("DossierColumns", "Dossier code"), lambda row: row.code, 19),
        RowColumn(translate("DossierColumns", "Person concerned"), lambda row: row.name, 18),
        RowColumn(
            translate("DossierColumns", "Procedure"),
            lambda row: short_procedure(row.procedure_name),
            20,
            stretches=True,
            spare=2,
        ),
        RowColumn(translate("DossierColumns", "State"), lambda row: status_text(row, messages), 20),
        RowColumn(
            translate("DossierColumns", "Received"),
            lambda row: moment_text(row.received_at),
            15,
            spare=1,
        ),
        RowColumn(
            translate("DossierColumns", "Due"),
            due_words,
            21,
            lambda row: "orange" if is_overdue(row, clock.now()) else "ink",
        ),
    )
