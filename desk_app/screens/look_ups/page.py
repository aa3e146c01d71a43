"""Shows who looked at whose data, newest first, and whether the chain of look-ups holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout

from desk_app.domain.time.local_time import local
from desk_app.screens.look_ups.columns import LookUpRow, look_up_columns
from desk_app.screens.look_ups.filters import LookUpFilters
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.page import Page
from desk_app.screens.requests import OpenDossier, PageRequest
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.labels import PlainLabel, restyle
from desk_app.screens.widgets.tables.row_table import RowTable
from desk_app.screens.widgets.tables.windowed_rows import WINDOW, Window, WindowedRows
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.errors import DeskError
    from desk_app.services.people.read_look_ups import LookUpsPage as Found
    from desk_app.services.people.users import UserLine


class LookUpsPage(Page):
    """A list with filters above it; opening a line opens the dossier that was looked at."""

    NAME = "look_ups"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._names: dict[str, str] = {}
        self.filters = LookUpFilters(local(workplace.clock.now()).date())
        self.filters.changed.connect(self._read)
        self.hint = PlainLabel(size="hint", wrap=True)
        self.place = PlainLabel(size="hint", wrap=True)
        self.model = WindowedRows(look_up_columns(workplace.messages))
        self.table = RowTable(self.model, workplace.look, self.tr("Look-ups"))
        self.table.remember_as(self.NAME)
        self.table.chosen.connect(self._open)
        self.table.moved.connect(self._moved)
        self.filters.at_end.connect(self.table.setFocus)
        self._open_action = make_action(self, self.tr("Open dossier"), self._open_current, "F9")
        self.model.modelReset.connect(self._came)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.filters)
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)
        column.addWidget(self.place)

    def title(self) -> str:
        """Name the page."""
        return self.tr("Who looked at what")

    def next_actions(self) -> tuple[QAction, ...]:
        """Opening the dossier of the marked line comes next."""
        return (self._open_action,)

    def opened(self, request: PageRequest) -> None:
        """Read names and list anew."""
        self.workplace.ask("names", self.workplace.desk.people.list, self._show_names, owner=self)
        self._read()
        self.table.setFocus()

    def _show_names(self, users: tuple[UserLine, ...]) -> None:
        self._names = {one.user: one.full_name for one in users}
        self.filters.show_users([(one.user, one.full_name) for one in users])
        self.table.viewport().update()

    def _read(self) -> None:
        desk, by, wanted = self.workplace.desk, self.workplace.operator, self.filters.wanted()

        def fetch(start: str | None, came: Callable[[Window], None]) -> None:
            before = int(start) if start is not None else None

            def found(answer: Found) -> None:
                if before is None:
                    self._say_sound(answer)
                names = self._names
                came(
                    [
                        LookUpRow(line, names.get(line.look.user, line.look.user) if line.look else "")
                        for line in answer.lines
                    ]
                )

            self.workplace.ask(
                "look_ups",
                lambda: desk.people.look_ups(wanted, by, before=before, limit=WINDOW),
                found,
                failed=self._refused,
                owner=self,
            )

        self.model.show_list(fetch)

    def _say_sound(self, answer: Found) -> None:
        """Tell a chain that was tampered with, as loudly as the desk can."""
        messages, first = self.workplace.messages, next(iter(answer.problems), None)
        restyle(self.hint, "role", "fault" if first else "hint")
        if first is None:
            self.hint.setText(self.tr("Newest first. The chain holds. Reading this list is recorded too."))
            return
        said = messages.text("lookups.tampered", problem=messages.text(first.key, seq=first.seq))
        self.hint.setText(said)
        self.workplace.say(Notice(Tone.TROUBLE, said, messages.code("lookups.tampered")))

    def _refused(self, error: DeskError) -> None:
        self.hint.setText(self.workplace.words(error))
        self.workplace.say_error(error)

    def _came(self) -> None:
        self.table.say_when_empty(self.tr("Nobody looked at anything in these days."))
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._moved(self.table.current())

    def _moved(self, row: LookUpRow | None) -> None:
        can = bool(row and row.dossier)
        self._open_action.setEnabled(can)
        none = self.tr("This line names no dossier.")
        self._open_action.setToolTip(self._open_action.text() if can else none)
        self.place.setText(row.place if row else "")

    def _open(self, row: LookUpRow) -> None:
        if row.dossier:
            self.workplace.open_page(OpenDossier(row.dossier))

    def _open_current(self) -> None:
        row = self.table.current()
        if row is not None:
            self._open(row)
