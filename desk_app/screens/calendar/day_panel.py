"""What is known of the chosen day, and the form by which somebody with the right marks it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desk_app.domain.findings import Severity
from desk_app.domain.steps.rights import Right
from desk_app.domain.time.working_time import Calendar, CalendarDay, DayKind
from desk_app.screens.formats import day_text, weekday_text
from desk_app.screens.widgets.buttons import plain_button
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.errors import DeskError
    from desk_app.ports.changes import Changes

WEEKLY = "weekly"


class DayPanel(QWidget):
    """Shows a day; a change needs the day's name and the number of the decision it rests on."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._day = date.min
        self.heading = PlainLabel(size="section")
        self.known = PlainLabel(wrap=True)
        self.kind = QComboBox()
        self.kind.addItem(self.tr("as the week says"), WEEKLY)
        self.kind.addItem(self.tr("day off"), DayKind.OFF)
        self.kind.addItem(self.tr("worked (make-up day)"), DayKind.WORKS)
        self.name = QLineEdit(maxLength=120)
        self.source = QLineEdit(maxLength=200)
        self.save = plain_button(self.tr("Save this day"), self.save_day)
        self._source_field = Field(self.tr("Decision no., or where it was read"), self.source, below=True)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        form.addWidget(Field(self.tr("This day is"), self.kind, remark_room=False))
        form.addWidget(Field(self.tr("Name of the day"), self.name, remark_room=False))
        form.addWidget(self._source_field)
        form.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.known)
        column.addWidget(self._form)

    def show_day(self, day: date, calendar: Calendar) -> None:
        """Show what the calendar knows of a day."""
        self._day = day
        self._form.setVisible(self._workplace.operator.may(Right.CHANGE_CALENDAR))
        self.heading.setText(f"{weekday_text(day)} {day_text(day)}")
        mark = calendar.mark(day)
        self.kind.setCurrentIndex(self.kind.findData(mark.kind if mark else WEEKLY))
        self.name.setText(mark.name if mark else "")
        self.source.setText("")
        self.source.setPlaceholderText(mark.source if mark else "")
        self._source_field.clear_remark()
        if mark is None:
            works = calendar.is_working_day(day)
            self.known.setText(self.tr("Working day") if works else self.tr("Weekly rest"))
        else:
            word = self.tr("Day off") if mark.kind is DayKind.OFF else self.tr("Make-up working day")
            source = self.tr("Source: {source}").format(source=mark.source or "?")
            lines = [f"{word}: {mark.name}", source]
            if not calendar.is_confirmed(day):
                lines.append(self.tr("! Not confirmed: only a package says so, no document is named"))
            self.known.setText("\n".join(lines))

    def save_day(self) -> None:
        """Keep what the form says."""
        desk, by, day = self._workplace.desk, self._workplace.operator, self._day
        source = self.source.text()
        if self.kind.currentData() == WEEKLY:
            self._ask(lambda: desk.reference.clear_calendar_day(day, source, by))
        else:
            mark = CalendarDay(
                day, DayKind(self.kind.currentData()), self.name.text().strip(), source.strip()
            )
            self._ask(lambda: desk.reference.save_calendar_day(mark, by))

    def _ask(self, deed: Callable[[], Changes]) -> None:
        self._workplace.ask("save_day", deed, self._saved, failed=self._refused, owner=self)

    def _saved(self, changes: Changes) -> None:
        self._source_field.clear_remark()
        self._workplace.notices.publish(changes)

    def _refused(self, error: DeskError) -> None:
        self._source_field.remark(self._workplace.words(error), Severity.ERROR)
        self.source.setFocus()
