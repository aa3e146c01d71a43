"""Writes moments, days, spans and money the one way the desk shows them, whatever the system's locale."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier.dossier import FeeLine
from desk_app.domain.money.fees import total_of
from desk_app.domain.time.local_time import local
from desk_app.qt.noop import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

WEEKDAYS = (
    QT_TRANSLATE_NOOP("Formats", "Monday"),
    QT_TRANSLATE_NOOP("Formats", "Tuesday"),
    QT_TRANSLATE_NOOP("Formats", "Wednesday"),
    QT_TRANSLATE_NOOP("Formats", "Thursday"),
    QT_TRANSLATE_NOOP("Formats", "Friday"),
    QT_TRANSLATE_NOOP("Formats", "Saturday"),
    QT_TRANSLATE_NOOP("Formats", "Sunday"),
)

SHORT_WEEKDAYS = (
    QT_TRANSLATE_NOOP("Formats", "Mon"),
    QT_TRANSLATE_NOOP("Formats", "Tue"),
    QT_TRANSLATE_NOOP("Formats", "Wed"),
    QT_TRANSLATE_NOOP("Formats", "Thu"),
    QT_TRANSLATE_NOOP("Formats", "Fri"),
    QT_TRANSLATE_NOOP("Formats", "Sat"),
    QT_TRANSLATE_NOOP("Formats", "Sun"),
)


LONGEST_NAME = 48
"""Letters of a name inside a sentence: a forged card may name somebody with thousands."""
_ENDLESS_WORD = re.compile(r"(\S{16})(?=\S)")
_MAY_BREAK = "\u200b"


def name_text(name: str) -> str:
    """Write a name inside a sentence or a dialog: no longer than a line holds, and no word wider than a column."""
    cut = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
    return _ENDLESS_WORD.sub(rf"\1{_MAY_BREAK}", cut)


def day_text(day: date) -> str:
    """Write a day as dd/MM/yyyy."""
    return f"{day:%d/%m/%Y}"


def time_text(moment: datetime) -> str:
    """Write the desk's wall-clock time as HH:mm."""
    return f"{local(moment):%H:%M}"


def moment_text(moment: datetime) -> str:
    """Write a moment as dd/MM/yyyy HH:mm on the desk's wall clock; written out, for long lists ask for many."""
    at = local(moment)
    return f"{at.day:02}/{at.month:02}/{at.year:04} {at.hour:02}:{at.minute:02}"


def weekday_text(day: date) -> str:
    """Write the name of the weekday."""
    return translate("Formats", WEEKDAYS[day.weekday()])


def short_weekday_text(day: date) -> str:
    """Write the name of the weekday in two letters, as on a calendar."""
    return translate("Formats", SHORT_WEEKDAYS[day.weekday()])


def promise_text(moment: datetime) -> str:
    """Write a due date as it is told to a citizen: "Thứ Năm 26/11/2026, 10:15"."""
    there = local(moment)
    return f"{weekday_text(there.date())} {day_text(there.date())}, {time_text(there)}"


def short_procedure(name: str) -> str:
    """Write the name of a procedure for a list: without the words every procedure begins with."""
    rest = name.removeprefix("Thủ tục ")
    return rest[:1].upper() + rest[1:]


def money_text(amount: int) -> str:
    """Write đồng with points between thousands: "1.234.567 đồng"."""
    return f"{amount:,} đồng".replace(",", ".")


def fee_text(amount: int) -> str:
    """Write a fee, nothing to pay as such."""
    return money_text(amount) if amount else translate("Formats", "nothing to pay")


def fee_line_text(amount: int | None) -> str:
    """Write the amount of one fee line; one that nobody has set is not free."""
    return translate("Formats", "not set yet") if amount is None else fee_text(amount)


def fees_text(fees: Iterable[FeeLine]) -> str:
    """Write what fee lines come to, with what nobody has set yet."""
    total = total_of(fees)
    if not total.open:
        return fee_text(total.amount)
    if not total.amount:
        return fee_line_text(None)
    return translate("Formats", "{fee} and what is not set yet").format(fee=money_text(total.amount))


def count_text(count: int) -> str:
    """Write a count with points between thousands."""
    return f"{count:,}".replace(",", ".")


def counted(count: int, one: str, many: str) -> str:
    """Write a count into the sentence for one or the one for many, as the language of the window tells them apart."""
    return (one if count == 1 else many).format(count=count_text(count))


def age_text(age: timedelta) -> str:
    """Write how long ago something was, in its largest fitting unit."""
    minutes = max(0, int(age / timedelta(minutes=1)))
    if not minutes:
        return translate("Formats", "under 1 min")
    if minutes < 60:
        return translate("Formats", "{count} min").format(count=minutes)
    if minutes < 48 * 60:
        return translate("Formats", "{count} h").format(count=minutes // 60)
    return translate("Formats", "{count} days").format(count=minutes // (24 * 60))
