"""Shows what only a person can settle: a list, both versions side by side, the ways to settle it and the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk_app.domain.journal.look_ups import Looking
from desk_app.qt.look import scaled
from desk_app.qt.tokens import Gap
from desk_app.screens.exceptions.columns import ExceptionRow, exception_columns
from desk_app.screens.exceptions.matter_list import MatterList
from desk_app.screens.exceptions.settling import Settling
from desk_app.screens.exceptions.versions_view import VersionsView
from desk_app.screens.formats import counted
from desk_app.screens.notice import deed_done
from desk_app.screens.page import Page
from desk_app.screens.requests import OpenDossier, PageRequest
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.empty_card import EmptyCard
from desk_app.screens.widgets.labels import PlainLabel, rule
from desk_app.screens.widgets.runs_label import Run, RunsLabel
from desk_app.screens.widgets.second_person import ask_person
from desk_app.screens.widgets.tables.windowed_rows import WINDOW, Window, WindowedRows
from desk_app.screens.workplace import Workplace
from desk_app.services.exchange.exception_words import may_settle

if TYPE_CHECKING:
    from desk_app.errors import DeskError
    from desk_app.services.exchange.exception_words import ExceptionView
    from desk_app.services.exchange.exceptions import ExceptionSettled
    from desk_app.services.people.operators import Operator


WIDE_LIST, NARROW_LIST, ROOMY = 330, 240, 1100
"""Widths of the list, and the width of the page from which it and both versions may be wide."""


class ExceptionsPage(Page):
    """What stands here holds up nothing else; it goes away only when somebody says what was done and why."""

    NAME = "exceptions"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.summary = RunsLabel(size="section")
        self.model = WindowedRows(exception_columns(workplace.messages))
        self.table = MatterList(
            self.model,
            workplace.look,
            self.tr("What needs attention"),
            workplace.messages,
            workplace.clock.now,
        )
        self.table.moved.connect(self._moved)
        self.table.chosen.connect(lambda _: self.settling.start())
        self.matter = PlainLabel(size="section", wrap=True)
        self.kept = PlainLabel(
            self.tr("Everything recorded IS kept. Ask the other side, then choose one way."), wrap=True
        )
        self.nothing = EmptyCard(
            "ok",
            "green",
            self.tr("Nothing needs attention."),
            self.tr("What desks or the city recorded differently will stand here."),
        )
        self.nothing.hide()
        self.versions = VersionsView(workplace.messages)
        self.settling: Settling = Settling(workplace.messages)
        self.settling.edited.connect(self._follow)
        self.settling.at_end.connect(self.next_step_wanted)
        self.shown: ExceptionView | None = None
        self._busy = False
        self._open = make_action(self, self.tr("Open dossier"), self._open_dossier, "Ctrl+O")
        self._settle = make_action(self, self.tr("Keep as settled"), self._settle_shown, "F9")
        self._lay_out()
        self.model.modelReset.connect(self._came)
        workplace.city.ended.connect(self._stale)
        workplace.notices.queue.connect(self._stale)

    def title(self) -> str:
        """Name the page."""
        return self.tr("Needs attention")

    def next_actions(self) -> tuple[QAction, ...]:
        """Settling comes next, once a way is chosen and a reason given."""
        return (self._open, self._settle)

    def opened(self, request: PageRequest) -> None:
        """Read the list anew."""
        self._read()
        self.table.setFocus()

    def holds_unsaved(self) -> bool:
        """Whether a reason was typed and not kept."""
        return bool(self.settling.reason.text().strip())

    def _lay_out(self) -> None:
        self._list = QFrame()
        self._list.setProperty("role", "card")
        left = QVBoxLayout(self._list)
        left.setContentsMargins(1, Gap.NEAR, 1, Gap.TIGHT)
        left.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(18, 0, Gap.NEAR, Gap.SMALL)
        head.addWidget(self.summary)
        left.addLayout(head)
        left.addWidget(rule())
        left.addWidget(self.table, 1)
        inside = QWidget()
        right = QVBoxLayout(inside)
        right.setContentsMargins(0, 0, Gap.SMALL, 0)
        right.setSpacing(Gap.NEAR)
        right.addWidget(self.matter)
        right.addWidget(self.kept)
        right.addWidget(self.versions)
        right.addWidget(self.settling)
        right.addStretch(1)
        self._detail = QScrollArea(widgetResizable=True)
        self._detail.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._detail.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._detail.setWidget(inside)
        row = QHBoxLayout(self)
        row.setContentsMargins(Gap.PAGE, Gap.TIGHT, Gap.WIDE, Gap.SMALL)
        row.setSpacing(20)
        row.addWidget(self._list)
        row.addWidget(self._detail, 1)
        row.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the versions the room on a narrow window."""
        super().resizeEvent(event)
        wide = self.width() >= scaled(ROOMY)
        self._list.setFixedWidth(scaled(WIDE_LIST if wide else NARROW_LIST))
        self.versions.set_narrow(not wide)

    def _read(self) -> None:
        desk, by = self.workplace.desk, self.workplace.operator

        def fetch(start: str | None, came: Callable[[Window], None]) -> None:
            def cut(views: tuple[ExceptionView, ...]) -> None:
                rows = [ExceptionRow(view) for view in views]
                keys = [row.code for row in rows]
                first = keys.index(start) + 1 if start in keys else 0
                self._sum_up(len(rows))
                came(rows[first : first + WINDOW])

            self.workplace.ask("list_exceptions", lambda: desk.exchange.exceptions(by), cut, owner=self)

        self.model.show_list(fetch)

    def _sum_up(self, count: int) -> None:
        if not count:
            self.summary.show_runs(Run(self.tr("Nothing waits"), strong=True))
            return
        waiting = counted(count, self.tr("{count} matter"), self.tr("{count} matters"))
        oldest = Run(" · " + self.tr("oldest first"), role="hint")
        self.summary.show_runs(Run(waiting, strong=True), oldest)

    def _came(self) -> None:
        keys = [row.code for row in map(self.model.row, range(self.model.rowCount())) if row is not None]
        kept = self.shown.exception_id if self.shown else ""
        at = keys.index(kept) if kept in keys else 0
        self._detail.setVisible(bool(keys))
        self.nothing.setVisible(not keys)
        if keys:
            self.table.setCurrentIndex(self.model.index(at, 0))
        self._moved(self.model.row(at) if keys else None)

    def _moved(self, row: ExceptionRow | None) -> None:
        view, before = row.view if row else None, self.shown
        if view == before and view is not None:
            return
        self.shown = view
        if view is not None and before is not None and view.exception_id == before.exception_id:
            # Read anew while somebody settles it: what was chosen and typed stays.
            self.matter.setText(self._words(view))
            self.versions.show_versions(view.versions)
            return
        for part in (self.kept, self.versions, self.settling):
            part.setVisible(view is not None)
        self.matter.setText(self._words(view) if view else "")
        if view is not None:
            self._record(view)
            self.versions.show_versions(view.versions)
            self.settling.show_exception(view, by_another=not self._may_settle(view))
        self._detail.verticalScrollBar().setValue(0)
        self._follow()

    def _record(self, view: ExceptionView) -> None:
        """Take down that both versions of this matter were looked at."""
        desk, by = self.workplace.desk, self.workplace.operator
        code = next(iter(view.codes), "")
        self.workplace.ask(
            "look_up",
            lambda: desk.look_ups(Looking.EXCEPTION, by, code=code, query=view.exception_id),
            owner=self,
        )

    def _words(self, view: ExceptionView) -> str:
        messages = self.workplace.messages
        title = messages.text(view.title.key, **view.title.params)
        if view.chosen is None:
            return title
        chosen = messages.text(view.chosen.key, **view.chosen.params)
        said = messages.text("exception.under_way", chosen=chosen, by=view.closed_by, reason=view.reason)
        return f"{title}\n{said}"

    def _follow(self) -> None:
        view = self.shown
        self._settle.setEnabled(view is not None and not self._busy)
        self._settle.setToolTip(self._settle.text() if view else self.tr("Nothing needs attention."))
        self._open.setEnabled(bool(view and view.codes))
        nothing = self.tr("This one is about no dossier.") if view else self.tr("Nothing needs attention.")
        self._open.setToolTip(self._open.text() if self._open.isEnabled() else nothing)

    def _open_dossier(self) -> None:
        if self.shown is not None and self.shown.codes:
            self.workplace.open_page(OpenDossier(self.shown.codes[0]))

    def _settle_shown(self) -> None:
        view = self.shown
        if view is None:
            return
        if not self.settling.is_ready:
            self.settling.ask_for_missing()
        elif self._may_settle(view):
            self._settle_by(self.workplace.operator)
        else:
            ask_person(self.workplace, view.right, self._words(view), self._settle_by, self)

    def _may_settle(self, view: ExceptionView) -> bool:
        return may_settle(self.workplace.operator, view.right)

    def _settle_by(self, by: Operator) -> None:
        view, desk = self.shown, self.workplace.desk
        if view is None or self._busy:
            return
        choice, reason = self.settling.choice, self.settling.reason.text()
        self._busy = True
        self._follow()
        self.workplace.ask(
            "close_exception",
            lambda: desk.exchange.close_exception(view.exception_id, choice, reason, by),
            self._settled,
            failed=self._refused,
            owner=self,
        )

    def _settled(self, done: ExceptionSettled) -> None:
        self._busy = False
        self.settling.reason.clear()
        text = (
            self.tr("Kept in the journal. It stays on the list until it is settled.")
            if done.stays_open
            else self.tr("Kept in the journal: settled, with its reason.")
        )
        self.workplace.say(deed_done(text))
        self.workplace.notices.publish(done.changes)
        self.table.setFocus()

    def _refused(self, error: DeskError) -> None:
        self._busy = False
        self.workplace.note_trouble(error)
        self.settling.refuse(self.workplace.words(error))
        self._follow()

    def _stale(self) -> None:
        if self.isVisible():
            self._read()
