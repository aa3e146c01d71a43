"""Puts what the citizen is promised into words: when, why, how much, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desk_app.domain.catalogue.procedure import DeadlineKind, DeadlineRule
from desk_app.domain.time.due_dates import DueDate
from desk_app.screens.formats import day_text, fee_line_text, money_text, promise_text, weekday_text

if TYPE_CHECKING:
    from desk_app.domain.findings import Finding
    from desk_app.messages import Messages
    from desk_app.services.reception.check_reception import ReceptionPreview

MOST_RESTS_NAMED = 3
"""Rest days named in the short reason; the long one has them all."""

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
    """The words of the right panel."""

    due: str = ""
    reason: str = ""
    fee: str = ""
    fee_lines: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


def promise_of(preview: ReceptionPreview, messages: Messages, shown: Iterable[Finding]) -> Promise:
    """Write a preview; `shown` are the findings the clerk is to see now."""
    version = preview.procedure
    remarks = _remarks(preview, messages, shown)
    if version is None or not version.received_here:
        return Promise(remarks=remarks)
    return Promise(
        due=due_text(preview.due),
        reason=reason_text(version.deadline, preview.due) if preview.due else "",
        fee=_fee(preview),
        fee_lines=tuple(
            f"{fee.name}: {fee_line_text(fee.amount)}" + (f" · {fee.basis}" if fee.basis else "")
            for fee in preview.fees
            if fee.amount != 0
        ),
        remarks=remarks,
    )


def due_text(due: DueDate | None) -> str:
    """Write the moment promised, or that the law sets none."""
    if due is None:
        return ""
    if due.due_at is None:
        return translate("Promise", "No fixed date by law")
    return promise_text(due.due_at)


def rule_text(rule: DeadlineRule) -> str:
    """Write a time limit as the law names it."""
    words = {
        DeadlineKind.SAME_DAY: translate("Promise", "within the day"),
        DeadlineKind.WORKING_HOURS: translate("Promise", "{count} working hours"),
        DeadlineKind.WORKING_DAYS: translate("Promise", "{count} working days"),
        DeadlineKind.CALENDAR_DAYS: translate("Promise", "{count} days"),
        DeadlineKind.NONE: translate("Promise", "no term"),
    }
    return words[rule.kind].format(count=rule.amount)


def reason_text(rule: DeadlineRule, due: DueDate) -> str:
    """Write the term and the holidays on its way: "3 ngày làm việc; 24/11 nghỉ"."""
    rests = [step.date for step in due.steps if step.reason == "due.step.holiday"]
    named = ", ".join(f"{day:%d/%m}" for day in rests[:MOST_RESTS_NAMED])
    if len(rests) > MOST_RESTS_NAMED:
        named += "…"
    return rule_text(rule) + (translate("Promise", "; {days} off").format(days=named) if named else "")


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
    others = tuple(Remark(messages.of(one), one.blocks, one.field) for one in found)
    blocking = tuple(one for one in others if one.blocks)
    return blocking + duplicates + tuple(one for one in others if not one.blocks)
