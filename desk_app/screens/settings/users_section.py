"""The users of this desk: adding, changing, a new PIN, letting a locked one in again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk_app.domain.steps.rights import Right
from desk_app.qt.tokens import Gap
from desk_app.screens.formats import day_text
from desk_app.screens.settings.user_dialogs import PinDialog, UserDialog
from desk_app.screens.widgets.buttons import plain_button
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.ports.changes import Changes
    from desk_app.services.people.users import UserDraft, UserLine


class UsersSection(QWidget):
    """A list of users; who may not change them sees it and may change the own PIN."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._lines: tuple[UserLine, ...] = ()
        heads = (self.tr("User"), self.tr("Full name"), self.tr("Role"), self.tr("Until"), self.tr("State"))
        self.table = QTableWidget(0, len(heads))
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setAccessibleName(self.tr("Users"))
        self.table.verticalHeader().setVisible(False)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.itemDoubleClicked.connect(lambda _: self._change())
        self.add = plain_button(self.tr("New user"), self._add)
        self.change = plain_button(self.tr("Change or new PIN"), self._change)
        self.unlock = plain_button(self.tr("Unlock"), self._unlock)
        self.own_pin = plain_button(self.tr("My own PIN"), lambda: PinDialog(workplace, self).open())
        row = QHBoxLayout()
        # The buttons bring four pixels of room for their ring on each side.
        row.setSpacing(0)
        row.setContentsMargins(0, Gap.NEAR, 0, 0)
        for button in (self.add, self.change, self.unlock, self.own_pin):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 16)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        workplace.notices.users.connect(self.read)

    def read(self) -> None:
        """Read the users anew."""
        reason = self._workplace.why_not(Right.CHANGE_USERS)
        for button in (self.add, self.change, self.unlock):
            button.setEnabled(not reason)
            button.setToolTip(reason)
            button.setAccessibleDescription(reason)
        self._workplace.ask("list_users", self._workplace.desk.people.list, self._show, owner=self)

    def _show(self, lines: tuple[UserLine, ...]) -> None:
        chosen = self.table.currentRow()
        self._lines = lines
        self.table.setRowCount(len(lines))
        for at, line in enumerate(lines):
            for place, text in enumerate(self._cells(line)):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.table.setItem(at, place, item)
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setCurrentCell(max(0, chosen), 0)

    def _cells(self, line: UserLine) -> tuple[str, ...]:
        messages = self._workplace.messages
        until = day_text(line.valid_until) if line.valid_until else ""
        state = messages.text(f"user.state.{line.state}")
        return (line.user, line.full_name, messages.role_name(line.role), until, state)

    def _chosen(self) -> UserLine | None:
        at = self.table.currentRow()
        return self._lines[at] if 0 <= at < len(self._lines) else None

    def _add(self) -> None:
        UserDialog(self._workplace, None, self._save, self).open()

    def _change(self) -> None:
        line = self._chosen()
        if line is not None and self._workplace.operator.may(Right.CHANGE_USERS):
            UserDialog(self._workplace, line, self._save, self).open()

    def _save(self, draft: UserDraft, pin: str, dialog: UserDialog) -> None:
        desk, by = self._workplace.desk, self._workplace.operator

        def saved(changes: Changes) -> None:
            dialog.accept()
            self._workplace.notices.publish(changes)

        self._workplace.ask(
            "save_user",
            lambda: desk.people.save(draft, by, pin=pin),
            saved,
            failed=dialog.refuse,
            owner=dialog,
        )

    def _unlock(self) -> None:
        line = self._chosen()
        desk, by = self._workplace.desk, self._workplace.operator
        if line is not None:
            self._workplace.ask(
                "unlock_user",
                lambda: desk.people.unlock(line.user, by),
                self._workplace.notices.publish,
                owner=self,
            )
