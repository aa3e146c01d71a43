"""What may be asked of the window: each request opens one page and says what it shall show there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_app.ports.drafts import SavedDraft
    from desk_app.services.care.start_desk import StartReport
    from desk_app.services.reception.interpret_scan import ScanAnswer


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A wish for a page; who asks need not know the page that answers."""


@dataclass(frozen=True, slots=True)
class OpenToday(PageRequest):
    """The work lists with their counts."""


@dataclass(frozen=True, slots=True)
class OpenStart(PageRequest):
    """What the desk found at its start; without a report the desk is looked over again."""

    report: StartReport | None = None


@dataclass(frozen=True, slots=True)
class OpenReception(PageRequest):
    """The reception form as it stands; asked for again while in front it is emptied for the next citizen."""


@dataclass(frozen=True, slots=True)
class ResumeReception(PageRequest):
    """The reception form filled from a citizen guided before, or from a cancelled dossier taken in anew."""

    code: str


@dataclass(frozen=True, slots=True)
class ResumeDraft(PageRequest):
    """The reception form filled with text kept before a crash or a lock."""

    draft: SavedDraft


@dataclass(frozen=True, slots=True)
class ReceiveByCard(PageRequest):
    """The reception form filled from a citizen's card."""

    card: ScanAnswer


@dataclass(frozen=True, slots=True)
class OpenReturns(PageRequest):
    """The return of results; without a code it waits for a slip."""

    code: str = ""


@dataclass(frozen=True, slots=True)
class OpenDossier(PageRequest):
    """One dossier with its history and the deeds it allows."""

    code: str


@dataclass(frozen=True, slots=True)
class OpenSearch(PageRequest):
    """The search box with the last search still in it."""


@dataclass(frozen=True, slots=True)
class OpenQueue(PageRequest):
    """What is not sent to the city yet."""


@dataclass(frozen=True, slots=True)
class OpenExceptions(PageRequest):
    """What only a person can settle."""


@dataclass(frozen=True, slots=True)
class OpenDayClose(PageRequest):
    """The comparison of the day with the city, and its closing."""


@dataclass(frozen=True, slots=True)
class OpenCatalogue(PageRequest):
    """The procedures with their versions."""


@dataclass(frozen=True, slots=True)
class OpenCalendar(PageRequest):
    """Working days, days off and hours."""


@dataclass(frozen=True, slots=True)
class OpenScannerCheck(PageRequest):
    """A code to scan, and what scanner, keyboard and input method of this PC make of it."""


@dataclass(frozen=True, slots=True)
class OpenLookUps(PageRequest):
    """Who looked at whose data."""


@dataclass(frozen=True, slots=True)
class OpenSettings(PageRequest):
    """The settings of the desk, its users and its link to the city."""
