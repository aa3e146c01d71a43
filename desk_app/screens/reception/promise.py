"""Puts what the citizen is promised into words: when, why, how much, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desk_app.domain.catalogue.procedure import DeadlineKind, DeadlineRule
from desk_app.domain.time.due_dates import DueDate
from desk_app.domain.time.due_strip import StripDay
from desk_app.domain.time.local_time import local
from desk_app.screens.formats import (
    counted,
    day_text,
    fee_line_text,
    money_text,
    promise_text,
    time_text,
    weekday_text,
)
from desk_app.screens.widgets.tables.chip import ChipLook
from desk_app.screens.widgets.ticket import Promised

if TYPE_CHECKING:
    from desk_app.domain.findings import Finding
    from desk_app.messages import Messages
    from desk_app.services.reception.check_reception import ReceptionPreview

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Remark:
    """One line that stands in the way or asks the clerk to look; `code` is a dossier to open."""

    text: str
    blocks: bool
    path: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """The words of the right column: those on the ticket, and what is to be looked at."""

    ticket: Promised = field(default_factory=Promised)
    remarks: tuple[Remark, ...] = ()


def promise_of(preview: ReceptionPreview, messages: Messages, shown: Iterable[Finding]) -> Promise:
    """Write a preview; `shown` are the findings the clerk is to see now."""
    version = preview.procedure
    remarks = _remarks(preview, messages, shown)
    if version is None or not version.received_here:
        return Promise(nothing_promised(), remarks)
    lines = tuple(
        f"{fee.name}: {fee_line_text(fee.amount)}" + (f" · {fee.basis}" if fee.basis else "")
        for fee in preview.fees
        if fee.amount != 0
    )
    ticket = replace(
        due_on_ticket(preview.due, preview.days),
        term=rule_text(version.deadline),
        fee=_fee(preview),
        fee_state=fee_chip(preview.fee_total),
        fee_lines=lines,
    )
    return Promise(ticket, remarks)


def nothing_promised() -> Promised:
    """Give the ticket before a procedure is chosen."""
    return Promised(quiet=translate("Promise", "Choose the procedure to see the day."))


def due_on_ticket(due: DueDate | None, days: tuple[StripDay, ...]) -> Promised:
    """Write a due date on a ticket."""
    if due is None:
        return nothing_promised()
    if due.due_at is None:
        return Promised(
            day=translate("Promise", "No fixed day"), quiet=translate("Promise", "No fixed date by law")
        )
    there = local(due.due_at)
    day = f"{weekday_text(there.date())} {day_text(there.date())}"
    return Promised(day=day, hour=time_text(there), days=days)


def fee_chip(amount: int) -> ChipLook | None:
    """Give the state of a fee that was not taken yet; None where nothing is to be taken."""
    return ChipLook("money", "yellow", translate("Promise", "not taken yet")) if amount else None


def due_text(due: DueDate | None) -> str:
    """Write the moment promised, or that the law sets none."""
    if due is None:
        return ""
    if due.due_at is None:
        return translate("Promise", "No fixed date by law")
    return promise_text(due.due_at)


def rule_text(rule: DeadlineRule) -> str:
    """Write a time limit as the law names it."""
    of_one = {
        DeadlineKind.WORKING_HOURS: translate("Promise", "{count} working hour"),
        DeadlineKind.WORKING_DAYS: translate("Promise", "{count} working day"),
        DeadlineKind.CALENDAR_DAYS: translate("Promise", "{count} day"),
    }
    words = {
        DeadlineKind.SAME_DAY: translate("Promise", "within the day"),
        DeadlineKind.WORKING_HOURS: translate("Promise", "{count} working hours"),
        DeadlineKind.WORKING_DAYS: translate("Promise", "{count} working days"),
        DeadlineKind.CALENDAR_DAYS: translate("Promise", "{count} days"),
        DeadlineKind.NONE: translate("Promise", "no term"),
    }
    many = words[rule.kind]
    return counted(rule.amount, of_one.get(rule.kind, many), many)


def step_rows(due: DueDate, messages: Messages) -> list[tuple[str, str, str]]:
    """Write every day of the count: the day, whether it counted, and why."""
    counted, idle = translate("Promise", "counted"), translate("Promise", "not counted")
    return [
        (
            f"{weekday_text(step.date)} {day_text(step.date)}",
            counted if step.counted else idle,
            messages.text(step.reason, note=step.note),
        )
        for step in due.steps
    ]


def _fee(preview: ReceptionPreview) -> str:
    if preview.fee_unknown:
        return translate("Promise", "not set by the ward yet")
    return (
        money_text(preview.fee_total)
        if preview.fee_total
        else translate("Promise", "nothing charged, by rule")
    )


def _remarks(preview: ReceptionPreview, messages: Messages, shown: Iterable[Finding]) -> tuple[Remark, ...]:
    duplicates = tuple(
        Remark(
            messages.text("reception.duplicate", code=row.code, received=row.received_at, status=row.status),
            blocks=False,
            code=row.code,
        )
        for row in preview.duplicates
    )
    found = [one for one in shown if one.key != "reception.duplicate"]
    found.sort(key=lambda one: not one.blocks)
    others = tuple(Remark(messages.of(one), one.blocks, _box(one.field)) for one in found)
    blocking = tuple(one for one in others if one.blocks)
    return blocking + duplicates + tuple(one for one in others if not one.blocks)


def _box(path: str) -> str:
    """Give the path of a box on the form; "" for what is said of the promise itself."""
    return path if path.partition(".")[0] not in ("due", "fees", "print") else ""
