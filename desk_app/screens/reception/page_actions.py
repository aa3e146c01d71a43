"""The keys of the reception page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from desk_app.screens.widgets.buttons import make_action

if TYPE_CHECKING:
    from desk_app.screens.page import Page
    from desk_app.screens.reception.parts import ReceptionParts


class KeyDeeds(Protocol):
    """What the keys set off."""

    def save(self, *, printing: bool) -> None:
        """Take the dossier in."""

    def ask_not_taken(self) -> None:
        """Ask why the dossier is not taken in."""

    def next_citizen(self) -> None:
        """Begin with the next citizen."""

    def preview(self) -> None:
        """Show the slip on the screen."""

    def open_offered(self) -> None:
        """Open the dossier scanned while typing."""


class PageActions(QObject):
    """Every action once; those of the bottom bar are added to the window by the window itself."""

    def __init__(self, page: Page, parts: ReceptionParts, presenter: KeyDeeds) -> None:
        super().__init__(page)
        self.save = make_action(page, self.tr("Save and print"), lambda: presenter.save(printing=True), "F9")
        self.save_only = make_action(
            page, self.tr("Save, print later"), lambda: presenter.save(printing=False), "Ctrl+S"
        )
        self.not_taken = make_action(page, self.tr("Not taken in…"), presenter.ask_not_taken, "Ctrl+B")
        self.anew = make_action(page, self.tr("Next citizen"), presenter.next_citizen)
        self.anew.setProperty("shownKey", "F2")
        self.print_again = make_action(page, self.tr("Print again"), parts.after.print_again, "F8")
        self.papers = make_action(page, self.tr("Papers"), parts.form.papers.focus, "F6")
        self.preview = make_action(page, self.tr("Preview"), presenter.preview, "Ctrl+P")
        self.open_scanned = make_action(
            page, self.tr("Open the dossier named"), presenter.open_offered, "Ctrl+O"
        )
        self.why = make_action(page, self.tr("How it is counted"), parts.promise.ticket.ask_why, "Alt+V")
        self.open_saved = make_action(page, self.tr("Open the dossier"), parts.after.open)
        self.open_saved.setProperty("shownKey", "Ctrl+O")
        self.rest = make_action(
            page, self.tr("See the promise and all remarks"), parts.strip.rest_wanted.emit, "Alt+L"
        )
        for hidden in (self.papers, self.preview, self.open_scanned, self.why, self.rest):
            page.addAction(hidden)

    def in_bar(self, *, saved: bool) -> tuple[QAction, ...]:
        """Give the actions of the bottom bar."""
        if saved:
            return (self.open_saved, self.print_again, self.anew)
        return (self.not_taken, self.save_only, self.save)

    def allow(self, *, saved: bool, busy: bool) -> None:
        """Switch off at once what must not be done twice."""
        for action in (self.save, self.save_only, self.not_taken):
            action.setEnabled(not busy and not saved)
        for action in (self.anew, self.print_again):
            action.setEnabled(not busy)
        self.papers.setEnabled(not saved)
