"""Puts a procedure into words: its doubts, its papers, its fees and where it was read."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from desk_app.domain.catalogue.procedure import (
    ClockStop,
    DeadlineKind,
    FeeRule,
    FeeUnit,
    PaperRequirement,
    PaperUse,
    ProcedureVersion,
)
from desk_app.qt.noop import QT_TRANSLATE_NOOP
from desk_app.screens.formats import counted, day_text, money_text
from desk_app.screens.reception.promise import rule_text

translate = QCoreApplication.translate

KINDS = {
    DeadlineKind.SAME_DAY: QT_TRANSLATE_NOOP("CatalogueWords", "within the day"),
    DeadlineKind.WORKING_HOURS: QT_TRANSLATE_NOOP("CatalogueWords", "working hours"),
    DeadlineKind.WORKING_DAYS: QT_TRANSLATE_NOOP("CatalogueWords", "working days"),
    DeadlineKind.CALENDAR_DAYS: QT_TRANSLATE_NOOP("CatalogueWords", "calendar days"),
    DeadlineKind.NONE: QT_TRANSLATE_NOOP("CatalogueWords", "no fixed date"),
}
CLOCK_STOPS = {
    ClockStop.RECOUNT: QT_TRANSLATE_NOOP("CatalogueWords", "count again from the start"),
    ClockStop.PAUSE: QT_TRANSLATE_NOOP("CatalogueWords", "add the waiting time"),
    ClockStop.OWN_TERM: QT_TRANSLATE_NOOP("CatalogueWords", "a term of its own"),
}
FEE_UNITS = {
    FeeUnit.DOSSIER: QT_TRANSLATE_NOOP("CatalogueWords", "per dossier"),
    FeeUnit.COPY: QT_TRANSLATE_NOOP("CatalogueWords", "per copy"),
    FeeUnit.CERTIFIED_PAGE: QT_TRANSLATE_NOOP("CatalogueWords", "per certified page"),
    FeeUnit.CASE: QT_TRANSLATE_NOOP("CatalogueWords", "per case"),
}

PARTS = {
    "name": QT_TRANSLATE_NOOP("CatalogueWords", "name"),
    "field": QT_TRANSLATE_NOOP("CatalogueWords", "field of law"),
    "deadline": QT_TRANSLATE_NOOP("CatalogueWords", "term"),
    "papers": QT_TRANSLATE_NOOP("CatalogueWords", "papers"),
    "fees": QT_TRANSLATE_NOOP("CatalogueWords", "fees"),
    "results": QT_TRANSLATE_NOOP("CatalogueWords", "results"),
    "received_here": QT_TRANSLATE_NOOP("CatalogueWords", "which door"),
}


def word(source: str) -> str:
    """Give the translated word of one of the tables above."""
    return translate("CatalogueWords", source)


def mark_text(version: ProcedureVersion) -> str:
    """Name the gravest doubt about a procedure; nothing when there is none."""
    if version.provenance.suspect:
        return translate("CatalogueWords", "! suspect entry")
    if not version.complete:
        return translate("CatalogueWords", "code and name only")
    if version.provenance.unverified:
        return translate("CatalogueWords", "! unverified")
    return ""


def heading_lines(version: ProcedureVersion) -> Iterator[str]:
    """Write what stands above papers and fees."""
    yield translate("CatalogueWords", "Code {code} · {field}").format(code=version.code, field=version.field)
    yield translate("CatalogueWords", "Term: {term}").format(term=rule_text(version.deadline))
    stop = word(CLOCK_STOPS[version.deadline.clock_stop])
    yield translate("CatalogueWords", "After a supplement: {rule}").format(rule=stop)
    since = day_text(version.effective_from)
    yield translate("CatalogueWords", "This version holds from {day}").format(day=since)
    if not version.received_here:
        yield translate("CatalogueWords", "! Not received here: {door}").format(door=version.elsewhere or "?")
    if version.door_ground:
        yield translate("CatalogueWords", "Why: {ground}").format(ground=version.door_ground)
    yield from (note for note in (version.deadline_note, version.note) if note)


def doubt_lines(version: ProcedureVersion) -> Iterator[str]:
    """Write what of the entry nobody has checked."""
    found = version.provenance
    if found.unverified:
        parts = ", ".join(word(PARTS[part]) if part in PARTS else part for part in found.unverified)
        yield translate("CatalogueWords", "! Not verified: {parts}").format(parts=parts)
    if found.suspect:
        yield translate("CatalogueWords", "! The source itself seems to mix up procedures.")


def source_lines(version: ProcedureVersion) -> Iterator[str]:
    """Write where the entry was read."""
    found = version.provenance
    if found.source:
        yield translate("CatalogueWords", "Read in: {source}").format(source=found.source)
    if found.decision:
        yield translate("CatalogueWords", "Decision: {decision}").format(decision=found.decision)


def paper_text(paper: PaperRequirement) -> str:
    """Write one paper of the list."""
    certified = translate("CatalogueWords", "{count} certified")
    counts = (
        (
            paper.originals,
            translate("CatalogueWords", "{count} original"),
            translate("CatalogueWords", "{count} originals"),
        ),
        (paper.certified, certified, certified),
        (
            paper.photocopies,
            translate("CatalogueWords", "{count} copy"),
            translate("CatalogueWords", "{count} copies"),
        ),
    )
    parts = [counted(count, one, many) for count, one, many in counts if count]
    if not parts:
        parts.append(translate("CatalogueWords", "looked up in the database"))
    if paper.use is PaperUse.SHOWN:
        parts.append(translate("CatalogueWords", "only shown"))
    if not paper.required:
        parts.append(translate("CatalogueWords", "not always needed"))
    if paper.condition:
        parts.append(paper.condition)
    return f"{paper.name}  ({'; '.join(parts)})"


def fee_text(fee: FeeRule) -> str:
    """Write one fee: not set, nothing by rule, or so much; and whom a rule exempts."""
    if fee.amount is None:
        amount = translate("CatalogueWords", "not set by the ward yet")
    elif not fee.amount:
        amount = translate("CatalogueWords", "nothing charged, by rule")
    else:
        amount = f"{money_text(fee.amount)} {word(FEE_UNITS[fee.unit])}"
    text = f"{fee.name}: {amount}"
    if fee.exempt_for:
        text += translate("CatalogueWords", "; exempt: {who}").format(who=", ".join(fee.exempt_for))
    return f"{text}  ({fee.note})" if fee.note else text
