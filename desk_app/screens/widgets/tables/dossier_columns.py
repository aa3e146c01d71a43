"""The columns in which dossiers are listed, the same on every page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desk_app.domain.steps.lists import is_late
from desk_app.domain.time.local_time import local
from desk_app.messages import Messages
from desk_app.ports.clock import Clock
from desk_app.ports.dossiers import DossierRow
from desk_app.screens.formats import moment_text, short_procedure, time_text
from desk_app.screens.widgets.tables.chip import ChipLook
from desk_app.screens.widgets.tables.list_column import ListColumn
from desk_app.screens.widgets.tables.state_chips import row_chips

translate = QCoreApplication.translate

CODE_LETTERS = 23
"""Room of a code, unit and all."""


def is_overdue(row: DossierRow, now: datetime) -> bool:
    """Whether the promise of this dossier is broken now."""
    return is_late(row.status, row.due_at, now, voided=row.voided)


def is_finished(row: DossierRow) -> bool:
    """Whether nothing is left to be done about a row, so that it is written quietly."""
    return row.voided or row.returned_at is not None


def near_text(moment: datetime, now: datetime) -> str:
    """Write a moment of today as its hour, any other with its day."""
    return time_text(moment) if local(moment).date() == local(now).date() else moment_text(moment)


def dossier_columns(messages: Messages, clock: Clock) -> tuple[ListColumn[DossierRow], ...]:
    """Give the columns of every dossier list."""

    def ink(row: DossierRow) -> str:
        return "hint" if is_finished(row) else "ink"

    def chips_of(row: DossierRow) -> tuple[ChipLook, ...]:
        return row_chips(row, messages, late=is_overdue(row, clock.now()))

    what = (
        ListColumn(
            translate("DossierColumns", "Dossier code"), lambda row: row.code, CODE_LETTERS, ink, is_code=True
        ),
        ListColumn(translate("DossierColumns", "Person concerned"), lambda row: row.name, 20, ink),
        ListColumn(
            translate("DossierColumns", "Procedure"),
            lambda row: short_procedure(row.procedure_name),
            20,
            ink,
            stretches=True,
            spare=2,
        ),
    )
    when = _when(clock, ink)
    where = ListColumn(
        translate("DossierColumns", "Where it is"),
        lambda row: " · ".join(one.word for one in chips_of(row)),
        24,
        chips=chips_of,
        key=lambda row: int(row.status),
    )
    return (*what, *when, where)


def _when(clock: Clock, ink: Callable[[DossierRow], str]) -> tuple[ListColumn[DossierRow], ...]:
    """Give the columns of the moments."""

    def due_words(row: DossierRow) -> str:
        if row.due_at is None:
            return translate("DossierColumns", "no fixed date")
        return near_text(row.due_at, clock.now())

    return (
        ListColumn(
            translate("DossierColumns", "Received"),
            lambda row: near_text(row.received_at, clock.now()),
            15,
            ink,
            is_number=True,
            spare=1,
            key=lambda row: row.received_at,
        ),
        ListColumn(
            translate("DossierColumns", "Due"),
            due_words,
            15,
            lambda row: "orange" if is_overdue(row, clock.now()) else ink(row),
            is_number=True,
            strong=lambda row: not is_finished(row) and row.due_at is not None,
            key=lambda row: (row.due_at is None, row.due_at or row.received_at),
        ),
    )
