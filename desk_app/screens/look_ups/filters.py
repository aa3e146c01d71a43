"""What narrows the list of look-ups: days, user, dossier."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from desk_app.ports.look_ups import LookUpsWanted
from desk_app.screens.widgets.fields.day_edit import DayEdit
from desk_app.screens.widgets.fields.enter_walk import EnterWalk
from desk_app.screens.widgets.fields.field import Field


class LookUpFilters(QWidget):
    """Two days, a user and a code; `changed` when another list is wanted, `at_end` when Enter leaves the last field."""

    changed = Signal()
    at_end = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.first, self.last = DayEdit(today), DayEdit(today)
        self.who = QComboBox()
        self.who.addItem(self.tr("Everybody"), "")
        self.code = QLineEdit(maxLength=60)
        self._told = self.wanted()
        self._walk = EnterWalk(self, self.at_end.emit).over(self.first, self.last, self.who, self.code)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for label, part, share in (
            (self.tr("&From day"), self.first, 0),
            (self.tr("T&o day"), self.last, 0),
            (self.tr("&User"), self.who, 2),
            (self.tr("&Dossier code"), self.code, 2),
        ):
            row.addWidget(Field(label, part, remark_room=False), share)
        for day in (self.first, self.last):
            day.day_changed.connect(lambda _: self._tell())
        self.who.currentIndexChanged.connect(lambda _: self._tell())
        self.code.editingFinished.connect(self._tell)

    def show_users(self, names: list[tuple[str, str]]) -> None:
        """Offer users (name, full name) to choose from; the one chosen stays."""
        chosen = self.who.currentData()
        self.who.blockSignals(True)
        self.who.clear()
        self.who.addItem(self.tr("Everybody"), "")
        for user, full_name in names:
            self.who.addItem(full_name, user)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
        self.who.blockSignals(False)

    def wanted(self) -> LookUpsWanted:
        """Give what is asked for; a field that holds no day asks for all days."""
        user = str(self.who.currentData() or "")
        return LookUpsWanted(self.first.day(), self.last.day(), user, self.code.text().strip())

    def _tell(self) -> None:
        if self.wanted() != self._told:
            self._told = self.wanted()
            self.changed.emit()
