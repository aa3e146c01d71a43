"""The pages of the window: in what order they stand in the rail, under which key, and how each is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desk_app.domain.steps.rights import Right
from desk_app.qt.noop import QT_TRANSLATE_NOOP
from desk_app.screens.page import Page
from desk_app.screens.requests import (
    OpenCalendar,
    OpenCatalogue,
    OpenDayClose,
    OpenDossier,
    OpenExceptions,
    OpenLookUps,
    OpenQueue,
    OpenReception,
    OpenReturns,
    OpenScannerCheck,
    OpenSearch,
    OpenSettings,
    OpenStart,
    OpenToday,
    PageRequest,
    ReceiveByCard,
    ResumeDraft,
    ResumeReception,
)
from desk_app.screens.workplace import Workplace


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page and the requests it `answers`; its key makes the first of them, which needs nothing more.

    `label` is the English source of its word in the rail; without `key` it is not in the rail. Without `right` everybody
    may open it.
    """

    name: str
    label: str
    make: Callable[[Workplace], Page]
    answers: tuple[type[PageRequest], ...]
    icon: str = ""
    key: str = ""
    right: Right | None = None
    begins_group: bool = False

    def word(self) -> str:
        """Give the translated word."""
        return QCoreApplication.translate("Rail", self.label)


def _today(workplace: Workplace) -> Page:
    from desk_app.screens.today.page import TodayPage

    return TodayPage(workplace)


def _start(workplace: Workplace) -> Page:
    from desk_app.screens.today.start_page import StartPage

    return StartPage(workplace)


def _reception(workplace: Workplace) -> Page:
    from desk_app.screens.reception.page import ReceptionPage

    return ReceptionPage(workplace)


def _returns(workplace: Workplace) -> Page:
    from desk_app.screens.returns.page import ReturnsPage

    return ReturnsPage(workplace)


def _dossier(workplace: Workplace) -> Page:
    from desk_app.screens.dossier.page import DossierPage

    return DossierPage(workplace)


def _search(workplace: Workplace) -> Page:
    from desk_app.screens.search.page import SearchPage

    return SearchPage(workplace)


def _queue(workplace: Workplace) -> Page:
    from desk_app.screens.queue.page import QueuePage

    return QueuePage(workplace)


def _exceptions(workplace: Workplace) -> Page:
    from desk_app.screens.exceptions.page import ExceptionsPage

    return ExceptionsPage(workplace)


def _day_close(workplace: Workplace) -> Page:
    from desk_app.screens.day_close.page import DayClosePage

    return DayClosePage(workplace)


def _catalogue(workplace: Workplace) -> Page:
    from desk_app.screens.catalogue.page import CataloguePage

    return CataloguePage(workplace)


def _calendar(workplace: Workplace) -> Page:
    from desk_app.screens.calendar.page import CalendarPage

    return CalendarPage(workplace)


def _look_ups(workplace: Workplace) -> Page:
    from desk_app.screens.look_ups.page import LookUpsPage

    return LookUpsPage(workplace)


def _scanner(workplace: Workplace) -> Page:
    from desk_app.screens.scanner.page import ScannerPage

    return ScannerPage(workplace)


def _settings(workplace: Workplace) -> Page:
    from desk_app.screens.settings.page import SettingsPage

    return SettingsPage(workplace)


FIRST, FIRST_WITHOUT_DOSSIERS = OpenToday(), OpenSettings()
"""The first page, and that of those who look after the desk and see no dossier."""

PAGES = (
    PageEntry(
        "today", QT_TRANSLATE_NOOP("Rail", "Today"), _today, (OpenToday,), "today", "F5", Right.LOOK_UP
    ),
    PageEntry("start", "", _start, (OpenStart,)),
    PageEntry("scanner", "", _scanner, (OpenScannerCheck,)),
    PageEntry(
        "reception",
        QT_TRANSLATE_NOOP("Rail", "Receive"),
        _reception,
        (OpenReception, ResumeReception, ResumeDraft, ReceiveByCard),
        "receive",
        "F2",
        Right.RECEIVE,
    ),
    PageEntry(
        "returns",
        QT_TRANSLATE_NOOP("Rail", "Return"),
        _returns,
        (OpenReturns,),
        "returns",
        "F7",
        Right.RETURN,
    ),
    PageEntry("dossier", "", _dossier, (OpenDossier,), right=Right.LOOK_UP),
    PageEntry(
        "search", QT_TRANSLATE_NOOP("Rail", "Find"), _search, (OpenSearch,), "search", "F3", Right.LOOK_UP
    ),
    PageEntry(
        "queue",
        QT_TRANSLATE_NOOP("Rail", "Queue"),
        _queue,
        (OpenQueue,),
        "queue",
        "Ctrl+1",
        begins_group=True,
    ),
    PageEntry(
        "exceptions",
        QT_TRANSLATE_NOOP("Rail", "Attention"),
        _exceptions,
        (OpenExceptions,),
        "attention",
        "Ctrl+5",
        Right.LOOK_UP,
    ),
    PageEntry(
        "day_close",
        QT_TRANSLATE_NOOP("Rail", "Close the day"),
        _day_close,
        (OpenDayClose,),
        "day_close",
        "Ctrl+6",
    ),
    PageEntry(
        "catalogue",
        QT_TRANSLATE_NOOP("Rail", "Catalogue"),
        _catalogue,
        (OpenCatalogue,),
        "catalogue",
        "Ctrl+2",
        begins_group=True,
    ),
    PageEntry(
        "calendar", QT_TRANSLATE_NOOP("Rail", "Calendar"), _calendar, (OpenCalendar,), "calendar", "Ctrl+3"
    ),
    PageEntry(
        "settings", QT_TRANSLATE_NOOP("Rail", "Settings"), _settings, (OpenSettings,), "settings", "Ctrl+4"
    ),
    PageEntry(
        "look_ups",
        QT_TRANSLATE_NOOP("Rail", "Look-ups"),
        _look_ups,
        (OpenLookUps,),
        "look_ups",
        "Ctrl+7",
        Right.SEE_EVERYTHING,
    ),
)
"""Every page, in the order of the rail."""
