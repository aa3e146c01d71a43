"""Puts the age of each kind of reference data into words, with where its newest change came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desk_app.qt.noop import QT_TRANSLATE_NOOP
from desk_app.screens.formats import moment_text

if TYPE_CHECKING:
    from desk_app.services.reference.ages import ReferenceAge

translate = QCoreApplication.translate

KINDS = {
    "catalogue": QT_TRANSLATE_NOOP("ReferenceAges", "catalogue loaded"),
    "procedure": QT_TRANSLATE_NOOP("ReferenceAges", "procedure {key} corrected"),
    "everyday_words": QT_TRANSLATE_NOOP("ReferenceAges", "ward's own words"),
    "calendar": QT_TRANSLATE_NOOP("ReferenceAges", "calendar {key}"),
    "working_hours": QT_TRANSLATE_NOOP("ReferenceAges", "working hours"),
}
"""The kinds as a clerk knows them, in the order they are told."""
CATALOGUE_KINDS, CALENDAR_KINDS = ("catalogue", "procedure", "everyday_words"), ("calendar", "working_hours")
"""What the page of procedures tells, and what the calendar tells."""
_PROGRAM, _ALL = "seed", "all"


def age_lines(ages: Iterable[ReferenceAge], kinds: Iterable[str]) -> Iterator[str]:
    """Give one line for each kind that ever changed: what, when, and whence."""
    known = {age.kind: age for age in ages}
    for kind in kinds:
        if age := known.get(kind):
            what = translate("ReferenceAges", KINDS[kind]).format(key="" if age.key == _ALL else age.key)
            source = translate("ReferenceAges", "with the program") if age.source == _PROGRAM else age.source
            told = f"{what.strip()} {moment_text(age.at)}"
            yield f"{told} ({source})" if source else told
