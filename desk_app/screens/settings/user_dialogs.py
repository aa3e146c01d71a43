"""Dialogs for adding or changing a user and for choosing a PIN."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from desk_app.domain.findings import Severity
from desk_app.domain.people.roles import Role
from desk_app.screens.widgets.dialogs import DeskDialog, keep_typed
from desk_app.screens.widgets.fields.day_edit import DayEdit
from desk_app.screens.widgets.fields.field import Field
from desk_app.services.people.users import UserDraft

if TYPE_CHECKING:
    from desk_app.errors import DeskError
    from desk_app.screens.workplace import Workplace
    from desk_app.services.people.users import UserLine


_WIDTH = 720


def pin_edit() -> QLineEdit:
    """Make a field for a PIN."""
    return QLineEdit(echoMode=QLineEdit.EchoMode.Password, maxLength=32)


class UserDialog(DeskDialog):
    """A user's name, role, last day and first PIN; `save` is called with the draft and the PIN, and answers by `refuse`."""

    def __init__(
        self,
        workplace: Workplace,
        known: UserLine | None,
        save: Callable[[UserDraft, str, UserDialog], object],
        parent: QWidget,
    ) -> None:
        super().__init__(self.tr("Change user") if known else self.tr("New user"), parent)
        self._workplace = workplace
        keep_typed(self, workplace)
        self.user = QLineEdit(known.user if known else "", maxLength=32, readOnly=known is not None)
        self.full_name = QLineEdit(known.full_name if known else "", maxLength=150)
        self.phone = QLineEdit(known.phone if known else "", maxLength=50)
        self.role = QComboBox()
        for role in Role:
            self.role.addItem(workplace.messages.role_name(role), role.value)
        self.role.setCurrentIndex(max(0, self.role.findData(known.role if known else Role.CLERK.value)))
        self.until = DayEdit(known.valid_until if known else None)
        self._unit = known.unit if known else ""
        self.active = QCheckBox(self.tr("Works at this desk"))
        self.active.setChecked(known.active if known else True)
        self.pin = pin_edit()
        self._fields = self._labelled(is_new=known is None)
        self._lay_out()
        self._hint()
        self._show_own(own=known is not None and known.user == workplace.operator.user)
        self.full_name.setCursorPosition(0)
        self.full_name.editingFinished.connect(lambda: self.full_name.setCursorPosition(0))
        self._save = save
        self.start = self.full_name if known else None
        self.add_back()
        self.add_deed(self.tr("Save"), self._try)

    def _lay_out(self) -> None:
        """Put two fields side by side, so that all are seen at once on a low screen."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for at, field in enumerate(self._fields.values()):
            grid.addWidget(field, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        row = len(self._fields) // 2
        grid.addWidget(self.active, row, 0)
        self.body.addLayout(grid)
        self.setMinimumWidth(_WIDTH)

    def _hint(self) -> None:
        self._fields["pin"].remark(self.tr("This PIN is good once, to choose an own one."))

    def _show_own(self, *, own: bool) -> None:
        """Leave role, last day and work of the person signed in to somebody else."""
        for editor in (self.role, self.until, self.active):
            editor.setEnabled(not own)
        if own:
            self._fields["role"].remark(self.tr("Somebody else changes this for you."))

    def _labelled(self, *, is_new: bool) -> dict[str, Field]:
        """Put a label over each editor; the remark stands below it in whole sentences."""
        free = self.tr("not required")
        pin, kept = (
            (self.tr("First PIN"), "") if is_new else (self.tr("New PIN"), self.tr("empty: unchanged"))
        )
        labels = (
            ("user", self.tr("User name (small letters, digits)"), self.user, ""),
            ("full_name", self.tr("Full name"), self.full_name, ""),
            ("role", self.tr("Role"), self.role, ""),
            ("valid_until", self.tr("Last day of work"), self.until, self.tr("empty: no end")),
            ("phone", self.tr("Phone"), self.phone, free),
            ("pin", pin, self.pin, kept),
        )
        return {
            name: Field(label, editor, name, below=True, quiet=quiet) for name, label, editor, quiet in labels
        }

    def refuse(self, error: DeskError) -> None:
        """Show the remarks at their fields, or the sentence as a whole."""
        for field in self._fields.values():
            field.clear_remark()
        self._hint()
        at_fields = [one for one in error.findings if one.field in self._fields]
        for one in at_fields:
            self._remark(one.field, self._workplace.messages.of(one))
        if not at_fields:
            self._remark("user", self._workplace.words(error))

    def _remark(self, field: str, text: str) -> None:
        self._fields[field].remark(text, Severity.ERROR)
        self.show_whole(self._fields[field])

    def _try(self) -> None:
        if self.until.text().strip() and self.until.day() is None:
            self._remark("valid_until", self.tr("Write the day as dd/mm/yyyy"))
            self.until.setFocus()
            return
        self._save(self._draft(), self.pin.text(), self)

    def _draft(self) -> UserDraft:
        return UserDraft(
            self.user.text().strip(),
            self.full_name.text(),
            str(self.role.currentData()),
            self.phone.text(),
            self.active.isChecked(),
            self.until.day(),
            self._unit,
        )


class PinDialog(DeskDialog):
    """Lets the person signed in choose a new PIN; typed twice, kept only when the desk accepts it."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(self.tr("Change my PIN"), parent)
        self._workplace = workplace
        self.old, self.new, self.again = pin_edit(), pin_edit(), pin_edit()
        self._new_field = Field(self.tr("New PIN"), self.new, below=True)
        self._old_field = Field(self.tr("Present PIN"), self.old, below=True)
        self._again_field = Field(self.tr("New PIN once more"), self.again, below=True)
        for field in (self._old_field, self._new_field, self._again_field):
            self.body.addWidget(field)
        self.add_back()
        self.add_deed(self.tr("Change"), self._change)

    def _change(self) -> None:
        for field in (self._old_field, self._new_field, self._again_field):
            field.clear_remark()
        if self.new.text() != self.again.text():
            self._again_field.remark(self.tr("The two PINs differ"), Severity.ERROR)
            return
        desk, by = self._workplace.desk, self._workplace.operator
        old, new = self.old.text(), self.new.text()
        self._workplace.ask(
            "change_pin",
            lambda: desk.people.change_pin(old, new, by),
            lambda _: self.accept(),
            failed=self._refused,
            owner=self,
        )

    def _refused(self, error: DeskError) -> None:
        is_old = any(one.field == "old_pin" for one in error.findings)
        field = self._old_field if is_old else self._new_field
        field.remark(self._workplace.words(error), Severity.ERROR)
