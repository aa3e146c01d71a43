"""Keeps the pages made so far, which of them is in front, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from desk_app.errors import Refused
from desk_app.screens.page import Page
from desk_app.screens.pages import FIRST, FIRST_WITHOUT_DOSSIERS, PAGES, PageEntry
from desk_app.screens.requests import PageRequest
from desk_app.screens.workplace import Workplace

_LONGEST_WAY = 20


class PageDeck(QObject):
    """Makes each page when it is first asked for; tells `changed` when another page or other actions are in front."""

    changed = Signal(object)
    next_step_wanted = Signal()

    def __init__(self, workplace: Workplace, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._workplace = workplace
        self._stack = stack
        self._entries = {kind: entry for entry in PAGES for kind in entry.answers}
        self._pages: dict[str, Page] = {}
        self._way: list[PageRequest] = []

    @property
    def front(self) -> Page | None:
        """The page in front."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def open(self, request: PageRequest) -> None:
        """Bring a page to the front for a request; the same page again only takes the new request.

        Who has not the right to see it stays where he is and is told; in place of the first page there is another.
        """
        entry = self._entries[type(request)]
        if entry.right is not None and not self._workplace.operator.may(entry.right):
            if request == FIRST:
                self.open(FIRST_WITHOUT_DOSSIERS)
            else:
                self._workplace.say_error(Refused("rights.missing", right=entry.right))
            return
        page = self._page(entry)
        before = self.front
        if before is not None and before is not page:
            before.left()
        if not self._way or self._way[-1] != request:
            self._way = [*self._way[-_LONGEST_WAY:], request]
        self._workplace.hush()
        self._stack.setCurrentWidget(page)
        self.changed.emit(page)
        page.opened(request)

    def back(self) -> None:
        """Return to the request before, or to the first page."""
        here = self._way.pop() if self._way else None
        before = self._way.pop() if self._way else FIRST
        if here != before:
            self.open(before)

    def holds_unsaved(self) -> bool:
        """Whether any page holds typed data that is not saved."""
        return any(page.holds_unsaved() for page in self._pages.values())

    def leave(self) -> None:
        """Tell the page in front that the desk is locked or closed."""
        if self.front is not None:
            self.front.left()

    def clear(self) -> None:
        """Take all pages away, for another person."""
        self.leave()
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._way.clear()

    def _page(self, entry: PageEntry) -> Page:
        if entry.name not in self._pages:
            page = entry.make(self._workplace)
            page.actions_changed.connect(lambda: self._retell(page))
            page.title_changed.connect(lambda: self._retell(page))
            page.next_step_wanted.connect(self.next_step_wanted)
            self._pages[entry.name] = page
            self._stack.addWidget(page)
        return self._pages[entry.name]

    def _retell(self, page: Page) -> None:
        if page is self.front:
            self.changed.emit(page)
