"""Enter a moment and a procedure, see the due date and why."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desk_app.domain.findings import Severity
from desk_app.domain.time.local_time import VIETNAM, local
from desk_app.screens.calendar.typed_time import read_time
from desk_app.screens.formats import time_text
from desk_app.screens.reception.fields.procedure_box import ProcedureBox
from desk_app.screens.reception.promise import due_text, rule_text, step_rows
from desk_app.screens.widgets.fields.day_edit import DayEdit
from desk_app.screens.widgets.fields.enter_walk import EnterWalk
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.domain.findings import Finding
    from desk_app.domain.time.due_dates import DueDate
    from desk_app.errors import DeskError
    from desk_app.services.reference.catalogue import CatalogueView


class DuePanel(QWidget):
    """Counts with the desk's own calendar, hours and settings; nothing is saved."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        now = local(workplace.clock.now())
        self.procedure = ProcedureBox(self.tr("&Procedure"))
        self.day = DayEdit(now.date())
        self.time = QLineEdit(time_text(now), maxLength=5)
        self.time.setMaximumWidth(self.time.fontMetrics().horizontalAdvance("0") * 10)
        self.answer = PlainLabel(size="section", wrap=True)
        self.why = PlainLabel(wrap=True).selectable()
        self._day_field = Field(self.tr("Received on"), self.day)
        self._lay_out()
        self.procedure.chosen.connect(lambda _: self.count())
        self.day.editingFinished.connect(self.count)
        self.time.editingFinished.connect(self.count)
        EnterWalk(self, self.count).over(self.day, self.time)

    def _lay_out(self) -> None:
        moment = QHBoxLayout()
        moment.setSpacing(8)
        moment.addWidget(self._day_field)
        moment.addWidget(Field(self.tr("at"), self.time))
        moment.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.tr("When would it be due?"), "section"))
        column.addWidget(self.procedure)
        column.addLayout(moment)
        column.addWidget(self.answer)
        column.addWidget(self.why)
        column.addStretch(1)

    def offer(self, catalogue: CatalogueView) -> None:
        """Search procedures in this catalogue."""
        self.procedure.offer(catalogue.index)

    def count(self) -> None:
        """Count for what is entered, as soon as it is complete."""
        version, at = self.procedure.choice, self._moment()
        self._day_field.remark("" if at else self.tr("dd/mm/yyyy"), None if at else Severity.ERROR)
        if version is None or at is None:
            self.answer.setText("")
            self.why.setText("")
            return
        desk = self._workplace.desk
        self._workplace.ask_newest(
            "compute_due",
            lambda: desk.reference.compute_due(version.deadline, at),
            self._show,
            failed=self._refused,
            owner=self,
        )

    def _moment(self) -> datetime | None:
        day, at = self.day.day(), read_time(self.time.text())
        return datetime.combine(day, at or time(), VIETNAM) if day and at else None

    def _show(self, found: tuple[DueDate, list[Finding]]) -> None:
        due, findings = found
        messages, version = self._workplace.messages, self.procedure.choice
        rule = f"{rule_text(version.deadline)}\n" if version else ""
        self.answer.setText(due_text(due))
        lines = [f"{day}: {counted}. {reason}" for day, counted, reason in step_rows(due, messages)]
        lines += [messages.of(one) for one in findings]
        self.why.setText(rule + "\n".join(lines))

    def _refused(self, error: DeskError) -> None:
        self.answer.setText(self._workplace.words(error))
        self.why.setText("")
