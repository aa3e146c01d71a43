"""Finds a dossier from whatever the citizen can say, as one types."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from desk_app.ports.dossiers import WorkList
from desk_app.qt.tokens import Gap
from desk_app.screens.page import Page
from desk_app.screens.requests import OpenDossier, PageRequest
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.widgets.tables.dossier_list import DossierList
from desk_app.screens.workplace import Workplace

PAUSE_MS = 80
"""Rest after a keystroke before the search starts: input methods send junk in between (STACK, trap 1)."""

REST_MS = 5_000
"""Rest after which a search is taken down as it stands: nobody types on."""

MOST_FOUND = 100
"""Dossiers shown of one search; who needs more types more."""


class SearchPage(Page):
    """One box for code, name, phone or ID number; empty it shows everything, newest first."""

    NAME = "search"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.box = QLineEdit(maxLength=200, clearButtonEnabled=True)
        self.box.setPlaceholderText(self.tr("For example: Hoa, 0912 345, 2345, 1001"))
        self.list = DossierList(workplace, self, self.NAME)
        self.hint = PlainLabel(size="hint")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.search)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._take_down)
        self._open = make_action(self, self.tr("Open dossier"), self._open_current, "F9")
        self._shown: str | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(Gap.PAGE, Gap.TIGHT, Gap.PAGE, Gap.SMALL)
        column.setSpacing(Gap.SMALL)
        column.addWidget(
            Field(self.tr("Find by code, name, phone or ID number"), self.box, remark_room=False)
        )
        column.addWidget(self.hint)
        column.addWidget(self.list.table, 1)
        self.box.textEdited.connect(self._pause.start)
        self.box.textChanged.connect(self._cleared)
        self.box.returnPressed.connect(self._enter)
        self.list.model.modelReset.connect(self._came)
        self.list.model.rowsInserted.connect(self._say_how_many)
        workplace.notices.dossiers.connect(self._stale)

    def title(self) -> str:
        """Name the page."""
        return self.tr("Find a dossier")

    def next_actions(self) -> tuple[QAction, ...]:
        """Opening the marked dossier comes next."""
        return (self._open,)

    def opened(self, request: PageRequest) -> None:
        """Come with the last search still there; everything typed is marked, so typing starts a new one."""
        self.search()
        self.box.setFocus()
        self.box.selectAll()

    def search(self) -> None:
        """Search now for what stands in the box."""
        self._pause.stop()
        self._shown = self.box.text().strip()
        if self._shown:
            self.list.show_found(self._shown, MOST_FOUND)
            self._rest.start()
        else:
            self.list.show_work_list(WorkList.ALL)

    def left(self) -> None:
        """Take the last search down at once."""
        if self._rest.isActive():
            self._take_down()

    def escape(self) -> bool:
        """Empty the box first; an empty one lets the window go back."""
        if not self.box.text():
            return False
        self.box.clear()
        self.search()
        return True

    def _take_down(self) -> None:
        self._rest.stop()
        self.workplace.ask("look_up", self.workplace.desk.look_ups.settle, owner=self)

    def _cleared(self, text: str) -> None:
        if not text:
            self._pause.start()

    def _enter(self) -> None:
        """Go into the list, or open the only one found."""
        if self._pause.isActive():
            self.search()
        self.list.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _came(self) -> None:
        nothing = self.tr("Nothing found. Try fewer letters, or the last four digits of the ID number.")
        self.list.table.say_when_empty(nothing if self._shown else self.tr("No dossier on this PC yet."))
        self._say_how_many()

    def _say_how_many(self) -> None:
        count = self.list.model.rowCount()
        if not self._shown:
            self.hint.setText(self.tr("All dossiers of this desk, newest first"))
        elif count >= MOST_FOUND:
            self.hint.setText(self.tr("The newest {count} shown; type more to narrow").format(count=count))
        else:
            self.hint.setText(self.tr("{count} found, newest first").format(count=count))

    def _open_current(self) -> None:
        row = self.list.table.current()
        if row is not None:
            self.workplace.open_page(OpenDossier(row.code))
        else:
            self.box.setFocus()
            self.box.selectAll()

    def _stale(self) -> None:
        if self.isVisible():
            self.search()
